/// The share capital as a register shows it.
package struct Capital: Hashable, Sendable, Codable {
    package var amount: Amount
    /// A company with variable capital moves it without a word to the register (L231-1 C. com.).
    package var isVariable: Bool

    package init(amount: Amount, isVariable: Bool = false) {
        self.amount = amount
        self.isVariable = isVariable
    }
}

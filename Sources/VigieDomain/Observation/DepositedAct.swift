/// The act that a register reads holders and capital from: it says what was true on its day, and may be years old.
package struct DepositedAct: Hashable, Sendable, Codable {
    /// The day on which the registry received it.
    package var deposited: Day
    /// The day of the act itself.
    package var signed: Day?

    package init(deposited: Day, signed: Day? = nil) {
        self.deposited = deposited
        self.signed = signed
    }
}

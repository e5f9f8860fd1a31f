/// The last annual accounts that a register shows.
package struct FiledAccounts: Hashable, Sendable, Codable {
    /// The day on which the year closed.
    package var yearEnd: Day
    package var deposited: Day?
    /// Filed, but not shown to everyone (L232-25 C. com.); nil where the source does not say.
    package var isConfidential: Bool?
    package var turnover: Amount?
    package var result: Amount?

    package init(
        yearEnd: Day, deposited: Day? = nil, isConfidential: Bool? = nil, turnover: Amount? = nil,
        result: Amount? = nil
    ) {
        self.yearEnd = yearEnd
        self.deposited = deposited
        self.isConfidential = isConfidential
        self.turnover = turnover
        self.result = result
    }
}

/// What our own books say of one account of the client.
package struct LedgerEntry: Hashable, Sendable, Codable {
    /// nil where the file knows clients by their number alone.
    package var account: String?
    package var exposure: Exposure
    /// How many days beyond the terms the client pays, on average.
    package var daysLate: Int?

    package init(account: String? = nil, exposure: Exposure, daysLate: Int? = nil) {
        self.account = account
        self.exposure = exposure
        self.daysLate = daysLate
    }
}

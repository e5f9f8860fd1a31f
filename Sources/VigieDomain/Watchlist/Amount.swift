/// A sum of money in the smallest unit of its currency (cents of a euro).
package struct Amount: Hashable, Sendable, Codable {
    package var cents: Int64
    /// ISO 4217, three capitals.
    package var currency: String

    package init(cents: Int64, currency: String = "EUR") {
        self.cents = cents
        self.currency = currency
    }
}

/// Pappers, a private register under contract: off unless the file has `sources.pappers`.
package struct PappersSourceSettings: Hashable, Sendable {
    /// `key`: a reference to the key of the contract, required.
    package var key: SecretReference
    /// `financial_score`: default false; the score costs thirty tokens a company each time.
    package var isScored: Bool

    /// `list`: the identifier of a list at Pappers that belongs to Vigie alone, on which every followed client is kept; default
    /// none.
    package var list: String?

    package init(key: SecretReference, isScored: Bool = false, list: String? = nil) {
        self.key = key
        self.isScored = isScored
        self.list = list
    }
}

/// Pappers, a private register under contract: off unless the file has `sources.pappers`.
package struct PappersSourceSettings: Hashable, Sendable {
    /// `key`: a reference to the key of the contract, required.
    package var key: SecretReference
    /// `financial_score`: default false; the score costs thirty tokens a company each time.
    package var isScored: Bool

    package init(key: SecretReference, isScored: Bool = false) {
        self.key = key
        self.isScored = isScored
    }
}

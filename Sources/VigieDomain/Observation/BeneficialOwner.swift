/// A natural person behind the company: more than a quarter of the capital or of the votes, or control by other means
/// (L561-2-2 C. mon. fin.).
package struct BeneficialOwner: Hashable, Sendable, Codable {
    /// What stays the same from one answer to the next: the register's own number, else normalised names and birth month.
    package var key: String
    package var name: String
    package var share: Share?
    package var votes: Share?

    package init(key: String, name: String, share: Share? = nil, votes: Share? = nil) {
        self.key = key
        self.name = name
        self.share = share
        self.votes = votes
    }
}

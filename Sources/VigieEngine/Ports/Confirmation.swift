package import VigieDomain

/// What a second source said of a change that was recorded already: kept with its proof, and told to nobody again.
package struct Confirmation: Hashable, Sendable {
    /// The change that it confirms.
    package var change: ChangeID
    /// The name that the second telling would have had by itself. Met again, it is the same confirmation.
    package var telling: ChangeID
    package var provenance: Provenance
    /// The notice that says it, where a notice does.
    package var notice: NoticeID?
    package var at: Instant

    package init(change: ChangeID, telling: ChangeID, provenance: Provenance, notice: NoticeID? = nil, at: Instant) {
        self.change = change
        self.telling = telling
        self.provenance = provenance
        self.notice = notice
        self.at = at
    }
}

/// When two sources tell one fact.
package struct MergingRule: Hashable, Sendable {
    /// From the first telling to the second. Registers follow the gazette within days; a month leaves room for a weekend,
    /// an outage and a slow clerk, and is shorter than any fact that a company repeats. 0 merges nothing.
    package var days = 30

    package init() {}
}

package import VigieDomain

/// The alerts of one source that wait until a person says whether so many changes can be true.
package struct AlertHold: Hashable, Sendable {
    package enum Outcome: String, Hashable, Sendable, CaseIterable, Codable {
        /// Each alert went out.
        case released
        /// None did; the changes stay in the history.
        case discarded
    }

    package var source: SourceID
    package var opened: Instant
    package var ended: Instant?
    package var outcome: Outcome?
    /// The last change of the journal when it ended: what came after it is counted anew.
    package var boundary: Int64?
    /// What it holds, or held when it ended.
    package var alerts: Int
    package var changes: Int
    package var clients: Int

    package init(
        source: SourceID, opened: Instant, ended: Instant? = nil, outcome: Outcome? = nil, boundary: Int64? = nil,
        alerts: Int, changes: Int, clients: Int
    ) {
        self.source = source
        self.opened = opened
        self.ended = ended
        self.outcome = outcome
        self.boundary = boundary
        self.alerts = alerts
        self.changes = changes
        self.clients = clients
    }
}

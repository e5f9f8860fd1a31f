package import VigieDomain

/// How a source has behaved, and since when it has proved that it sees.
package struct SourceHealth: Hashable, Sendable, Codable {
    package enum State: String, Hashable, Sendable, Codable, CaseIterable { case healthy, suspect, down }

    package var source: SourceID
    package var state: State
    package var since: Instant
    /// The first health figure: the age of the last success.
    package var lastSuccess: Instant?
    package var lastAttempt: Instant?
    /// Failed cycles in a row.
    package var failures: Int
    /// What was found in the last failed cycle.
    package var reason: Phrase?
    /// Not to be asked before.
    package var notBefore: Instant?
    /// Last review of seven days, and of the watched numbers.
    package var lastReview: Instant?
    package var lastDeepReview: Instant?

    package init(source: SourceID, state: State = .healthy, since: Instant) {
        self.source = source
        self.state = state
        self.since = since
        failures = 0
    }
}

package import VigieDomain

/// A time in which a source told nothing for longer than promised.
package struct SourceGap: Hashable, Sendable {
    package var source: SourceID
    /// The last success before it.
    package var began: Instant
    /// The first success after it.
    package var ended: Instant
    /// What the source was last blamed for; nil where Vigie itself did not run or was not to ask.
    package var reason: Phrase?

    package init(source: SourceID, began: Instant, ended: Instant, reason: Phrase? = nil) {
        self.source = source
        self.began = began
        self.ended = ended
        self.reason = reason
    }
}

/// What the journal knows of one client at one source, for the proof of watch.
package struct CoverageMark: Hashable, Sendable {
    /// When the source first told everything it knows of the client; nil before.
    package var baseline: Instant?
    package var attempted: Instant?
    package var succeeded: Instant?
    /// For how long, in all, the last answer was older than promised.
    package var late: Duration

    package init(
        baseline: Instant? = nil, attempted: Instant? = nil, succeeded: Instant? = nil, late: Duration = .zero
    ) {
        self.baseline = baseline
        self.attempted = attempted
        self.succeeded = succeeded
        self.late = late
    }
}

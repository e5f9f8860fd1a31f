/// The change by which another source told the same fact before, where the later one says more or reaches more readers.
package struct EarlierTelling: Hashable, Sendable, Codable {
    package var change: ChangeID
    package var source: SourceID
    package var detected: Instant
    /// Whether the later change says no more than this one, and is told only to those who were not told of it.
    package var isWhole: Bool

    package init(change: ChangeID, source: SourceID, detected: Instant, isWhole: Bool) {
        self.change = change
        self.source = source
        self.detected = detected
        self.isWhole = isWhole
    }

    package init(_ change: Change, isWhole: Bool) {
        self.init(
            change: change.id, source: change.provenance.source, detected: change.detected, isWhole: isWhole)
    }
}

import FoundationEssentials
import VigieDomain
import VigieEngine

/// Where a round of all watched numbers stands, batch after batch in their order.
struct WatchedRound: Hashable, Sendable, Codable {
    var after: SIREN?

    init(after: SIREN?) { self.after = after }

    /// A place that is none of ours begins the round again.
    init(_ cursor: Cursor?) {
        let value = cursor.flatMap { try? JSONDecoder().decode(WatchedRound.self, from: Data($0.text.utf8)) }
        self = value ?? WatchedRound(after: nil)
    }

    var cursor: Cursor { Cursor(text: BodaccCursor.text(of: self)) }

    /// The next numbers, and where the round goes on; nil where it ends with them.
    func batch(of watch: WatchIndex, atMost limit: Int) -> (numbers: [SIREN], next: WatchedRound?) {
        let left = watch.keys.compactMap(\.siren).filter { siren in after.map { siren > $0 } ?? true }.sorted()
        let batch = Array(left.prefix(limit))
        return (batch, left.count > batch.count ? WatchedRound(after: batch.last) : nil)
    }
}

extension Reading {
    /// Joins the answer to another part of one question about companies.
    mutating func join(_ part: Reading) {
        add(part)
        sightings.merge(part.sightings) { _, new in new }
        mended.formUnion(part.mended)
    }
}

extension SightingOutcome {
    var isFailure: Bool {
        if case .failed = self { true } else { false }
    }
}

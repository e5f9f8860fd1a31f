/// What one source says of a side, since when we know it, and when it was last asked.
package struct SourceWord: Hashable, Sendable {
    package var source: SourceID
    package var position: Position
    /// When it was read the first time in this form.
    package var told: Instant
    /// When the source last answered about the client: then it still said so.
    package var checked: Instant

    package init(source: SourceID, position: Position, told: Instant, checked: Instant) {
        self.source = source
        self.position = position
        self.told = told
        self.checked = max(told, checked)
    }
}

/// Sources that say different things of one side of a client. Shown, and never resolved by us.
///
/// A register that has not been asked since the younger fact contradicts nothing: it is late. It is a contradiction where the
/// older word was repeated after the younger one was read, or where so many days have passed that a register has had its time.
package struct Contradiction: Hashable, Sendable {
    package var side: Position.Side
    /// By the names of the sources.
    package var words: [SourceWord]

    /// - Parameter days: how long a younger fact may take to reach the others (`merging.days`).
    package static func found(in words: [SourceWord], days: Int, now: Instant) -> [Contradiction] {
        Position.Side.allCases.compactMap { side in
            let said = words.filter { $0.position.side == side }.sorted { $0.source < $1.source }
            let isContradicted = said.contains { word in
                said.contains { other in
                    let (older, younger) = word.told <= other.told ? (word, other) : (other, word)
                    return word.position.contradicts(other.position)
                        && (older.checked > younger.told || younger.told.duration(to: now) > .seconds(days * 86_400))
                }
            }
            return isContradicted ? Contradiction(side: side, words: said) : nil
        }
    }
}

/// What another source said when a change was recorded, kept with the change.
package struct Elsewhere: Hashable, Sendable, Codable {
    package var source: SourceID
    package var value: Position.Value
    /// When it last said so.
    package var checked: Instant

    package init(source: SourceID, value: Position.Value, checked: Instant) {
        self.source = source
        self.value = value
        self.checked = checked
    }

    /// The words of others that are not what the change says, by the names of the sources.
    package static func words(_ words: [SourceWord], against change: Change) -> [Elsewhere] {
        guard let position = Position(of: change) else { return [] }
        return words.filter { $0.source != change.provenance.source && $0.position.contradicts(position) }
            .sorted { $0.source < $1.source }
            .map { Elsewhere(source: $0.source, value: $0.position.value, checked: $0.checked) }
    }
}

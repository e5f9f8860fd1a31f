/// The known word nearest to one that is not known: what a person probably meant.
package enum Nearest {
    /// Longest word that is compared: the cost grows with the square of the length.
    private static let longest = 64

    /// - Returns: nil where even the nearest is too far to be a slip (more than a third of its letters).
    package static func word(to typed: String, among known: some Sequence<String>) -> String? {
        let wanted = Array(typed.utf8.prefix(longest))
        guard !wanted.isEmpty else { return nil }
        var best: (word: String, distance: Int)?
        for word in known {
            let candidate = Array(word.utf8.prefix(longest))
            let limit = max(1, max(candidate.count, wanted.count) / 3)
            guard abs(candidate.count - wanted.count) <= limit else { continue }
            let distance = distance(wanted, candidate)
            if distance <= limit, distance < best?.distance ?? .max { best = (word, distance) }
        }
        return best?.word
    }

    /// Letters to add, drop, change or swap with a neighbour (optimal string alignment).
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var before = [Int](repeating: 0, count: right.count + 1)
        var row = Array(0...right.count)
        for i in left.indices {
            var next = [i + 1] + [Int](repeating: 0, count: right.count)
            for j in right.indices {
                let change = left[i] == right[j] ? 0 : 1
                next[j + 1] = min(row[j + 1] + 1, next[j] + 1, row[j] + change)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    next[j + 1] = min(next[j + 1], before[j - 1] + 1)
                }
            }
            before = row
            row = next
        }
        return row[right.count]
    }
}

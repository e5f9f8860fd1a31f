/// The words by which offices call the columns of one kind of table. A column is known by its internal name, which is
/// accepted as a header too.
package struct Vocabulary: Hashable, Sendable {
    /// Of one column.
    package struct Words: Hashable, Sendable {
        package var column: String
        /// Headers met in offices, the first being the one that we advise. Case, accents, blanks and punctuation do not
        /// count.
        package var headers: [String]

        package init(_ column: String, _ headers: [String]) {
            self.column = column
            self.headers = headers
        }
    }

    /// Columns of which one at least makes a row a header.
    package let keys: Set<String>
    /// Columns that may stand twice (SIREN and TVA): both are kept.
    package let repeatable: Set<String>
    /// Columns that name the company of a row: a row without any of their figures may be a sum.
    package let naming: [String]
    private let known: [String: String]
    private let titles: [String: String]

    package init(_ words: [Words], keys: Set<String>, repeatable: Set<String> = [], naming: [String]) {
        self.keys = keys
        self.repeatable = repeatable
        self.naming = naming
        var known: [String: String] = [:]
        var titles: [String: String] = [:]
        for one in words {
            for header in one.headers + [one.column] {
                let folded = Folded.text(header)
                if known[folded] == nil { known[folded] = one.column }
                if titles[folded] == nil { titles[folded] = header }
            }
        }
        self.known = known
        self.titles = titles
    }

    /// What a header cell means, and by how much its cells are to be multiplied (`Encours (k€)`); nil for a header that
    /// no column has.
    package func reading(of header: String) -> (column: String, factor: Int64)? {
        var text = Folded.text(header)
        if let column = known[text] { return (column, 1) }
        for (suffix, factor) in [("enkeur", Int64(1000)), ("keur", 1000), ("eneuros", 1), ("eneur", 1), ("eur", 1)]
        where text.hasSuffix(suffix) {
            text.removeLast(suffix.count)
            guard let column = known[text] else { continue }
            return (column, factor)
        }
        return nil
    }

    /// The known header that a person probably meant.
    package func suggestion(for header: String) -> String? {
        guard let near = Nearest.word(to: Folded.text(header), among: known.keys.sorted()) else { return nil }
        return titles[near]
    }
}

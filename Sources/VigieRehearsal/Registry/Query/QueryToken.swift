/// One word of a query.
enum QueryToken: Hashable, Sendable {
    case name(String)
    case text(String)
    /// `date'2026-01-01'`
    case date(String)
    case number(String)
    /// `=`, `!=`, `<`, `(`, `,` …
    case symbol(String)

    var shown: String {
        switch self {
        case .name(let name), .number(let name), .symbol(let name): name
        case .text(let text): "\"\(text)\""
        case .date(let text): "date'\(text)'"
        }
    }

    /// Whether this is the keyword, in any capitals.
    func isKeyword(_ word: String) -> Bool {
        guard case .name(let name) = self else { return false }
        return name.lowercased() == word
    }
}

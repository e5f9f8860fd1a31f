/// Lines of a page for a terminal: headings, then `label: value` rows set in from them.
struct TextPage {
    private(set) var lines: [String] = []

    mutating func heading(_ text: String) {
        if !lines.isEmpty { lines.append("") }
        lines.append(text)
    }

    mutating func add(_ text: String, depth: Int = 1) {
        lines.append(String(repeating: "  ", count: depth) + text)
    }

    /// Several lines of somebody else's text, each set in.
    mutating func add(lines texts: some Sequence<String>, depth: Int = 1) {
        for text in texts { add(text, depth: depth) }
    }
}

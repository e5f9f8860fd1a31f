/// A reader of HTML that accepts what our layout needs and nothing else: known tags, known attributes in double quotes, each
/// tag closed in its turn, no bare `<`. What a browser would forgive is a fault here.
enum StrictPage {
    private static let tags: Set<String> = [
        "html", "head", "meta", "title", "style", "body", "div", "table", "tr", "td", "th", "span", "p", "h1", "h2",
        "h3",
        "strong", "a", "ul", "li", "bdi", "br",
    ]
    private static let void: Set<String> = ["meta", "br"]
    private static let attributes: Set<String> = [
        "lang", "charset", "name", "content", "class", "style", "role", "width", "cellpadding", "cellspacing", "border",
        "align", "valign", "id", "href", "rel", "scope", "aria-hidden",
    ]

    /// The words of the page, or what is wrong with it.
    static func read(_ page: String) -> (words: String, problem: String?) {
        let start = "<!DOCTYPE html>"
        guard page.hasPrefix(start) else { return ("", "no doctype") }
        var rest = page.dropFirst(start.count)
        var open: [String] = []
        var words = ""
        while let sign = rest.first {
            guard sign == "<" else {
                let text = rest.prefix { $0 != "<" }
                if text.contains(">"), open.last != "style" { return (words, "a bare > in \"\(text.prefix(60))\"") }
                words += text
                rest = rest.dropFirst(text.count)
                continue
            }
            guard let end = rest.firstIndex(of: ">") else { return (words, "a tag without end") }
            let tag = String(rest[rest.index(after: rest.startIndex)..<end])
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") {
                guard open.popLast() == String(tag.dropFirst()) else { return (words, "</…> out of turn: \(tag)") }
                words += " "
                continue
            }
            let name = String(tag.prefix { $0 != " " })
            guard tags.contains(name) else { return (words, "the tag <\(name.prefix(40))>") }
            if let problem = wrong(String(tag.dropFirst(name.count))) { return (words, "<\(name)>: \(problem)") }
            if !void.contains(name) { open.append(name) }
            if name == "br" { words += "\n" }
        }
        return (unescaped(words), open.isEmpty ? nil : "still open: \(open)")
    }

    private static func wrong(_ text: String) -> String? {
        var rest = text[...]
        while true {
            rest = rest.drop { $0 == " " }
            guard !rest.isEmpty else { return nil }
            let name = String(rest.prefix { $0 != "=" })
            guard attributes.contains(name) else { return "the attribute \(name.prefix(40))" }
            rest = rest.dropFirst(name.count + 1)
            guard rest.first == "\"" else { return "\(name) without quotes" }
            rest = rest.dropFirst()
            let value = rest.prefix { $0 != "\"" }
            if name == "href", !value.hasPrefix("https://"), !value.hasPrefix("http://"), !value.hasPrefix("#") {
                return "a link to \(value.prefix(40))"
            }
            if value.contains("url(") || value.contains("expression(") { return "\(name) that loads something" }
            rest = rest.dropFirst(value.count + 1)
        }
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&nbsp;", with: " ").replacing("&amp;", with: "&")
    }
}

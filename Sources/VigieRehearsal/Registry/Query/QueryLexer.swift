/// Cuts a query into words.
struct QueryLexer {
    /// Far above any honest query (forty numbers make about 700 characters): a longer one is refused before any work.
    static let longest = 20_000

    private let characters: [Character]
    private var index = 0

    private init(_ text: String) { characters = Array(text) }

    static func tokens(of text: String) throws(QueryRefusal) -> [QueryToken] {
        guard text.utf8.count <= longest else { throw .malformed("the query is longer than \(longest) bytes") }
        var lexer = QueryLexer(text)
        var tokens: [QueryToken] = []
        while let token = try lexer.next() { tokens.append(token) }
        return tokens
    }

    private mutating func next() throws(QueryRefusal) -> QueryToken? {
        while index < characters.count, characters[index].isWhitespace { index += 1 }
        guard index < characters.count else { return nil }
        let first = characters[index]
        if first == "\"" || first == "'" { return .text(try quoted()) }
        if first == "`" { return .name(try quoted()) }
        if QueryLexer.isNameStart(first) {
            let name = run { QueryLexer.isNameStart($0) || $0.isASCII && $0.isNumber }
            guard name.lowercased() == "date", index < characters.count, "'\"".contains(characters[index]) else {
                return .name(name)
            }
            return .date(try quoted())
        }
        if first.isASCII, first.isNumber || first == "-" {
            index += 1
            return .number(String(first) + run { $0.isASCII && ($0.isNumber || $0 == ".") })
        }
        return .symbol(try symbol(first))
    }

    private mutating func symbol(_ first: Character) throws(QueryRefusal) -> String {
        let isPair = index + 1 < characters.count && characters[index + 1] == "=" && "!<>".contains(first)
        guard isPair || "=<>():,*".contains(first) else { throw .malformed("unexpected character '\(first)'") }
        index += isPair ? 2 : 1
        return isPair ? "\(first)=" : String(first)
    }

    /// A backslash takes the next character as it is.
    private mutating func quoted() throws(QueryRefusal) -> String {
        let quote = characters[index]
        index += 1
        var text = ""
        while index < characters.count {
            let character = characters[index]
            index += 1
            if character == quote { return text }
            if character == "\\", index < characters.count {
                text.append(characters[index])
                index += 1
            } else {
                text.append(character)
            }
        }
        throw .malformed("the text that begins with \(quote)\(text.prefix(20)) has no end")
    }

    private mutating func run(while keeps: (Character) -> Bool) -> String {
        let start = index
        while index < characters.count, keeps(characters[index]) { index += 1 }
        return String(characters[start..<index])
    }

    private static func isNameStart(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character == "_")
    }
}

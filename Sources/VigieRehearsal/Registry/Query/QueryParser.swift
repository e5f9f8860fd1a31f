import VigieDomain

/// Reads the part of the portal's query language that clients use: comparisons, `in`, `is null`, `search`, `startswith`,
/// AND, OR, NOT and parentheses. Stricter than the portal where we do not know: a query accepted here is plain.
struct QueryParser {
    /// A query nested deeper than this is an attack on the reader's stack.
    static let deepest = 40

    private let tokens: [QueryToken]
    private var index = 0
    private var depth = 0

    private init(_ tokens: [QueryToken]) { self.tokens = tokens }

    static func condition(_ text: String) throws(QueryRefusal) -> QueryCondition {
        var parser = QueryParser(try QueryLexer.tokens(of: text))
        let condition = try parser.alternatives()
        if let rest = parser.peek { throw .malformed("unexpected \(rest.shown)") }
        return condition
    }

    private var peek: QueryToken? { index < tokens.count ? tokens[index] : nil }

    private mutating func alternatives() throws(QueryRefusal) -> QueryCondition {
        depth += 1
        defer { depth -= 1 }
        guard depth <= QueryParser.deepest else { throw .malformed("nested more than \(QueryParser.deepest) times") }
        var parts = [try conjunction()]
        while skip(keyword: "or") { parts.append(try conjunction()) }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func conjunction() throws(QueryRefusal) -> QueryCondition {
        var parts = [try negation()]
        while skip(keyword: "and") { parts.append(try negation()) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func negation() throws(QueryRefusal) -> QueryCondition {
        var isNegated = false
        while skip(keyword: "not") { isNegated.toggle() }
        let condition = try primary()
        return isNegated ? .not(condition) : condition
    }

    private mutating func primary() throws(QueryRefusal) -> QueryCondition {
        if skip(symbol: "(") {
            let inner = try alternatives()
            try expect(")")
            return inner
        }
        guard case .name(let name)? = peek else {
            throw .malformed(peek.map { "unexpected \($0.shown)" } ?? "unexpected end")
        }
        index += 1
        if skip(symbol: "(") { return try function(name) }
        let field = try QueryParser.field(name)
        if skip(keyword: "in") { return try membership(of: field) }
        if skip(keyword: "is") {
            let isNegated = skip(keyword: "not")
            guard skip(keyword: "null") else { throw .malformed("null expected after is") }
            return isNegated ? .not(.isNull(field)) : .isNull(field)
        }
        return try comparison(of: field)
    }

    private mutating func comparison(of field: GazetteField) throws(QueryRefusal) -> QueryCondition {
        guard case .symbol(let symbol)? = peek, let comparison = QueryCondition.Comparison(portal: symbol) else {
            throw .malformed("an operator is expected after \(field.rawValue)")
        }
        index += 1
        let isOrder = comparison != .equal && comparison != .different
        guard !isOrder || field.kind == .date || field.kind == .integer else {
            throw .malformed("\(comparison.rawValue) is for numbers and dates, \(field.rawValue) is a text")
        }
        return .compare(field, comparison, try literal(for: field))
    }

    private mutating func membership(of field: GazetteField) throws(QueryRefusal) -> QueryCondition {
        try expect("(")
        var literals = [try literal(for: field)]
        while skip(symbol: ",") { literals.append(try literal(for: field)) }
        try expect(")")
        return .among(field, literals)
    }

    private mutating func function(_ name: String) throws(QueryRefusal) -> QueryCondition {
        var field: GazetteField?
        if case .name(let first)? = peek {
            index += 1
            field = try QueryParser.field(first)
            try expect(",")
        }
        guard case .text(let text)? = peek else { throw .malformed("\(name)() wants a text in quotes") }
        index += 1
        try expect(")")
        switch (name.lowercased(), field) {
        case ("search", _): return .search(field, text)
        case ("startswith", let field?): return .startsWith(field, text)
        default: throw .malformed("unknown function: \(name)")
        }
    }

    private mutating func literal(for field: GazetteField) throws(QueryRefusal) -> QueryCondition.Literal {
        guard let token = peek else { throw .malformed("a value is expected after \(field.rawValue)") }
        index += 1
        switch (field.kind, token) {
        case (.text, .text(let text)), (.texts, .text(let text)): return .text(text)
        case (.date, .text(let text)), (.date, .date(let text)): return .day(try QueryParser.day(text))
        case (.integer, .number(let text)), (.integer, .text(let text)):
            guard let integer = Int64(text) else { throw .malformed("\(token.shown) is not an integer") }
            return .integer(integer)
        default: throw .malformed("\(token.shown) cannot be compared with \(field.rawValue)")
        }
    }

    /// `2026-01-01`, `2026/01/01`, with or without a time, which a field of dates ignores.
    private static func day(_ text: String) throws(QueryRefusal) -> Day {
        let date = text.prefix { $0 != "T" && $0 != " " }.map { $0 == "/" ? "-" : $0 }
        guard let day = Day(String(date)) else { throw .malformed("\"\(text)\" is not a date") }
        return day
    }

    static func field(_ name: String) throws(QueryRefusal) -> GazetteField {
        guard let field = GazetteField(rawValue: name) else { throw .malformed("Unknown field: \(name)") }
        return field
    }

    private mutating func skip(keyword: String) -> Bool {
        guard peek?.isKeyword(keyword) == true else { return false }
        index += 1
        return true
    }

    private mutating func skip(symbol: String) -> Bool {
        guard peek == .symbol(symbol) else { return false }
        index += 1
        return true
    }

    private mutating func expect(_ symbol: String) throws(QueryRefusal) {
        guard skip(symbol: symbol) else {
            throw .malformed("\(symbol) expected, found \(peek?.shown ?? "the end")")
        }
    }
}

extension QueryCondition.Comparison {
    /// `:` is another spelling of `=`.
    fileprivate init?(portal symbol: String) { self.init(rawValue: symbol == ":" ? "=" : symbol) }
}

import VigieDomain

extension QueryCondition {
    /// A comparison with a null value is false, also `!=`; a field of several values matches when one of them does.
    package func matches(_ record: GazetteJSON) -> Bool {
        switch self {
        case .compare(let field, .different, let literal):
            record[field] != .null && !record.holds(field, literal)
        case .compare(let field, let comparison, let literal):
            record.compares(field, comparison, literal)
        case .among(let field, let literals): literals.contains { record.holds(field, $0) }
        case .isNull(let field): record[field] == .null
        case .search(let field, let text): record.mentions(text, in: field)
        case .startsWith(let field, let text): record.texts(of: field).contains { $0.hasPrefix(text) }
        case .all(let parts): parts.allSatisfy { $0.matches(record) }
        case .any(let parts): parts.contains { $0.matches(record) }
        case .not(let part): !part.matches(record)
        }
    }
}

extension GazetteJSON {
    fileprivate func texts(of field: GazetteField) -> [String] {
        switch self[field] {
        case .text(let text): [text]
        case .list(let list): list.compactMap(\.text)
        case .null, .bool, .integer, .decimal, .object: []
        }
    }

    fileprivate func holds(_ field: GazetteField, _ literal: QueryCondition.Literal) -> Bool {
        compares(field, .equal, literal)
    }

    fileprivate func compares(
        _ field: GazetteField, _ comparison: QueryCondition.Comparison, _ literal: QueryCondition.Literal
    ) -> Bool {
        switch literal {
        case .text(let text): texts(of: field).contains { comparison.holds($0, text) }
        case .integer(let integer): self[field].integer.map { comparison.holds($0, integer) } ?? false
        case .day(let day): comparison.holds(publication, day)
        }
    }

    fileprivate func mentions(_ text: String, in field: GazetteField?) -> Bool {
        let wanted = QueryWords.of(text)
        guard !wanted.isEmpty else { return false }
        let words = (field.map { [$0] } ?? GazetteField.allCases).flatMap { texts(of: $0) }.flatMap(QueryWords.of)
        return wanted.allSatisfy { want in words.contains { $0.hasPrefix(want) } }
    }
}

extension QueryCondition.Comparison {
    fileprivate func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .equal: left == right
        case .different: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}

/// The words of a text as a search sees them: small letters, without accents.
enum QueryWords {
    static func of(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { word in
            String(String.UnicodeScalarView(word.unicodeScalars.map { plain[$0] ?? $0 }))
        }
    }

    private static let plain: [Unicode.Scalar: Unicode.Scalar] = [
        "à": "a", "â": "a", "ä": "a", "ç": "c", "é": "e", "è": "e", "ê": "e", "ë": "e", "î": "i", "ï": "i", "ô": "o",
        "ö": "o", "ù": "u", "û": "u", "ü": "u", "ÿ": "y",
    ]
}

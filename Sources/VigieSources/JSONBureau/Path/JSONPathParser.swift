import FoundationEssentials
import VigieDomain

extension JSONPath {
    /// - Throws: the first mistake, with its place.
    package init(_ text: String) throws(JSONPathProblem) {
        var parser = JSONPathParser(text)
        steps = try parser.steps()
        self.text = text
    }
}

/// Reads the text of a path, character by character.
struct JSONPathParser {
    private let text: String
    private let characters: [Character]
    private var place = 0
    private var hasFilter = false

    /// Steps that a path may have: a mapping of a real answer has fewer than ten.
    static let longest = 32

    init(_ text: String) {
        self.text = text
        characters = Array(text)
    }

    mutating func steps() throws(JSONPathProblem) -> [JSONPath.Step] {
        guard next == "$" else { throw problem("un chemin commence par « $ »", "a path begins with “$”") }
        place += 1
        var steps: [JSONPath.Step] = []
        while let character = next {
            guard steps.count < JSONPathParser.longest else {
                throw problem(
                    "chemin trop long : au plus \(JSONPathParser.longest) pas",
                    "path too long: at most \(JSONPathParser.longest) steps")
            }
            switch character {
            case ".": steps.append(try dotted())
            case "[": steps.append(try bracketed())
            default:
                throw unexpected(
                    character, "« . », « [ » ou la fin du chemin est attendu",
                    "“.”, “[” or the end of the path is expected")
            }
        }
        return steps
    }

    // MARK: - Steps

    private mutating func dotted() throws(JSONPathProblem) -> JSONPath.Step {
        place += 1
        if next == "." {
            throw problem(
                "« .. » n’est pas accepté : écrire le chemin en entier", "“..” is not accepted: write the whole path")
        }
        if next == "*" {
            place += 1
            return .every
        }
        return .member(try name())
    }

    private mutating func bracketed() throws(JSONPathProblem) -> JSONPath.Step {
        place += 1
        skipBlanks()
        let step: JSONPath.Step
        switch next {
        case "'", "\"": step = .member(try string())
        case "*":
            place += 1
            step = .every
        case "?": step = try filter()
        case "-", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9": step = .index(try index())
        default:
            throw unexpected(
                next, "un nom entre apostrophes, un rang, « * » ou « ?@.… » est attendu",
                "a name between quotes, an index, “*” or “?@.…” is expected")
        }
        skipBlanks()
        if next == ":" || next == "," {
            throw problem(
                "tranches et unions ne sont pas acceptées : un seul choix entre crochets",
                "slices and unions are not accepted: one choice between brackets")
        }
        try expect("]")
        return step
    }

    /// `[?@.type=='x']` or `[?(@.type=='x')]`.
    private mutating func filter() throws(JSONPathProblem) -> JSONPath.Step {
        guard !hasFilter else {
            throw problem("un seul filtre par chemin est accepté", "one filter in a path is accepted")
        }
        hasFilter = true
        place += 1
        skipBlanks()
        let isWrapped = next == "("
        if isWrapped {
            place += 1
            skipBlanks()
        }
        try expect("@")
        var members: [String] = []
        while next == "." || next == "[" {
            if next == "." {
                place += 1
                members.append(try name())
            } else {
                place += 1
                members.append(try string())
                try expect("]")
            }
        }
        guard !members.isEmpty else {
            throw unexpected(next, "un champ est attendu, comme « @.type »", "a field is expected, such as “@.type”")
        }
        skipBlanks()
        guard next == "=", following == "=" else {
            throw unexpected(
                next, "seule l’égalité « == » est acceptée dans un filtre",
                "only the equality “==” is accepted in a filter")
        }
        place += 2
        skipBlanks()
        let literal = try literal()
        skipBlanks()
        if isWrapped {
            try expect(")")
            skipBlanks()
        }
        return .matching(members: members, literal)
    }

    // MARK: - Words

    private mutating func name() throws(JSONPathProblem) -> String {
        var name = ""
        while let character = next, character.isLetter || character == "_" || (character.isNumber && !name.isEmpty) {
            name.append(character)
            place += 1
        }
        guard !name.isEmpty else {
            throw unexpected(
                next, "un nom de champ est attendu (entre ['…'] s’il contient d’autres signes)",
                "the name of a field is expected (between ['…'] where it holds other signs)")
        }
        return name
    }

    private mutating func string() throws(JSONPathProblem) -> String {
        guard let quote = next, quote == "'" || quote == "\"" else {
            throw unexpected(next, "un texte entre apostrophes est attendu", "a text between quotes is expected")
        }
        let start = place
        place += 1
        var text = ""
        while let character = next {
            place += 1
            if character == quote { return text }
            if character == "\\" {
                guard let escaped = next, escaped == quote || escaped == "\\" else {
                    throw unexpected(
                        next, "après « \\ », seuls l’apostrophe et « \\ » sont acceptés",
                        "after “\\”, only the quote and “\\” are accepted")
                }
                text.append(escaped)
                place += 1
            } else {
                text.append(character)
            }
        }
        place = start
        throw problem("ce texte entre apostrophes n’est pas fermé", "this text between quotes is not closed")
    }

    private mutating func index() throws(JSONPathProblem) -> Int {
        let start = place
        if next == "-" { place += 1 }
        while let character = next, ("0"..."9").contains(character) { place += 1 }
        let digits = String(characters[start..<place])
        // RFC 9535 refuses -0 and leading zeros; six digits are more than any list holds.
        guard let value = Int(digits), digits == "\(value)", digits.count <= 6 else {
            place = start
            throw problem(
                "« \(digits) » : un rang entier est attendu, comme « 0 » ou « -1 »",
                "“\(digits)”: a whole index is expected, such as “0” or “-1”")
        }
        return value
    }

    private mutating func literal() throws(JSONPathProblem) -> JSONPath.Literal {
        if next == "'" || next == "\"" { return .text(try string()) }
        let start = place
        while let character = next, character.isLetter || character.isNumber || "+-.".contains(character) { place += 1 }
        let word = String(characters[start..<place])
        switch word {
        case "true": return .flag(true)
        case "false": return .flag(false)
        case "null": return .null
        default:
            guard NumberText.isJSONNumber(word), let number = Decimal(string: word) else {
                place = start
                throw unexpected(
                    next, "un texte entre apostrophes, un nombre, true, false ou null est attendu",
                    "a text between quotes, a number, true, false or null is expected")
            }
            return .number(number)
        }
    }

    // MARK: - Place

    private var next: Character? { place < characters.count ? characters[place] : nil }
    private var following: Character? { place + 1 < characters.count ? characters[place + 1] : nil }

    private mutating func skipBlanks() { while next == " " { place += 1 } }

    private mutating func expect(_ wanted: Character) throws(JSONPathProblem) {
        guard next == wanted else { throw unexpected(next, "« \(wanted) » est attendu", "“\(wanted)” is expected") }
        place += 1
    }

    private func unexpected(_ found: Character?, _ french: String, _ english: String) -> JSONPathProblem {
        guard let found else { return problem("fin du chemin : \(french)", "end of the path: \(english)") }
        return problem("« \(found) » : \(french)", "“\(found)”: \(english)")
    }

    private func problem(_ french: String, _ english: String) -> JSONPathProblem {
        JSONPathProblem(path: text, position: place + 1, sentence: Phrase(french, english))
    }
}

import FoundationEssentials

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
        guard next == "$" else { throw problem("un chemin commence par « $ »") }
        place += 1
        var steps: [JSONPath.Step] = []
        while let character = next {
            guard steps.count < JSONPathParser.longest else {
                throw problem("chemin trop long : au plus \(JSONPathParser.longest) pas")
            }
            switch character {
            case ".": steps.append(try dotted())
            case "[": steps.append(try bracketed())
            default: throw problem("\(quoted(character)) : « . », « [ » ou la fin du chemin est attendu")
            }
        }
        return steps
    }

    // MARK: - Steps

    private mutating func dotted() throws(JSONPathProblem) -> JSONPath.Step {
        place += 1
        if next == "." { throw problem("« .. » n’est pas accepté : écrire le chemin en entier") }
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
        default: throw problem("\(quoted(next)) : un nom entre apostrophes, un rang, « * » ou « ?@.… » est attendu")
        }
        skipBlanks()
        if next == ":" || next == "," {
            throw problem("tranches et unions ne sont pas acceptées : un seul choix entre crochets")
        }
        try expect("]")
        return step
    }

    /// `[?@.type=='x']` or `[?(@.type=='x')]`.
    private mutating func filter() throws(JSONPathProblem) -> JSONPath.Step {
        guard !hasFilter else { throw problem("un seul filtre par chemin est accepté") }
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
        guard !members.isEmpty else { throw problem("\(quoted(next)) : un champ est attendu, comme « @.type »") }
        skipBlanks()
        guard next == "=", following == "=" else {
            throw problem("\(quoted(next)) : seule l’égalité « == » est acceptée dans un filtre")
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
            throw problem("\(quoted(next)) : un nom de champ est attendu (entre ['…'] s’il contient d’autres signes)")
        }
        return name
    }

    private mutating func string() throws(JSONPathProblem) -> String {
        guard let quote = next, quote == "'" || quote == "\"" else {
            throw problem("\(quoted(next)) : un texte entre apostrophes est attendu")
        }
        let start = place
        place += 1
        var text = ""
        while let character = next {
            place += 1
            if character == quote { return text }
            if character == "\\" {
                guard let escaped = next, escaped == quote || escaped == "\\" else {
                    throw problem("\(quoted(next)) : après « \\ », seuls l’apostrophe et « \\ » sont acceptés")
                }
                text.append(escaped)
                place += 1
            } else {
                text.append(character)
            }
        }
        place = start
        throw problem("ce texte entre apostrophes n’est pas fermé")
    }

    private mutating func index() throws(JSONPathProblem) -> Int {
        let start = place
        if next == "-" { place += 1 }
        while let character = next, ("0"..."9").contains(character) { place += 1 }
        let digits = String(characters[start..<place])
        // RFC 9535 refuses -0 and leading zeros; six digits are more than any list holds.
        guard let value = Int(digits), digits == "\(value)", digits.count <= 6 else {
            place = start
            throw problem("« \(digits) » : un rang entier est attendu, comme « 0 » ou « -1 »")
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
                throw problem(
                    "\(quoted(next)) : un texte entre apostrophes, un nombre, true, false ou null est attendu")
            }
            return .number(number)
        }
    }

    // MARK: - Place

    private var next: Character? { place < characters.count ? characters[place] : nil }
    private var following: Character? { place + 1 < characters.count ? characters[place + 1] : nil }

    private mutating func skipBlanks() { while next == " " { place += 1 } }

    private mutating func expect(_ wanted: Character) throws(JSONPathProblem) {
        guard next == wanted else { throw problem("\(quoted(next)) : « \(wanted) » est attendu") }
        place += 1
    }

    private func quoted(_ character: Character?) -> String { character.map { "« \($0) »" } ?? "fin du chemin" }

    private func problem(_ sentence: String) -> JSONPathProblem {
        JSONPathProblem(path: text, position: place + 1, sentence: sentence)
    }
}

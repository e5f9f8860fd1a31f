package import VigieDomain

/// `O`, `Non`, `VRAI`, `x`: yes or no.
package enum FlagCell {
    package static let accepted = ["O", "N", "Oui", "Non", "VRAI", "FAUX", "yes", "no", "1", "0"]

    /// - Returns: nil for a word that is neither.
    package static func read(_ cell: String) -> Bool? {
        switch Folded.text(cell) {
        case "o", "oui", "vrai", "y", "yes", "true", "1", "x": true
        case "n", "non", "faux", "no", "false", "0": false
        default: nil
        }
    }
}

/// A severity in either language.
package enum SeverityCell {
    package static let french = ["info", "faible", "moyenne", "élevée", "critique"]

    package static func read(_ cell: String) -> Severity? {
        switch Folded.text(cell) {
        case "info", "information": .info
        case "faible", "basse", "low": .low
        case "moyenne", "moyen", "moderee", "medium": .medium
        case "elevee", "eleve", "haute", "forte", "high": .high
        case "critique", "critical": .critical
        default: nil
        }
    }
}

/// Several words in one cell, between commas or bars (or semicolons, where the cell is quoted).
package enum ListCell {
    /// Enough for any client; a cell with more is a mistake.
    static let longest = 50

    package static func read(_ cell: String) -> [String] {
        var words: [String] = []
        for part in cell.split(whereSeparator: { $0 == "," || $0 == "|" || $0 == ";" || $0.isNewline }) {
            let word = TextCell.trimmed(part)
            if !word.isEmpty, !words.contains(word), words.count < longest { words.append(word) }
        }
        return words
    }
}

/// A text on one line: blanks of every kind become one space, control characters go.
package enum TextCell {
    /// - Returns: nil for an empty cell.
    package static func read(_ cell: String) -> String? {
        // Nearly every cell is a plain word: the tables of Unicode are asked about the others only.
        if isPlain(cell) { return cell.isEmpty ? nil : cell }
        var text = ""
        for character in trimmed(cell[...]).unicodeScalars {
            if character.properties.isWhitespace {
                if text.unicodeScalars.last != " " { text.append(" ") }
            } else if character.properties.generalCategory != .control {
                text.unicodeScalars.append(character)
            }
        }
        return text.isEmpty ? nil : text
    }

    /// An account code: as typed, without the marks by which spreadsheets keep its zeros (`'00123`, `="00123"`).
    package static func code(_ cell: String) -> String? {
        guard var text = read(cell) else { return nil }
        if text.hasPrefix("=\""), text.hasSuffix("\""), text.count > 3 { text = String(text.dropFirst(2).dropLast()) }
        if text.hasPrefix("'"), text.count > 1 { text.removeFirst() }
        return text
    }

    /// Whether the cell holds a control character other than blanks: a sign of a broken export or of a trick.
    package static func holdsControls(_ cell: String) -> Bool {
        guard !isPlain(cell) else { return false }
        return cell.unicodeScalars.contains { $0.properties.generalCategory == .control && !$0.properties.isWhitespace }
    }

    /// Printable ASCII with single spaces inside and none at the edges.
    private static func isPlain(_ cell: String) -> Bool {
        let space = UInt8(ascii: " ")
        var last = space
        for byte in cell.utf8 {
            guard byte >= space, byte < 0x7F, byte != space || last != space else { return false }
            last = byte
        }
        return last != space || cell.isEmpty
    }

    package static func trimmed(_ text: Substring) -> String {
        func isEdge(_ character: Character) -> Bool {
            character.isWhitespace || character == "\u{FEFF}" || character == "\u{200B}"
        }
        var slice = text
        while let first = slice.first, isEdge(first) { slice.removeFirst() }
        while let last = slice.last, isEdge(last) { slice.removeLast() }
        return String(slice)
    }
}

/// `jean@example.fr`, `Jean Dupont <jean@example.fr>`, or a name alone.
package enum PersonCell {
    /// What a cell about a person holds.
    package struct Reading: Hashable {
        package var name: String?
        package var email: EmailAddress?
        /// A text with an `@` that is not an address.
        package var wrongAddress: String?
        /// More addresses were given; only the first is used.
        package var hasMore = false
    }

    package static func read(_ cell: String) -> Reading {
        guard let text = TextCell.read(cell) else { return Reading() }
        guard text.contains("@") else { return Reading(name: text) }
        let parts = text.split { $0 == ";" || $0 == "," || $0 == "|" || $0 == "/" }.map { TextCell.trimmed($0) }
        let addressed = parts.filter { $0.contains("@") }
        var reading = one(addressed.first ?? text)
        reading.hasMore = addressed.count > 1
        return reading
    }

    private static func one(_ text: String) -> Reading {
        if let open = text.lastIndex(of: "<"), text.hasSuffix(">") {
            let name = TextCell.trimmed(text[..<open]).filter { $0 != "\"" }
            return address(String(text[text.index(after: open)...].dropLast()), name: name.isEmpty ? nil : name)
        }
        return address(text.hasPrefix("mailto:") ? String(text.dropFirst(7)) : text, name: nil)
    }

    private static func address(_ text: String, name: String?) -> Reading {
        if let email = EmailAddress(text) { return Reading(name: name, email: email) }
        return Reading(name: name, wrongAddress: text)
    }
}

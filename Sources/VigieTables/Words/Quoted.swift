/// What was found in a file, made fit to be shown: short, on one line, without a character that could move a cursor or
/// forge a line of a log.
package enum Quoted {
    /// Enough to recognise a cell, little enough for one line of a terminal.
    static let longest = 60

    package static func french(_ found: String) -> String { "«\u{A0}\(visible(found))\u{A0}»" }
    package static func english(_ found: String) -> String { "\"\(visible(found))\"" }

    package static func french(_ many: [String], joining word: String = "ou") -> String {
        sentence(many.map { french($0) }, last: word)
    }
    package static func english(_ many: [String], joining word: String = "or") -> String {
        sentence(many.map { english($0) }, last: word)
    }

    private static func sentence(_ parts: [String], last: String) -> String {
        guard parts.count > 1, let end = parts.last else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " \(last) " + end
    }

    package static func visible(_ found: String) -> String {
        var text = String.UnicodeScalarView()
        for scalar in found.unicodeScalars.prefix(longest) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate:
                text.append("\u{FFFD}")
            default: text.append(scalar)
            }
        }
        if found.unicodeScalars.dropFirst(longest).isEmpty { return String(text) }
        return String(text) + "…"
    }
}

/// French numbers: thousands parted by a narrow no-break space.
package enum Spelled {
    package static func french(_ number: Int) -> String { grouped(number, by: "\u{202F}") }
    package static func english(_ number: Int) -> String { grouped(number, by: ",") }

    /// `1 ligne`, `12 lignes`: zero and one are singular in French.
    package static func french(_ count: Int, _ one: String, _ many: String) -> String {
        "\(french(count))\u{A0}\(count < 2 ? one : many)"
    }
    package static func english(_ count: Int, _ one: String, _ many: String) -> String {
        "\(english(count)) \(count == 1 ? one : many)"
    }

    private static func grouped(_ number: Int, by mark: String) -> String {
        var groups: [Substring] = []
        var digits = Substring(String(number.magnitude))
        while digits.count > 3 {
            groups.insert(digits.suffix(3), at: 0)
            digits = digits.dropLast(3)
        }
        groups.insert(digits, at: 0)
        return (number < 0 ? "-" : "") + groups.joined(separator: mark)
    }
}

/// What a register, a bureau or a user typed, made harmless before it stands among our own words. The name stays readable;
/// what would break a line, turn the reading direction or hide letters goes.
package enum Plain {
    /// Longest name shown; registers stay far below, attacks do not.
    package static let nameLimit = 200
    /// Marks in a row over one letter: written languages need two or three, a "zalgo" text hundreds.
    private static let marksLimit = 4

    /// One line: control characters and line ends become spaces, invisible and direction controls go, blanks collapse.
    package static func line(_ text: String, limit: Int = nameLimit) -> String {
        var kept = String.UnicodeScalarView()
        var pendingBlank = false
        var marks = 0
        var count = 0
        for scalar in text.unicodeScalars {
            if isInvisible(scalar) { continue }
            if isBlank(scalar) {
                pendingBlank = !kept.isEmpty
                marks = 0
                continue
            }
            marks = isMark(scalar) ? marks + 1 : 0
            if marks > marksLimit { continue }
            if count + (pendingBlank ? 1 : 0) >= limit {
                kept.append("…")
                break
            }
            if pendingBlank {
                kept.append(" ")
                count += 1
                pendingBlank = false
            }
            kept.append(scalar)
            count += 1
        }
        return String(kept)
    }

    /// A name inside a sentence: one line, isolated where it holds right-to-left letters, so that it cannot reorder the
    /// words around it. Elsewhere the isolates would change nothing and only trouble searching and copying.
    package static func name(_ text: String, limit: Int = nameLimit) -> String {
        let clean = line(text, limit: limit)
        return clean.unicodeScalars.contains(where: isRightToLeft) ? "\u{2068}\(clean)\u{2069}" : clean
    }

    /// Several lines: as `line`, but line ends stay (as `\n`) and at most one line in a row is empty.
    package static func block(_ text: String, limit: Int) -> String {
        var lines: [String] = []
        var left = limit
        for part in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) where left > 0 {
            let clean = line(String(part), limit: left)
            if clean.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(clean)
            left -= clean.unicodeScalars.count + 1
        }
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    /// Text for the body or an attribute of an HTML page.
    package static func html(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count + 16)
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    /// An address that may stand behind a link: `https` or `http`, printable ASCII, no quote; nil otherwise, and then it is
    /// shown as text only.
    package static func link(_ text: String) -> String? {
        guard text.hasPrefix("https://") || text.hasPrefix("http://"), text.utf8.count <= 2000,
            text.utf8.allSatisfy({ (33...126).contains($0) }),
            !text.utf8.contains(where: { "\"'<>`\\".utf8.contains($0) })
        else { return nil }
        return text
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || scalar.properties.isWhitespace
    }

    /// Format controls (bidi, zero width, tags, soft hyphen), variation selectors, unassigned and private characters.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .format, .surrogate, .privateUse, .unassigned: true
        default:
            scalar.properties.isVariationSelector || scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: true
        default: false
        }
    }

    /// The blocks of right-to-left scripts (Hebrew, Arabic, Syriac, Thaana, N'Ko and the later ones).
    private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }
}

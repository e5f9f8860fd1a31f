/// Puts right what old clerks' software broke: UTF-8 read as Latin-1 ("clÃ´ture"), no-break spaces, inverted question
/// marks in the place of apostrophes, and capitals or accents that vary from court to court.
enum TextRepair {
    /// Readable text: no mojibake, plain single spaces, none at the ends.
    static func repaired(_ raw: String, limit: Int = .max) -> String {
        var text = String(raw.prefix(limit))
        // Twice at most: a text broken twice exists, three times was never met.
        for _ in 0..<2 {
            guard let better = undone(text) else { break }
            text = better
        }
        var result = String.UnicodeScalarView()
        var pending = false
        for scalar in text.unicodeScalars {
            if isSpace(scalar) {
                pending = !result.isEmpty
            } else if !isInvisible(scalar) {
                if pending { result.append(" ") }
                pending = false
                // "d¿une": an apostrophe of Windows-1252 that lost its way.
                result.append(scalar == "¿" || scalar == "’" || scalar == "‘" || scalar == "´" ? "'" : scalar)
            }
        }
        return String(result)
    }

    /// The bytes of the text as Latin-1 or Windows-1252, read again as UTF-8; nil where that is not what happened.
    private static func undone(_ text: String) -> String? {
        guard text.unicodeScalars.contains(where: { $0 == "Ã" || $0 == "Â" || $0 == "â" }) else { return nil }
        let scalars = Array(text.unicodeScalars)
        var result = ""
        var changed = false
        var index = 0
        // Piece by piece, so that one good accent beside a broken one does not stop the repair.
        while index < scalars.count {
            if let length = expectedLength(scalars[index]), index + length <= scalars.count {
                let bytes = scalars[index..<index + length].compactMap(byte)
                if bytes.count == length, let piece = decoded(bytes) {
                    result += piece
                    index += length
                    changed = true
                    continue
                }
            }
            result.unicodeScalars.append(scalars[index])
            index += 1
        }
        return changed ? result : nil
    }

    private static func expectedLength(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0xC2...0xDF: 2
        case 0xE2: 3
        default: nil
        }
    }

    private static func decoded(_ bytes: [UInt8]) -> String? {
        guard bytes.dropFirst().allSatisfy({ (0x80...0xBF).contains($0) }) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        return text.unicodeScalars.count == 1 && text != "\u{FFFD}" ? text : nil
    }

    private static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
        scalar.value <= 0xFF ? UInt8(scalar.value) : windows1252[scalar]
    }

    /// What Windows-1252 shows for the bytes 0x80 to 0x9F, where Latin-1 has control characters.
    private static let windows1252: [Unicode.Scalar: UInt8] = [
        "€": 0x80, "‚": 0x82, "ƒ": 0x83, "„": 0x84, "…": 0x85, "†": 0x86, "‡": 0x87, "ˆ": 0x88, "‰": 0x89, "Š": 0x8A,
        "‹": 0x8B, "Œ": 0x8C, "Ž": 0x8E, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97,
        "˜": 0x98, "™": 0x99, "š": 0x9A, "›": 0x9B, "œ": 0x9C, "ž": 0x9E, "Ÿ": 0x9F,
    ]

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "\u{00A0}" || scalar == "\u{202F}"
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse: true
        default: false
        }
    }

    static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .nonspacingMark
    }

    /// The scalar as lower-case ASCII letters or digits; empty for anything that separates words.
    static func folded(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: return String(Character(scalar))
        case 0x41...0x5A: return scalar.properties.lowercaseMapping
        case ..<0x80: return ""
        default: return accented[scalar] ?? ""
        }
    }

    private static let accented: [Unicode.Scalar: String] = {
        let rows: [(String, String)] = [
            ("àâäáãåÀÂÄÁÃÅ", "a"), ("éèêëÉÈÊË", "e"), ("îïíìÎÏÍÌ", "i"), ("ôöóòõøÔÖÓÒÕØ", "o"), ("ùûüúÙÛÜÚ", "u"),
            ("çÇ", "c"), ("ñÑ", "n"), ("ÿýŸÝ", "y"), ("œŒ", "oe"), ("æÆ", "ae"), ("ß", "ss"), ("šŠ", "s"), ("žŽ", "z"),
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (letters, plain) in rows {
            for scalar in letters.unicodeScalars { table[scalar] = plain }
        }
        return table
    }()
}

/// Looks at a settings file before the YAML library does, and refuses what could make it run for ever or too deep:
/// anchors and aliases, which a settings file can do without (a few lines of them expand to gigabytes), and nesting that
/// no settings file has.
enum YAMLGuard {
    /// The deepest setting stands at level six.
    static let deepest = 30
    /// Blanks, dashes and question marks before the text of a line: each may open a level.
    static let widestIndent = 120

    static func objection(to bytes: [UInt8]) -> (YAMLPlace, SettingsProblem)? {
        var scan = Scan()
        for (index, byte) in bytes.enumerated() {
            let next = index + 1 < bytes.count ? bytes[index + 1] : 10
            if let problem = scan.take(byte, next: next) { return (scan.place, problem) }
        }
        return nil
    }

    /// Where the scan stands. Quotes and comments are skipped, block texts are not: an ampersand at the start of a word
    /// there must stand in quotes.
    private struct Scan {
        var line = 1
        var column = 0
        var quote: UInt8?
        var isEscaped = false
        var isComment = false
        var depth = 0
        var isIndent = true
        /// The last byte that is not a blank; a line end counts as an opening.
        var previous: UInt8 = 10
        var isAfterBlank = true

        var place: YAMLPlace { YAMLPlace(line: line, column: max(1, column)) }

        mutating func take(_ byte: UInt8, next: UInt8) -> SettingsProblem? {
            if byte == 10 {
                line += 1
                (column, isComment, isIndent, isAfterBlank) = (0, false, true, true)
                if quote == nil { previous = 10 }
                return nil
            }
            // Columns count characters: the bytes that continue one do not.
            if byte & 0xC0 != 0x80 { column += 1 }
            if isComment { return nil }
            if let open = quote {
                if isEscaped {
                    isEscaped = false
                } else if byte == 0x5C, open == 0x22 {
                    isEscaped = true
                } else if byte == open {
                    quote = nil
                    previous = byte
                }
                return nil
            }
            return takePlain(byte, next: next)
        }

        private mutating func takePlain(_ byte: UInt8, next: UInt8) -> SettingsProblem? {
            defer {
                isAfterBlank = byte == 32 || byte == 9 || byte == 13
                if !isAfterBlank { previous = byte }
            }
            let opens = isAfterBlank || [0x5B, 0x7B, 0x2C].contains(previous)
            if isIndent, column > widestIndent { return .tooDeep }
            if ![32, 0x2D, 0x3F].contains(byte) { isIndent = false }
            switch byte {
            case 0x23 where isAfterBlank: isComment = true
            case 0x22 where opens && isStart, 0x27 where opens && isStart: quote = byte
            case 0x5B, 0x7B:
                depth += 1
                if depth > deepest { return .tooDeep }
            case 0x5D, 0x7D: depth = max(0, depth - 1)
            case 0x26, 0x2A: if opens, isStart, isWord(next) { return .anchor }
            default: break
            }
            return nil
        }

        /// Whether a value may begin here: after an opening, a comma, a colon, a dash, or at the start of a line.
        private var isStart: Bool { [10, 0x3A, 0x2D, 0x2C, 0x5B, 0x7B, 0x3F].contains(previous) }

        private func isWord(_ byte: UInt8) -> Bool {
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte >= 0x80
                || byte == 0x5F || byte == 0x2D
        }
    }
}

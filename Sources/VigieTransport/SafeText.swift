/// What may stand in a header, an address line or a mail command. libcurl sends what it is given: a line break in a value
/// would add a header or a recipient, so everything is checked here first and again by the driver.
package enum SafeText {
    /// Longest URL sent; servers refuse longer ones anyway.
    package static let longestURL = 8 << 10
    /// Longest header line sent.
    package static let longestHeader = 8 << 10
    /// RFC 5321 section 4.5.3.1.3.
    package static let longestMailbox = 254

    /// Whether this is the name of a header: a token of RFC 9110.
    package static func isHeaderName(_ text: String) -> Bool {
        (1...128).contains(text.utf8.count) && text.utf8.allSatisfy { letters.contains($0) || tokenMarks.contains($0) }
    }

    /// Whether the text holds no control character at all (C0, DEL, C1, nor the line separators of Unicode).
    package static func isPlain(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: false
            default: true
            }
        }
    }

    package static func isHeaderValue(_ text: String) -> Bool {
        text.utf8.count <= longestHeader && isPlain(text)
    }

    /// Whether a URL is made of visible ASCII alone. An accent or a blank must be percent-encoded by whoever builds it,
    /// because libraries disagree on what it would mean.
    package static func isURL(_ text: String) -> Bool {
        (1...longestURL).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !urlTraps.contains($0) }
    }

    /// Whether this can stand between `<` and `>` in MAIL FROM and RCPT TO: one `@`, no blank, no bracket, no control
    /// character, ASCII alone (the extension for others, RFC 6531, is offered by too few servers).
    package static func isMailbox(_ text: String) -> Bool {
        guard (3...longestMailbox).contains(text.utf8.count),
            text.utf8.allSatisfy({ letters.contains($0) || mailboxMarks.contains($0) })
        else { return false }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && (1...64).contains(parts[0].utf8.count) && isHostName(String(parts[1]))
    }

    /// Whether this is a host name or an address, as it stands in a command or between `//` and `:`.
    package static func isHostName(_ text: String) -> Bool {
        (1...253).contains(text.utf8.count) && text.utf8.first != UInt8(ascii: "-")
            && text.utf8.allSatisfy { letters.contains($0) || hostMarks.contains($0) }
    }

    private static let letters = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)
    private static let tokenMarks = Set("!#$%&'*+-.^_`|~".utf8)
    private static let mailboxMarks = Set("@.!#$%&'*+/=?^_`{|}~-".utf8)
    private static let hostMarks = Set(".-_".utf8)
    /// A backslash is a slash to some parsers and a letter to others; the rest never stands unescaped in a URL (RFC 3986).
    private static let urlTraps = Set("\\\"<>^`{|}".utf8)
}

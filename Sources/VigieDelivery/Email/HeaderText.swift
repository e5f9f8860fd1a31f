import FoundationEssentials
import VigieWording

/// Text inside a header: ASCII as it is, anything else as encoded words (RFC 2047), folded so that no line passes 78 bytes.
/// Nothing that reaches a header can hold a line end: it is taken out here once more, whatever was done before.
enum HeaderText {
    /// Longest encoded word, markers included. RFC 2047 allows 75; fewer let the first one stand beside the header's name, as a
    /// first line without text troubles some mail systems.
    private static let wordLimit = 64
    private static let lineLimit = 78
    private static let textLimit = 600
    private static let opening = "=?UTF-8?B?"
    private static let closing = "?="

    /// `Name: value` with its CRLF, for text that people read.
    static func field(_ name: String, text: String) -> String {
        let clean = unbroken(text)
        let words = isPlain(clean) ? clean.split(separator: " ").map(String.init) : encodedWords(clean)
        return folded(name, words)
    }

    /// `Name: "display" <address>`.
    static func mailbox(_ name: String, display: String?, address: String) -> String {
        var tokens: [String] = []
        let clean = display.map { Plain.line($0, limit: 100) } ?? ""
        if !clean.isEmpty { tokens = isPlain(clean) ? quotedWords(clean) : encodedWords(clean) }
        return folded(name, tokens + ["<\(structured(address))>"])
    }

    /// A value that machines read: printable ASCII tokens only, folded between them.
    static func field(_ name: String, tokens: [String]) -> String { folded(name, tokens.map(structured)) }

    /// The composer's own text, with its no-break spaces and isolates, but never a line end nor more than anyone reads.
    private static func unbroken(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(textLimit) {
            let isControl =
                scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}"
            kept.append(isControl ? " " : scalar)
        }
        return String(kept)
    }

    /// Only printable ASCII may stand in a structured value.
    private static func structured(_ text: String) -> String {
        String(decoding: text.utf8.filter { (33...126).contains($0) || $0 == 32 }, as: UTF8.self)
    }

    /// Whether the text can stand as it is: printable ASCII, no marker of an encoded word, no word longer than a line.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (32...126).contains($0) } && !text.contains("=?")
            && text.split(separator: " ").allSatisfy { $0.utf8.count <= 60 }
    }

    private static func quotedWords(_ text: String) -> [String] {
        let escaped = text.split(separator: " ").map { word in
            word.reduce(into: "") { result, character in
                if character == "\"" || character == "\\" { result.append("\\") }
                result.append(character)
            }
        }
        guard let last = escaped.indices.last else { return [] }
        var words = escaped
        words[0] = "\"" + words[0]
        words[last] += "\""
        return words
    }

    private static func encodedWords(_ text: String) -> [String] {
        // Base64 turns 3 bytes into 4; a character is never cut in two.
        let room = (wordLimit - opening.utf8.count - closing.utf8.count) / 4 * 3
        var words: [String] = []
        var chunk: [UInt8] = []
        func close() {
            guard !chunk.isEmpty else { return }
            words.append(opening + Data(chunk).base64EncodedString() + closing)
            chunk = []
        }
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if chunk.count + bytes.count > room { close() }
            chunk += bytes
        }
        close()
        return words
    }

    private static func folded(_ name: String, _ words: [String]) -> String {
        var result = name + ":"
        var width = result.utf8.count
        for (index, word) in words.enumerated() {
            if index > 0, width + 1 + word.utf8.count > lineLimit {
                result += "\r\n"
                width = 0
            }
            result += " " + word
            width += 1 + word.utf8.count
        }
        return result + "\r\n"
    }
}

/// An address that can stand in an SMTP command and a header without harm: one `@`, no blank, no control character,
/// at most 254 bytes (RFC 5321 section 4.5.3.1.3).
package struct EmailAddress: Hashable, Sendable {
    package let text: String

    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (3...254).contains(bytes.count), bytes.allSatisfy({ EmailAddress.allowed.contains($0) }) else {
            return nil
        }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), parts[0].first != ".", parts[0].last != ".",
            !parts[0].contains("..")
        else { return nil }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        guard
            labels.allSatisfy({ label in
                (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                    && label.utf8.allSatisfy { EmailAddress.hostBytes.contains($0) }
            })
        else { return nil }
        self.text = text
    }

    package var host: String { String(text.drop { $0 != "@" }.dropFirst()) }

    private static let letters = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)
    private static let hostBytes = letters.union("-".utf8)
    private static let allowed = letters.union("@.!#$%&'*+/=?^_`{|}~-".utf8)
}

extension EmailAddress: CustomStringConvertible, Codable {
    package var description: String { text }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let address = EmailAddress(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "\"\(text)\" is not a mail address"))
        }
        self = address
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

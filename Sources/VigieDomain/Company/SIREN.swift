/// The nine-digit number of a French company, valid from birth: nine digits whose Luhn sum is a multiple of ten.
///
/// Nine zeros pass the sum and name nobody: they are refused, because files use them for "no number".
/// Luhn does not prove that the company exists. Source: INSEE, `domain.md` section 6 gives the vectors used in tests.
package struct SIREN: Hashable, Comparable, Sendable {
    /// The number as an integer; leading zeros are restored by `description`.
    package let value: UInt32

    /// Accepts exactly nine ASCII digits whose key is right; spaces and other spellings belong to `CompanyNumber`.
    package init?(_ digits: some StringProtocol) {
        let bytes = Array(digits.utf8)
        guard bytes.count == 9, bytes.allSatisfy({ (48...57).contains($0) }), let value = UInt32(digits),
            value > 0, Luhn.holds(bytes)
        else { return nil }
        self.value = value
    }

    package init?(value: UInt32) {
        guard value <= 999_999_999 else { return nil }
        self.init(SIREN.padded(value))
    }

    /// The number as registers group it: `552 081 317`.
    package var spaced: String {
        let text = description
        let second = text.index(text.startIndex, offsetBy: 3)
        let third = text.index(second, offsetBy: 3)
        return "\(text[..<second]) \(text[second..<third]) \(text[third...])"
    }

    package static func < (left: SIREN, right: SIREN) -> Bool { left.value < right.value }

    private static func padded(_ value: UInt32) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, 9 - text.count)) + text
    }
}

extension SIREN: CustomStringConvertible {
    package var description: String { SIREN.padded(value) }
}

extension SIREN: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let siren = SIREN(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "\"\(text)\" is not a SIREN"))
        }
        self = siren
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

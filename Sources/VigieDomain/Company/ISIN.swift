/// The number of a security (ISO 6166): two letters of a country, nine letters and digits, and a check digit (Luhn over
/// the letters written out as numbers).
package struct ISIN: Hashable, Sendable {
    package let text: String

    /// Why a text is not an ISIN.
    package enum Fault: Error, Hashable, Sendable {
        case length(Int)
        /// Something other than letters and digits, no country in front, or no digit at the end.
        case characters
        case key
    }

    /// - Parameter typed: blanks, dots and dashes between the characters do not count.
    package init(_ typed: some StringProtocol) throws(Fault) {
        let text = LetteredNumber.stripped(typed)
        guard text.count == ISIN.length else { throw .length(text.count) }
        guard LetteredNumber.isAlphanumeric(text), text.utf8.prefix(2).allSatisfy({ (65...90).contains($0) }),
            let last = text.utf8.last, (48...57).contains(last)
        else { throw .characters }
        guard Luhn.holds(LetteredNumber.digits(text)) else { throw .key }
        self.text = text
    }

    private static let length = 12
}

extension ISIN: CustomStringConvertible, Codable {
    package var description: String { text }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        do throws(Fault) {
            try self.init(text)
        } catch {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "\"\(text)\" is not an ISIN"))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

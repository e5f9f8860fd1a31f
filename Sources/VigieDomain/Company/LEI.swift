/// The number that names a legal entity worldwide (ISO 17442): twenty letters and digits, of which the last two are a
/// check (ISO 7064 mod 97-10, as in an IBAN).
package struct LEI: Hashable, Sendable {
    package let text: String

    /// Why a text is not an LEI.
    package enum Fault: Error, Hashable, Sendable {
        case length(Int)
        /// Something other than letters and digits, or letters where the check stands.
        case characters
        /// A character was mistyped.
        case key
    }

    /// - Parameter typed: blanks, dots and dashes between the characters do not count.
    package init(_ typed: some StringProtocol) throws(Fault) {
        let text = LetteredNumber.stripped(typed)
        guard text.count == LEI.length else { throw .length(text.count) }
        guard LetteredNumber.isAlphanumeric(text), text.utf8.suffix(2).allSatisfy({ (48...57).contains($0) }) else {
            throw .characters
        }
        guard LEI.remainder(text) == 1 else { throw .key }
        self.text = text
    }

    private static let length = 20

    /// Letters count as 10 to 35, written out in decimal digits.
    private static func remainder(_ text: String) -> Int {
        LetteredNumber.digits(text).reduce(0) { ($0 * 10 + Int($1) - 48) % 97 }
    }
}

extension LEI: CustomStringConvertible, Codable {
    package var description: String { text }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        do throws(Fault) {
            try self.init(text)
        } catch {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "\"\(text)\" is not an LEI"))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

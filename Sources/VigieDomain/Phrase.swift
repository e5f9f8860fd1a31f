/// The same words in French and in English, side by side, so that neither is forgotten.
///
/// Formed where the facts are, kept in the journal in both, and read in the language of whoever reads.
package struct Phrase: Hashable, Sendable {
    package let french: String
    package let english: String

    /// - Parameters: written with plain spaces; French spacing is set here.
    package init(_ french: String, _ english: String) {
        self.french = Phrase.spaced(french)
        self.english = english
    }

    /// A name, a number or the words of somebody else: the same for every reader.
    package init(same words: String) {
        french = words
        english = words
    }

    package subscript(language: Language) -> String {
        switch language {
        case .french: french
        case .english: english
        }
    }

    /// Both, changed in one way (a secret blotted out, a text cut).
    package func mapped(_ change: (String) -> String) -> Phrase {
        Phrase(written: change(french), change(english))
    }

    /// One after the other, on lines of their own.
    package static func lines(_ phrases: [Phrase]) -> Phrase {
        Phrase(
            written: phrases.map(\.french).joined(separator: "\n"), phrases.map(\.english).joined(separator: "\n"))
    }

    /// As it is kept: the French spacing is already set.
    private init(written french: String, _ english: String) {
        self.french = french
        self.english = english
    }

    /// French keeps `:`, `;`, `?`, `!`, `%` and guillemets beside their word: a line never begins with them.
    package static func spaced(_ text: String) -> String {
        var text = text
        let written: String? = text.withUTF8 { bytes in
            let places = bytes.indices.filter { bytes[$0] == 0x20 && isBesideItsWord(bytes, space: $0) }
            guard !places.isEmpty else { return nil }
            return String(unsafeUninitializedCapacity: bytes.count + places.count) { result in
                var start = 0
                var count = 0
                for place in places {
                    let part = UnsafeBufferPointer(rebasing: bytes[start..<place])
                    _ = result[count...].initialize(fromContentsOf: part)
                    count += part.count
                    result.initializeElement(at: count, to: 0xC2)
                    result.initializeElement(at: count + 1, to: 0xA0)
                    count += 2
                    start = place + 1
                }
                let part = UnsafeBufferPointer(rebasing: bytes[start...])
                _ = result[count...].initialize(fromContentsOf: part)
                return count + part.count
            }
        }
        return written ?? text
    }

    // « is C2 AB and » is C2 BB.
    private static func isBesideItsWord(_ bytes: UnsafeBufferPointer<UInt8>, space: Int) -> Bool {
        if space >= 2, bytes[space - 1] == 0xAB, bytes[space - 2] == 0xC2 { return true }
        guard space + 1 < bytes.count else { return false }
        switch bytes[space + 1] {
        case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "%"): return true
        case 0xC2: return space + 2 < bytes.count && bytes[space + 2] == 0xBB
        default: return false
        }
    }
}

extension Phrase: Codable {
    private enum Key: String, CodingKey {
        case french = "fr"
        case english = "en"
    }

    /// A bare text is the same in both: what others said, and what was kept before both languages were.
    package init(from decoder: any Decoder) throws {
        if let words = try? decoder.singleValueContainer().decode(String.self) {
            self.init(same: words)
        } else {
            let both = try decoder.container(keyedBy: Key.self)
            self.init(
                written: try both.decode(String.self, forKey: .french), try both.decode(String.self, forKey: .english))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        if french == english {
            var single = encoder.singleValueContainer()
            try single.encode(french)
        } else {
            var both = encoder.container(keyedBy: Key.self)
            try both.encode(french, forKey: .french)
            try both.encode(english, forKey: .english)
        }
    }
}

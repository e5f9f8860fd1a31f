import FoundationEssentials
package import VigieDomain

/// Sentences kept in the journal hold moments as `Instant` writes them, in universal time: who reads sees his own.
extension Wording {
    /// The same text with each moment on the reader's clock and in his language. What stands inside an address stays.
    package func dated(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.split(separator: " ", omittingEmptySubsequences: false).map(word).joined(separator: " ")
        }.joined(separator: "\n")
    }

    /// A kept sentence made harmless, on one line. French spacing is set again, since cleaning makes every blank a plain one.
    package func line(_ phrase: Phrase, limit: Int = Plain.nameLimit) -> String {
        spaced(Plain.name(dated(self(phrase)), limit: limit))
    }

    /// The same over several lines.
    package func block(_ phrase: Phrase, limit: Int) -> String {
        spaced(Plain.block(dated(self(phrase)), limit: limit))
    }

    private func spaced(_ text: String) -> String { language == .french ? Phrase.spaced(text) : text }

    /// `2026-11-23T06:00:00Z`, alone or before a mark.
    private func word(_ word: Substring) -> String {
        let tail = word.reversed().prefix { ".,;:)»”".contains($0) }.count
        let core = word.dropLast(tail)
        guard core.utf8.count == 20, core.hasSuffix("Z"), let date = try? Date(String(core), strategy: .iso8601) else {
            return String(word)
        }
        let instant = Instant(milliseconds: Int64(date.timeIntervalSince1970) * 1000)
        return moment(instant) + word.suffix(tail)
    }
}

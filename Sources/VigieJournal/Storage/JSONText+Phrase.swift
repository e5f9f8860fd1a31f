import VigieDomain

/// Sentences in columns of text: bare where both languages say the same, else JSON with a member for each. Rows of before
/// both languages were kept read as they stand.
extension JSONText {
    func text(of phrase: Phrase) throws -> String {
        let words = phrase.french
        // Words that look like JSON are kept as JSON, or they would come back as something else.
        return phrase.french == phrase.english && decoded(words) == nil ? words : try text(phrase)
    }

    func phrase(from text: String) -> Phrase { decoded(text) ?? Phrase(same: text) }

    private func decoded(_ text: String) -> Phrase? {
        guard text.hasPrefix("{") || text.hasPrefix("\"") else { return nil }
        return try? value(Phrase.self, from: text, in: "phrase")
    }
}

/// A few words to look for in a notice, written so that a person who knows the gazette can check them:
/// `prononc* … liquidation judiciaire`.
///
/// - `ouvr*` any word that begins so; `a|b` one word or the other; `(de|la)?` a word that may be missing;
///   `…` up to six words of the same sentence, `……` up to twenty; `^` at the front: the text begins so.
struct Phrase: Sendable, ExpressibleByStringLiteral {
    private enum Part: Sendable {
        case oneOf([Piece], optional: Bool)
        case gap(Int)
    }

    private struct Piece: Sendable {
        var text: String
        var isPrefix: Bool
        func matches(_ word: String) -> Bool { isPrefix ? word.hasPrefix(text) : word == text }
    }

    /// How many words `…` may skip: enough for "la procédure simplifiée de", too few to join two decisions.
    private static let gapWords = 6
    /// How many words `……` may skip: the name of a firm with its address.
    private static let longGapWords = 20

    let source: String
    private let parts: [Part]
    private let isAnchored: Bool

    init(stringLiteral value: String) { self.init(value) }

    init(_ value: String) {
        source = value
        isAnchored = value.hasPrefix("^")
        parts = value.drop { $0 == "^" }.split(separator: " ").map { token in
            if token == "…" { return .gap(Phrase.gapWords) }
            if token == "……" { return .gap(Phrase.longGapWords) }
            let optional = token.hasSuffix("?")
            let body = token.filter { $0 != "(" && $0 != ")" && $0 != "?" }
            let pieces = body.split(separator: "|").map { word in
                Piece(text: String(word.prefix { $0 != "*" }), isPrefix: word.hasSuffix("*"))
            }
            return .oneOf(pieces, optional: optional)
        }
    }

    /// The words that match, the first time they do.
    func first(in text: GazetteText, from start: Int = 0) -> Range<Int>? {
        if isAnchored { return match(text.words, 0, 0).map { 0..<$0 } }
        var index = start
        while index < text.words.count {
            if let end = match(text.words, index, 0) { return index..<end }
            index += 1
        }
        return nil
    }

    /// Where the words end, if they stand exactly there.
    func matching(_ text: GazetteText, at index: Int) -> Int? {
        guard index <= text.words.count else { return nil }
        return match(text.words, index, 0)
    }

    private func match(_ words: [GazetteText.Word], _ index: Int, _ part: Int) -> Int? {
        guard part < parts.count else { return index }
        switch parts[part] {
        case .gap(let most):
            for skipped in 0...most {
                let next = index + skipped
                guard next < words.count, !words[next].opensSentence else { return nil }
                if let end = match(words, next, part + 1) { return end }
            }
            return nil
        case .oneOf(let pieces, let optional):
            if index < words.count, pieces.contains(where: { $0.matches(words[index].text) }),
                let end = match(words, index + 1, part + 1)
            {
                return end
            }
            return optional ? match(words, index, part + 1) : nil
        }
    }
}

extension GazetteText {
    func first(of phrases: [Phrase]) -> Range<Int>? {
        phrases.lazy.compactMap { $0.first(in: self) }.first
    }

    func contains(anyOf phrases: [Phrase]) -> Bool { first(of: phrases) != nil }
}

package import VigieDomain

/// The address of a bureau with places for a company's numbers: `https://bureau.example/v1/{siren}/score`.
package struct URLTemplate: Hashable, Sendable {
    package typealias Placeholder = Identifiers.Kind

    enum Part: Hashable, Sendable {
        case text(String)
        case place(Placeholder)
    }

    package let text: String
    let parts: [Part]

    /// Why a template cannot be used.
    package struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// Character of the template, from 1.
        package let position: Int
        package let sentence: Phrase
        /// For logs and tests.
        package var description: String { phrase.english }

        /// With its place.
        package var phrase: Phrase {
            Phrase(
                "adresse, caractère \(position) : \(sentence.french)",
                "address, character \(position): \(sentence.english)")
        }
    }

    package init(_ text: String) throws(Problem) {
        guard text.hasPrefix("https://") || text.hasPrefix("http://") else {
            throw Problem(
                position: 1,
                sentence: Phrase(
                    "« \(text.prefix(20)) » : une adresse « https://… » est attendue",
                    "“\(text.prefix(20))”: an address “https://…” is expected"))
        }
        var parts: [Part] = []
        var literal = ""
        var rest = text[...]
        while let character = rest.first {
            let position = text.distance(from: text.startIndex, to: rest.startIndex) + 1
            switch character {
            case "{":
                let name = rest.dropFirst().prefix { $0 != "}" }
                guard rest.dropFirst(name.count + 1).first == "}", let place = Placeholder(rawValue: String(name))
                else {
                    let known = Placeholder.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
                    throw Problem(
                        position: position,
                        sentence: Phrase(
                            "« {\(name.prefix(20)) » : l’un de \(known) est attendu",
                            "“{\(name.prefix(20))”: one of \(known) is expected"))
                }
                if !literal.isEmpty { parts.append(.text(literal)) }
                literal = ""
                parts.append(.place(place))
                rest = rest.dropFirst(name.count + 2)
                continue
            case "}":
                throw Problem(
                    position: position, sentence: Phrase("« } » sans « { » avant", "“}” without “{” before it"))
            case let other where other.isWhitespace || other.isNewline:
                throw Problem(
                    position: position,
                    sentence: Phrase("une adresse ne contient pas d’espace", "an address holds no space"))
            default: literal.append(character)
            }
            rest = rest.dropFirst()
        }
        if !literal.isEmpty { parts.append(.text(literal)) }
        guard parts.contains(where: { if case .place = $0 { true } else { false } }) else {
            throw Problem(
                position: text.count,
                sentence: Phrase(
                    "aucune place pour la société : {siren}, {lei} ou {account}",
                    "no place for the company: {siren}, {lei} or {account}"))
        }
        self.text = text
        self.parts = parts
    }

    /// The numbers that a company must have for the address to be whole.
    package var placeholders: Set<Placeholder> {
        Set(parts.compactMap { if case .place(let place) = $0 { place } else { nil } })
    }

    /// - Returns: nil where the company has not the number that a place asks for.
    package func url(_ value: (Placeholder) -> String?) -> String? {
        var url = ""
        for part in parts {
            switch part {
            case .text(let text): url += text
            case .place(let place):
                guard let text = value(place) else { return nil }
                url += QueryText.encoded(text)
            }
        }
        return url
    }
}

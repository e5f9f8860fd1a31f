package import VigieDomain

/// The same words in French and in English, side by side, so that neither is forgotten.
package struct Phrase: Hashable, Sendable {
    package let french: String
    package let english: String

    /// - Parameters: written with plain spaces; French spacing is set here.
    package init(_ french: String, _ english: String) {
        self.french = Phrase.spaced(french)
        self.english = english
    }

    package subscript(language: Language) -> String {
        switch language {
        case .french: french
        case .english: english
        }
    }

    /// French keeps `:`, `;`, `?`, `!`, `%` and guillemets beside their word: a line never begins with them.
    package static func spaced(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count + 8)
        var scalars = Array(text.unicodeScalars)
        for index in scalars.indices where scalars[index] == " " {
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            let previous = index > 0 ? scalars[index - 1] : " "
            if ":;?!%»".unicodeScalars.contains(next) || previous == "«" { scalars[index] = "\u{A0}" }
        }
        for scalar in scalars { result.unicodeScalars.append(scalar) }
        return result
    }
}

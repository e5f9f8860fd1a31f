import Foundation

/// A company name reduced to what two spellings share: capitals without accents, letters and digits only,
/// legal forms dropped. Used to suggest a match, never to decide one: identity is the number.
package struct NormalName: Hashable, Sendable {
    package let text: String

    package init(_ name: String) {
        var words: [String] = []
        var word = ""
        func close() {
            if !word.isEmpty { words.append(word) }
            word = ""
        }
        for scalar in name.decomposedStringWithCompatibilityMapping.unicodeScalars {
            // Accents, and what cannot be seen: soft hyphens, joiners, marks of direction.
            if [.nonspacingMark, .format].contains(scalar.properties.generalCategory) { continue }
            if let letters = NormalName.ligatures[scalar] {
                word += letters
            } else if scalar == "&" {
                close()
                words.append("ET")
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                word += scalar.properties.uppercaseMapping
            } else if scalar != "." {
                close()
            }
        }
        close()
        let kept = words.filter { !NormalName.legalForms.contains($0) }
        text = (kept.isEmpty ? words : kept).joined(separator: " ")
    }

    package var isEmpty: Bool { text.isEmpty }

    /// Whether the two share a word: names that share none are probably two companies.
    package func sharesWord(with other: NormalName) -> Bool {
        !Set(text.split(separator: " ")).isDisjoint(with: other.text.split(separator: " "))
    }

    /// Letters that registers write in two ways and that Unicode does not take apart.
    private static let ligatures: [Unicode.Scalar: String] = [
        "œ": "OE", "Œ": "OE", "æ": "AE", "Æ": "AE", "ø": "O", "Ø": "O", "ł": "L", "Ł": "L",
    ]

    private static let legalForms: Set<String> = [
        "SA", "SAS", "SASU", "SARL", "EURL", "SCI", "SNC", "SCP", "SELARL", "SELAS", "EI", "EIRL", "SC", "SCM", "GIE",
        "SOCIETE", "STE", "ETS", "ETABLISSEMENTS", "MONSIEUR", "MADAME", "M", "MME",
    ]
}

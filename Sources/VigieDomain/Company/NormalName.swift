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
            if scalar.properties.generalCategory == .nonspacingMark { continue }
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
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

    private static let legalForms: Set<String> = [
        "SA", "SAS", "SASU", "SARL", "EURL", "SCI", "SNC", "SCP", "SELARL", "SELAS", "EI", "EIRL", "SC", "SCM", "GIE",
        "SOCIETE", "STE", "ETS", "ETABLISSEMENTS", "MONSIEUR", "MADAME", "M", "MME",
    ]
}

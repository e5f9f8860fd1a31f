package import VigieDomain

/// How Vigie speaks to people: one language, one wall clock. Everything an alert, a list or a command says comes from here.
package struct Wording: Sendable {
    package let language: Language
    package let zone: CivilZone

    package init(_ language: Language = .french, zone: CivilZone = .utc) {
        self.language = language
        self.zone = zone
    }

    package func callAsFunction(_ phrase: Phrase) -> String { phrase[language] }

    /// Both given as written; the language chooses.
    package func say(_ french: String, _ english: String) -> String { Phrase(french, english)[language] }

    /// `label: value` with the colon as the language sets it.
    package func labelled(_ label: String, _ value: String) -> String {
        language == .french ? "\(label)\u{A0}: \(value)" : "\(label): \(value)"
    }

    package func quoted(_ text: String) -> String {
        language == .french ? "«\u{A0}\(text)\u{A0}»" : "“\(text)”"
    }

    package func count(_ number: Int, _ one: Phrase, _ many: Phrase) -> String {
        // French counts zero with the singular, English with the plural.
        let isOne = language == .french ? abs(number) < 2 : abs(number) == 1
        return "\(integer(Int64(number)))\u{A0}\(self(isOne ? one : many))"
    }
}

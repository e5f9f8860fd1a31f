import VigieDomain

/// What every source says of a field that is missing or is another kind of thing.
enum FieldWords {
    static func missing(_ field: String) -> Phrase {
        Phrase("champ « \(field) » absent de la réponse", "field “\(field)” missing from the answer")
    }

    static func absent(_ field: String) -> Phrase {
        Phrase("champ « \(field) » absent ou vide", "field “\(field)” missing or empty")
    }

    static func absentEverywhere(_ field: String) -> Phrase {
        Phrase("champ « \(field) » absent ou vide partout", "field “\(field)” missing or empty everywhere")
    }

    /// - Parameter expected: a whole clause, since French agrees with its noun.
    static func type(_ field: String, _ found: Phrase, _ expected: Phrase) -> Phrase {
        Phrase(
            "champ « \(field) » : \(found.french), \(expected.french)",
            "field “\(field)”: \(found.english), \(expected.english)")
    }

    static func notAnObject(_ tree: JSONValue) -> Phrase {
        Phrase(
            "réponse qui est \(tree.kindName.french) : un objet est attendu",
            "answer that is \(tree.kindName.english): an object is expected")
    }

    static func otherCompany(_ told: String, insteadOf asked: String) -> Phrase {
        Phrase(
            "réponse sur l’entreprise « \(told) » au lieu de « \(asked) »",
            "answer about the company “\(told)” instead of “\(asked)”")
    }

    static let object = Phrase("un objet est attendu", "an object is expected")
    static let list = Phrase("une liste est attendue", "a list is expected")
    static let text = Phrase("un texte est attendu", "a text is expected")
    static let integer = Phrase("un nombre entier est attendu", "a whole number is expected")
    static let number = Phrase("un nombre est attendu", "a number is expected")
    static let boolean = Phrase("un booléen est attendu", "a boolean is expected")
    static let percentage = Phrase("un nombre de 0 à 100 est attendu", "a number from 0 to 100 is expected")
    static let date = Phrase("une date est attendue", "a date is expected")
    static let isoDate = Phrase("une date « AAAA-MM-JJ » est attendue", "a date “YYYY-MM-DD” is expected")
}

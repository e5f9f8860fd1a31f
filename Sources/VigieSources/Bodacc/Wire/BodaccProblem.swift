package import VigieDomain

/// Why one record could not be read.
package struct BodaccProblem: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// A field that no notice does without is missing.
        case missing
        /// A field holds another kind of thing.
        case type
        /// A text that should be JSON is not.
        case content
    }

    package let kind: Kind
    package let field: String
    /// For people: what was found, what is accepted.
    package let sentence: Phrase

    static func missing(_ field: String) -> BodaccProblem {
        BodaccProblem(kind: .missing, field: field, sentence: FieldWords.absent(field))
    }

    static func type(_ field: String, found: JSONValue, accepted: Phrase) -> BodaccProblem {
        BodaccProblem(
            kind: .type, field: field,
            sentence: FieldWords.type(
                field,
                Phrase(
                    "\(found.quoted.french) (\(found.kindName.french))",
                    "\(found.quoted.english) (\(found.kindName.english))"), accepted))
    }

    static func content(_ field: String, _ what: Phrase) -> BodaccProblem {
        BodaccProblem(
            kind: .content, field: field,
            sentence: Phrase("champ « \(field) » : \(what.french)", "field “\(field)”: \(what.english)"))
    }
}

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
    package let sentence: String

    static func missing(_ field: String) -> BodaccProblem {
        BodaccProblem(kind: .missing, field: field, sentence: "champ « \(field) » absent ou vide")
    }

    static func type(_ field: String, found: JSONValue, accepted: String) -> BodaccProblem {
        BodaccProblem(
            kind: .type, field: field,
            sentence: "champ « \(field) » : \(found.quoted) (\(found.kindName)), \(accepted) est attendu")
    }

    static func content(_ field: String, _ what: String) -> BodaccProblem {
        BodaccProblem(kind: .content, field: field, sentence: "champ « \(field) » : \(what)")
    }
}

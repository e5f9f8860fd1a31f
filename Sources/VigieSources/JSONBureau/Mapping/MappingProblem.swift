package import VigieDomain

/// What a mapping does not find in an answer, or finds in another form: said when the configuration is checked, or, at
/// night, as a fault of the source.
package struct MappingProblem: Error, Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The path finds nothing, or null.
        case missing
        /// It finds another kind of thing.
        case type
        /// It finds a word that the mapping does not list.
        case word
        /// Counts that do not agree.
        case count
        /// The answer is about another company, or is not an answer at all.
        case subject
    }

    package let kind: Kind
    /// The member of the mapping: `rating.score`, `shareholders.list`.
    package let field: String
    package let path: String
    /// What was found, in quotes, what is accepted, what to do.
    package let sentence: Phrase

    package init(_ kind: Kind, field: String, path: String, _ sentence: Phrase) {
        self.kind = kind
        self.field = field
        self.path = path
        self.sentence = sentence
    }
}

extension MappingProblem: CustomStringConvertible {
    /// For logs and tests.
    package var description: String { phrase.english }

    /// With the member and its path.
    package var phrase: Phrase {
        Phrase("\(field) (« \(path) ») : \(sentence.french)", "\(field) (“\(path)”): \(sentence.english)")
    }
}

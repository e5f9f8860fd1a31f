package import VigieDomain

/// Why a path cannot be understood, with the place in it, so that the person who writes the mapping sees where.
package struct JSONPathProblem: Error, Hashable, Sendable {
    package let path: String
    /// Character of the path, from 1.
    package let position: Int
    /// What was found and what is accepted.
    package let sentence: Phrase

    package init(path: String, position: Int, sentence: Phrase) {
        self.path = path
        self.position = position
        self.sentence = sentence
    }
}

extension JSONPathProblem: CustomStringConvertible {
    /// For logs and tests.
    package var description: String { phrase.english }

    /// With the path and the place in it.
    package var phrase: Phrase {
        Phrase(
            "chemin « \(path) », caractère \(position) : \(sentence.french)",
            "path “\(path)”, character \(position): \(sentence.english)")
    }
}

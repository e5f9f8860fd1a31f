/// Why a path cannot be understood, with the place in it, so that the person who writes the mapping sees where.
package struct JSONPathProblem: Error, Hashable, Sendable {
    package let path: String
    /// Character of the path, from 1.
    package let position: Int
    /// What was found and what is accepted.
    package let sentence: String

    package init(path: String, position: Int, sentence: String) {
        self.path = path
        self.position = position
        self.sentence = sentence
    }
}

extension JSONPathProblem: CustomStringConvertible {
    package var description: String { "chemin « \(path) », caractère \(position) : \(sentence)" }
}

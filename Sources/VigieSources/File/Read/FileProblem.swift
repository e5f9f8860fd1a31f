import VigieDomain
import VigieEngine

/// Why a line is not read: which cell, and what is wrong with it.
struct FileProblem: Error, Hashable {
    /// From 1; nil for the whole line.
    var column: Int?
    var phrase: Phrase

    init(column: Int? = nil, _ french: String, _ english: String) {
        self.column = column
        phrase = Phrase(french, english)
    }

    /// `covers.csv:14:3 : …`.
    func told(of file: String, line: Int) -> Phrase {
        let place = "\(file):\(line)" + (column.map { ":\($0)" } ?? "")
        return Phrase("\(place) : \(phrase.french)", "\(place): \(phrase.english)")
    }
}

/// Why a file as a whole is not read.
struct FileRefusal: Error, Hashable {
    var lie: SourceFault.Lie
    var line: Int?
    var problem: FileProblem

    init(_ lie: SourceFault.Lie, line: Int? = nil, column: Int? = nil, _ french: String, _ english: String) {
        self.lie = lie
        self.line = line
        problem = FileProblem(column: column, french, english)
    }

    func told(of file: String) -> Phrase {
        if let line { return problem.told(of: file, line: line) }
        return Phrase("\(file) : \(problem.phrase.french)", "\(file): \(problem.phrase.english)")
    }
}

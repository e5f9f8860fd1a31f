package import VigieConfiguration
package import VigieDomain
import VigieWording

/// One thing that `vigie check` found: a diagnostic of a file, or what only the whole shows (a secret, a mapping, a route).
package struct Finding: Hashable, Sendable {
    package var file: String
    package var line: Int?
    package var column: Int?
    package var isError: Bool
    package var sentence: Phrased
    /// Stable name for scripts.
    package var code: String

    /// A sentence in both languages.
    package struct Phrased: Hashable, Sendable {
        package var french: String
        package var english: String
    }

    package init(
        _ file: String, line: Int? = nil, column: Int? = nil, isError: Bool = true, code: String, french: String,
        english: String
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.isError = isError
        self.code = code
        let phrase = Phrase(french, english)
        sentence = Phrased(french: phrase.french, english: phrase.english)
    }

    package init(_ diagnostic: Diagnostic) {
        file = diagnostic.file
        line = diagnostic.line
        column = diagnostic.column
        isError = diagnostic.isError
        code = diagnostic.code
        sentence = Phrased(french: diagnostic.sentence(in: .french), english: diagnostic.sentence(in: .english))
    }

    package func sentence(in language: Language) -> String {
        language == .french ? sentence.french : sentence.english
    }

    /// The same shape as a diagnostic: `file:line:column: error: … [code]`.
    package func render(in language: Language) -> String {
        var place = file
        if let line {
            place += ":\(line)"
            if let column { place += ":\(column)" }
        }
        let weight =
            switch (isError, language) {
            case (true, .french): "erreur"
            case (true, .english): "error"
            case (false, .french): "attention"
            case (false, .english): "warning"
            }
        return "\(place): \(weight): \(sentence(in: language)) [\(code)]"
    }

    var json: JSONOutput {
        .object([
            .init("file", .text(file)), .init("line", line.map { .count($0) } ?? .null),
            .init("column", column.map { .count($0) } ?? .null), .init("weight", .text(isError ? "error" : "warning")),
            .init("code", .text(code)), .init("sentence", .text(sentence.french)),
            .init("sentence_en", .text(sentence.english)),
        ])
    }
}

package import VigieDomain
import VigieWording

/// What `vigie check` found, all at once, and what it looked at.
package struct CheckReport: Hashable, Sendable {
    /// One watchlist that was read.
    package struct List: Hashable, Sendable {
        package var file: String
        package var clients: Int
        /// Lines that are not watched.
        package var refused: Int
    }

    package var findings: [Finding] = []
    package var lists: [List] = []
    /// The settings file that was read, where one was.
    package var configuration: String?

    package init() {}

    package var errors: Int { findings.count(where: \.isError) }
    package var warnings: Int { findings.count - errors }

    /// - Parameter json: one object instead of lines.
    package func answer(in language: Language, json: Bool) -> CommandAnswer {
        CommandAnswer(
            lines: json ? [self.json.pretty] : lines(in: language), exit: errors == 0 ? .success : .configuration)
    }

    package func lines(in language: Language) -> [String] {
        findings.map { $0.render(in: language) } + [count(in: language)]
    }

    /// The last line: what was read, and how much is wrong.
    private func count(in language: Language) -> String {
        let wording = Wording(language)
        var read: [String] = []
        if let configuration { read.append(configuration) }
        if !lists.isEmpty {
            let clients = lists.reduce(0) { $0 + $1.clients }
            read.append(
                wording.count(lists.count, Phrase("liste", "watchlist"), Phrase("listes", "watchlists")) + ", "
                    + wording.count(
                        clients, Phrase("client surveillé", "watched client"),
                        Phrase("clients surveillés", "watched clients")))
        }
        let errors = wording.count(errors, Phrase("erreur", "error"), Phrase("erreurs", "errors"))
        let warnings = wording.count(
            warnings, Phrase("avertissement", "warning"), Phrase("avertissements", "warnings"))
        let verdict =
            findings.isEmpty
            ? wording.say("rien à signaler", "nothing to report") : "\(errors), \(warnings)"
        return (read + [verdict]).joined(separator: wording.say(" ; ", "; ")) + "."
    }

    private var json: JSONOutput {
        .object([
            .init("ok", .bool(errors == 0)), .init("errors", .count(errors)), .init("warnings", .count(warnings)),
            .init("configuration", .text(configuration)),
            .init(
                "watchlists",
                .list(
                    lists.map {
                        .object([
                            .init("file", .text($0.file)), .init("clients", .count($0.clients)),
                            .init("refused", .count($0.refused)),
                        ])
                    })),
            .init("findings", .list(findings.map(\.json))),
        ])
    }
}

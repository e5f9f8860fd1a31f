import ArgumentParser
import Glibc
import VigieDaemon
import VigieDomain
import VigieEngine
import VigieWording

struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Les changements enregistrés / the changes recorded.",
        discussion: """
            Sur un terminal, les 50 derniers ; en JSON ou CSV, tous, dans l’ordre du journal.
            On a terminal the last 50; as JSON or CSV all of them, in the order of the journal.
            """)

    @OptionGroup var file: ConfigurationOption
    @OptionGroup var lang: LanguageOption
    @Option(help: "SIREN, code client ou partie du nom.") var client: String?
    @Option(help: "Code ou famille, répétable : proc.* / code or family, may repeat.") var code: [String] = []
    @Option(help: "Niveau minimal / minimum: critical, high, medium, low, info.") var severity: String?
    @Option(help: "Source : bodacc…") var source: String?
    @Option(help: "Depuis ce jour compris / from this day on: 2026-11-23, 23/11/2026.") var since: String?
    @Option(help: "Jusqu’à ce jour compris / up to and including this day.") var until: String?
    @Option(help: "Nombre au plus / at most.") var limit: Int?
    @Flag(help: "Un objet JSON par ligne / JSON Lines.") var json = false
    @Flag(help: "Tableau qui s’ouvre dans Excel / a table for Excel.") var csv = false

    func validate() throws {
        if json, csv { throw ValidationError("--json ou --csv, pas les deux / not both.") }
    }

    func run() async throws {
        try await Terminal.answering(file, lang) { context in
            let journal = try context.journal()
            let clients = try await journal.watches().map(\.client)
            let request = HistoryRequest(
                client: client, codes: code, severity: severity, source: source, since: since, until: until,
                limit: limit)
            let filter = try request.filter(among: clients, context.wording, newestFirst: !json && !csv)
            let changes = try await journal.changes(matching: filter)
            let table = HistoryTable(changes, clients: clients, context.wording)
            if csv {
                Terminal.write(table.csv(), to: STDOUT_FILENO)
                return CommandAnswer()
            }
            var answer = CommandAnswer(lines: json ? table.json().map(\.line) : table.lines())
            if !json, changes.count == filter.limit {
                answer.complaints = [
                    context.wording.say(
                        "Les \(changes.count) plus récents ; --limit en montre davantage.",
                        "The latest \(changes.count); --limit shows more.")
                ]
            }
            return answer
        }
    }
}

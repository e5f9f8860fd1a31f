import ArgumentParser
import VigieDaemon

struct CoverageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "La preuve du suivi, client par client et source par source / the proof of watch.",
        discussion: """
            « À l'heure » : la part du temps où la dernière réponse avait moins de deux intervalles / "on time": the share of \
            the time in which the last answer was younger than two intervals.
            """)

    @OptionGroup var file: ConfigurationOption
    @OptionGroup var lang: LanguageOption
    @Flag(help: "Un objet JSON / one JSON object.") var json = false
    @Flag(help: "Une table pour Excel / a table for Excel.") var csv = false
    @Flag(help: "Seulement ce qui n’est pas suivi à l’heure / only what is not watched on time.") var problems = false
    @Argument(help: "SIREN, code client ou partie du nom / SIREN, account code or part of the name.") var client:
        String?

    func validate() throws {
        guard !(json && csv) else { throw ValidationError("--json ou --csv, pas les deux / one of the two.") }
    }

    func run() async throws {
        try await Terminal.answering(file, lang) { context in
            let report = try await CoverageReport.load(context, client: client, onlyBad: problems)
            if json { return CommandAnswer(lines: [report.json.pretty]) }
            guard csv else { return CommandAnswer(lines: report.lines(context.wording)) }
            Terminal.write(report.csv, to: 1)
            return CommandAnswer()
        }
    }
}

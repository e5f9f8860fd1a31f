import ArgumentParser
import Logging
import VigieDaemon

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Santé des sources, file d’attente, alarmes / health, queue, alarms.",
        discussion:
            "Codes : 0 tout va bien ; 1 une alarme, une source en panne ou une boucle muette ; 69 aucun démon / 0 well, 1 somebody must look, 69 no daemon."
    )

    @OptionGroup var file: ConfigurationOption
    @OptionGroup var lang: LanguageOption
    @Flag(help: "Un objet JSON / one JSON object.") var json = false

    func run() async throws {
        try await Terminal.answering(file, lang) { context in
            let process = DaemonErrand(context, logger: Terminal.logger(level: .warning)).process()
            let report = try await StatusReport.load(context, process: process)
            let lines = json ? [report.json.pretty] : report.lines(context.wording, now: context.now)
            return CommandAnswer(lines: lines, exit: report.exit)
        }
    }
}

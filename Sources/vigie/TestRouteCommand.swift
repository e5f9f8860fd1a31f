import ArgumentParser
import VigieConfiguration
import VigieDaemon
import VigieDomain
import VigieWording

struct TestRouteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test-route",
        abstract: "Qui serait prévenu, comment et pourquoi ; n’envoie rien / who would be told; sends nothing.",
        discussion:
            "Lit les réglages et les listes du dossier, sans journal. CODE : proc.open.liquidation, ou une famille (proc.*)."
    )

    @OptionGroup var file: ConfigurationOption
    @OptionGroup var lang: LanguageOption
    @Option(help: "Niveau (défaut : celui du fait) / severity: critical, high, medium, low, info.") var severity:
        String?
    @Flag(help: "Un objet JSON / one JSON object.") var json = false
    @Argument(help: "SIREN, code client ou partie du nom.") var client: String
    @Argument(help: "Fait / event: proc.open.liquidation, risk.*") var code: String

    func run() async throws {
        try await Terminal.answering(file, lang) { context in
            let wording = context.wording
            let codes = RouteTrial.codes(code)
            guard !codes.isEmpty else { throw HistoryRequest.unknownCode(code, wording) }
            let level = severity.flatMap { HistoryRequest.severity($0) }
            if let severity, level == nil {
                throw HistoryRequest.wrong("--severity", severity, "critical, high, medium, low, info", wording)
            }
            let clients = try WatchlistsOnDisk.clients(context)
            let found = try ClientSearch.one(client, among: clients, in: context.language)
            let trial = RouteTrial(
                client: found, codes: codes, severity: level, settings: context.settings, zone: wording.zone,
                now: context.now)
            return CommandAnswer(lines: json ? [trial.json(wording).pretty] : trial.text(wording))
        }
    }
}

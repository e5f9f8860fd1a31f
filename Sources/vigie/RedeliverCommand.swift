import ArgumentParser
import Logging
import VigieDaemon
import VigieEngine

struct RedeliverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redeliver",
        abstract: "Remet en file des messages refusés, expirés ou mis de côté / queues messages again.",
        discussion:
            "Ils gardent leurs identifiants et leurs octets. Sans critère : tous ceux qui n’ont pas été remis / without a filter: all that were not delivered."
    )

    @OptionGroup var file: ConfigurationOption
    @OptionGroup var lang: LanguageOption
    @Option(help: "Un message, par son identifiant / one message: msg_…") var message: String?
    @Option(help: "Un point d’accès / one endpoint.") var endpoint: String?
    @Option(help: "Créés depuis ce jour / made since: 2026-11-23, 23/11/2026.") var since: String?
    @Flag(help: "Aussi ceux qui ont été remis / also those delivered.") var includingDelivered = false

    func run() async throws {
        try await Terminal.answering(file, lang) { context in
            let selection = try RedeliveryRequest(
                message: message, endpoint: endpoint, since: since, includingDelivered: includingDelivered
            ).selection(context)
            return await DaemonErrand(context, logger: Terminal.logger(level: .warning)).redeliver(selection)
        }
    }
}

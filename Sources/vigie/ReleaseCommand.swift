import ArgumentParser
import Logging
import VigieDaemon

struct ReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Libère les alertes retenues d’une source / releases the held alerts of a source.",
        discussion: """
            Quand trop de clients d’une source changent en un cycle (réglage « brake »), leurs alertes attendent qu’une personne \
            ait vérifié. Chacune part alors une fois ; « vigie status » dit ce qui est retenu / when too many clients of a source \
            change in one cycle, their alerts wait for a person: each then leaves once.
            """)

    @OptionGroup var file: ConfigurationOption
    @OptionGroup var lang: LanguageOption
    @Argument(help: "La source, par son nom / the source, by its name.") var source: String
    @Flag(help: "N’envoie rien : la source se trompait ; l’historique reste / sends nothing: the source was wrong.")
    var discard = false

    func run() async throws {
        try await Terminal.answering(file, lang) { context in
            await DaemonErrand(context, logger: Terminal.logger(level: .warning)).release(source, discarding: discard)
        }
    }
}

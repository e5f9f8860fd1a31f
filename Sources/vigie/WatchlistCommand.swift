import ArgumentParser
import Logging
import VigieDaemon
import VigieEngine

struct WatchlistCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watchlist", abstract: "Les listes en service / the watchlists in force.",
        subcommands: [Accept.self, Status.self], defaultSubcommand: Status.self)

    struct Accept: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "accept",
            abstract: "Confirme une liste retenue parce qu’elle a perdu trop de clients / confirms a held watchlist.")

        @OptionGroup var file: ConfigurationOption
        @OptionGroup var lang: LanguageOption
        @Argument(help: "Nom du fichier (défaut : toutes) / file name (default: all).") var name: String?

        func run() async throws {
            try await Terminal.answering(file, lang) { context in
                await DaemonErrand(context, logger: Terminal.logger(level: .critical)).acceptWatchlist(name)
            }
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "status", abstract: "Listes en service, retenues ou fausses / in force, held or wrong.")

        @OptionGroup var file: ConfigurationOption
        @OptionGroup var lang: LanguageOption
        @Flag(help: "Un objet JSON / one JSON object.") var json = false

        func run() async throws {
            try await Terminal.answering(file, lang) { context in
                let status = WatchlistStatus(
                    accepted: try await context.journal().acceptedWatchlists(),
                    files: try WatchlistsOnDisk.read(context))
                return CommandAnswer(lines: json ? [status.json.pretty] : status.lines(context.wording))
            }
        }
    }
}

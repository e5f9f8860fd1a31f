import ArgumentParser
import Glibc
import Logging
import VigieDaemon

struct BackfillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backfill",
        abstract: "Le passé des clients, depuis les fichiers du BODACC / the clients’ past, from files of the BODACC.",
        discussion: """
            Archives de la DILA (.taz, .tar, .xml) ou export JSON Lines du portail (.jsonl, .jsonl.gz). Le service doit être \
            arrêté ; interrompue, la commande reprend où elle en était. Personne n’est prévenu du passé.
            DILA's archives or the portal's export in JSON Lines. The service must be stopped; killed, the command goes on \
            where it was. Nobody is told of the past.
            """)

    @OptionGroup var file: ConfigurationOption
    @OptionGroup var lang: LanguageOption
    @Argument(help: "Fichiers ou dossiers / files or folders.", completion: .file()) var files: [String]

    func run() async throws {
        let progress = Progress(isShown: Terminal.isInteractive(STDERR_FILENO))
        try await Terminal.answering(file, lang) { context in
            let backfill = Backfill(context, logger: Terminal.logger(level: .warning))
            let answer = await backfill.run(files) { progress.show($0) }
            progress.clear()
            return answer
        }
    }
}

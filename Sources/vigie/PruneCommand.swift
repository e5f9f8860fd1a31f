import ArgumentParser
import VigieDaemon

struct PruneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune",
        abstract: "Efface les vieilles réponses brutes des sources / gives up old raw answers of sources.",
        discussion:
            "Le service le fait chaque nuit. Plus vieilles que « evidence.keep_days », sauf celles d’un dossier ouvert ; empreinte, adresse et date restent / older than evidence.keep_days, never those of an open case; digest, address and time stay."
    )

    @OptionGroup var file: ConfigurationOption
    @OptionGroup var lang: LanguageOption
    @Flag(help: "Compte, sans rien changer / counts, and changes nothing.") var dryRun = false

    func run() async throws {
        try await Terminal.answering(file, lang) { try await CopyErrand($0).prune(isTrial: dryRun) }
    }
}

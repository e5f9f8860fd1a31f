import ArgumentParser
import VigieDaemon
import VigieDomain
import VigieEngine

struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Le dossier d’un client, preuves comprises / a client’s dossier.")

    @OptionGroup var file: ConfigurationOption
    @OptionGroup var lang: LanguageOption
    @Flag(help: "Un objet JSON / one JSON object.") var json = false
    @Argument(help: "SIREN, code client ou partie du nom / SIREN, account code or part of the name.") var client: String

    func run() async throws {
        try await Terminal.answering(file, lang) { context in
            let journal = try context.journal()
            let watches = try await journal.watches()
            let found = try ClientSearch.one(client, among: watches.map(\.client), in: context.language)
            guard let watch = watches.first(where: { $0.company == found.key }) else { return CommandAnswer() }
            var dossier = try await Dossier.load(watch, from: journal)
            dossier.unasked = Dossier.unasked(about: watch.client, context.settings)
            return CommandAnswer(
                lines: json
                    ? [dossier.json(context.wording, now: context.now).pretty]
                    : dossier.lines(context.wording, now: context.now))
        }
    }
}

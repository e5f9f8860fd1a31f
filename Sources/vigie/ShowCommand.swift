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
    @Flag(help: "Ce qui n’a pas pu être lu, gardé en entier / what could not be read, kept whole.") var unreadable =
        false
    @Argument(help: "SIREN, code client ou partie du nom / SIREN, account code or part of the name.") var client:
        String?

    func validate() throws {
        guard unreadable == (client == nil) else {
            throw ValidationError("Un client, ou --unreadable / a client, or --unreadable.")
        }
    }

    func run() async throws {
        try await Terminal.answering(file, lang) { context in
            let journal = try context.journal()
            guard let client else {
                let report = try await UnreadableReport.load(from: journal)
                return CommandAnswer(lines: json ? [report.json.pretty] : report.lines(context.wording))
            }
            let watches = try await journal.watches()
            let found = try ClientSearch.one(client, among: watches.map(\.client), in: context.language)
            guard let watch = watches.first(where: { $0.company == found.key }) else { return CommandAnswer() }
            let dossier = try await Dossier.load(watch, from: journal, context.settings)
            return CommandAnswer(
                lines: json
                    ? [dossier.json(context.wording, now: context.now).pretty]
                    : dossier.lines(context.wording, now: context.now))
        }
    }
}

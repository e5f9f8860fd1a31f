import ArgumentParser
import VigieDomain
import VigieWording

struct EventsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "Ce qui peut être signalé, code par code / what can be told, code by code.")

    @OptionGroup var lang: LanguageOption
    @Flag(help: "Le document docs/events.md / the document docs/events.md.") var markdown = false

    func run() {
        guard !markdown else { return Terminal.say(EventCatalogue().markdown()) }
        let wording = Wording(lang.language)
        for code in EventCode.allCases {
            let origins = code.origins.map(\.rawValue).joined(separator: ", ")
            Terminal.say("\(code)  \(code.severity.rawValue)  \(wording.title(code))  [\(origins)]")
        }
    }
}

import ArgumentParser
import VigieDaemon

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Examine le journal, la machine et les accès / looks at journal, machine and network.",
        discussion:
            "Ne change rien et n’envoie aucun message. Codes : 0 rien à faire ; 1 quelque chose demande une personne / 0 nothing to do, 1 somebody must look."
    )

    @OptionGroup var file: ConfigurationOption
    @OptionGroup var lang: LanguageOption
    @Flag(help: "Un objet JSON / one JSON object.") var json = false
    @Flag(help: "Sans le réseau / without the network.") var offline = false

    func run() async throws {
        try await Terminal.answering(file, lang) { context in
            let doctor = Doctor(context, configuration: file.config, environment: Terminal.environment)
            return try await doctor.examine(offline: offline).answer(in: context.language, json: json)
        }
    }
}

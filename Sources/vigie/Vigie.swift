import ArgumentParser
import VigieDaemon

@main
struct Vigie: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vigie",
        abstract: "La vigie de vos clients : procédures collectives, notations, actionnaires.",
        discussion:
            "Lookout for your clients: insolvency notices, ratings, shareholders. Each command explains itself: vigie help COMMAND.",
        version: Version.text,
        subcommands: [RunCommand.self, OnceCommand.self, DemoCommand.self])
}

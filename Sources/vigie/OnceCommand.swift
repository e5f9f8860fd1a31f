import ArgumentParser
import Logging
import VigieConfiguration
import VigieDaemon
import VigieWording

struct OnceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "once", abstract: "Un seul tour, pour cron / one cycle, for cron.")

    @OptionGroup var file: ConfigurationOption
    @OptionGroup var lang: LanguageOption

    func run() async throws {
        let loading = Loading(path: file.config)
        let logger = Terminal.logger(level: loading.settings?.logLevel.level ?? .info)
        let daemon = Daemon(
            configuration: file.config, environment: Terminal.environment, logger: logger, language: lang.language)
        do {
            let (exit, tallies) = try await daemon.once()
            let wording = Wording(lang.language)
            for (source, tally) in tallies { Terminal.say(wording.tally(tally, of: source)) }
            guard exit == .success else { throw ExitCode(exit.rawValue) }
        } catch let ending as Daemon.Ending {
            for line in ending.lines { Terminal.complain(line) }
            throw ExitCode(ending.exit.rawValue)
        }
    }
}

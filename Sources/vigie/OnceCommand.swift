import ArgumentParser
import Logging
import VigieConfiguration
import VigieDaemon
import VigieEngine

struct OnceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "once", abstract: "Un seul tour, pour cron / one cycle, for cron.")

    @OptionGroup var file: ConfigurationOption

    func run() async throws {
        let loading = Loading(path: file.config)
        let logger = Terminal.logger(level: loading.settings?.logLevel.level ?? .info)
        let daemon = Daemon(configuration: file.config, environment: Terminal.environment, logger: logger)
        do {
            let (exit, tallies) = try await daemon.once()
            for (source, tally) in tallies {
                Terminal.say(
                    "\(source): \(tally.read) read, \(tally.matched) matched, \(tally.changes) changes, \(tally.alerts) alerts, \(tally.baseline) baseline, \(tally.known) known, \(tally.confirmed) confirmed, \(tally.unreadable) unreadable"
                )
            }
            guard exit == .success else { throw ExitCode(exit.rawValue) }
        } catch let ending as Daemon.Ending {
            for line in ending.lines { Terminal.complain(line) }
            throw ExitCode(ending.exit.rawValue)
        }
    }
}

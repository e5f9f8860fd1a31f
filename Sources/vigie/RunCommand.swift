import ArgumentParser
import Logging
import VigieConfiguration
import VigieDaemon

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Surveille sans fin : le service / watches for ever: the service.")

    @OptionGroup var file: ConfigurationOption

    func run() async throws {
        let signals = Signals()
        let loading = Loading(path: file.config)
        let logger = Terminal.logger(level: loading.settings?.logLevel.level ?? .info)
        let daemon = Daemon(configuration: file.config, environment: Terminal.environment, logger: logger)
        do {
            let exit = try await daemon.run(signals: signals)
            guard exit == .success else { throw ExitCode(exit.rawValue) }
        } catch let ending as Daemon.Ending {
            for line in ending.lines { Terminal.complain(line) }
            throw ExitCode(ending.exit.rawValue)
        }
    }
}

import ArgumentParser
import VigieDaemon

struct ReloadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reload",
        abstract: "Fait relire réglages et listes au démon, et attend / makes the daemon read its settings again.",
        discussion:
            "Codes : 0 en vigueur ; 78 refusés, les anciens restent ; 69 aucun démon / 0 in force, 78 refused, 69 no daemon."
    )

    @OptionGroup var file: ConfigurationOption
    @OptionGroup var lang: LanguageOption

    func run() async throws {
        let socket = ControlPath(configuration: file.config, environment: Terminal.environment)
        let progress = Progress(isShown: Terminal.isInteractive(2))
        progress.show("…")
        let answer = DaemonErrand.reload(at: socket, in: lang.language)
        progress.clear()
        try Terminal.finish(answer)
    }
}

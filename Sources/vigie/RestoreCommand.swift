import ArgumentParser
import VigieDaemon

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Remet une copie en place, service arrêté / puts a copy back, the service being stopped.",
        discussion:
            "La copie est vérifiée d’abord ; le journal présent est gardé à côté. Codes : 0 fait ; 1 copie endommagée ; 66 pas une copie ; 75 le service tourne / 0 done, 1 damaged copy, 66 no copy, 75 the service runs."
    )

    @OptionGroup var file: ConfigurationOption
    @OptionGroup var lang: LanguageOption
    @Argument(help: "La copie / the copy.", completion: .file()) var copy: String

    func run() async throws {
        try await Terminal.answering(file, lang) { CopyErrand($0).restore(from: copy) }
    }
}

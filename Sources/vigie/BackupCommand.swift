import ArgumentParser
import VigieDaemon

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copie le journal, service en marche, et vérifie la copie / copies the journal, verified.",
        discussion:
            "Le fichier n’est lisible que de son propriétaire. Codes : 0 faite ; 1 fichier présent ou journal endommagé ; 77 pas le droit / 0 made, 1 the file is there or the journal is damaged, 77 no right."
    )

    @OptionGroup var file: ConfigurationOption
    @OptionGroup var lang: LanguageOption
    @Flag(help: "Remplace le fichier s’il existe / replaces the file.") var force = false
    @Argument(help: "Fichier à écrire / file to write.", completion: .file()) var target: String

    func run() async throws {
        try await Terminal.answering(file, lang) { CopyErrand($0).backUp(to: target, replacing: force) }
    }
}

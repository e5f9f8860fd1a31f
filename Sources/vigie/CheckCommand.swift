import ArgumentParser
import Glibc
import VigieDaemon

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Vérifie réglages, listes, routes et exemples, sans réseau / checks everything, offline.",
        discussion: """
            Sans fichier : les réglages et les listes de leur dossier. Avec des fichiers : ces listes seules, sans réglages \
            (ou lues avec ceux de --config). Code 0 si rien n'est faux, 78 sinon.
            Without a file: the settings and the watchlists of their folder. With files: these lists alone, without \
            settings (or read with those of --config). Exit 0 if nothing is wrong, else 78.
            """)

    @Option(name: .shortAndLong, help: "Fichier de réglages (défaut : /etc/vigie/vigie.yaml) / settings file.")
    var config: String?
    @OptionGroup var lang: LanguageOption
    @Flag(help: "Un objet JSON / one JSON object.") var json = false
    @Flag(help: "Vérifie seulement les données de Europe/Paris / only proves the data of Europe/Paris.")
    var timeZone = false
    @Argument(help: "Listes de clients / watchlists.", completion: .file(extensions: ["csv"])) var files: [String] = []

    func run() throws {
        if timeZone { return try Terminal.finish(OfflineCheck.timeZone("Europe/Paris", in: lang.language)) }
        let settings = config ?? (files.isEmpty ? ConfigurationOption.standard : nil)
        let check = OfflineCheck(
            configuration: settings, files: files, environment: Terminal.environment, isRoot: geteuid() == 0)
        try Terminal.finish(check.report().answer(in: lang.language, json: json))
    }
}

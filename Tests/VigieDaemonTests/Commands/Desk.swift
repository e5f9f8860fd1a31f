import Foundation
import VigieConfiguration
import VigieDaemon
import VigieDomain
import VigieTesting
import VigieWording

/// A settings file with its folders, as an administrator would keep them, in a folder of one test.
struct Desk {
    let folder = TemporaryFolder()
    let settingsPath: String

    init(_ more: String = "", lists: [String: String] = [:]) throws {
        let root = folder.url.path
        settingsPath = folder.file("vigie.yaml").path
        let text = """
            contact: vigie@atelier.example
            operator: exploitation@atelier.example
            fallback: credit@atelier.example
            state_directory: \(root)/state
            runtime_directory: \(root)/run
            watchlists: \(root)/lists
            mail: {from: vigie@atelier.example, server: smtp.atelier.example}
            \(more)
            """
        try folder.write(text.utf8, to: "vigie.yaml")
        try FileManager.default.createDirectory(at: folder.file("lists"), withIntermediateDirectories: true)
        for (name, list) in lists { try folder.write(list.utf8, to: "lists/\(name)") }
    }

    func context(_ language: Language = .french) throws -> CommandContext {
        try CommandContext(configuration: settingsPath, language: language, now: SampleAlerts.now)
    }

    func check(files: [String] = [], environment: [String: String] = [:], isRoot: Bool = true) -> CheckReport {
        OfflineCheck(configuration: settingsPath, files: files, environment: environment, isRoot: isRoot).report()
    }

    /// One client with both managers.
    static let list = """
        siren;name;account_code;email;credit_manager
        732829320;DUPONT SA;C0123;eric.noel@fournisseur.example;claire.martin@fournisseur.example

        """
}

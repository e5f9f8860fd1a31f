import VigieDomain
import VigieJournal
import VigieWording

/// Why no copy was made or put back, and what to do.
enum CopyWords {
    static func sentence(_ problem: JournalCopy.Problem, in language: Language) -> String { phrase(problem)[language] }

    static func phrase(_ problem: JournalCopy.Problem) -> Phrase {
        switch problem {
        case .exists(let path):
            Phrase(
                "« \(path) » existe déjà : aucune copie n’est écrite par-dessus. Nommez un autre fichier, ou ajoutez --force.",
                "\"\(path)\" is there already: no copy is written over it. Name another file, or add --force.")
        case .notWritable(let path, let reason):
            Phrase(
                "« \(path) » ne peut pas être écrit (\(reason)). Vérifiez le dossier, ses droits et sa place.",
                "\"\(path)\" cannot be written (\(reason)). Check the folder, its rights and its room.")
        case .damaged(let path, let found):
            Phrase(
                "« \(path) » est endommagé (\(found.count) constats, le premier : \(found.first ?? "")). Rien n’a été changé : prenez une copie plus ancienne.",
                "\"\(path)\" is damaged (\(found.count) findings, the first: \(found.first ?? "")). Nothing was changed: take an older copy."
            )
        case .foreign(let path, let reason):
            Phrase(
                "« \(path) » n’est pas une copie que cette Vigie sait lire (\(reason)). Rien n’a été changé.",
                "\"\(path)\" is no copy that this Vigie can read (\(reason)). Nothing was changed.")
        case .hasLog(let path):
            Phrase(
                "« \(path)-wal » se trouve à côté : ce n’est pas une copie entière. Faites-la avec « vigie backup ».",
                "\"\(path)-wal\" lies beside it: this is no whole copy. Make one with \"vigie backup\".")
        }
    }

    static func exit(_ problem: JournalCopy.Problem) -> Daemon.Exit {
        switch problem {
        case .exists, .damaged: .failure
        case .foreign, .hasLog: .noInput
        case .notWritable: .permission
        }
    }
}

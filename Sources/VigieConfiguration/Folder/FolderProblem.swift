import VigieTables

/// What can be wrong with the folder of watchlists as a whole.
package enum FolderProblem: Hashable, Sendable {
    /// A file that is not a `.csv`.
    case notWatched
    /// The folder itself could not be read: every list stays in force.
    case unreadableFolder(reason: String)
    /// The file could not be opened.
    case unreadable(reason: String)
    /// The file says nothing usable: the last good one stays in force.
    case kept(clients: Int)
    /// Too many clients went at once: the last good one stays in force until someone confirms.
    case held(before: Int, after: Int, lost: Int)
    /// The file is gone and its clients with it.
    case removed(clients: Int)
    /// A line that was good before can no longer be read: its client stays watched as before.
    case carried(line: Int, client: String)

    package var code: String {
        switch self {
        case .notWatched: "folder.not_watched"
        case .unreadableFolder: "folder.unreadable_folder"
        case .unreadable: "folder.unreadable"
        case .kept: "folder.kept"
        case .held: "folder.held"
        case .removed: "folder.removed"
        case .carried: "folder.carried"
        }
    }

    package var weight: Diagnostic.Weight {
        switch self {
        case .unreadableFolder, .unreadable, .kept, .held: .error
        case .notWatched, .removed, .carried: .warning
        }
    }

    var french: String {
        switch self {
        case .notWatched:
            "seuls les fichiers .csv sont lus. Enregistrez la liste au format CSV, ou déplacez ce fichier."
        case .unreadableFolder(let reason):
            "le dossier des listes ne peut pas être lu (\(reason)). Les dernières listes valables restent en service. Vérifiez son chemin et ses droits."
                .unbroken
        case .unreadable(let reason): "le fichier ne peut pas être ouvert (\(reason)). Vérifiez ses droits.".unbroken
        case .kept(let clients):
            "la dernière liste valable (\(Spelled.french(clients, "client", "clients"))) reste en service jusqu’à ce que le fichier soit corrigé."
        case .held(let before, let after, let lost):
            "la liste passerait de \(Spelled.french(before)) à \(Spelled.french(after, "client", "clients")) (\(Spelled.french(lost, "client perdu", "clients perdus"))). L’ancienne reste en service. Si c’est voulu, lancez « vigie watchlist accept »."
                .unbroken
        case .removed(let clients):
            "le fichier a été supprimé : \(Spelled.french(clients, "client n’est plus surveillé", "clients ne sont plus surveillés")) par cette liste. L’historique est gardé."
                .unbroken
        case .carried(let line, let client):
            "la ligne \(line) n’est plus lisible ; \(Quoted.french(client)) reste surveillé comme avant. Corrigez la ligne."
                .unbroken
        }
    }

    var english: String {
        switch self {
        case .notWatched: "only .csv files are read. Save the list as CSV, or move this file away."
        case .unreadableFolder(let reason):
            "the folder of watchlists cannot be read (\(reason)). The last good lists stay in force. Check its path and its permissions."
        case .unreadable(let reason): "the file cannot be opened (\(reason)). Check its permissions."
        case .kept(let clients):
            "the last good list (\(Spelled.english(clients, "client", "clients"))) stays in force until the file is corrected."
        case .held(let before, let after, let lost):
            "the list would go from \(Spelled.english(before)) to \(Spelled.english(after, "client", "clients")) (\(Spelled.english(lost, "client lost", "clients lost"))). The old one stays in force. If this is meant, run \"vigie watchlist accept\"."
        case .removed(let clients):
            "the file was removed: \(Spelled.english(clients, "client is", "clients are")) no longer watched through this list. The history is kept."
        case .carried(let line, let client):
            "line \(line) can no longer be read; \(Quoted.english(client)) stays watched as before. Correct the line."
        }
    }
}

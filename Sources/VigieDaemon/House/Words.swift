package import VigieConfiguration
import VigieControl
package import VigieDomain
package import VigieEngine

/// The few sentences that the daemon itself says to administrators.
package enum Words {
    package static func reloaded(in language: Language) -> String {
        switch language {
        case .french: "les nouveaux réglages sont en vigueur."
        case .english: "the new settings are in force."
        }
    }

    package static func reloadRefused(in language: Language) -> String {
        switch language {
        case .french: "réglages refusés : les anciens restent en vigueur. Corrigez le fichier, puis « vigie reload »."
        case .english: "settings refused: the old ones stay in force. Correct the file, then \"vigie reload\"."
        }
    }

    static func needsRestart(_ keys: [String], in language: Language) -> String {
        let list = keys.joined(separator: ", ")
        return switch language {
        case .french:
            "à prendre en compte au prochain démarrage seulement : \(list). Lancez « systemctl restart vigie »."
        case .english: "in force only after the next start: \(list). Run \"systemctl restart vigie\"."
        }
    }

    static func noRuntimeDirectory(_ path: String, in language: Language) -> String {
        switch language {
        case .french:
            "runtime_directory : le dossier « \(path) » ne peut pas être créé. Créez-le pour l’utilisateur du service, ou indiquez-en un autre."
        case .english:
            "runtime_directory: the directory \"\(path)\" cannot be made. Create it for the user of the service, or name another one."
        }
    }

    /// The way out cannot be made: a proxy that is none, above all.
    static func noTransport(_ file: String, _ why: Phrase, in language: Language) -> String {
        switch language {
        case .french: "\(file) : transport : \(why[language])"
        case .english: "\(file): transport: \(why[language])"
        }
    }

    /// What no failure of the world explains.
    static func bug(in language: Language) -> String {
        switch language {
        case .french:
            "Arrêt sur un défaut de Vigie : rien de ce qui est enregistré n’est perdu. Relancez, et signalez la ligne « stopped by a bug » de la sortie d’erreur."
        case .english:
            "Stopped by a bug of Vigie: nothing recorded is lost. Start it again, and report the line \"stopped by a bug\" of standard error."
        }
    }

    /// Why the service cannot open the socket that commands reach it by.
    static func noSocket(_ failure: ControlFailure, path: String, in language: Language) -> String {
        switch (failure.code, language) {
        case (.pathTooLong, _): CommandWords.control(failure, path: path, in: language)
        case (.permission, .french), (.absent, .french), (.broken, .french), (.timeout, .french):
            "La prise de commande « \(path) » ne peut pas être ouverte. Vérifiez « runtime_directory », et qu’aucun autre service Vigie ne tourne."
        case (.permission, .english), (.absent, .english), (.broken, .english), (.timeout, .english):
            "The control socket \"\(path)\" cannot be opened. Check \"runtime_directory\", and that no other Vigie service runs."
        }
    }

    static func stopping(in language: Language) -> String {
        switch language {
        case .french: "le service s’arrête : rien n’a été changé."
        case .english: "the service is stopping: nothing was changed."
        }
    }

    package static func redelivered(_ count: Int, in language: Language) -> String {
        switch language {
        case .french:
            count == 0 ? "aucun message à renvoyer." : "\(count) message(s) remis en file, avec leurs identifiants."
        case .english: count == 0 ? "no message to send again." : "\(count) message(s) queued again, with their ids."
        }
    }

    package static func noHold(of source: SourceID, in language: Language) -> String {
        switch language {
        case .french: "aucune alerte de la source « \(source) » n’est retenue."
        case .english: "no alert of the source \"\(source)\" is held."
        }
    }

    package static func released(_ hold: AlertHold, in language: Language) -> String {
        let counts = (hold.alerts, hold.clients)
        return switch (language, hold.outcome) {
        case (.french, .discarded):
            "\(hold.source) : \(counts.0) alerte(s) sur \(counts.1) client(s) mises de côté ; les changements restent dans l’historique."
        case (.french, _): "\(hold.source) : \(counts.0) alerte(s) sur \(counts.1) client(s) partent, chacune une fois."
        case (.english, .discarded):
            "\(hold.source): \(counts.0) alert(s) about \(counts.1) client(s) set aside; the changes stay in the history."
        case (.english, _): "\(hold.source): \(counts.0) alert(s) about \(counts.1) client(s) leave, each once."
        }
    }

    package static func nothingHeld(_ name: String?, in language: Language) -> String {
        switch (language, name) {
        case (.french, nil): "aucune liste n’attend de confirmation."
        case (.french, let name?): "la liste « \(name) » n’attend pas de confirmation."
        case (.english, nil): "no watchlist waits for a confirmation."
        case (.english, let name?): "watchlist \"\(name)\" does not wait for a confirmation."
        }
    }

    package static func accepted(_ held: WatchlistPlan.Held, in language: Language) -> String {
        let name = held.confirmation.file
        return switch language {
        case .french: "\(name) : acceptée, \(held.before) → \(held.after) clients (\(held.lost) retirés)."
        case .english: "\(name): accepted, \(held.before) → \(held.after) clients (\(held.lost) removed)."
        }
    }
}

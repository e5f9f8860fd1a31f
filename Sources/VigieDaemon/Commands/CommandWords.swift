import VigieControl
import VigieDomain
import VigieEngine
import VigieWording

/// What commands say when they cannot do their work: what is wrong, and what to do at three in the morning.
enum CommandWords {
    static func noSettings(_ path: String, in language: Language) -> String {
        Phrase(
            "Les réglages « \(path) » ne peuvent pas être utilisés. Corrigez les lignes ci-dessus, ou nommez un autre fichier avec --config. « vigie check » montre tout.",
            "The settings \"\(path)\" cannot be used. Correct the lines above, or name another file with --config. \"vigie check\" shows everything."
        )[language]
    }

    static func noZone(_ name: String, in language: Language) -> String {
        Phrase(
            "Les données du fuseau « \(name) » manquent ou sont fausses : toutes les dates seraient décalées. Installez le paquet tzdata.",
            "The data of zone \"\(name)\" is missing or wrong: every date would be shifted. Install the package tzdata."
        )[language]
    }

    static func journal(_ failure: JournalFailure, folder: String, in language: Language) -> String {
        let phrase =
            switch failure.code {
            case .locked:
                Phrase(
                    "Le journal de « \(folder) » est tenu par un autre processus (« vigie run » ou « vigie once ») qui ne répond pas aux commandes. Attendez sa fin, ou voyez « systemctl status vigie ».",
                    "The journal in \"\(folder)\" is held by another process (\"vigie run\" or \"vigie once\") that answers no command. Wait for it to end, or see \"systemctl status vigie\"."
                )
            case .permission:
                Phrase(
                    "Pas le droit d'ouvrir le journal de « \(folder) ». Lancez la commande en tant que root : « sudo vigie … ».",
                    "No right to open the journal in \"\(folder)\". Run the command as root: \"sudo vigie …\".")
            case .full:
                Phrase(
                    "Plus de place sur le disque du journal « \(folder) ». Libérez-en, puis recommencez.",
                    "No room left on the disk of the journal \"\(folder)\". Free some, then try again.")
            case .newerSchema:
                Phrase(
                    "Le journal de « \(folder) » a été écrit par une version plus récente de Vigie. Utilisez celle-ci.",
                    "The journal in \"\(folder)\" was written by a newer Vigie. Use that one.")
            case .corrupt, .io:
                Phrase(
                    "Le journal de « \(folder) » est endommagé ou le disque est en défaut. Ne supprimez rien : arrêtez le service, copiez le dossier, puis remettez la dernière sauvegarde : « vigie restore COPIE ».",
                    "The journal in \"\(folder)\" is damaged or the disk fails. Remove nothing: stop the service, copy the folder, then put the last backup back: \"vigie restore COPY\"."
                )
            case .other:
                Phrase(
                    "Le journal de « \(folder) » n'a pas pu être ouvert. S'il n'existe pas encore, lancez « vigie once » ou le service ; sinon vérifiez « state_directory ».",
                    "The journal in \"\(folder)\" could not be opened. If there is none yet, run \"vigie once\" or the service; otherwise check \"state_directory\"."
                )
            }
        return "\(phrase[language]) (\(failure.phrase[language]))"
    }

    static func control(_ failure: ControlFailure, path: String, in language: Language) -> String {
        let phrase =
            switch failure.code {
            case .absent:
                Phrase(
                    "Aucun démon ne répond à « \(path) ». Lancez le service : « systemctl start vigie ».",
                    "No daemon answers at \"\(path)\". Start the service: \"systemctl start vigie\".")
            case .permission:
                Phrase(
                    "Pas le droit de parler au démon à « \(path) ». Lancez la commande en tant que root : « sudo vigie … ».",
                    "No right to speak to the daemon at \"\(path)\". Run the command as root: \"sudo vigie …\".")
            case .timeout:
                Phrase(
                    "Le démon n'a pas répondu à temps. Voyez « systemctl status vigie », puis recommencez.",
                    "The daemon did not answer in time. See \"systemctl status vigie\", then try again.")
            case .broken:
                Phrase(
                    "Le démon a raccroché ou répond dans une autre version. Voyez « journalctl -u vigie », puis recommencez.",
                    "The daemon hung up or speaks another version. See \"journalctl -u vigie\", then try again.")
            case .pathTooLong:
                Phrase(
                    "Le chemin « \(path) » est trop long pour une prise locale (107 octets). Raccourcissez « runtime_directory ».",
                    "The path \"\(path)\" is too long for a local socket (107 bytes). Shorten \"runtime_directory\".")
            }
        guard failure.code == .broken else { return phrase[language] }
        return "\(phrase[language]) (\(failure.phrase[language]))"
    }

    static func noClient(_ text: String, in language: Language) -> String {
        let shown = Plain.line(text, limit: 60)
        return Phrase(
            "Aucun client ne répond à « \(shown) ». Donnez un SIREN, un code client ou une partie du nom.",
            "No client answers to \"\(shown)\". Give a SIREN, an account code or a part of the name."
        )[language]
    }

    static func severalClients(_ text: String, _ count: Int, in language: Language) -> String {
        let shown = Plain.line(text, limit: 60)
        return Phrase(
            "\(count) clients répondent à « \(shown) ». Choisissez par le SIREN :",
            "\(count) clients answer to \"\(shown)\". Choose one by its SIREN:")[language]
    }
}

import GRDB
import VigieDomain
import VigieEngine

/// What SQLite's refusals mean for Vigie, and what a person does about each.
extension JournalFailure {
    init(_ error: any Error, path: String) {
        switch error {
        case let failure as JournalFailure: self = failure
        case let error as DatabaseError: self.init(error, path: path)
        default:
            self.init(
                .other, "le journal \(path) n’a pas pu faire son travail : « \(error) ».",
                "the journal \(path) could not do its work: “\(error)”.")
        }
    }

    init(_ error: DatabaseError, path: String) {
        let words = "\(error.message ?? "–"), \(error.extendedResultCode.rawValue)"
        switch error.extendedResultCode {
        case .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC:
            self.init(
                .io,
                "le disque n’a pas confirmé avoir gardé ce qui a été écrit dans le journal \(path) (SQLite : « \(words) »). Un second "
                    + "essai pourrait réussir à tort : Vigie n’utilise plus le fichier. Ce qui était validé est gardé. Vérifiez le "
                    + "disque (dmesg, SMART), puis relancez Vigie.",
                "the device did not confirm that it kept what was written to the journal \(path) (SQLite: “\(words)”). A second "
                    + "try could succeed falsely, so Vigie stops using the file at once. What was committed before is "
                    + "kept. Check the disk (dmesg, SMART), then start Vigie again.")
            return
        case .SQLITE_IOERR_SHMSIZE:
            self = .noRoom(at: path, "SQLite: \(words)")
            return
        case _ where error.resultCode == .SQLITE_CANTOPEN && Reserve.hasNoNames(at: path):
            self = .noNames(at: path)
            return
        default: break
        }
        switch error.resultCode {
        case .SQLITE_FULL: self = .noRoom(at: path, "SQLite: \(words)")
        case .SQLITE_IOERR:
            self.init(
                .io,
                "le disque a failli pendant que le journal \(path) était lu ou écrit (SQLite : « \(words) »). Ce qui était validé est "
                    + "gardé. Vérifiez le disque (dmesg, SMART), puis relancez Vigie.",
                "the device failed while the journal \(path) was read or written (SQLite: “\(words)”). What was committed before "
                    + "is kept. Check the disk (dmesg, SMART), then start Vigie again.")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self.init(
                .corrupt,
                "le journal \(path) est endommagé ou n’est pas un journal (SQLite : « \(words) »). Arrêtez le service, gardez le "
                    + "fichier pour analyse, et mettez la dernière bonne copie à sa place.",
                "the journal \(path) is damaged or is not a journal (SQLite: “\(words)”). Stop the service, keep the file for "
                    + "analysis, and put the last good copy in its place.")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                .locked,
                "le journal \(path) est tenu par un autre programme (SQLite : « \(words) »). Fermez l’outil qui l’a ouvert (une "
                    + "sauvegarde, sqlite3), puis recommencez.",
                "the journal \(path) is held by another program (SQLite: “\(words)”). Close the tool that has it open (a backup, "
                    + "sqlite3), then try again.")
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(
                .permission,
                "le journal \(path) ne peut pas être lu ou écrit (SQLite : « \(words) »). Lancez la commande sous l’utilisateur du "
                    + "service, ou vérifiez les droits de son dossier.",
                "the journal \(path) may not be read or written (SQLite: “\(words)”). Run the command as the user of the service, "
                    + "or check the rights of its folder.")
        default:
            self.init(
                .other, "le journal \(path) refuse (SQLite : « \(words) »).",
                "the journal \(path) refused (SQLite: “\(words)”).")
        }
    }

    static func noRoom(at path: String, _ words: String) -> JournalFailure {
        JournalFailure(
            .full,
            "plus de place sur le disque du journal \(path) (\(words)). Rien n’a été enregistré. Libérez-en : Vigie "
                + "reprend d’elle-même.",
            "no room is left on the device of the journal \(path) (\(words)). Nothing was recorded. Free some space: "
                + "Vigie goes on by itself.")
    }

    static func noNames(at path: String) -> JournalFailure {
        JournalFailure(
            .full,
            "le système de fichiers de \(path) n’accepte plus aucun fichier (plus d’inodes, voir df -i). Supprimez des "
                + "fichiers dont personne n’a besoin, puis relancez Vigie.",
            "the file system of \(path) takes no further file (no inodes are left, see df -i). Remove files that nobody "
                + "needs, then start Vigie again.")
    }

    /// Whether the handle must not be used again: what it would answer can no longer be trusted. One value that cannot be
    /// read is not such a case: its question fails each time, and deliveries go on.
    static func isFinal(_ error: any Error) -> Bool {
        // The index of the log could not grow on a full device: nothing was written, and room mends it.
        if (error as? DatabaseError)?.extendedResultCode == .SQLITE_IOERR_SHMSIZE { return false }
        return switch (error as? DatabaseError)?.resultCode {
        case .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_NOTADB: true
        default: false
        }
    }
}

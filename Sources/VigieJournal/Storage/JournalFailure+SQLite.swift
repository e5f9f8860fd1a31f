import GRDB
import VigieEngine

/// What SQLite's refusals mean for Vigie, and what a person does about each.
extension JournalFailure {
    init(_ error: any Error, path: String) {
        switch error {
        case let failure as JournalFailure: self = failure
        case let error as DatabaseError: self.init(error, path: path)
        default: self.init(.other, "the journal \(path) could not do its work: \(error).")
        }
    }

    init(_ error: DatabaseError, path: String) {
        let words = "\(error.message ?? "no message") (SQLite code \(error.extendedResultCode.rawValue))"
        switch error.resultCode {
        case .SQLITE_FULL:
            self.init(
                .full,
                "no room is left on the device of the journal \(path): \(words). Nothing was recorded. Free some space: "
                    + "Vigie goes on by itself.")
        case .SQLITE_IOERR:
            self.init(
                .io,
                "the device failed while the journal \(path) was read or written: \(words). What was committed before "
                    + "is kept. Check the disk (dmesg, SMART), then start Vigie again.")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self.init(
                .corrupt,
                "the journal \(path) is damaged or is not a journal: \(words). Stop the service, keep the file for "
                    + "analysis, and put the last good copy in its place.")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                .locked,
                "the journal \(path) is held by another program: \(words). Close the tool that has it open (a backup, "
                    + "sqlite3), then try again.")
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(
                .permission,
                "the journal \(path) may not be read or written: \(words). Run the command as the user of the service, "
                    + "or check the rights of its folder.")
        default: self.init(.other, "the journal \(path) refused: \(words).")
        }
    }

    /// Whether the handle must not be used again: what it would answer can no longer be trusted. One value that cannot be
    /// read is not such a case: its question fails each time, and deliveries go on.
    static func isFinal(_ error: any Error) -> Bool {
        switch (error as? DatabaseError)?.resultCode {
        case .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_NOTADB: true
        default: false
        }
    }
}

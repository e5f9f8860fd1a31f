package import FoundationEssentials
import GRDB
import VigieEngine

/// The durable memory in one SQLite file of the state directory: `journal.sqlite`, with `journal.lock` beside it.
///
/// All calls to SQLite are synchronous and run on the actor, one after the other, on the only connection that writes and
/// checkpoints (see DESIGN.md). The actor has no executor of its own, so that a task's preferred executor (a simulation's,
/// or a thread kept for slow disks) carries it.
package actor SQLiteJournal: Journal {
    package static let fileName = "journal.sqlite"
    package static let lockName = "journal.lock"

    package nonisolated let path: String
    package nonisolated let mode: JournalOptions.Mode
    let json = JSONText()
    let zstandard = Zstandard()
    private let queue: DatabaseQueue
    private var lock: LockFile?
    /// Set by a failure after which nothing that this handle says can be trusted.
    private var broken: JournalFailure?

    /// Opens the journal of a state directory, making both where they are missing, and brings its schema up to date.
    ///
    /// - Throws: `JournalFailure`: `.locked` where another process writes, `.newerSchema`, `.corrupt`, `.permission`, or
    ///   `.other` where a promise of the journal (WAL, synchronous=FULL) cannot be kept there.
    package init(
        at folder: URL, mode: JournalOptions.Mode = .readWrite, options: JournalOptions = JournalOptions()
    ) throws {
        let path = folder.appending(path: SQLiteJournal.fileName).path
        if mode == .readWrite {
            try SQLiteJournal.makeFolder(folder)
            lock = try LockFile(at: folder.appending(path: SQLiteJournal.lockName).path)
        } else {
            lock = nil
        }
        queue = try Connection(path: path, mode: mode, options: options).open()
        self.path = path
        self.mode = mode
    }

    /// Ends the use of the file and frees the lock. Later calls throw.
    package func close() {
        broken = broken ?? JournalFailure(.other, "le journal \(path) a été fermé.", "the journal \(path) was closed.")
        // What could not be tidied up is tidied up by the next opening; the lock goes in any case.
        try? queue.close()
        lock = nil
    }

    private static func makeFolder(_ folder: URL) throws {
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
        } catch {
            throw JournalFailure(
                .permission,
                "le dossier d’état \(folder.path) ne peut pas être créé. Créez-le pour l’utilisateur du service, ou nommez-en un "
                    + "autre dans les réglages.",
                "the state directory \(folder.path) cannot be made. Create it for the user of the service, or name another "
                    + "one in the configuration.")
        }
    }
}

// MARK: - One transaction at a time

extension SQLiteJournal {
    /// Runs one transaction that is on disk when this returns, or leaves nothing.
    func write<Value>(_ act: (Database) throws -> Value) throws -> Value {
        guard mode == .readWrite else {
            throw JournalFailure(
                .permission,
                "le journal \(path) n’est ouvert qu’en lecture : ce qui le change passe par le service en marche.",
                "the journal \(path) was opened for reading only: what changes it goes to the running service.")
        }
        return try transaction(.immediate, act)
    }

    /// Runs one transaction that sees one state of the journal, whatever the writer does meanwhile.
    func read<Value>(_ act: (Database) throws -> Value) throws -> Value { try transaction(.deferred, act) }

    /// A transaction that could be neither committed nor rolled back: whatever is written into it would be lost.
    private var isStuckInTransaction: Bool { queue.inDatabase { $0.isInsideTransaction } }

    private func transaction<Value>(
        _ kind: Database.TransactionKind, _ act: (Database) throws -> Value
    ) throws -> Value {
        if let broken { throw broken }
        do {
            var result: Value?
            try queue.inTransaction(kind) { db in
                result = try act(db)
                return .commit
            }
            guard let result else {
                throw JournalFailure(
                    .other, "une transaction du journal n’a rien donné.", "a transaction of the journal gave no result."
                )
            }
            return result
        } catch {
            let failure = JournalFailure(error, path: path)
            if JournalFailure.isFinal(error) || isStuckInTransaction { broken = failure }
            throw failure
        }
    }
}

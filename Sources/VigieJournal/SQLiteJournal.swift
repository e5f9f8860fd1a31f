package import FoundationEssentials
import GRDB
import VigieDomain
package import VigieEngine

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
    private let gauge: LogGauge
    private var lock: LockFile?
    private let reserve: Reserve
    private let damagePath: String
    private var left: JournalRoom
    /// What was read of the health of each source last, with the text that it was read from.
    var healths: [SourceID: (text: String, health: SourceHealth)] = [:]
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
            guard !Aside.isThere(folder.appending(path: Aside.restoring).path) else {
                throw JournalFailure(
                    .corrupt,
                    "une restauration du journal de \(folder.path) a été interrompue. Relancez la même commande « vigie restore ».",
                    "a restore of the journal in \(folder.path) was interrupted. Run the same “vigie restore” again.")
            }
        } else {
            lock = nil
        }
        let reserve = Reserve(path: folder.appending(path: Reserve.fileName).path, bytes: options.reserveBytes)
        self.reserve = reserve
        gauge = LogGauge(most: options.checkpointPages)
        let damagePath = folder.appending(path: Aside.damaged).path
        self.damagePath = damagePath
        let isSuspect = mode == .readWrite && Aside.isThere(damagePath)
        let opened: DatabaseQueue
        let connection = Connection(path: path, mode: mode, options: options, gauge: gauge, isSuspect: isSuspect)
        do {
            opened = try connection.open()
        } catch let failure as JournalFailure where failure.code == .full && mode == .readWrite {
            // The opening itself needs some room; a start that fails for the want of it would be tried for ever.
            reserve.release()
            opened = try connection.open()
        }
        if isSuspect { try SQLiteJournal.acquit(opened, path: path, mark: damagePath) }
        queue = opened
        self.path = path
        self.mode = mode
        let isPlenty = mode == .readOnly || options.reserveBytes == 0 || reserve.take()
        left = isPlenty ? .plenty : .reserve
    }

    /// Ends the use of the file and frees the lock. Later calls throw.
    package func close() {
        broken = broken ?? JournalFailure(.other, "le journal \(path) a été fermé.", "the journal \(path) was closed.")
        // What could not be tidied up is tidied up by the next opening; the lock goes in any case.
        try? queue.close()
        lock = nil
    }

    /// Damage was met by an earlier process: everything is read before anything is believed again.
    private static func acquit(_ queue: DatabaseQueue, path: String, mark: String) throws {
        let problems = try queue.inDatabase { db in
            try Inspection(db: db, json: JSONText(), zstandard: Zstandard()).problems()
        }
        guard let first = problems.first else { return Aside.remove(mark) }
        throw JournalFailure(
            .corrupt,
            "le journal \(path) est endommagé (\(problems.count) constats, le premier : \(first)). Rien n’est lu, envoyé ni "
                + "changé. Mettez la dernière bonne copie à sa place : vigie restore FICHIER garde celui-ci à côté.",
            "the journal \(path) is damaged (\(problems.count) findings, the first: \(first)). Nothing is read, sent or "
                + "changed. Put the last good copy in its place: vigie restore FILE keeps this file beside it.")
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
    /// What a transaction is for: it decides who may draw on the reserve.
    enum Purpose {
        /// What sources and watchlists say: refused while the disk has no room to spare, and read again later.
        case news
        /// What is under way already: alarms, words, deliveries and their outcomes.
        case underWay
    }

    /// Runs one transaction that is on disk when this returns, or leaves nothing.
    func write<Value>(_ purpose: Purpose = .underWay, _ act: (Database) throws -> Value) throws -> Value {
        guard mode == .readWrite else {
            throw JournalFailure(
                .permission,
                "le journal \(path) n’est ouvert qu’en lecture : ce qui le change passe par le service en marche.",
                "the journal \(path) was opened for reading only: what changes it goes to the running service.")
        }
        if purpose == .news, room() != .plenty {
            throw JournalFailure.noRoom(at: path, "journal.reserve")
        }
        let value: Value
        do {
            value = try transaction(.immediate, act)
        } catch let failure as JournalFailure where failure.code == .full {
            reserve.release()
            left = .reserve
            guard purpose == .underWay else { throw failure }
            do {
                value = try transaction(.immediate, act)
            } catch let failure as JournalFailure where failure.code == .full {
                left = .none
                throw failure
            }
        }
        if gauge.isFull { checkpoint() }
        return value
    }

    /// Runs one transaction that sees one state of the journal, whatever the writer does meanwhile.
    func read<Value>(_ act: (Database) throws -> Value) throws -> Value { try transaction(.deferred, act) }

    /// Runs one statement, which sees one state of the journal by itself: a transaction around it would double its cost.
    func ask<Value>(_ act: (Database) throws -> Value) throws -> Value {
        try guarded { try queue.inDatabase(act) }
    }

    /// Moves the log into the file. What was committed stands in the log already, so the commit before this one holds;
    /// what the disk refuses here ends the use of the file.
    private func checkpoint() {
        do {
            try queue.inDatabase { db in _ = try db.checkpoint(.passive) }
        } catch {
            let failure = JournalFailure(error, path: path)
            if JournalFailure.isFinal(error) { broken = broken ?? failure }
            // No room for the file to grow: the log holds everything, and is moved when there is room again.
            if failure.code == .full, left == .plenty {
                reserve.release()
                left = .reserve
            }
        }
    }

    /// A transaction that could be neither committed nor rolled back: whatever is written into it would be lost.
    private var isStuckInTransaction: Bool { queue.inDatabase { $0.isInsideTransaction } }

    private func transaction<Value>(
        _ kind: Database.TransactionKind, _ act: (Database) throws -> Value
    ) throws -> Value {
        try guarded {
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
        }
    }

    /// After a failure that leaves doubts the handle is used no more.
    private func guarded<Value>(_ act: () throws -> Value) throws -> Value {
        if let broken { throw broken }
        do {
            return try act()
        } catch {
            let failure = JournalFailure(error, path: path)
            if failure.code == .corrupt, mode == .readWrite { Aside.leave(failure.sentence, at: damagePath) }
            if JournalFailure.isFinal(error) || isStuckInTransaction { broken = failure }
            throw failure
        }
    }
}

// MARK: - Room

extension SQLiteJournal {
    package func room() -> JournalRoom {
        switch left {
        case .plenty: return .plenty
        case .reserve, .none:
            if reserve.hasMargin, reserve.take() {
                left = .plenty
            } else if left == .none, reserve.provesSome {
                left = .reserve
            }
            return left
        }
    }
}

extension JournalEntry {
    /// Whether anything stands in it that a source or a watchlist said. Alarms and health are our own.
    fileprivate var holdsNews: Bool {
        !(evidence.isEmpty && facets.isEmpty && notices.isEmpty && changes.isEmpty && alerts.isEmpty
            && sightings.isEmpty && cursor == nil && unreadable.isEmpty && watches.isEmpty && baselines.isEmpty
            && watchlists.isEmpty && rereadings.isEmpty && mended.isEmpty)
    }

    var purpose: SQLiteJournal.Purpose { holdsNews ? .news : .underWay }
}

package import FoundationEssentials
import GRDB
import Glibc
import VigieEngine

/// Puts a copy in the place of the journal while no service runs. The present journal is kept beside it, whatever its state.
package struct JournalRestore: Hashable, Sendable {
    /// Where the journal that was there lies now; nil where there was none.
    package var kept: String?
    package var rows: Int

    /// The copy is proved before anything is touched. A mark stands from the first renaming to the last: interrupted in
    /// between, the service refuses to start on half of it, and the same command begins anew.
    ///
    /// - Parameter stamp: of the name under which the present journal is kept.
    /// - Throws: `JournalCopy.Problem`, or `JournalFailure` (`.locked` while the service runs).
    package static func run(_ copy: String, into folder: URL, stamp: String) throws -> JournalRestore {
        let place = folder.appending(path: SQLiteJournal.fileName).path
        guard Aside.isThere(copy) else {
            throw JournalCopy.Problem.foreign(copy, reason: String(cString: strerror(ENOENT)))
        }
        var status = stat()
        if stat("\(copy)-wal", &status) == 0, status.st_size > 0 { throw JournalCopy.Problem.hasLog(copy) }
        let lock = try LockFile(at: folder.appending(path: SQLiteJournal.lockName).path)
        defer { withExtendedLifetime(lock) {} }
        let part = "\(place).restored"
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(part + suffix) }
        let rows: Int
        do {
            try duplicate(copy, as: part)
            rows = try prove(part, named: copy)
        } catch {
            for suffix in ["", "-wal", "-shm", "-journal"] { unlink(part + suffix) }
            throw error
        }
        let mark = folder.appending(path: Aside.restoring).path
        guard Aside.leave(copy, at: mark) else {
            throw JournalCopy.Problem.notWritable(mark, reason: String(cString: strerror(errno)))
        }
        let kept = "\(place).before-restore-\(stamp)"
        let hadOne = Aside.isThere(place)
        for suffix in ["-wal", ""] where Aside.isThere(place + suffix) { try move(place + suffix, to: kept + suffix) }
        unlink("\(place)-shm")
        try move(part, to: place)
        Aside.syncFolder(of: place)
        Aside.remove(folder.appending(path: Aside.damaged).path)
        Aside.remove(mark)
        Aside.syncFolder(of: place)
        return JournalRestore(kept: hadOne ? kept : nil, rows: rows)
    }

    private static func move(_ from: String, to: String) throws {
        guard rename(from, to) == 0 else {
            throw JournalCopy.Problem.notWritable(to, reason: String(cString: strerror(errno)))
        }
    }

    // For the owner of the folder alone, whoever runs the command.
    private static func duplicate(_ copy: String, as part: String) throws {
        let from = open(copy, O_RDONLY | O_CLOEXEC)
        guard from >= 0 else { throw JournalCopy.Problem.foreign(copy, reason: String(cString: strerror(errno))) }
        defer { close(from) }
        let to = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard to >= 0 else { throw JournalCopy.Problem.notWritable(part, reason: String(cString: strerror(errno))) }
        defer { close(to) }
        var status = stat()
        if stat(Reserve.folder(of: part), &status) == 0 { _ = fchown(to, status.st_uid, status.st_gid) }
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = read(from, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw JournalCopy.Problem.foreign(copy, reason: String(cString: strerror(errno))) }
            if count == 0 { break }
            guard write(to, buffer, count) == count else {
                throw JournalCopy.Problem.notWritable(part, reason: String(cString: strerror(errno)))
            }
        }
        guard fsync(to) == 0 else {
            throw JournalCopy.Problem.notWritable(part, reason: String(cString: strerror(errno)))
        }
    }

    private static func prove(_ part: String, named copy: String) throws -> Int {
        do {
            let queue = try DatabaseQueue(path: part)
            defer { try? queue.close() }
            return try queue.writeWithoutTransaction { db in
                _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
                guard try SchemaMark.applicationID(of: db) == SchemaMark.applicationID else {
                    throw JournalCopy.Problem.foreign(copy, reason: "application_id")
                }
                let version = try SchemaMark.version(of: db)
                guard version <= Migration.all.count else {
                    throw JournalCopy.Problem.foreign(copy, reason: "schema \(version) > \(Migration.all.count)")
                }
                // Values are read as this version writes them; an older copy is looked at by the start that upgrades it.
                let problems =
                    version == Migration.all.count
                    ? try Inspection(db: db, json: JSONText(), zstandard: Zstandard()).problems()
                    : try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
                guard problems.isEmpty else { throw JournalCopy.Problem.damaged(copy, problems) }
                return try Inspection.counts(db).values.reduce(0, +)
            }
        } catch let error as DatabaseError {
            throw JournalCopy.Problem.damaged(copy, [error.message ?? "\(error.resultCode.rawValue)"])
        }
    }
}

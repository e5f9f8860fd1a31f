package import FoundationEssentials
import GRDB
import Glibc
import VigieEngine

/// A whole, proved copy of the journal, made while the service writes.
package struct JournalCopy: Hashable, Sendable {
    package var path: String
    package var bytes: Int64
    /// Rows of all tables.
    package var rows: Int

    /// Why no copy was made, or none was put back.
    package enum Problem: Error, Hashable, Sendable {
        /// A file of that name is there already.
        case exists(String)
        case notWritable(String, reason: String)
        /// What was looked at is damaged, with what was found.
        case damaged(String, [String])
        /// Not a journal of Vigie, or not one that this version reads.
        case foreign(String, reason: String)
        /// A log lies beside the file: it is no copy but a journal torn out of its folder.
        case hasLog(String)
    }

    /// The copy bears its name only once it is proved: sound, and with as many rows as the journal at that moment.
    ///
    /// - Parameters:
    ///   - folder: the state directory.
    ///   - replacing: whether a file of that name may go.
    /// - Throws: `Problem`, or `JournalFailure`.
    package static func make(of folder: URL, at target: String, replacing: Bool = false) throws -> JournalCopy {
        guard replacing || !Aside.isThere(target) else { throw Problem.exists(target) }
        let part = "\(target).part-\(getpid())"
        unlink(part)
        let descriptor = open(part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Problem.notWritable(target, reason: String(cString: strerror(errno))) }
        close(descriptor)
        defer { for suffix in ["", "-wal", "-shm", "-journal"] { unlink(part + suffix) } }
        let rows = try fill(part, from: folder)
        guard Aside.sync(part) else { throw Problem.notWritable(target, reason: String(cString: strerror(errno))) }
        // A link, unlike a renaming, never takes the place of a file that came meanwhile.
        let isNamed = replacing ? rename(part, target) == 0 : link(part, target) == 0
        guard isNamed else {
            throw errno == EEXIST
                ? Problem.exists(target) : Problem.notWritable(target, reason: String(cString: strerror(errno)))
        }
        Aside.syncFolder(of: target)
        var status = stat()
        stat(target, &status)
        return JournalCopy(path: target, bytes: Int64(status.st_size), rows: rows.values.reduce(0, +))
    }

    private static func fill(_ part: String, from folder: URL) throws -> [String: Int] {
        let path = folder.appending(path: SQLiteJournal.fileName).path
        let source = try Connection(path: path, mode: .readOnly, options: JournalOptions(), gauge: LogGauge()).open()
        defer { try? source.close() }
        do {
            let copy = try DatabaseQueue(path: part)
            defer { try? copy.close() }
            // One transaction sees one moment, however long the copy takes; the service writes on.
            let expected = try source.read { from in
                let counts = try Inspection.counts(from)
                try copy.writeWithoutTransaction { to in try from.backup(to: to) }
                return counts
            }
            return try copy.writeWithoutTransaction { db in
                // One file, without a log beside it.
                _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
                var problems = try Inspection(db: db, json: JSONText(), zstandard: Zstandard()).problems()
                if try Inspection.counts(db) != expected { problems.append("rows are missing") }
                guard problems.isEmpty else { throw Problem.damaged(path, problems) }
                return expected
            }
        } catch let error as DatabaseError {
            throw JournalFailure(error, path: path)
        }
    }
}

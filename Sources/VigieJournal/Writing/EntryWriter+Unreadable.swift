import FoundationEssentials
import GRDB
import VigieDomain
import VigieEngine

/// What could not be read, and what became of it.
extension EntryWriter {
    /// The same bytes that cannot be read, met each day, are one record; so are the answers about one company until one can
    /// be read, because each may differ by a date.
    func writeUnreadable() throws {
        guard !entry.unreadable.isEmpty else { return }
        let source = try source(of: "unreadable records")
        let met = try db.cachedStatement(
            sql: """
                SELECT 1 FROM unreadable WHERE source = ? AND company = ? AND closed IS NULL AND name = company LIMIT 1
                """)
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO unreadable (source, name, digest, company, reason, at, size, packed, url, parser)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source, name, digest) DO NOTHING
                """)
        for record in entry.unreadable {
            if record.isAnswer, try Int.fetchOne(met, arguments: [source, record.name]) != nil { continue }
            try statement.execute(arguments: [
                source, record.name, record.digest, record.company?.description, try json.text(of: record.reason),
                entry.at.milliseconds, record.bytes.count, Data(zstandard.pack(record.bytes)), record.url,
                entry.parser,
            ])
        }
    }

    /// Another version of the reader counts from one.
    func writeRereadings() throws {
        guard !entry.rereadings.isEmpty else { return }
        let source = try source(of: "rereadings")
        let tried = try db.cachedStatement(
            sql: """
                UPDATE unreadable SET rereadings = iif(parser = ?1, rereadings + 1, 1), parser = ?1
                WHERE source = ?2 AND name = ?3 AND digest = ?4 AND closed IS NULL
                """)
        let read = try db.cachedStatement(
            sql: "UPDATE unreadable SET closed = ? WHERE source = ? AND name = ? AND digest = ? AND closed IS NULL")
        for reading in entry.rereadings {
            if reading.isRead {
                try read.execute(arguments: [entry.at.milliseconds, source, reading.name, reading.digest])
            } else {
                try tried.execute(arguments: [reading.parser, source, reading.name, reading.digest])
            }
        }
    }

    func writeMended() throws {
        guard !entry.mended.isEmpty else { return }
        let source = try source(of: "mended answers")
        let statement = try db.cachedStatement(
            sql: """
                UPDATE unreadable SET closed = ? WHERE source = ? AND company = ? AND closed IS NULL AND name = company
                """)
        for company in entry.mended.sorted() {
            try statement.execute(arguments: [entry.at.milliseconds, source, company.description])
        }
    }
}

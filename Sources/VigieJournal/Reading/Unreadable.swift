import GRDB
package import VigieDomain
package import VigieEngine

/// What could not be read.
extension SQLiteJournal {
    package func unreadable(limit: Int) throws -> [UnreadableEntry] {
        guard limit > 0 else { return [] }
        return try ask { db in
            let statement = try db.cachedStatement(
                sql: "SELECT \(Self.unreadableColumns) FROM unreadable ORDER BY number DESC LIMIT ?")
            return try Row.fetchAll(statement, arguments: [limit]).map { try unreadable($0) }
        }
    }

    package func unreadable(
        of source: SourceID, toReadBy parser: Int, atMost tries: Int, limit: Int
    ) throws -> [UnreadableEntry] {
        guard limit > 0 else { return [] }
        return try ask { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT \(Self.unreadableColumns) FROM unreadable
                    WHERE source = ? AND closed IS NULL AND (parser <> ? OR rereadings BETWEEN 1 AND ?)
                    ORDER BY number LIMIT ?
                    """)
            return try Row.fetchAll(statement, arguments: [source.name, parser, tries - 1, limit])
                .map { try unreadable($0) }
        }
    }

    private static let unreadableColumns =
        "source, at, name, company, reason, size, packed, url, parser, rereadings, closed"

    private func unreadable(_ row: Row) throws -> UnreadableEntry {
        var fields = Fields(row, of: "unreadable")
        let source = try fields.source()
        let at = try fields.instant()
        let (name, company) = (try fields.text(), try fields.optionalCompany())
        let reason = json.phrase(from: try fields.text())
        let bytes = try fields.unpacked(zstandard)
        return UnreadableEntry(
            source: source,
            record: UnreadableRecord(
                name: name, company: company, reason: reason, bytes: bytes, url: try fields.optionalText()),
            at: at, parser: Int(try fields.integer()), rereadings: Int(try fields.integer()),
            closed: try fields.optionalInstant())
    }
}

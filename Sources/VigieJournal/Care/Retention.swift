import GRDB
package import VigieDomain
package import VigieEngine

/// Proof that has lived long enough.
extension SQLiteJournal {
    package func keptEvidence(
        fetchedBefore: Instant, after place: EvidencePlace?, limit: Int
    ) throws -> [EvidencePlace] {
        guard limit > 0 else { return [] }
        return try read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT id, fetched, length(packed) FROM evidence
                    WHERE taken IS NULL AND fetched < ? AND (fetched, id) > (?, ?)
                    ORDER BY fetched, id LIMIT ?
                    """)
            let rows = try Row.fetchAll(
                statement,
                arguments: [
                    fetchedBefore.milliseconds, place?.fetched.milliseconds ?? Int64.min, place?.id.digest ?? "", limit,
                ])
            return try rows.map { row in
                var fields = Fields(row, of: "evidence")
                return EvidencePlace(
                    id: EvidenceID(digest: try fields.text()), fetched: try fields.instant(),
                    bytes: try fields.integer())
            }
        }
    }

    package func giveUp(_ evidence: [EvidenceID], at now: Instant) throws {
        guard !evidence.isEmpty else { return }
        try write { db in
            let statement = try db.cachedStatement(
                sql: "UPDATE evidence SET packed = x'', taken = ? WHERE id = ? AND taken IS NULL")
            for id in evidence { try statement.execute(arguments: [now.milliseconds, id.digest]) }
        }
    }
}

import GRDB
package import VigieDomain
package import VigieEngine

extension EntryWriter {
    /// The same bulletin of the same day is recorded once, with the figures of that moment.
    func writeBulletins() throws {
        guard !entry.bulletins.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO bulletin (message, kind, due, recorded, bulletin) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (message) DO NOTHING
                """)
        for bulletin in entry.bulletins {
            try statement.execute(arguments: [
                bulletin.message.text, bulletin.kind.rawValue, bulletin.due.milliseconds, entry.at.milliseconds,
                try json.text(bulletin),
            ])
        }
    }
}

extension SQLiteJournal {
    package func bulletinsToCompose(at now: Instant, limit: Int) throws -> [Bulletin] {
        guard limit > 0 else { return [] }
        return try ask { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT bulletin, message FROM bulletin INDEXED BY bulletin_waiting
                    WHERE composed = 0 AND due <= ? ORDER BY due, number LIMIT ?
                    """)
            return try Row.fetchAll(statement, arguments: [now.milliseconds, limit]).map { row in
                var fields = Fields(row, of: "bulletin")
                let bulletin = try fields.value(Bulletin.self, json)
                let name = try fields.text()
                // Under another name it would be told for ever.
                guard name == bulletin.message.text else {
                    throw JournalFailure(
                        .corrupt, "le journal \(path) contient un message régulier dont le nom « \(name) » est faux.",
                        "the journal \(path) holds a bulletin whose name \"\(name)\" is wrong.")
                }
                return bulletin
            }
        }
    }

    /// The canaries of the last day for which the time to arrive is over. What lies further back says nothing of today: nobody
    /// may want canaries any more.
    func canaries(at now: Instant, _ db: Database) throws -> [AuditFacts.Canary] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT b.bulletin, coalesce(d.state, '') FROM bulletin b
                LEFT JOIN message m ON m.id = b.message LEFT JOIN delivery d ON d.message = m.number
                WHERE b.kind = :kind AND b.recorded <= :limit AND b.due = (
                    SELECT max(due) FROM bulletin
                    WHERE kind = :kind AND due <= :limit AND due > :oldest AND recorded <= :limit)
                ORDER BY b.number
                """)
        let limit = now.adding(.zero - AuditQuestion.canaryPatience)
        let oldest = limit.adding(.zero - AuditQuestion.canaryMemory)
        return try Row.fetchAll(
            statement,
            arguments: [
                "kind": Bulletin.Kind.canary.rawValue, "limit": limit.milliseconds, "oldest": oldest.milliseconds,
            ]
        ).map { row in
            var fields = Fields(row, of: "bulletin")
            let bulletin = try fields.value(Bulletin.self, json)
            return AuditFacts.Canary(
                recipient: bulletin.recipient.queueName, due: bulletin.due,
                hasArrived: try fields.text() == Delivery.State.delivered.rawValue)
        }
    }
}

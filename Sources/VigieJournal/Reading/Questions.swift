import GRDB
package import VigieDomain
package import VigieEngine

/// What people ask: who was told what, with which proof.
extension SQLiteJournal {
    package func alerts(about changes: [ChangeID]) throws -> [AlertRecord] {
        try read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT a.company, a.recipient, a.cadence, a.reason, a.due, m.id, d.state,
                        (SELECT iif(h.ended IS NULL, 'waiting', 'discarded') FROM hold h WHERE h.number = a.hold)
                    FROM change c JOIN alert a ON a.change = c.sequence
                    LEFT JOIN message m
                        ON m.number = (SELECT min(l.message) FROM message_alert l WHERE l.alert = a.number)
                    LEFT JOIN delivery d ON d.message = m.number
                    WHERE c.id = ? ORDER BY a.channel, a.address
                    """)
            return try changes.flatMap { change in
                try Row.fetchAll(statement, arguments: [change.text]).map { row in
                    var fields = Fields(row, of: "alert")
                    return AlertRecord(
                        alert: try AlertRow.alert(&fields, change: change, json),
                        message: try fields.optionalText().map(MessageID.init(text:)),
                        state: try fields.optionalText().flatMap(Delivery.State.init(rawValue:)),
                        hold: try fields.optionalText().flatMap(AlertRecord.Hold.init(rawValue:)))
                }
            }
        }
    }

    /// Newest first: the messages about the company alone, and the digests that tell of it.
    package func deliveries(about company: CompanyKey, limit: Int) throws -> [Delivery] {
        guard limit > 0 else { return [] }
        return try read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT number FROM message WHERE company = :company
                    UNION
                    SELECT l.message FROM alert a JOIN message_alert l ON l.alert = a.number
                    WHERE a.company = :company
                    ORDER BY 1 DESC LIMIT :limit
                    """)
            return try Int64.fetchAll(statement, arguments: ["company": company.description, "limit": limit])
                .map { try delivery($0, in: db) }
        }
    }

    /// What comes back is what was received: its digest is its name, and is computed again.
    package func evidence(_ id: EvidenceID) throws -> Evidence? {
        try read { db in
            let statement = try db.cachedStatement(
                sql: "SELECT url, fetched, content_type, size, packed FROM evidence WHERE id = ? AND taken IS NULL")
            guard let row = try Row.fetchOne(statement, arguments: [id.digest]) else { return nil }
            var fields = Fields(row, of: "evidence")
            let url = try fields.text()
            let fetched = try fields.instant()
            let contentType = try fields.optionalText()
            let evidence = Evidence(
                bytes: try fields.unpacked(zstandard), url: url, fetched: fetched, contentType: contentType)
            guard evidence.id == id else {
                throw JournalFailure(
                    .corrupt, "la preuve \(id) dans le journal \(path) n’est plus ce qui a été reçu.",
                    "the evidence \(id) in the journal \(path) is no longer what was received.")
            }
            return evidence
        }
    }

    /// Newest first.
    package func alarms(onlyOpen: Bool, limit: Int) throws -> [OperatorAlarm] {
        guard limit > 0 else { return [] }
        return try ask { db in
            let condition = onlyOpen ? "WHERE closed IS NULL" : ""
            let statement = try db.cachedStatement(
                sql: "SELECT \(AlarmRow.columns) FROM alarm \(condition) ORDER BY number DESC LIMIT ?")
            return try Row.fetchAll(statement, arguments: [limit]).map { try AlarmRow.alarm($0, json) }
        }
    }

    package func acceptedWatchlists() throws -> [AcceptedWatchlist] {
        try read { db in
            let statement = try db.cachedStatement(
                sql: "SELECT name, digest, clients, accepted, size, packed FROM watchlist ORDER BY name")
            return try Row.fetchAll(statement).map { row in
                var fields = Fields(row, of: "watchlist")
                let name = try fields.text()
                let digest = try fields.text()
                let clients = Int(try fields.integer())
                let accepted = try fields.instant()
                return AcceptedWatchlist(
                    name: name, digest: digest, bytes: try fields.unpacked(zstandard), clients: clients,
                    accepted: accepted)
            }
        }
    }
}

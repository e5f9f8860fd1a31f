import GRDB
package import VigieDomain
package import VigieEngine

/// What waits to be put into messages.
extension SQLiteJournal {
    package func alertsToCompose(at now: Instant, limit: Int) throws -> [PendingAlert] {
        guard limit > 0 else { return [] }
        return try read { db in
            // The index is named, because SQLite would rather walk all alerts ever made in the order asked for.
            let statement = try db.cachedStatement(
                sql: """
                    SELECT change, company, recipient, cadence, reason, due FROM alert INDEXED BY alert_waiting
                    WHERE composed = 0 AND hold IS NULL AND due <= ? ORDER BY change, channel, address LIMIT ?
                    """)
            var changes: [Int64: RecordedChange] = [:]
            var clients: [CompanyKey: Client?] = [:]
            var told: [Int64: [Recipient]] = [:]
            return try Row.fetchAll(statement, arguments: [now.milliseconds, limit]).map { row in
                var fields = Fields(row, of: "alert")
                let sequence = try fields.integer()
                // Several alerts of one change, and several changes of one client, are the rule: each is read once.
                let change = try changes[sequence] ?? recordedChange(sequence, in: db)
                changes[sequence] = change
                let alert = try AlertRow.alert(&fields, change: change.change.id, json)
                let client = try clients[alert.company] ?? presentClient(alert.company, in: db)
                clients[alert.company] = .some(client)
                let recipients = try told[sequence] ?? recipients(of: sequence, in: db)
                told[sequence] = recipients
                return PendingAlert(
                    alert: alert, change: change, client: client,
                    others: recipients.filter { $0.queueName != alert.recipient.queueName })
            }
        }
    }

    package func alarmsToCompose(limit: Int) throws -> [OperatorAlarm] {
        guard limit > 0 else { return [] }
        return try ask { db in
            let statement = try db.cachedStatement(
                sql: "SELECT \(AlarmRow.columns) FROM alarm WHERE waits = 1 ORDER BY number LIMIT ?")
            return try Row.fetchAll(statement, arguments: [limit]).map { try AlarmRow.alarm($0, json) }
        }
    }

    private func recordedChange(_ sequence: Int64, in db: Database) throws -> RecordedChange {
        let statement = try db.cachedStatement(sql: "SELECT change FROM change WHERE sequence = ?")
        guard let text = try String.fetchOne(statement, arguments: [sequence]) else {
            throw JournalFailure(
                .corrupt, "le journal \(path) contient une alerte dont le changement \(sequence) manque.",
                "the journal \(path) holds an alert whose change \(sequence) is missing.")
        }
        return RecordedChange(change: try json.value(Change.self, from: text, in: "change"), sequence: sequence)
    }

    /// The client as the watchlists and our books describe it now; nil where it left them.
    private func presentClient(_ company: CompanyKey, in db: Database) throws -> Client? {
        let statement = try db.cachedStatement(
            sql: "SELECT \(WatchRow.columns) FROM watch WHERE company = ? AND ended IS NULL")
        return try Row.fetchOne(statement, arguments: [company.description]).map {
            try WatchRow.record($0, json).present
        }
    }

    private func recipients(of sequence: Int64, in db: Database) throws -> [Recipient] {
        let statement = try db.cachedStatement(
            sql: "SELECT recipient FROM alert WHERE change = ? ORDER BY channel, address")
        return try String.fetchAll(statement, arguments: [sequence])
            .map { try json.value(Recipient.self, from: $0, in: "alert") }
    }
}

/// A row of the table `alert`.
enum AlertRow {
    /// Reads `company, recipient, cadence, reason, due`. The id follows from change and recipient.
    static func alert(_ fields: inout Fields, change: ChangeID, _ json: JSONText) throws -> Alert {
        Alert(
            change: change, company: try fields.company(), recipient: try fields.value(Recipient.self, json),
            cadence: try fields.choice(Cadence.self), reason: try fields.text(), due: try fields.instant())
    }
}

/// A row of the table `alarm`.
enum AlarmRow {
    static let columns = "key, opened, closed, sentence, detail"

    static func alarm(_ row: Row, _ json: JSONText) throws -> OperatorAlarm {
        var fields = Fields(row, of: "alarm")
        return OperatorAlarm(
            key: try fields.text(), opened: try fields.instant(), closed: try fields.optionalInstant(),
            sentence: json.phrase(from: try fields.text()), detail: json.phrase(from: try fields.text()))
    }
}

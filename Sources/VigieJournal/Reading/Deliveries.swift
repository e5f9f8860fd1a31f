import GRDB
package import VigieDomain
package import VigieEngine

/// What waits to be sent.
extension SQLiteJournal {
    /// The messages that waited longest since their moment came, those frozen first where the moment is the same. A message
    /// that is `busy` counts in its recipient's share, so that a slow recipient never takes more than that.
    package func deliveriesDue(
        at now: Instant, limit: Int, perRecipient: Int, excluding busy: Set<MessageID>
    ) throws -> [Delivery] {
        guard limit > 0, perRecipient > 0 else { return [] }
        return try read { db in
            let statement = try db.cachedStatement(sql: Self.dueDeliveriesSQL)
            let numbers = try Int64.fetchAll(
                statement,
                arguments: [
                    "now": now.milliseconds, "share": perRecipient, "limit": limit,
                    "busy": try json.text(busy.map(\.text).sorted()),
                ])
            return try numbers.map { try delivery($0, in: db) }
        }
    }

    package func nextToCompose() throws -> Instant? { try moment(Self.nextToComposeSQL) }
    package func nextToDeliver() throws -> Instant? { try moment(Self.nextToDeliverSQL) }

    private func moment(_ sql: String) throws -> Instant? {
        try ask { db in try Int64.fetchOne(db.cachedStatement(sql: sql)).map(Instant.init(milliseconds:)) }
    }

    package func endpoints() throws -> [EndpointRecord] {
        try read { db in
            let statement = try db.cachedStatement(
                sql: "SELECT name, failing_since, disabled, not_before FROM endpoint ORDER BY name")
            return try Row.fetchAll(statement).map { row in
                var fields = Fields(row, of: "endpoint")
                return EndpointRecord(
                    name: try fields.text(), failingSince: try fields.optionalInstant(),
                    disabled: try fields.optionalInstant(), notBefore: try fields.optionalInstant())
            }
        }
    }

    func delivery(_ number: Int64, in db: Database) throws -> Delivery {
        let statement = try db.cachedStatement(
            sql: """
                SELECT m.id, m.recipient, m.bytes, m.alarms, m.company, m.gist, m.created,
                    d.state, d.attempts, d.next_attempt, d.first_attempt, d.last_reply, d.finished
                FROM message m JOIN delivery d ON d.message = m.number WHERE m.number = ?
                """)
        let alerts = try db.cachedStatement(
            sql: """
                SELECT a.id FROM message_alert l JOIN alert a ON a.number = l.alert WHERE l.message = ?
                ORDER BY l.position
                """)
        guard let row = try Row.fetchOne(statement, arguments: [number]) else {
            throw JournalFailure(
                .corrupt, "le journal \(path) a perdu le message \(number).",
                "the journal \(path) lost message \(number).")
        }
        var fields = Fields(row, of: "message")
        let id = try fields.text()
        let (recipient, bytes) = try MessageRow.recipientAndBytes(&fields, json)
        let message = FrozenMessage(
            id: MessageID(text: id), recipient: recipient, bytes: bytes,
            alerts: try String.fetchAll(alerts, arguments: [number]).map(AlertID.init(text:)),
            alarms: try fields.value([StoredAlarm].self, json).map(\.told), company: try fields.optionalCompany(),
            gist: try fields.text(), created: try fields.instant())
        return Delivery(
            message: message, state: try fields.choice(Delivery.State.self), attempts: Int(try fields.integer()),
            nextAttempt: try fields.optionalInstant(), firstAttempt: try fields.optionalInstant(),
            lastReply: try fields.optionalText().map(json.phrase(from:)), finished: try fields.optionalInstant())
    }

    /// Every recipient for whom something waits, found by leaps through the index: the cost follows the number of
    /// recipients, never the length of one dead recipient's queue.
    private static let waitingRecipients = """
        WITH RECURSIVE waiting (recipient) AS (
            SELECT min(recipient) FROM delivery WHERE state = 'pending'
            UNION ALL
            SELECT (SELECT min(recipient) FROM delivery WHERE state = 'pending' AND recipient > waiting.recipient)
            FROM waiting WHERE waiting.recipient IS NOT NULL
        )
        """

    private static let dueDeliveriesSQL = """
        \(waitingRecipients)
        SELECT d.message FROM waiting CROSS JOIN delivery d
        WHERE d.message IN (
                SELECT q.message FROM delivery q
                WHERE q.state = 'pending' AND q.recipient = waiting.recipient AND q.next_attempt <= :now
                ORDER BY q.next_attempt, q.message LIMIT :share)
            AND NOT EXISTS (
                SELECT 1 FROM endpoint e
                WHERE e.name = substr(waiting.recipient, 9) AND waiting.recipient GLOB 'webhook:*'
                    AND (e.disabled IS NOT NULL OR e.not_before > :now))
            AND NOT EXISTS (
                SELECT 1 FROM message m JOIN json_each(:busy) b ON b.value = m.id WHERE m.number = d.message)
        ORDER BY d.next_attempt, d.message LIMIT :limit
        """

    private static let nextToComposeSQL = """
        SELECT min(moment) FROM (
            SELECT min(due) AS moment FROM alert WHERE composed = 0 AND hold IS NULL
            UNION ALL SELECT min(due) FROM bulletin WHERE composed = 0)
        """

    /// A throttled endpoint falls due when its pause ends, one given up on never does.
    private static let nextToDeliverSQL = """
        \(waitingRecipients)
        SELECT min(moment) FROM (
            SELECT max(
                (SELECT min(next_attempt) FROM delivery WHERE state = 'pending' AND recipient = waiting.recipient),
                coalesce(e.not_before, \(Int64.min))) AS moment
            FROM waiting LEFT JOIN endpoint e
                ON e.name = substr(waiting.recipient, 9) AND waiting.recipient GLOB 'webhook:*'
            WHERE waiting.recipient IS NOT NULL AND e.disabled IS NULL)
        """
}

/// A row of the table `message`.
enum MessageRow {
    /// The seal of the recipient covers the bytes: what leaves is what was composed, and goes to whom it was meant for.
    static func recipientAndBytes(_ fields: inout Fields, _ json: JSONText) throws -> (Recipient, [UInt8]) {
        let recipient = try fields.text()
        let bytes = try fields.bytes()
        return (try json.value(Recipient.self, from: recipient, in: "message", over: bytes), bytes)
    }
}

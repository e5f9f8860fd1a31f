import GRDB
import VigieDomain
package import VigieEngine

/// What the self-audit judges by. Every question follows what is new or what waits, never the length of the history.
extension SQLiteJournal {
    package func auditFacts(_ question: AuditQuestion) throws -> AuditFacts {
        try read { db in
            var facts = AuditFacts(through: try Self.through(question, db))
            facts.unrouted = try Self.unrouted(question, through: facts.through, db)
            for source in question.sources { facts.unseen[source] = try Self.unseen(by: source, question, db) }
            facts.queues = try queues(db)
            facts.unworded = try Self.unworded(question, db)
            facts.canaries = try canaries(at: question.now, db)
            return facts
        }
    }

    private static func through(_ question: AuditQuestion, _ db: Database) throws -> Int64 {
        let last = try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(sequence) FROM change")) ?? 0
        return min(last, question.after + Int64(question.limit))
    }

    private static func unrouted(
        _ question: AuditQuestion, through: Int64, _ db: Database
    ) throws -> [AuditFacts.Unrouted] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT c.id, c.company, c.sequence FROM change c WHERE c.sequence > ? AND c.sequence <= ?
                    AND NOT EXISTS (SELECT 1 FROM alert a WHERE a.change = c.sequence)
                    AND NOT EXISTS (SELECT 1 FROM silence s WHERE s.change = c.sequence)
                ORDER BY c.sequence
                """)
        return try Row.fetchAll(statement, arguments: [question.after, through]).map { row in
            var fields = Fields(row, of: "change")
            return AuditFacts.Unrouted(
                change: ChangeID(text: try fields.text()), company: try fields.company(),
                sequence: try fields.integer())
        }
    }

    /// One look per client, as `due` takes: bounded by the watchlists.
    private static func unseen(
        by source: SourceID, _ question: AuditQuestion, _ db: Database
    ) throws -> [AuditFacts.Unseen] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT w.company, s.attempted IS NOT NULL FROM watch w
                LEFT JOIN sighting s ON s.source = :source AND s.company = w.company
                WHERE (w.followed_until >= :day OR (w.ended IS NULL AND (w.starts IS NULL OR w.starts <= :day)
                        AND (w.ends IS NULL OR w.ends >= :day)))
                    AND (w.sources IS NULL OR instr(w.sources, :barred))
                    AND s.succeeded IS NULL
                    AND NOT EXISTS (SELECT 1 FROM baseline b WHERE b.company = w.company AND b.source = :source)
                ORDER BY w.company
                """)
        return try Row.fetchAll(
            statement,
            arguments: [
                "source": source.name, "barred": "|\(source.name)|", "day": question.now.dayUTC.description,
            ]
        ).map { row in
            var fields = Fields(row, of: "watch")
            return AuditFacts.Unseen(company: try fields.company(), wasAsked: try fields.integer() == 1)
        }
    }

    /// The index of what waits holds nothing else: its length is that of the queues.
    private func queues(_ db: Database) throws -> [AuditFacts.Queue] {
        let waiting = try db.cachedStatement(
            sql: """
                SELECT q.recipient, q.count, m.created, e.not_before, d.last_reply FROM (
                    SELECT recipient, count(*) AS count, min(message) AS oldest
                    FROM delivery INDEXED BY delivery_waiting WHERE state = 'pending' GROUP BY recipient) q
                JOIN message m ON m.number = q.oldest JOIN delivery d ON d.message = q.oldest
                LEFT JOIN endpoint e ON e.name = substr(q.recipient, 9) AND q.recipient GLOB 'webhook:*'
                """)
        let head = try db.cachedStatement(
            sql: """
                SELECT m.id, d.attempts, d.next_attempt FROM delivery d JOIN message m ON m.number = d.message
                WHERE d.message = (SELECT message FROM delivery WHERE state = 'pending' AND recipient = ?
                    ORDER BY next_attempt, message LIMIT 1)
                """)
        return try Row.fetchAll(waiting).map { row in
            var fields = Fields(row, of: "delivery")
            let name = try fields.text()
            let count = Int(try fields.integer())
            let oldest = try fields.instant()
            let notBefore = try fields.optionalInstant()
            let reply = try fields.optionalText().map(json.phrase(from:))
            guard let first = try Row.fetchOne(head, arguments: [name]) else {
                throw JournalFailure(
                    .corrupt, "le journal \(path) a perdu la file de \(name).",
                    "the journal \(path) lost the queue of \(name).")
            }
            var fieldsOfHead = Fields(first, of: "delivery")
            return AuditFacts.Queue(
                name: name, count: count, oldest: oldest, head: MessageID(text: try fieldsOfHead.text()),
                attempts: Int(try fieldsOfHead.integer()), nextAttempt: try fieldsOfHead.instant(),
                notBefore: notBefore, lastReply: reply)
        }
    }

    private static func unworded(_ question: AuditQuestion, _ db: Database) throws -> String? {
        let alert = try db.cachedStatement(
            sql: """
                SELECT id FROM alert INDEXED BY alert_waiting WHERE composed = 0 AND hold IS NULL AND due <= ?
                    ORDER BY due, change LIMIT 1
                """)
        if let id = try String.fetchOne(alert, arguments: [question.now.milliseconds]) { return "alert \(id)" }
        let alarm = try db.cachedStatement(sql: "SELECT key FROM alarm WHERE waits = 1 ORDER BY number LIMIT 1")
        if let key = try String.fetchOne(alarm) { return "alarm \(key)" }
        let bulletin = try db.cachedStatement(
            sql: """
                SELECT message FROM bulletin INDEXED BY bulletin_waiting WHERE composed = 0 AND due <= ?
                    ORDER BY due, number LIMIT 1
                """)
        return try String.fetchOne(bulletin, arguments: [question.now.milliseconds]).map { "bulletin \($0)" }
    }
}

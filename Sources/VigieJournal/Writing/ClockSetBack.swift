import GRDB
package import VigieDomain
import VigieEngine

/// What waits for an hour that a wrong clock made up.
extension SQLiteJournal {
    package func bringForward(at now: Instant) throws -> Int {
        let waiting = try read { db in try Waiting(in: db, at: now) }
        guard !waiting.isEmpty else { return 0 }
        return try write { db in
            let alert = try db.cachedStatement(sql: "UPDATE alert SET due = ? WHERE number = ? AND composed = 0")
            for number in waiting.alerts { try alert.execute(arguments: [now.milliseconds, number]) }
            let delivery = try db.cachedStatement(
                sql: "UPDATE delivery SET next_attempt = ? WHERE message = ? AND state = 'pending'")
            for (number, wait) in waiting.deliveries {
                try delivery.execute(arguments: [now.milliseconds + wait, number])
            }
            let endpoint = try db.cachedStatement(sql: "UPDATE endpoint SET not_before = ? WHERE name = ?")
            for (name, wait) in waiting.endpoints { try endpoint.execute(arguments: [now.milliseconds + wait, name]) }
            return waiting.count
        }
    }

    /// Found by a reading: most calls find nothing, and write nothing.
    private struct Waiting {
        var alerts: [Int64]
        /// With the wait that was decided: nobody is asked before the moment that he wished for.
        var deliveries: [(message: Int64, wait: Int64)]
        var endpoints: [(name: String, wait: Int64)]

        init(in db: Database, at now: Instant) throws {
            alerts = try Int64.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT a.number FROM alert a INDEXED BY alert_waiting JOIN change c ON c.sequence = a.change
                        WHERE a.composed = 0 AND a.hold IS NULL AND a.due > :now AND c.detected > :now
                        """), arguments: ["now": now.milliseconds])
            deliveries = try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT message, next_attempt, decided FROM (
                            SELECT d.message, d.next_attempt, coalesce(
                                (SELECT a.at FROM attempt a WHERE a.message = d.message
                                    ORDER BY a.number DESC LIMIT 1), m.created) AS decided
                            FROM delivery d JOIN message m ON m.number = d.message
                            WHERE d.state = 'pending' AND d.next_attempt > :now)
                        WHERE decided > :now OR next_attempt > :farthest
                        """),
                arguments: [
                    "now": now.milliseconds, "farthest": now.adding(RetrySchedule.longestWait).milliseconds,
                ]
            ).compactMap { row in
                let (next, decided): (Int64, Int64) = (row[1], row[2])
                // An hour before the decision: brought forward already, and not tried yet.
                guard decided <= next else { return nil }
                return (row[0], Waiting.wait(from: decided, until: next, atMost: RetrySchedule.longestWait))
            }
            endpoints = try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT e.name, e.not_before,
                            (SELECT max(a.at) FROM delivery d JOIN attempt a ON a.message = d.message
                                WHERE d.state = 'pending' AND d.recipient = 'webhook:' || e.name)
                        FROM endpoint e WHERE e.not_before > ?
                        """), arguments: [now.adding(DeliveryDecision.longestWait).milliseconds]
            ).map { row in
                (row[0], Waiting.wait(from: row[2] ?? 0, until: row[1], atMost: DeliveryDecision.longestWait))
            }
        }

        /// Milliseconds; none where the two were told by different clocks.
        private static func wait(from: Int64, until: Int64, atMost longest: Duration) -> Int64 {
            let wait = until - from
            return (0...longest.milliseconds).contains(wait) ? wait : 0
        }

        var isEmpty: Bool { count == 0 }
        var count: Int { alerts.count + deliveries.count + endpoints.count }
    }
}

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
            for number in waiting.deliveries { try delivery.execute(arguments: [now.milliseconds, number]) }
            let endpoint = try db.cachedStatement(sql: "UPDATE endpoint SET not_before = NULL WHERE name = ?")
            for name in waiting.endpoints { try endpoint.execute(arguments: [name]) }
            return waiting.count
        }
    }

    /// Found by a reading: most calls find nothing, and write nothing.
    private struct Waiting {
        var alerts: [Int64]
        var deliveries: [Int64]
        var endpoints: [String]

        init(in db: Database, at now: Instant) throws {
            alerts = try Int64.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT a.number FROM alert a INDEXED BY alert_waiting JOIN change c ON c.sequence = a.change
                        WHERE a.composed = 0 AND a.hold IS NULL AND a.due > :now AND c.detected > :now
                        """), arguments: ["now": now.milliseconds])
            deliveries = try Int64.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT d.message FROM delivery d JOIN message m ON m.number = d.message
                        WHERE d.state = 'pending' AND d.next_attempt > :now
                            AND (d.next_attempt > :farthest
                                OR coalesce(
                                    (SELECT a.at FROM attempt a WHERE a.message = d.message
                                        ORDER BY a.number DESC LIMIT 1), m.created) > :now)
                        """),
                arguments: [
                    "now": now.milliseconds, "farthest": now.adding(RetrySchedule.longestWait).milliseconds,
                ])
            endpoints = try String.fetchAll(
                db.cachedStatement(sql: "SELECT name FROM endpoint WHERE not_before > ?"),
                arguments: [now.adding(DeliveryDecision.longestWait).milliseconds])
        }

        var isEmpty: Bool { count == 0 }
        var count: Int { alerts.count + deliveries.count + endpoints.count }
    }
}

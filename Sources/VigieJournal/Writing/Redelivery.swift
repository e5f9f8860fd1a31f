import GRDB
package import VigieDomain
package import VigieEngine

extension SQLiteJournal {
    /// The schedule of a message begins anew (its attempts stay in the log), and an endpoint that was given up on is tried
    /// again: someone asked for it.
    package func redeliver(_ selection: RedeliverySelection, now: Instant) throws -> Int {
        try write { db in
            let numbers = try Int64.fetchAll(db, sql: selection.sql, arguments: selection.arguments)
            let restart = try db.cachedStatement(
                sql: """
                    UPDATE delivery SET state = 'pending', attempts = 0, next_attempt = ?, first_attempt = NULL,
                        finished = NULL WHERE message = ?
                    """)
            let enable = try db.cachedStatement(
                sql: """
                    UPDATE endpoint SET failing_since = NULL, disabled = NULL, not_before = NULL
                    WHERE disabled IS NOT NULL
                        AND name = (SELECT substr(recipient, 9) FROM delivery
                            WHERE message = ? AND recipient GLOB 'webhook:*')
                    """)
            for number in numbers {
                try restart.execute(arguments: [now.milliseconds, number])
                try enable.execute(arguments: [number])
            }
            return numbers.count
        }
    }
}

extension RedeliverySelection {
    fileprivate var sql: String {
        var conditions: [String] = []
        if !includingDelivered { conditions.append("d.state IN ('refused', 'parked', 'expired')") }
        if includingDelivered { conditions.append("d.state <> 'pending'") }
        if message != nil { conditions.append("m.id = ?") }
        if endpoint != nil { conditions.append("d.recipient = ?") }
        if since != nil { conditions.append("m.created >= ?") }
        return """
            SELECT d.message FROM delivery d JOIN message m ON m.number = d.message
            WHERE \(conditions.joined(separator: " AND ")) ORDER BY d.message
            """
    }

    fileprivate var arguments: StatementArguments {
        var arguments = StatementArguments()
        if let message { arguments += [message.text] }
        if let endpoint { arguments += [Recipient.endpoint(endpoint).queueName] }
        if let since { arguments += [since.milliseconds] }
        return arguments
    }
}

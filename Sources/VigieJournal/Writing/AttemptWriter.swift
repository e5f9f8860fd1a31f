import GRDB
import VigieDomain
package import VigieEngine

/// Stores one attempt and what it leads to.
struct AttemptWriter {
    let db: Database
    let json: JSONText

    func write(_ attempt: DeliveryAttempt) throws {
        let number = try number(of: attempt.message)
        let reply = try json.text(of: attempt.reply)
        try db.cachedStatement(
            sql: "INSERT INTO attempt (message, at, state, reply, next_attempt) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            number, attempt.at.milliseconds, attempt.state.rawValue, reply, attempt.nextAttempt?.milliseconds,
        ])
        try db.cachedStatement(
            sql: """
                UPDATE delivery SET state = ?, attempts = attempts + 1, next_attempt = ?,
                    first_attempt = coalesce(first_attempt, ?), last_reply = ?, finished = ? WHERE message = ?
                """
        ).execute(arguments: [
            attempt.state.rawValue, attempt.state == .pending ? attempt.nextAttempt?.milliseconds : nil,
            attempt.at.milliseconds, reply, attempt.state.isFinal ? attempt.at.milliseconds : nil, number,
        ])
        if let endpoint = attempt.endpoint { try write(endpoint) }
        try writeAlarms(
            opened: attempt.alarmsOpened, closed: attempt.alarmsClosed, at: attempt.at, isLive: true, in: db)
    }

    private func number(of message: MessageID) throws -> Int64 {
        let statement = try db.cachedStatement(sql: "SELECT number FROM message WHERE id = ?")
        guard let number = try Int64.fetchOne(statement, arguments: [message.text]) else {
            throw JournalFailure(
                .other, "le journal ne contient aucun message « \(message) » : l’essai n’a pas été enregistré.",
                "the journal holds no message “\(message)”: the attempt was not recorded.")
        }
        return number
    }

    /// An endpoint given up on parks all that waits for it: kept, and sent when someone asks for it.
    private func write(_ endpoint: EndpointRecord) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO endpoint (name, failing_since, disabled, not_before) VALUES (?, ?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET failing_since = excluded.failing_since,
                    disabled = excluded.disabled, not_before = excluded.not_before
                """
        ).execute(arguments: [
            endpoint.name, endpoint.failingSince?.milliseconds, endpoint.disabled?.milliseconds,
            endpoint.notBefore?.milliseconds,
        ])
        guard endpoint.disabled != nil else { return }
        try db.cachedStatement(
            sql: """
                UPDATE delivery SET state = 'parked', next_attempt = NULL WHERE state = 'pending' AND recipient = ?
                """
        ).execute(arguments: [Recipient.endpoint(endpoint.name).queueName])
    }
}

extension Delivery.State {
    /// Whether no further attempt is to be expected.
    var isFinal: Bool {
        switch self {
        case .delivered, .refused, .expired: true
        case .pending, .parked: false
        }
    }
}

extension SQLiteJournal {
    package func record(_ attempt: DeliveryAttempt) throws {
        try write { db in try AttemptWriter(db: db, json: json).write(attempt) }
    }
}

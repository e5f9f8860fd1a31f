import FoundationEssentials
import GRDB
import VigieDomain
package import VigieEngine

/// Stores complete messages, and marks what they hold as composed.
///
/// A message whose name is known is left as it is: its bytes never change. A message that holds an alert which an earlier
/// freezing already put into another message is not stored: the alert would be told twice; what else it holds stays due
/// and is composed again. So it is with an alert that was held while its words were found.
struct MessageWriter {
    let db: Database
    let json: JSONText

    func write(_ messages: [FrozenMessage]) throws {
        let told = try alreadyComposed(messages.flatMap(\.alerts))
        for message in messages where told.isDisjoint(with: message.alerts) {
            // Also where the message is known: what it tells waits no more.
            try markBulletin(of: message)
            guard let number = try insert(message) else { continue }
            try insertAlerts(of: message, number: number)
            try insertDelivery(of: message, number: number)
            try markAlarms(of: message)
        }
    }

    private func alreadyComposed(_ alerts: [AlertID]) throws -> Set<AlertID> {
        // Held since it was put into words: it waits with the others of its source.
        let statement = try db.cachedStatement(
            sql: "SELECT composed = 1 OR hold IS NOT NULL FROM alert WHERE id = ?")
        return Set(try alerts.filter { try Int.fetchOne(statement, arguments: [$0.text]) == 1 })
    }

    private func insert(_ message: FrozenMessage) throws -> Int64? {
        // No bytes at all are bound as NULL by the driver, hence the coalesce.
        try db.cachedStatement(
            sql: """
                INSERT INTO message (id, recipient, company, gist, created, alarms, bytes)
                VALUES (?, ?, ?, ?, ?, ?, coalesce(?, x'')) ON CONFLICT (id) DO NOTHING
                """
        ).execute(arguments: [
            message.id.text, try json.text(message.recipient, over: message.bytes), message.company?.description,
            message.gist,
            message.created.milliseconds, try json.text(message.alarms.map(StoredAlarm.init)), Data(message.bytes),
        ])
        return db.changesCount == 1 ? db.lastInsertedRowID : nil
    }

    private func insertAlerts(of message: FrozenMessage, number: Int64) throws {
        let link = try db.cachedStatement(
            sql: """
                INSERT INTO message_alert (message, position, alert)
                VALUES (?, ?, (SELECT number FROM alert WHERE id = ?))
                """)
        let mark = try db.cachedStatement(sql: "UPDATE alert SET composed = 1 WHERE id = ?")
        for (position, alert) in message.alerts.enumerated() {
            try link.execute(arguments: [number, position, alert.text])
            try mark.execute(arguments: [alert.text])
        }
    }

    /// Due at once; parked where its endpoint was given up on, until someone asks for it.
    private func insertDelivery(of message: FrozenMessage, number: Int64) throws {
        var isParked = false
        if case .endpoint(let name) = message.recipient {
            let statement = try db.cachedStatement(
                sql: "SELECT 1 FROM endpoint WHERE name = ? AND disabled IS NOT NULL")
            isParked = try Int.fetchOne(statement, arguments: [name]) != nil
        }
        try db.cachedStatement(
            sql: "INSERT INTO delivery (message, recipient, state, next_attempt) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [
            number, message.recipient.queueName,
            (isParked ? Delivery.State.parked : .pending).rawValue,
            isParked ? nil : message.created.milliseconds,
        ])
    }

    private func markBulletin(of message: FrozenMessage) throws {
        try db.cachedStatement(sql: "UPDATE bulletin SET composed = 1 WHERE message = ?")
            .execute(arguments: [message.id.text])
    }

    private func markAlarms(of message: FrozenMessage) throws {
        let statement = try db.cachedStatement(
            sql: "UPDATE alarm SET told = ? WHERE key = ? AND opened = ? AND told <> 'end'")
        for alarm in message.alarms {
            try statement.execute(arguments: [
                alarm.isClosing ? "end" : "opening", alarm.key, alarm.opened.milliseconds,
            ])
        }
    }
}

/// An alarm told by a message, as JSON.
struct StoredAlarm: Codable {
    var key: String
    var opened: Instant
    var closing: Bool

    init(_ alarm: ToldAlarm) {
        key = alarm.key
        opened = alarm.opened
        closing = alarm.isClosing
    }

    var told: ToldAlarm { ToldAlarm(key: key, opened: opened, isClosing: closing) }
}

extension Recipient {
    /// What deliveries queue by: `email:anne@example.org`, `webhook:erp`.
    var queueName: String { "\(channel.rawValue):\(address)" }
}

extension SQLiteJournal {
    package func freeze(_ messages: [FrozenMessage]) throws {
        guard !messages.isEmpty else { return }
        try write { db in try MessageWriter(db: db, json: json).write(messages) }
    }
}

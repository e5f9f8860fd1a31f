import GRDB
import VigieDomain
import VigieEngine

/// What changed, and who is to be told.
extension EntryWriter {
    /// - Returns: the changes that the journal did not hold.
    func writeChanges() throws -> Set<ChangeID> {
        guard !entry.changes.isEmpty else { return [] }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO change (id, company, code, severity, source, detected, change)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
                """)
        var new: Set<ChangeID> = []
        for change in entry.changes {
            try statement.execute(arguments: [
                change.id.text, change.company.description, change.code.rawValue, change.severity.rawValue,
                change.provenance.source.name, change.detected.milliseconds, try json.text(change),
            ])
            if db.changesCount == 1 { new.insert(change.id) }
        }
        return new
    }

    /// An alert whose change the journal does not hold breaks the rule that its change is not null: nothing is written.
    func writeAlerts() throws {
        guard !entry.alerts.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO alert (id, change, company, channel, address, recipient, cadence, reason, due)
                VALUES (?, (SELECT sequence FROM change WHERE id = ?), ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
                """)
        for alert in entry.alerts {
            try statement.execute(arguments: [
                alert.id.text, alert.change.text, alert.company.description, alert.recipient.channel.rawValue,
                alert.recipient.address, try json.text(alert.recipient), alert.cadence.rawValue, alert.reason,
                alert.due.milliseconds,
            ])
        }
    }

    /// A change that the journal does not hold breaks the rule that a reason belongs to one: nothing is written.
    func writeSilences() throws {
        guard !entry.silences.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO silence (change, reason) VALUES ((SELECT sequence FROM change WHERE id = ?), ?)
                ON CONFLICT (change) DO NOTHING
                """)
        for (change, reason) in entry.silences.sorted(by: { $0.key.text < $1.key.text }) {
            try statement.execute(arguments: [change.text, reason])
        }
    }
}

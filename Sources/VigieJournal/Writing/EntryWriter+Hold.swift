import GRDB
import VigieDomain
import VigieEngine

/// Alerts that wait for a person.
extension EntryWriter {
    /// One open hold for each source: what comes later joins it. The same entry written again after a person decided
    /// changes nothing of the decision.
    func writeHold() throws {
        guard !entry.heldChanges.isEmpty else { return }
        let source = try source(of: "held changes")
        let open = try db.cachedStatement(sql: "SELECT number FROM hold WHERE source = ? AND ended IS NULL")
        var number = try Int64.fetchOne(open, arguments: [source])
        if number == nil {
            try db.cachedStatement(
                sql: "INSERT INTO hold (source, opened) VALUES (?, ?) ON CONFLICT (source, opened) DO NOTHING"
            ).execute(arguments: [source, entry.at.milliseconds])
            number = try Int64.fetchOne(open, arguments: [source])
        }
        guard let number else { return }
        let hold = try db.cachedStatement(
            sql: """
                UPDATE alert SET hold = ? WHERE composed = 0 AND hold IS NULL
                    AND change = (SELECT sequence FROM change WHERE id = ?)
                """)
        for change in entry.heldChanges { try hold.execute(arguments: [number, change.text]) }
    }
}

import GRDB
import VigieDomain
import VigieEngine

/// Ends and begins the administrator's alarms.
///
/// Ends come first, and spare what the same writing opens: an alarm that ends and begins again in one entry is open after
/// it, and stays so when the entry is written again. An end never touches an alarm opened after it.
func writeAlarms(opened: [OperatorAlarm], closed: [String], at moment: Instant, in db: Database) throws {
    let json = JSONText()
    if !closed.isEmpty {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE alarm SET closed = ? WHERE key = ? AND closed IS NULL AND opened <= ? AND opened IS NOT ?
                """)
        for key in closed {
            let spared = opened.first { $0.key == key }?.opened.milliseconds
            try statement.execute(arguments: [moment.milliseconds, key, moment.milliseconds, spared])
        }
    }
    if !opened.isEmpty {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO alarm (key, opened, closed, sentence, detail)
                SELECT ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM alarm WHERE key = ? AND closed IS NULL)
                ON CONFLICT (key, opened) DO NOTHING
                """)
        for alarm in opened {
            try statement.execute(arguments: [
                alarm.key, alarm.opened.milliseconds, alarm.closed?.milliseconds, try json.text(of: alarm.sentence),
                try json.text(of: alarm.detail), alarm.key,
            ])
        }
    }
}

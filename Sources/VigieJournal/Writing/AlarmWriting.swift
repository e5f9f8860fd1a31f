import GRDB
import VigieDomain
import VigieEngine

/// Ends and begins the administrator's alarms.
///
/// Ends come first, and spare what the same writing opens: an alarm that ends and begins again in one entry is open after
/// it, and stays so when the entry is written again. An end never touches an alarm opened after it, unless it names that
/// very alarm: then the clock went back in between, and the alarm ends at the moment when it began.
///
/// - Parameter isLive: what is written happens now, and is never written again.
func writeAlarms(
    opened: [OperatorAlarm], closed: [String], ended: [OperatorAlarm] = [], at moment: Instant, isLive: Bool = false,
    in db: Database
) throws {
    let json = JSONText()
    if !closed.isEmpty {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE alarm SET closed = max(?, opened) WHERE key = ? AND closed IS NULL AND opened <= ?
                    AND opened IS NOT ?
                """)
        for key in closed {
            let spared = opened.first { $0.key == key }?.opened.milliseconds
            try statement.execute(arguments: [
                moment.milliseconds, key, isLive ? Int64.max : moment.milliseconds, spared,
            ])
        }
    }
    if !ended.isEmpty {
        let statement = try db.cachedStatement(
            sql: "UPDATE alarm SET closed = max(?, opened) WHERE key = ? AND opened = ? AND closed IS NULL")
        for alarm in ended {
            try statement.execute(arguments: [moment.milliseconds, alarm.key, alarm.opened.milliseconds])
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

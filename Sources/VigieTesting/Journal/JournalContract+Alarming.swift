import VigieDomain
import VigieEngine

/// What the administrator is told: once when it begins, once when it ends.
extension JournalContract {
    static let alarming = [
        JournalContract("an alarm that is open is not opened again") { open in
            let journal = try await open()
            let first = JournalSpecimen.alarm("source:bodacc", opened: moment(0))
            try await alarm(opened: [first], at: 0, journal)
            try await alarm(opened: [JournalSpecimen.alarm("source:bodacc", opened: moment(60))], at: 60, journal)
            try await alarm(opened: [JournalSpecimen.alarm("endpoint:erp", opened: moment(61))], at: 61, journal)
            let found = try await journal.alarms(onlyOpen: true, limit: 10)
            try requireEqual(found.map(\.key), ["endpoint:erp", "source:bodacc"], "open alarms, newest first")
            try requireEqual(found.last, first, "the alarm")
            try requireEqual(try await journal.alarms(onlyOpen: true, limit: 1).count, 1, "alarms under a limit")
        },
        JournalContract("an alarm that ended may begin again, and an old entry wakes or ends nothing") { open in
            let journal = try await open()
            let first = JournalSpecimen.alarm("source:bodacc", opened: moment(0))
            let second = JournalSpecimen.alarm("source:bodacc", opened: moment(90))
            try await alarm(opened: [first], at: 0, journal)
            try await alarm(closed: ["source:bodacc", "source:jamais"], at: 60, journal)
            try await alarm(opened: [first], at: 0, journal)
            try requireEqual(try await journal.alarms(onlyOpen: true, limit: 10), [], "open alarms after the end")
            try await alarm(opened: [second], at: 90, journal)
            try await alarm(closed: ["source:bodacc"], at: 60, journal)
            var ended = first
            ended.closed = moment(60)
            try requireEqual(try await journal.alarms(onlyOpen: false, limit: 10), [second, ended], "alarms")
        },
        JournalContract("an alarm that ends and begins in one entry is open, however often it is committed") { open in
            let journal = try await open()
            let first = JournalSpecimen.alarm("source:bodacc", opened: moment(0))
            let second = JournalSpecimen.alarm("source:bodacc", opened: moment(60))
            try await alarm(opened: [first], at: 0, journal)
            for _ in 1...3 { try await alarm(opened: [second], closed: ["source:bodacc"], at: 60, journal) }
            var ended = first
            ended.closed = moment(60)
            try requireEqual(try await journal.alarms(onlyOpen: false, limit: 10), [second, ended], "alarms")
        },
        JournalContract("an alarm may end at the moment when it began") { open in
            let journal = try await open()
            try await alarm(opened: [JournalSpecimen.alarm("source:bodacc", opened: moment(0))], at: 0, journal)
            try await alarm(closed: ["source:bodacc"], at: 0, journal)
            try requireEqual(try await journal.alarms(onlyOpen: true, limit: 10), [], "open alarms")
        },
        JournalContract("an alarm is told when it begins and when it ends, each once") { open in
            let journal = try await open()
            let first = JournalSpecimen.alarm("source:bodacc", opened: moment(0))
            try await alarm(opened: [first], at: 0, journal)
            try requireEqual(try await journal.alarmsToCompose(limit: 10), [first], "alarms to tell")
            try await journal.freeze(tell(first, closing: false))
            try requireEqual(try await journal.alarmsToCompose(limit: 10), [], "alarms to tell after the telling")
            try await alarm(closed: ["source:bodacc"], at: 60, journal)
            var ended = first
            ended.closed = moment(60)
            try requireEqual(try await journal.alarmsToCompose(limit: 10), [ended], "alarms to tell after the end")
            try await journal.freeze(tell(first, closing: true))
            try requireEqual(try await journal.alarmsToCompose(limit: 10), [], "alarms to tell at last")
            try await journal.freeze(tell(first, closing: false))
            try requireEqual(try await journal.alarmsToCompose(limit: 10), [], "alarms after a repeated telling")
        },
        JournalContract("an alarm that ended before it was told is told once, as ended") { open in
            let journal = try await open()
            let brief = JournalSpecimen.alarm("watchlist:nord.csv", opened: moment(0))
            try await alarm(opened: [brief], at: 0, journal)
            try await alarm(closed: [brief.key], at: 1, journal)
            let waiting = try await journal.alarmsToCompose(limit: 10)
            try requireEqual(waiting.map(\.closed), [moment(1)], "alarms to tell")
            try await journal.freeze(tell(brief, closing: true))
            try requireEqual(try await journal.alarmsToCompose(limit: 10), [], "alarms to tell")
        },
    ]

    static func alarm(
        opened: [OperatorAlarm] = [], closed: [String] = [], at seconds: Int, _ journal: any Journal
    ) async throws {
        var entry = JournalEntry(at: moment(seconds))
        entry.alarmsOpened = opened
        entry.alarmsClosed = closed
        _ = try await journal.commit(entry)
    }

    /// Two administrators are told in one freezing.
    private static func tell(_ alarm: OperatorAlarm, closing: Bool) -> [FrozenMessage] {
        ["admin", "astreinte"].map { name in
            JournalSpecimen.message(
                [], to: JournalSpecimen.person(name),
                alarms: [ToldAlarm(key: alarm.key, opened: alarm.opened, isClosing: closing)])
        }
    }
}

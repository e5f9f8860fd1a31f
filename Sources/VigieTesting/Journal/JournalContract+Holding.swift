import VigieDomain
import VigieEngine

/// Alerts that wait until a person says whether so many changes can be true.
extension JournalContract {
    static let holding = [
        JournalContract("held alerts wait, those of the commit and those before it that nobody has been told of") {
            open in
            let journal = try await open()
            let changes = (1...3).map { JournalSpecimen.change($0, "fait", source: bureau) }
            let alerts = changes.map { JournalSpecimen.alert($0, to: anne) }
            try await commit([changes[0], changes[1]], alerts: [alerts[0], alerts[1]], to: journal)
            try await journal.freeze([JournalSpecimen.message([alerts[0]], to: anne)])
            try await hold(changes, alerts: [alerts[2]], at: 60, journal)
            try requireEqual(try await journal.alertsToCompose(at: moment(99), limit: 9), [], "alerts that wait")
            let expected = AlertHold(source: bureau, opened: moment(60), alerts: 2, changes: 2, clients: 2)
            try requireEqual(try await journal.holds(onlyOpen: true, limit: 9), [expected], "the hold")
            let records = try await journal.alerts(about: changes.map(\.id))
            try requireEqual(records.map(\.hold), [nil, .waiting, .waiting], "what a person sees")
            try requireEqual(try await journal.summary(now: moment(99)).heldAlerts, 2, "held alerts")
            try requireEqual(
                try await journal.deliveriesDue(at: moment(99), limit: 9, perRecipient: 9, excluding: []).count, 1,
                "what went out before")
            let later = try await open()
            try requireEqual(try await later.holds(onlyOpen: true, limit: 9), [expected], "the hold after a restart")
            try requireEqual(try await later.alertsToCompose(at: moment(99), limit: 9), [], "alerts after a restart")
        },
        JournalContract("a held alert does not make a deadline, and cannot be frozen by words found before") { open in
            let journal = try await open()
            let change = JournalSpecimen.change(1, "fait", source: bureau)
            let alert = JournalSpecimen.alert(change, to: anne)
            try await hold([change], alerts: [alert], at: 0, journal)
            try requireEqual(try await journal.nextDue(), nil, "the next thing due")
            try await journal.freeze([JournalSpecimen.message([alert], to: anne)])
            try requireEqual(
                try await journal.deliveriesDue(at: moment(99), limit: 9, perRecipient: 9, excluding: []), [],
                "deliveries")
        },
        JournalContract("a release sends each alert once, and the same entry written again holds nothing") { open in
            let journal = try await open()
            let changes = (1...2).map { JournalSpecimen.change($0, "fait", source: bureau) }
            let alerts = changes.map { JournalSpecimen.alert($0, to: anne) }
            try await hold(changes, alerts: alerts, at: 0, journal)
            let ended = try await journal.endHold(of: bureau, as: .released, at: moment(60))
            let expected = AlertHold(
                source: bureau, opened: moment(0), ended: moment(60), outcome: .released, boundary: 2, alerts: 2,
                changes: 2, clients: 2)
            try requireEqual(ended, expected, "the hold that ended")
            try await hold(changes, alerts: alerts, at: 0, journal)
            let waiting = try await journal.alertsToCompose(at: moment(60), limit: 9)
            try requireEqual(waiting.map(\.alert), alerts, "alerts that go out")
            try await journal.freeze(alerts.map { JournalSpecimen.message([$0], to: anne) })
            try requireEqual(
                try await journal.endHold(of: bureau, as: .released, at: moment(61)), nil, "a second release")
            try requireEqual(try await journal.alertsToCompose(at: moment(61), limit: 9), [], "alerts after it")
            try requireEqual(try await journal.holds(onlyOpen: false, limit: 9), [expected], "holds")
            try requireEqual(try await journal.alarms(onlyOpen: true, limit: 9), [], "the question")
        },
        JournalContract("what is set aside is kept, told to nobody, and said so") { open in
            let journal = try await open()
            let change = JournalSpecimen.change(1, "fait", source: bureau)
            try await hold([change], alerts: [JournalSpecimen.alert(change, to: anne)], at: 0, journal)
            _ = try await journal.endHold(of: bureau, as: .discarded, at: moment(60))
            try requireEqual(try await journal.alertsToCompose(at: moment(99), limit: 9), [], "alerts that go out")
            try requireEqual(
                try await journal.alerts(about: [change.id]).map(\.hold), [.discarded], "what a person sees")
            try requireEqual(try await journal.changes(matching: ChangeFilter()).count, 1, "the history")
            try requireEqual(try await journal.summary(now: moment(99)).heldAlerts, 0, "held alerts")
        },
        JournalContract("one source is held without another, once at a time and again later") { open in
            let journal = try await open()
            let ours = JournalSpecimen.change(1, "fait", source: bureau)
            let other = JournalSpecimen.change(2, "fait", source: JournalSpecimen.gazette)
            let more = JournalSpecimen.change(3, "fait", source: bureau)
            try await hold([ours], alerts: [JournalSpecimen.alert(ours, to: anne)], at: 0, journal)
            try await commit([other], alerts: [JournalSpecimen.alert(other, to: anne)], to: journal)
            try await hold([more], alerts: [JournalSpecimen.alert(more, to: anne)], at: 60, journal)
            try requireEqual(
                try await journal.alertsToCompose(at: moment(99), limit: 9).map(\.alert.change), [other.id],
                "alerts of the other source")
            try requireEqual(try await journal.holds(onlyOpen: true, limit: 9).map(\.alerts), [2], "one hold")
            try requireEqual(
                try await journal.endHold(of: JournalSpecimen.gazette, as: .released, at: moment(99)), nil,
                "a release of the other source")
            _ = try await journal.endHold(of: bureau, as: .released, at: moment(99))
            let late = JournalSpecimen.change(4, "fait", source: bureau)
            try await hold([late], alerts: [JournalSpecimen.alert(late, to: anne)], at: 120, journal)
            try requireEqual(
                try await journal.holds(onlyOpen: false, limit: 9).map(\.outcome), [nil, .released],
                "holds, newest first")
        },
    ]

    private static var bureau: SourceID { JournalSpecimen.bureau }

    static func hold(
        _ changes: [Change], alerts: [Alert], at second: Int, _ journal: any Journal
    ) async throws {
        var entry = JournalEntry(at: moment(second), source: bureau)
        entry.changes = changes
        entry.alerts = alerts
        entry.heldChanges = changes.map(\.id)
        entry.alarmsOpened = [JournalSpecimen.alarm(Brake.key(bureau), opened: moment(second))]
        _ = try await journal.commit(entry)
    }
}

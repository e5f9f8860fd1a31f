import VigieDomain
import VigieEngine

/// From alerts to frozen messages.
extension JournalContract {
    static let composing = [
        JournalContract("alerts wait until they are due, and come by the age of their change") { open in
            let journal = try await open()
            let old = JournalSpecimen.change(1, "ancien")
            let young = JournalSpecimen.change(2, "récent")
            try await commit([old, young], to: journal)
            let late = JournalSpecimen.alert(old, to: anne, due: moment(60), cadence: .daily)
            let early = JournalSpecimen.alert(young, to: anne, due: moment(0))
            try await commit([old, young], alerts: [early, late], to: journal)
            let sequences = try await journal.changes(matching: ChangeFilter())
            try requireEqual(try await journal.alertsToCompose(at: moment(-1), limit: 9), [], "alerts too early")
            let first = try await journal.alertsToCompose(at: moment(0), limit: 9)
            try requireEqual(
                first, [PendingAlert(alert: early, change: sequences[1], client: nil, others: [])], "alerts due at once"
            )
            let all = try await journal.alertsToCompose(at: moment(60), limit: 9)
            try requireEqual(all.map(\.alert), [late, early], "alerts, oldest change first")
            try requireEqual(all.map(\.change), sequences, "their changes")
            try requireEqual(
                try await journal.alertsToCompose(at: moment(60), limit: 1).map(\.alert), [late], "alerts under a limit"
            )
        },
        JournalContract("an alert comes with the client as he is now and with who else is told") { open in
            let journal = try await open()
            let change = JournalSpecimen.change(1, "ouverture")
            let alerts = [anne, bruno, erp].map { JournalSpecimen.alert(change, to: $0) }
            var record = JournalSpecimen.watch(1)
            try await watch([record], journal)
            try await commit([change], alerts: alerts, to: journal)
            record.client.name = "Nouveau nom"
            try await watch([record], journal)
            let waiting = try await journal.alertsToCompose(at: moment(0), limit: 9)
            try requireEqual(waiting.map(\.client), [record.client, record.client, record.client], "clients")
            for pending in waiting {
                try requireEqual(
                    Set(pending.others), Set([anne, bruno, erp]).subtracting([pending.alert.recipient]), "others")
            }
            try await journal.freeze([JournalSpecimen.message([alerts[0]], to: anne)])
            record.ended = moment(5)
            try await watch([record], journal)
            let left = try await journal.alertsToCompose(at: moment(0), limit: 9)
            try requireEqual(left.map(\.client), [nil, nil], "a client who left the watchlists")
            try requireEqual(left.map(\.others.count), [2, 2], "others, told already or not")
        },
        JournalContract("a frozen message is due at once and its alerts wait no more") { open in
            let journal = try await open()
            let (alerts, message) = try await frozen(2, to: anne, in: journal)
            try requireEqual(try await journal.alertsToCompose(at: moment(0), limit: 9), [], "alerts that wait")
            let due = try await journal.deliveriesDue(at: moment(0), limit: 9, perRecipient: 9, excluding: [])
            try requireEqual(due, [Delivery(message: message, nextAttempt: message.created)], "deliveries")
            let records = try await journal.alerts(about: alerts.map(\.change))
            try requireEqual(
                records, alerts.map { AlertRecord(alert: $0, message: message.id, state: .pending) }, "alert records")
            try requireEqual(
                try await open().deliveriesDue(at: moment(0), limit: 9, perRecipient: 9, excluding: []), due,
                "deliveries after a restart")
        },
        JournalContract("the bytes of a message never change once frozen") { open in
            let journal = try await open()
            let (_, message) = try await frozen(1, to: anne, in: journal)
            let before = try await JournalPicture(of: journal)
            var other = message
            other.bytes = Array("autre chose".utf8)
            other.gist = "autre"
            other.created = moment(99)
            for _ in 1...100 { try await journal.freeze([message, other]) }
            try requireEqual(try await JournalPicture(of: journal), before, "the journal")
        },
        JournalContract("an alert stands in one message: another that holds it is not stored") { open in
            let journal = try await open()
            let changes = (1...3).map { JournalSpecimen.change($0, "ouverture") }
            let alerts = changes.map { JournalSpecimen.alert($0, to: anne) }
            try await commit(changes, alerts: alerts, to: journal)
            let first = JournalSpecimen.message([alerts[0]], to: anne)
            try await journal.freeze([first])
            try await journal.freeze([JournalSpecimen.message([alerts[0], alerts[1]], to: anne)])
            let due = try await journal.deliveriesDue(at: moment(0), limit: 9, perRecipient: 9, excluding: [])
            try requireEqual(due.map(\.message), [first], "messages")
            let waiting = try await journal.alertsToCompose(at: moment(0), limit: 9)
            try requireEqual(waiting.map(\.alert), [alerts[1], alerts[2]], "alerts that wait on")
        },
        JournalContract("parts frozen together may share an alert") { open in
            let journal = try await open()
            let change = JournalSpecimen.change(1, "ouverture")
            let alert = JournalSpecimen.alert(change, to: anne)
            try await commit([change], alerts: [alert], to: journal)
            var parts = [JournalSpecimen.message([alert], to: anne), JournalSpecimen.message([alert], to: anne)]
            parts[1].id = MessageID(text: "msg_suite")
            try await journal.freeze(parts)
            let due = try await journal.deliveriesDue(at: moment(0), limit: 9, perRecipient: 9, excluding: [])
            try requireEqual(due.map(\.message), parts, "parts in their order")
            let records = try await journal.alerts(about: [change.id])
            try requireEqual(records.map(\.message), [parts[0].id], "the message of the alert")
        },
        JournalContract("messages are frozen all or none") { open in
            let journal = try await open()
            let change = JournalSpecimen.change(1, "ouverture")
            let alert = JournalSpecimen.alert(change, to: anne)
            try await commit([change], alerts: [alert], to: journal)
            let before = try await JournalPicture(of: journal)
            let stranger = JournalSpecimen.alert(JournalSpecimen.change(2, "inconnu"), to: anne)
            let messages = [
                JournalSpecimen.message([alert], to: anne), JournalSpecimen.message([stranger], to: anne),
            ]
            try await requireFailure("a message with an unknown alert") { try await journal.freeze(messages) }
            try requireEqual(try await JournalPicture(of: journal), before, "the journal")
        },
        JournalContract("a message may be empty or large, alerts keep their order") { open in
            let journal = try await open()
            let changes = (1...5).map { JournalSpecimen.change($0, "ouverture") }
            let alerts = changes.map { JournalSpecimen.alert($0, to: anne) }
            try await commit(changes, alerts: alerts, to: journal)
            var empty = JournalSpecimen.message(alerts.reversed(), to: anne)
            empty.bytes = []
            var large = JournalSpecimen.message(
                [], to: bruno, company: JournalSpecimen.company(4),
                alarms: [ToldAlarm(key: "k", opened: moment(0), isClosing: false)])
            large.bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0) }
            try await journal.freeze([empty, large])
            let due = try await journal.deliveriesDue(at: moment(0), limit: 9, perRecipient: 9, excluding: [])
            try requireEqual(due.map(\.message.alerts), [alerts.reversed().map(\.id), []], "alerts in order")
            try require(due.map(\.message) == [empty, large], "a message is not what was frozen")
        },
    ]

    static var anne: Recipient { JournalSpecimen.person("anne") }
    static var bruno: Recipient { JournalSpecimen.person("bruno") }
    static var erp: Recipient { .endpoint("erp") }

    /// Records so many changes of the first clients with one alert each, and freezes one message that holds them all.
    @discardableResult
    static func frozen(
        _ count: Int, to recipient: Recipient, at moment: Instant = JournalSpecimen.start, fact: String = "ouverture",
        in journal: any Journal
    ) async throws -> ([Alert], FrozenMessage) {
        let changes = (1...count).map { JournalSpecimen.change($0, fact) }
        let alerts = changes.map { JournalSpecimen.alert($0, to: recipient) }
        try await commit(changes, alerts: alerts, to: journal)
        let message = JournalSpecimen.message(
            alerts, to: recipient, at: moment, text: "\(fact) \(recipient.address)\r\n",
            company: count == 1 ? JournalSpecimen.company(1) : nil)
        try await journal.freeze([message])
        return (alerts, message)
    }
}

import VigieDomain
import VigieEngine

/// From frozen messages to attempts, fairly for every recipient.
extension JournalContract {
    static let delivering = [
        JournalContract("deliveries come by the moment when they fell due, then by their freezing") { open in
            let journal = try await open()
            let (_, second) = try await frozen(1, to: anne, at: moment(20), fact: "a", in: journal)
            let (_, first) = try await frozen(1, to: bruno, at: moment(10), fact: "b", in: journal)
            let (_, third) = try await frozen(1, to: anne, at: moment(20), fact: "c", in: journal)
            try await requireDue([], at: 9, journal)
            try await requireDue([first], at: 10, journal)
            try await requireDue([first, second, third], at: 20, journal)
            try await requireDue([first, second], at: 20, limit: 2, journal)
            try await requireDue([], at: 20, limit: 0, journal)
        },
        JournalContract("a recipient with a long queue delays nobody") { open in
            let journal = try await open()
            var queue: [FrozenMessage] = []
            for number in 0..<50 { queue.append(try await frozen(1, to: anne, fact: "\(number)", in: journal).1) }
            let (_, other) = try await frozen(1, to: bruno, at: moment(1), fact: "x", in: journal)
            try await requireDue(Array(queue[0..<3]) + [other], at: 1, share: 3, journal)
            try await requireDue([queue[0], other], at: 1, share: 1, journal)
            try await requireDue([queue[0], queue[1]], at: 1, limit: 2, share: 3, journal)
        },
        JournalContract("what is on its way is not given again, and counts in its recipient's share") { open in
            let journal = try await open()
            var queue: [FrozenMessage] = []
            for number in 0..<4 { queue.append(try await frozen(1, to: anne, fact: "\(number)", in: journal).1) }
            let (_, other) = try await frozen(1, to: bruno, fact: "x", in: journal)
            try await requireDue([queue[1], other], at: 0, share: 2, busy: [queue[0].id], journal)
            try await requireDue([queue[1]], at: 0, share: 2, busy: [queue[0].id, other.id], journal)
            try await requireDue([other], at: 0, share: 1, busy: [queue[0].id], journal)
        },
        JournalContract("an attempt that failed for now is due again at its moment") { open in
            let journal = try await open()
            let (_, message) = try await frozen(1, to: anne, in: journal)
            try await attempt(message, at: 5, .pending, next: 300, reply: "421 plus tard", journal)
            try await requireDue([], at: 299, journal)
            try await attempt(message, at: 300, .pending, next: 1800, reply: "421 encore", journal)
            let due = try await journal.deliveriesDue(at: moment(1800), limit: 9, perRecipient: 9, excluding: [])
            try requireEqual(
                due,
                [
                    Delivery(
                        message: message, attempts: 2, nextAttempt: moment(1800), firstAttempt: moment(5),
                        lastReply: "421 encore")
                ], "the delivery")
        },
        JournalContract("what a clock that was ahead put off is brought forward, and nothing else") { open in
            let journal = try await open()
            let (_, early) = try await frozen(1, to: anne, fact: "early", in: journal)
            let (_, tried) = try await frozen(1, to: anne, fact: "tried", in: journal)
            let (_, far) = try await frozen(1, to: bruno, fact: "far", in: journal)
            try await attempt(early, at: 5, .pending, next: 300, reply: "421", journal)
            // By a clock that was ten hours ahead, and back at one hour.
            try await attempt(tried, at: 36_000, .pending, next: 36_300, reply: "421", journal)
            try await attempt(far, at: 10, .pending, next: 3_600 + 31 * 3_600, reply: "421", journal)
            try requireEqual(
                try await journal.bringForward(at: moment(100)), 2, "tried later than now, or for too long")
            // The wait that was decided stands; one that nobody can have decided does not.
            try await requireDue([far], at: 100, journal)
            try await requireDue([far, early], at: 399, journal)
            try await requireDue([far, early, tried], at: 400, journal)
            try requireEqual(try await journal.bringForward(at: moment(200)), 0, "again")
        },
        JournalContract("words that a clock that was ahead put off are due, those of tomorrow's digest are not") {
            open in
            let journal = try await open()
            for (number, detected) in [(1, 0), (2, 500_000)] {
                var entry = JournalEntry(at: moment(detected), source: JournalSpecimen.gazette)
                let change = JournalSpecimen.change(number, "f\(number)", at: moment(detected))
                entry.changes = [change]
                entry.alerts = [
                    JournalSpecimen.alert(change, to: anne, due: moment(detected + 40_000), cadence: .daily)
                ]
                _ = try await journal.commit(entry)
            }
            try requireEqual(try await journal.bringForward(at: moment(100)), 1, "brought forward")
            let due = try await journal.alertsToCompose(at: moment(100), limit: 9)
            try requireEqual(due.map(\.alert.company), [JournalSpecimen.company(2)], "to be worded")
            try requireEqual(try await journal.bringForward(at: moment(101)), 0, "again")
        },
        JournalContract("a message that arrived, was refused or expired is due no more, and stays in the history") {
            open in
            let journal = try await open()
            let company = JournalSpecimen.company(1)
            for (position, state) in [Delivery.State.delivered, .refused, .expired].enumerated() {
                let (alerts, message) = try await frozen(1, to: anne, fact: "\(state)", in: journal)
                try await attempt(message, at: position, state, reply: "fin", journal)
                try await requireDue([], at: 1_000_000, journal)
                let history = try await journal.deliveries(about: company, limit: 1)
                try requireEqual(
                    history,
                    [
                        Delivery(
                            message: message, state: state, attempts: 1, firstAttempt: moment(position),
                            lastReply: "fin", finished: moment(position))
                    ], "the delivery")
                try requireEqual(try await journal.alerts(about: [alerts[0].change]).map(\.state), [state], "the alert")
            }
            try requireEqual(try await journal.nextDue(), nil, "the next moment")
        },
        JournalContract("an attempt of a message that nobody froze is refused") { open in
            let journal = try await open()
            let stranger = JournalSpecimen.message([], to: anne)
            let failure = try await requireFailure("an unknown message") {
                try await attempt(stranger, at: 0, .delivered, journal)
            }
            try require(failure.sentence.contains(stranger.id.text), "the failure does not name the message")
        },
        JournalContract("an attempt opens and ends alarms in the same breath") { open in
            let journal = try await open()
            let (_, message) = try await frozen(1, to: anne, in: journal)
            let alarm = JournalSpecimen.alarm("address:anne", opened: moment(1))
            try await journal.record(
                DeliveryAttempt(
                    message: message.id, at: moment(1), reply: "550", state: .pending, nextAttempt: moment(2),
                    alarmsOpened: [alarm]))
            try requireEqual(try await journal.alarms(onlyOpen: true, limit: 9), [alarm], "open alarms")
            try await journal.record(
                DeliveryAttempt(
                    message: message.id, at: moment(2), reply: "250", state: .delivered, alarmsClosed: [alarm.key]))
            try requireEqual(try await journal.alarms(onlyOpen: true, limit: 9), [], "open alarms after success")
        },
        JournalContract("nothing goes to an endpoint before the moment that it asked for") { open in
            let journal = try await open()
            let (_, first) = try await frozen(1, to: erp, fact: "1", in: journal)
            let (_, second) = try await frozen(1, to: erp, fact: "2", in: journal)
            let (_, other) = try await frozen(1, to: anne, at: moment(400), fact: "3", in: journal)
            let pause = EndpointRecord(name: "erp", failingSince: moment(0), notBefore: moment(600))
            try await attempt(first, at: 0, .pending, next: 5, endpoint: pause, journal)
            try requireEqual(try await journal.endpoints(), [pause], "endpoints")
            try await requireDue([other], at: 599, journal)
            try requireEqual(try await journal.nextDue(), moment(400), "the next moment")
            try await attempt(other, at: 400, .delivered, journal)
            try requireEqual(try await journal.nextDue(), moment(600), "the next moment, after the pause")
            try await requireDue([second, first], at: 600, journal)
            try await attempt(second, at: 600, .delivered, endpoint: EndpointRecord(name: "erp"), journal)
            try requireEqual(try await journal.endpoints(), [EndpointRecord(name: "erp")], "endpoints")
            try await requireDue([first], at: 601, journal)
        },
        JournalContract("the next moment is that of the first delivery or alert") { open in
            let journal = try await open()
            try requireEqual(try await journal.nextDue(), nil, "nothing waits")
            let change = JournalSpecimen.change(1, "digeste")
            let alert = JournalSpecimen.alert(change, to: anne, due: moment(500), cadence: .daily)
            try await commit([change], alerts: [alert], to: journal)
            try requireEqual(try await journal.nextToCompose(), moment(500), "an alert waits")
            try requireEqual(try await journal.nextToDeliver(), nil, "no message waits")
            let (_, message) = try await frozen(1, to: bruno, at: moment(100), in: journal)
            try requireEqual(try await journal.nextToDeliver(), moment(100), "a message waits")
            try requireEqual(try await journal.nextToCompose(), moment(500), "the alert waits as before")
            try await attempt(message, at: 100, .pending, next: 900, journal)
            try requireEqual(try await journal.nextDue(), moment(500), "the message waits longer")
            try await journal.freeze([JournalSpecimen.message([alert], to: anne, at: moment(500))])
            try await attempt(message, at: 900, .delivered, journal)
            try requireEqual(try await journal.nextDue(), moment(500), "the digest waits")
        },
    ]

    static func attempt(
        _ message: FrozenMessage, at seconds: Int, _ state: Delivery.State, next: Int? = nil, reply: Phrase = "reçu",
        endpoint: EndpointRecord? = nil, _ journal: any Journal
    ) async throws {
        try await journal.record(
            DeliveryAttempt(
                message: message.id, at: moment(seconds), reply: reply, state: state, nextAttempt: next.map(moment),
                endpoint: endpoint))
    }

    static func requireDue(
        _ messages: [FrozenMessage], at seconds: Int, limit: Int = 100, share: Int = 100, busy: Set<MessageID> = [],
        _ journal: any Journal, line: Int = #line
    ) async throws {
        let due = try await journal.deliveriesDue(
            at: moment(seconds), limit: limit, perRecipient: share, excluding: busy)
        try requireEqual(
            due.map { String(decoding: $0.message.bytes, as: UTF8.self) },
            messages.map { String(decoding: $0.bytes, as: UTF8.self) }, "messages due at \(seconds) s", line: line)
        try require(due.map(\.message) == messages, "a message is not what was frozen", line: line)
    }
}

import VigieDomain
import VigieEngine

/// What leaves at its hour whatever happened: each once, whoever asks for it how often.
extension JournalContract {
    static let bulletins = [
        JournalContract("a bulletin waits for its hour, keeps its first figures and is told once") { open in
            var journal = try await open()
            let weekly = JournalSpecimen.bulletin(.weekly, to: anne, due: moment(60))
            let canary = JournalSpecimen.bulletin(.canary, to: erp, due: moment(30))
            try await record([weekly, canary, weekly], in: journal)
            try await record([JournalSpecimen.bulletin(.weekly, to: anne, due: moment(60), clients: 99)], in: journal)
            try requireEqual(try await journal.bulletinsToCompose(at: moment(29), limit: 9), [], "too early")
            try requireEqual(try await journal.bulletinsToCompose(at: moment(59), limit: 9), [canary], "the first hour")
            journal = try await open()
            try requireEqual(
                try await journal.bulletinsToCompose(at: moment(60), limit: 9), [canary, weekly], "by their hour")
            try requireEqual(try await journal.bulletinsToCompose(at: moment(60), limit: 1), [canary], "a limit")
            try requireEqual(try await journal.bulletinsToCompose(at: moment(60), limit: 0), [], "none asked for")
            try requireEqual(try await journal.nextDue(), moment(30), "next due")
            for _ in 1...2 {
                try await journal.freeze([weekly, canary].map { JournalSpecimen.message(of: $0) })
                try await record([weekly, canary], in: journal)
                journal = try await open()
                try requireEqual(try await journal.bulletinsToCompose(at: moment(99), limit: 9), [], "told")
            }
            let due = try await journal.deliveriesDue(at: moment(60), limit: 9, perRecipient: 9, excluding: [])
            try requireEqual(Set(due.map(\.message.id)), [weekly.message, canary.message], "messages")
            try requireEqual(due.count, 2, "messages, each once")
        },
        JournalContract(
            "another day, another reader or another kind is another bulletin; another name beside it is not"
        ) {
            open in
            let journal = try await open()
            guard case .person(var person) = anne else { return }
            person.name = "Autre nom"
            let first = JournalSpecimen.bulletin(.weekly, to: anne)
            let others = [
                JournalSpecimen.bulletin(.weekly, to: bruno), JournalSpecimen.bulletin(.canary, to: anne),
                JournalSpecimen.bulletin(.weekly, to: anne, due: moment(7 * 86_400)),
            ]
            let same = JournalSpecimen.bulletin(.weekly, to: .person(person), due: moment(120))
            try await record([first] + others + [same], in: journal)
            let waiting = try await journal.bulletinsToCompose(at: moment(8 * 86_400), limit: 9)
            try requireEqual(waiting, [first] + others, "bulletins")
        },
        JournalContract("a canary is judged half an hour after it was due and recorded, until the next one is") {
            open in
            let journal = try await open()
            let canaries = [anne, erp].map { JournalSpecimen.bulletin(.canary, to: $0) }
            let weekly = JournalSpecimen.bulletin(.weekly, to: bruno)
            // Recorded ten minutes late.
            try await record(canaries + [weekly], at: moment(600), in: journal)
            try await journal.freeze(canaries.map { JournalSpecimen.message(of: $0) })
            try await journal.record(
                DeliveryAttempt(message: canaries[0].message, at: moment(601), reply: "250", state: .delivered))
            try requireEqual(try await facts(journal, 2_399), [], "within its time")
            let expected = [
                AuditFacts.Canary(recipient: "email:anne@exemple.fr", due: moment(0), hasArrived: true),
                AuditFacts.Canary(recipient: "webhook:erp", due: moment(0), hasArrived: false),
            ]
            try requireEqual(try await facts(journal, 2_400), expected, "after its time")
            let next = JournalSpecimen.bulletin(.canary, to: anne, due: moment(86_400))
            try await record([next], at: moment(86_400), in: journal)
            try requireEqual(try await facts(journal, 88_199), expected, "before the next one is judged")
            try requireEqual(
                try await facts(journal, 88_200),
                [AuditFacts.Canary(recipient: "email:anne@exemple.fr", due: moment(86_400), hasArrived: false)],
                "the next one, which has not even been put into words")
            try requireEqual(try await facts(open(), 4 * 86_400), [], "long after canaries were given up")
        },
        JournalContract("a bulletin without words is named once nothing else is") { open in
            let journal = try await open()
            let weekly = JournalSpecimen.bulletin(.weekly, to: anne, due: moment(60))
            try await record([weekly], in: journal)
            try requireEqual(try await journal.auditFacts(AuditQuestion(now: moment(59))).unworded, nil, "before")
            let unworded = try await journal.auditFacts(AuditQuestion(now: moment(60))).unworded
            try requireEqual(unworded, "bulletin \(weekly.message)", "once it is due")
        },
        JournalContract("the changes of a period are counted by company, without information and without what is held")
        {
            open in
            let journal = try await open()
            let changes = [
                JournalSpecimen.change(1, "a", at: moment(0)), JournalSpecimen.change(1, "b", at: moment(59)),
                JournalSpecimen.change(2, "c", at: moment(30)), JournalSpecimen.change(2, "d", at: moment(60)),
                JournalSpecimen.change(3, "e", at: moment(30), severity: .info),
                JournalSpecimen.change(4, "f", at: moment(-1)),
            ]
            try await commit(changes, to: journal)
            let held = JournalSpecimen.change(5, "g", at: moment(30), source: JournalSpecimen.bureau)
            try await hold([held], alerts: [JournalSpecimen.alert(held, to: anne)], at: 31, journal)
            func counts() async throws -> [CompanyKey: Int] {
                try await journal.changeCounts(from: moment(0), until: moment(60))
            }
            let expected = [JournalSpecimen.company(1): 2, JournalSpecimen.company(2): 1]
            try requireEqual(try await counts(), expected, "counts")
            _ = try await journal.endHold(of: JournalSpecimen.bureau, as: .released, at: moment(90))
            try requireEqual(
                try await counts(), expected.merging([JournalSpecimen.company(5): 1]) { $1 }, "counts after the release"
            )
            try requireEqual(try await journal.changeCounts(from: moment(60), until: moment(60)), [:], "no time at all")
        },
    ]

    private static func record(
        _ bulletins: [Bulletin], at now: Instant = moment(0), in journal: any Journal
    ) async throws {
        var entry = JournalEntry(at: now)
        entry.bulletins = bulletins
        _ = try await journal.commit(entry)
    }

    private static func facts(_ journal: any Journal, _ seconds: Int) async throws -> [AuditFacts.Canary] {
        try await journal.auditFacts(AuditQuestion(now: moment(seconds))).canaries
    }
}

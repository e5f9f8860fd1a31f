import VigieDomain
import VigieEngine

/// What the self-audit judges by.
extension JournalContract {
    static let auditing = [
        JournalContract("an empty journal has nothing to audit") { open in
            let facts = try await open().auditFacts(AuditQuestion(now: moment(0), sources: [JournalSpecimen.gazette]))
            try requireEqual(facts, AuditFacts(unseen: [JournalSpecimen.gazette: []]), "facts")
        },
        JournalContract("a change is found that has neither an alert nor a reason for none, from where one asks") {
            open in
            let journal = try await open()
            let changes = (1...6).map { JournalSpecimen.change($0, "ouverture") }
            var entry = JournalEntry(at: moment(0), source: JournalSpecimen.gazette)
            entry.changes = changes
            entry.alerts = [JournalSpecimen.alert(changes[0], to: anne), JournalSpecimen.alert(changes[3], to: erp)]
            entry.silences = [changes[1].id: "muet", changes[4].id: "« sous le seuil »"]
            for _ in 1...3 { _ = try await journal.commit(entry) }
            let facts = try await journal.auditFacts(AuditQuestion(now: moment(0)))
            try requireEqual(facts.unrouted.map(\.change), [changes[2].id, changes[5].id], "changes without a word")
            try requireEqual(facts.unrouted.map(\.sequence), [3, 6], "their numbers")
            try requireEqual(facts.unrouted.map(\.company), [changes[2].company, changes[5].company], "their clients")
            try requireEqual(facts.through, 6, "looked through")
            let part = try await journal.auditFacts(AuditQuestion(now: moment(0), after: 1, limit: 3))
            try requireEqual(part.unrouted.map(\.sequence), [3], "a part of them")
            try requireEqual(part.through, 4, "looked through a part")
            let end = try await open().auditFacts(AuditQuestion(now: moment(0), after: 6))
            try requireEqual(end.unrouted, [], "after the last")
            try requireEqual(end.through, 6, "after the last")
        },
        JournalContract("a reason for nothing is refused") { open in
            let journal = try await open()
            try await commit((1...3).map { JournalSpecimen.change($0, "ouverture") }, to: journal)
            let before = try await JournalPicture(of: journal)
            var entry = JournalEntry(at: moment(0), source: JournalSpecimen.gazette)
            entry.silences = [JournalSpecimen.change(9, "inconnue").id: "muet"]
            try await requireFailure("a reason without a change") { _ = try await journal.commit(entry) }
            try requireEqual(try await JournalPicture(of: journal), before, "the journal")
        },
        JournalContract("a client is unseen until a source has told of it, or answered that it knows nothing") { open in
            let journal = try await open()
            var ended = JournalSpecimen.watch(5)
            ended.ended = moment(0)
            var later = JournalSpecimen.watch(6)
            later.client.start = moment(0).dayUTC.adding(days: 3)
            var restricted = JournalSpecimen.watch(7)
            restricted.client.sources = [JournalSpecimen.gazette]
            try await watch((1...4).map { JournalSpecimen.watch($0) } + [ended, later, restricted], journal)
            var entry = JournalEntry(at: moment(1), source: JournalSpecimen.bureau)
            entry.baselines = [JournalSpecimen.company(1)]
            entry.sightings = [
                JournalSpecimen.company(2): SightingRecord(attempted: moment(1), sighting: nil, succeeded: true),
                JournalSpecimen.company(3): SightingRecord(attempted: moment(1), sighting: nil, succeeded: false),
            ]
            _ = try await journal.commit(entry)
            let sources = [JournalSpecimen.bureau, JournalSpecimen.gazette]
            let facts = try await journal.auditFacts(AuditQuestion(now: moment(2), sources: sources))
            try requireEqual(
                facts.unseen[JournalSpecimen.bureau],
                [
                    AuditFacts.Unseen(company: JournalSpecimen.company(3), wasAsked: true),
                    AuditFacts.Unseen(company: JournalSpecimen.company(4), wasAsked: false),
                ], "unseen by the bureau")
            try requireEqual(
                facts.unseen[JournalSpecimen.gazette]?.map(\.company),
                [1, 2, 3, 4, 7].map(JournalSpecimen.company), "unseen by the gazette")
        },
        JournalContract("each queue is told with its oldest message, its head, and what was last answered") { open in
            let journal = try await open()
            let (_, old) = try await frozen(1, to: anne, at: moment(0), fact: "un", in: journal)
            let (_, young) = try await frozen(1, to: anne, at: moment(60), fact: "deux", in: journal)
            let (_, sent) = try await frozen(1, to: bruno, at: moment(0), fact: "trois", in: journal)
            let (_, call) = try await frozen(1, to: erp, at: moment(30), fact: "quatre", in: journal)
            try await journal.record(
                DeliveryAttempt(message: sent.id, at: moment(61), reply: "250", state: .delivered))
            try await journal.record(
                DeliveryAttempt(
                    message: old.id, at: moment(61), reply: Phrase("plus tard", "later"), state: .pending,
                    nextAttempt: moment(400)))
            try await journal.record(
                DeliveryAttempt(
                    message: call.id, at: moment(61), reply: "429", state: .pending, nextAttempt: moment(66),
                    endpoint: EndpointRecord(name: "erp", failingSince: moment(61), notBefore: moment(900))))
            let facts = try await open().auditFacts(AuditQuestion(now: moment(62)))
            try requireEqual(
                facts.queues.sorted { $0.name < $1.name },
                [
                    AuditFacts.Queue(
                        name: "email:anne@exemple.fr", count: 2, oldest: moment(0), head: young.id, attempts: 0,
                        nextAttempt: moment(60), lastReply: Phrase("plus tard", "later")),
                    AuditFacts.Queue(
                        name: "webhook:erp", count: 1, oldest: moment(30), head: call.id, attempts: 1,
                        nextAttempt: moment(66), notBefore: moment(900), lastReply: "429"),
                ], "queues")
        },
        JournalContract("what is due and has no words yet is named, the alert first, then the alarm") { open in
            let journal = try await open()
            let change = JournalSpecimen.change(1, "ouverture")
            let alert = JournalSpecimen.alert(change, to: anne, due: moment(60), cadence: .daily)
            var entry = JournalEntry(at: moment(0), source: JournalSpecimen.gazette)
            (entry.changes, entry.alerts) = ([change], [alert])
            entry.alarmsOpened = [JournalSpecimen.alarm("source:bodacc", opened: moment(0))]
            _ = try await journal.commit(entry)
            try requireEqual(try await unworded(journal, 59), "alarm source:bodacc", "before the alert is due")
            try requireEqual(try await unworded(journal, 60), "alert \(alert.id)", "once it is due")
            let told = ToldAlarm(key: "source:bodacc", opened: moment(0), isClosing: false)
            try await journal.freeze([JournalSpecimen.message([alert], to: anne, alarms: [told])])
            try requireEqual(try await unworded(journal, 60), nil, "once all is told")
        },
        JournalContract("an alert that is held for a person is neither unrouted nor without words") { open in
            let journal = try await open()
            let change = JournalSpecimen.change(1, "fait", source: JournalSpecimen.bureau)
            try await hold([change], alerts: [JournalSpecimen.alert(change, to: anne)], at: 0, journal)
            let question = ToldAlarm(key: Brake.key(JournalSpecimen.bureau), opened: moment(0), isClosing: false)
            try await journal.freeze([JournalSpecimen.message([], to: anne, alarms: [question])])
            let facts = try await journal.auditFacts(AuditQuestion(now: moment(60)))
            try requireEqual(facts, AuditFacts(through: 1, queues: facts.queues), "facts")
            _ = try await journal.endHold(of: JournalSpecimen.bureau, as: .discarded, at: moment(60))
            let after = try await journal.auditFacts(AuditQuestion(now: moment(60)))
            try requireEqual(after.unrouted, [], "what was set aside has its alert still")
        },
    ]

    private static func unworded(_ journal: any Journal, _ seconds: Int) async throws -> String? {
        try await journal.auditFacts(AuditQuestion(now: moment(seconds))).unworded
    }
}

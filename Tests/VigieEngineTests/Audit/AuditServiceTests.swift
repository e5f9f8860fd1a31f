import Synchronization
import Testing
import VigieDomain
import VigieEngine
import VigieTesting

/// What the self-audit must see, and what it must not mind. Time is the test's own.
@Suite struct AuditServiceTests {
    private static let interval: Duration = .seconds(3600)
    private static let lookup = AuditService.Audited(
        id: Invented.bureau, abilities: SourceAbilities(isFeed: false, batch: 1, facets: [.rating]), interval: interval)
    private static let feed = AuditService.Audited(
        id: Invented.gazette, abilities: SourceAbilities(isFeed: true, batch: 40, facets: [.proceedings]),
        interval: interval)

    /// One process: its memory lasts.
    private struct Watch {
        let stage: Stage
        let service: AuditService
        let vitals = Vitals()

        init(
            _ sources: [AuditService.Audited] = [], stage: Stage,
            room: (@Sendable () -> JournalRoom)? = nil
        ) {
            self.stage = stage
            let recorder = Recorder(
                journal: InterposedJournal(stage.journal, room: room), book: stage.book, clock: stage.clock,
                outgoing: stage.outgoing, logger: Stage.logger)
            service = AuditService(
                recorder: recorder, sources: sources, policy: stage.policy, clock: stage.clock,
                memory: AuditMemory(), vitals: vitals, logger: Stage.logger)
        }

        /// Audits every three minutes for so long. Returns whether the last one held.
        func audit(for duration: Duration) async throws -> Bool {
            let end = stage.clock.uptime() + duration
            var holds = try await service.cycle()
            try await tell()
            while stage.clock.uptime() < end {
                stage.clock.advance(by: .seconds(180))
                holds = try await service.cycle()
                try await tell()
            }
            return holds
        }

        /// The alarms reach their reader at once: this test is not about them.
        private func tell() async throws {
            for alarm in try await stage.journal.alarmsToCompose(limit: 100) {
                let told = ToldAlarm(key: alarm.key, opened: alarm.opened, isClosing: alarm.closed != nil)
                let message = JournalSpecimen.message(
                    [], to: .person(Invented.operators[0]), at: stage.clock.now(), alarms: [told])
                try await stage.journal.freeze([message])
                try await stage.journal.record(
                    DeliveryAttempt(message: message.id, at: stage.clock.now(), reply: "250", state: .delivered))
            }
        }
    }

    private static func health(_ source: SourceID, _ stage: Stage, _ change: (inout SourceHealth) -> Void = { _ in })
        async throws
    {
        var health = SourceHealth(source: source, since: stage.clock.now())
        health.lastAttempt = stage.clock.now()
        health.lastSuccess = stage.clock.now()
        change(&health)
        var entry = JournalEntry(at: stage.clock.now(), source: source)
        entry.health = health
        try await stage.recorder.record(entry, day: stage.today)
    }

    /// What an answer about a client leaves.
    private static func answer(
        _ source: SourceID, about client: CompanyKey, succeeded: Bool = true, told: Bool = true, _ stage: Stage
    ) async throws {
        var entry = JournalEntry(at: stage.clock.now(), source: source)
        entry.sightings[client] = SightingRecord(
            attempted: stage.clock.now(), sighting: nil, succeeded: succeeded)
        if told, succeeded { entry.baselines = [client] }
        try await stage.recorder.record(entry, day: stage.today)
    }

    private static func alarms(_ stage: Stage) async throws -> [String] {
        try await stage.journal.alarms(onlyOpen: true, limit: 100).map(\.key).sorted()
    }

    private static func told(_ alarm: String, _ stage: Stage) async throws -> String {
        let open = try await stage.journal.alarms(onlyOpen: true, limit: 100)
        return open.first { $0.key == alarm }?.detail.french.replacing("\u{A0}", with: " ") ?? ""
    }

    @Test func `an empty house is in order`() async throws {
        let stage = try Stage()
        let watch = Watch(stage: stage)
        #expect(!watch.vitals.auditHolds, "before the first audit nothing is proved")
        #expect(try await watch.audit(for: .seconds(3600)))
        #expect(watch.vitals.auditHolds && watch.vitals.audited == stage.clock.now())
        #expect(try await stage.alarms().isEmpty)
    }

    @Test func `a feed that is not asked any more is one alarm, until it is asked again`() async throws {
        let stage = try Stage()
        try await Self.health(Invented.gazette, stage)
        let watch = Watch([Self.feed], stage: stage)
        #expect(try await watch.audit(for: .seconds(7200)), "twice the interval is its right")
        #expect(try await !watch.audit(for: .seconds(1800)))
        #expect(try await !watch.audit(for: .seconds(7200)))
        #expect(try await stage.alarms().map(\.key) == ["audit"])
        #expect(try await Self.told("audit", stage).contains("source bodacc : pas interrogée depuis 2026-11-23T06:30"))
        #expect(!watch.vitals.auditHolds)
        try await Self.health(Invented.gazette, stage)
        #expect(try await watch.audit(for: .seconds(180)))
        #expect(try await Self.alarms(stage).isEmpty && watch.vitals.auditHolds)
    }

    @Test func `a source that asked for silence is not late`() async throws {
        let stage = try Stage()
        try await stage.watch([Invented.client()])
        for source in [Invented.gazette, Invented.bureau] {
            try await Self.health(source, stage) { $0.notBefore = stage.clock.now().adding(.seconds(20 * 3600)) }
        }
        let watch = Watch([Self.feed, Self.lookup], stage: stage)
        #expect(try await watch.audit(for: .seconds(19 * 3600)))
    }

    @Test func `a source that is down explains its clients, as long as it is tried`() async throws {
        let stage = try Stage()
        try await stage.watch([Invented.client()])
        let watch = Watch([Self.lookup], stage: stage)
        for _ in 0..<10 {
            try await Self.health(Invented.bureau, stage) { $0.state = .down }
            #expect(try await watch.audit(for: .seconds(3600)))
        }
        #expect(try await !watch.audit(for: .seconds(3 * 3600)), "nobody tries it any more")
    }

    @Test func `a client whom a lookup never asks about is named`() async throws {
        let stage = try Stage()
        try await stage.watch([Invented.client(1), Invented.client(2)])
        try await Self.health(Invented.bureau, stage)
        try await Self.answer(Invented.bureau, about: Invented.key(1), stage)
        let watch = Watch([Self.lookup], stage: stage)
        #expect(try await watch.audit(for: .seconds(600)))
        #expect(try await !watch.audit(for: .seconds(600)))
        #expect(try await Self.told("audit", stage).contains(Invented.key(2).display))
        #expect(try await !Self.told("audit", stage).contains(Invented.key(1).display))
    }

    @Test func `a long list that is asked about one by one is in order`() async throws {
        let stage = try Stage()
        try await stage.watch((1...6).map(Invented.client))
        try await Self.health(Invented.bureau, stage)
        let watch = Watch([Self.lookup], stage: stage)
        for index in 1...6 {
            try await Self.answer(Invented.bureau, about: Invented.key(index), stage)
            #expect(try await watch.audit(for: .seconds(540)))
        }
    }

    @Test func `clients whom the source cannot know, or may not be asked about, are nobody's fault`() async throws {
        let stage = try Stage()
        var restricted = Invented.client(1)
        restricted.sources = [Invented.gazette]
        var later = Invented.client(2)
        later.start = stage.today.adding(days: 30)
        var foreign = Invented.client(3)
        foreign = Client(
            key: .foreign(country: "BE", number: "0400378485"), name: foreign.name, country: "BE",
            accounts: foreign.accounts)
        try await stage.watch([restricted, later, foreign])
        try await Self.health(Invented.bureau, stage)
        #expect(try await Watch([Self.lookup], stage: stage).audit(for: .seconds(6 * 3600)))
    }

    @Test func `a client about whom a healthy source fails again and again is an alarm, and no failed audit`()
        async throws
    {
        let stage = try Stage()
        try await stage.watch([Invented.client()])
        let watch = Watch([Self.lookup], stage: stage)
        for _ in 0..<4 {
            try await Self.health(Invented.bureau, stage)
            try await Self.answer(Invented.bureau, about: Invented.key(1), succeeded: false, stage)
            #expect(try await watch.audit(for: .seconds(3000)))
        }
        #expect(try await Self.alarms(stage) == ["unseen:bureau"])
        #expect(try await Self.told("unseen:bureau", stage).contains(Invented.key(1).display))
        // While the source is down nothing can be said of it: the alarm stays.
        try await Self.health(Invented.bureau, stage) { $0.state = .down }
        #expect(try await watch.audit(for: .seconds(180)))
        #expect(try await Self.alarms(stage) == ["unseen:bureau"])
        try await Self.health(Invented.bureau, stage)
        try await Self.answer(Invented.bureau, about: Invented.key(1), stage)
        #expect(try await watch.audit(for: .seconds(180)))
        #expect(try await Self.alarms(stage).isEmpty)
    }

    @Test func `a change without alerts and without a reason is found, told, and routed after all`() async throws {
        let stage = try Stage()
        try await stage.watch([Invented.client()])
        var entry = JournalEntry(at: stage.clock.now(), source: Invented.gazette)
        let changes = ["une", "deux"].map { JournalSpecimen.change(1, $0, at: stage.clock.now()) }
        entry.changes = changes.map { change in
            Change(
                id: change.id, company: Invented.key(1), code: change.code, severity: .critical, case: change.case,
                detected: change.detected, provenance: change.provenance)
        }
        entry.silences[changes[0].id] = "client muted until 2027-01-01"
        try await stage.recorder.record(entry, day: stage.today)
        let watch = Watch(stage: stage)
        #expect(try await !watch.audit(for: .zero))
        #expect(try await Self.told("audit", stage).contains("changement \(changes[1].id)"))
        #expect(try await !Self.told("audit", stage).contains("changement \(changes[0].id)"))
        #expect(
            try await stage.alerts().map(\.recipient.address).sorted()
                == [Invented.manager, Invented.credit].map(\.email.text).sorted())
        #expect(Set(try await stage.alerts().map(\.change)) == [changes[1].id])
        // Once it is routed the audit holds, and says so.
        try await stage.journal.freeze(
            try await stage.journal.alertsToCompose(at: stage.clock.now(), limit: 9).map {
                JournalSpecimen.message([$0.alert], to: $0.alert.recipient, at: stage.clock.now())
            })
        #expect(try await watch.audit(for: .seconds(180)))
        #expect(try await Self.alarms(stage).isEmpty)
    }

    @Test func `an alert that is due and stays without words fails the audit after some minutes`() async throws {
        let stage = try Stage()
        try await stage.watch([Invented.client()])
        let change = JournalSpecimen.change(1, "ouverture", at: stage.clock.now())
        let early = JournalSpecimen.alert(
            change, to: .person(Invented.credit), due: stage.clock.now().adding(.seconds(86_400)), cadence: .daily)
        var entry = JournalEntry(at: stage.clock.now(), source: Invented.gazette)
        (entry.changes, entry.alerts) = ([change], [early])
        try await stage.recorder.record(entry, day: stage.today)
        let watch = Watch(stage: stage)
        #expect(try await watch.audit(for: .seconds(86_400 - 180)), "a digest waits for its hour")
        #expect(try await watch.audit(for: .seconds(360)))
        #expect(try await !watch.audit(for: .seconds(360)))
        #expect(try await Self.told("audit", stage).contains("alert \(early.id)"))
    }

    @Test func `a delivery that is due and that nobody tries fails the audit; a long queue that moves does not`()
        async throws
    {
        let stage = try Stage()
        try await stage.journal.freeze(
            (0..<8).map { JournalSpecimen.message([], to: .endpoint("erp"), at: stage.clock.now(), text: "\($0)") }
                .enumerated().map { index, message in
                    var message = message
                    message.id = MessageID(text: "msg_\(index)")
                    return message
                })
        let watch = Watch(stage: stage)
        for _ in 0..<7 {
            #expect(try await watch.audit(for: .seconds(540)))
            let due = try await stage.journal.deliveriesDue(
                at: stage.clock.now(), limit: 1, perRecipient: 1, excluding: [])
            try await stage.journal.record(
                DeliveryAttempt(
                    message: try #require(due.first).message.id, at: stage.clock.now(), reply: "204",
                    state: .delivered))
        }
        #expect(try await Self.alarms(stage) == ["undelivered:webhook:erp"])
        #expect(try await !watch.audit(for: .seconds(1200)))
        #expect(try await Self.alarms(stage) == ["audit", "undelivered:webhook:erp"])
        #expect(try await Self.told("audit", stage).contains("webhook:erp : le message msg_7 devait partir"))
    }

    @Test func `an endpoint that asked for silence is not stuck, and its messages are told as waiting`() async throws {
        let stage = try Stage()
        try await stage.journal.freeze([
            JournalSpecimen.message([], to: .endpoint("erp"), at: stage.clock.now())
        ])
        let message = try #require(
            try await stage.journal.deliveriesDue(at: stage.clock.now(), limit: 1, perRecipient: 1, excluding: []).first
        )
        let until = stage.clock.now().adding(.seconds(7200))
        try await stage.journal.record(
            DeliveryAttempt(
                message: message.message.id, at: stage.clock.now(), reply: Phrase("« pas maintenant »", "not now"),
                state: .pending, nextAttempt: stage.clock.now().adding(.seconds(5)),
                endpoint: EndpointRecord(name: "erp", failingSince: stage.clock.now(), notBefore: until)))
        let watch = Watch(stage: stage)
        #expect(try await watch.audit(for: .seconds(7000)))
        #expect(try await Self.alarms(stage) == ["undelivered:webhook:erp"])
        #expect(try await Self.told("undelivered:webhook:erp", stage).contains("pas maintenant"))
    }

    @Test func `mails that wait are one alarm, however many people they are for, and it ends with the last`()
        async throws
    {
        let stage = try Stage()
        let people = (0..<40).map { JournalSpecimen.person("p\($0)") }
        try await stage.journal.freeze(people.map { JournalSpecimen.message([], to: $0, at: stage.clock.now()) })
        let watch = Watch(stage: stage)
        // Tried again and again by a mail server that is down.
        func attempt(_ state: Delivery.State) async throws {
            let due = try await stage.journal.deliveriesDue(
                at: stage.clock.now(), limit: 100, perRecipient: 1, excluding: [])
            for delivery in due {
                try await stage.journal.record(
                    DeliveryAttempt(
                        message: delivery.message.id, at: stage.clock.now(), reply: "451 plus tard", state: state,
                        nextAttempt: state == .pending ? stage.clock.now().adding(.seconds(300)) : nil))
            }
        }
        try await attempt(.pending)
        #expect(try await watch.audit(for: .seconds(840)))
        #expect(try await Self.alarms(stage).isEmpty)
        try await attempt(.pending)
        #expect(try await watch.audit(for: .seconds(180)))
        #expect(try await Self.alarms(stage) == ["undelivered:email"])
        let detail = try await Self.told("undelivered:email", stage)
        #expect(detail.contains("email:p0@exemple.fr : 1 en attente") && detail.contains("… et 20 de plus"))
        #expect(detail.contains("451 plus tard"))
        stage.clock.advance(by: .seconds(300))
        try await attempt(.delivered)
        #expect(try await watch.audit(for: .seconds(180)))
        #expect(try await Self.alarms(stage).isEmpty)
    }

    @Test func `a clock that jumps, or a start after a week, fails no audit by itself`() async throws {
        let stage = try Stage()
        try await stage.watch([Invented.client()])
        for source in [Invented.gazette, Invented.bureau] { try await Self.health(source, stage) }
        try await Self.answer(Invented.bureau, about: Invented.key(1), stage)
        try await Self.answer(Invented.gazette, about: Invented.key(1), stage)
        for jump in [Duration.seconds(7 * 86_400), .seconds(-30 * 86_400), .seconds(400 * 86_400)] {
            stage.clock.jump(to: stage.clock.now().adding(jump))
            let watch = Watch([Self.feed, Self.lookup], stage: stage)
            #expect(try await watch.audit(for: .seconds(600)), "after \(jump)")
            for source in [Invented.gazette, Invented.bureau] { try await Self.health(source, stage) }
            try await Self.answer(Invented.bureau, about: Invented.key(1), stage)
            #expect(try await watch.audit(for: .seconds(1800)), "after \(jump)")
        }
    }

    @Test func `a full disk explains what is not asked and not sent, and nothing is late when there is room again`()
        async throws
    {
        let stage = try Stage()
        let disk = Mutex(JournalRoom.plenty)
        try await stage.watch([Invented.client()])
        try await Self.health(Invented.gazette, stage)
        try await Self.answer(Invented.bureau, about: Invented.key(1), stage)
        try await Self.answer(Invented.gazette, about: Invented.key(1), stage)
        try await stage.journal.freeze([JournalSpecimen.message([], to: .endpoint("erp"), at: stage.clock.now())])
        let watch = Watch([Self.feed, Self.lookup], stage: stage, room: { disk.withLock(\.self) })
        disk.withLock { $0 = .none }
        #expect(try await watch.audit(for: .seconds(86_400)))
        #expect(try await Self.alarms(stage) == ["undelivered:webhook:erp"], "the disk is an alarm of its own")
        disk.withLock { $0 = .reserve }
        #expect(try await !watch.audit(for: .seconds(1200)), "what waits can leave again, and does not")
        #expect(try await Self.told("audit", stage).contains("bodacc") == false)
        disk.withLock { $0 = .plenty }
        #expect(try await !watch.audit(for: .seconds(1200)))
        #expect(try await Self.told("audit", stage).contains("webhook:erp"))
        for message in try await stage.journal.deliveriesDue(
            at: stage.clock.now(), limit: 9, perRecipient: 9, excluding: [])
        {
            try await stage.journal.record(
                DeliveryAttempt(message: message.message.id, at: stage.clock.now(), reply: "200", state: .delivered))
        }
        try await Self.health(Invented.gazette, stage)
        try await Self.answer(Invented.bureau, about: Invented.key(1), stage)
        #expect(try await watch.audit(for: .seconds(180)))
        #expect(try await Self.alarms(stage).isEmpty)
    }

    @Test func `a journal that cannot be asked proves nothing`() async throws {
        let stage = try Stage()
        let watch = Watch(stage: stage)
        #expect(try await watch.audit(for: .zero))
        await stage.close()
        await #expect(throws: JournalFailure.self) { try await watch.service.cycle() }
        #expect(!watch.vitals.auditHolds)
    }
}

import Testing
import VigieDelivery
import VigieDomain
import VigieEngine
import VigieTesting

/// What leaves at its hour whatever happened. 23 November 2026 is a Monday; the zone is an hour ahead.
@Suite struct BulletinServiceTests {
    private static let feed = AuditService.Audited(
        id: Invented.gazette, abilities: SourceAbilities(isFeed: true, batch: 40, facets: [.proceedings]),
        interval: .seconds(900))
    private static let erp = Recipient.endpoint("erp")
    private static let canary = BulletinService.Settings(
        canary: .init(at: 7, to: [.person(Invented.operators[0]), erp]))
    private static let weekly = BulletinService.Settings(isWeekly: true)

    private static func service(
        _ stage: Stage, _ settings: BulletinService.Settings, sources: [AuditService.Audited] = [feed]
    ) -> BulletinService {
        BulletinService(
            settings: settings, sources: sources, recorder: stage.recorder, policy: stage.policy, clock: stage.clock)
    }

    private static func compose(_ stage: Stage) async throws -> Int {
        try await ComposeService(
            journal: stage.journal,
            composers: [
                .email: EmailComposer(
                    settings: EmailComposerSettings(sender: Invented.credit.email, zone: SampleAlerts.paris)),
                .webhook: WebhookComposer(zone: SampleAlerts.paris),
            ], policy: stage.policy, clock: stage.clock, outbox: stage.outbox, logger: Stage.logger
        ).cycle()
    }

    private static func due(_ stage: Stage) async throws -> [FrozenMessage] {
        try await stage.journal.deliveriesDue(at: stage.clock.now(), limit: 99, perRecipient: 99, excluding: [])
            .map(\.message)
    }

    private static func healthy(_ stage: Stage, _ state: SourceHealth.State = .healthy) async throws {
        var entry = JournalEntry(at: stage.clock.now(), source: Invented.gazette)
        entry.health = SourceHealth(source: Invented.gazette, state: state, since: stage.clock.now())
        try await stage.recorder.record(entry, day: stage.today)
    }

    @Test func `the canary goes through the whole pipe once a day, by every way, with one name`() async throws {
        let stage = try Stage(ManualClock("2026-11-24T05:00:00Z"))
        let service = Self.service(stage, Self.canary)
        #expect(try await service.cycle() == 0)
        #expect(service.pause() == .seconds(3600))
        stage.clock.advance(by: service.pause())
        for _ in 0..<3 { #expect(try await service.cycle() == 2) }
        #expect(await stage.outgoing.wait(atMost: .zero, on: stage.clock))
        #expect(try await Self.compose(stage) == 2)
        let messages = try await Self.due(stage)
        #expect(Set(messages.map(\.recipient)) == [.person(Invented.operators[0]), Self.erp])
        #expect(messages[0].gist.contains("Message témoin du 24/11/2026"))
        // A restart, and the same hour again: nothing new.
        let next = try await stage.restarted()
        #expect(try await Self.service(next, Self.canary).cycle() == 2)
        #expect(try await Self.compose(next) == 0)
        next.clock.advance(by: .seconds(86_400))
        #expect(try await Self.service(next, Self.canary).cycle() == 2)
        #expect(try await Self.compose(next) == 2)
        #expect(Set(try await Self.due(next).map(\.id)).count == 4)
    }

    private static func audit(_ stage: Stage, _ recorder: Recorder? = nil) -> AuditService {
        AuditService(
            recorder: recorder ?? stage.recorder, sources: [], policy: stage.policy, clock: stage.clock,
            memory: AuditMemory(), vitals: Vitals(), logger: Stage.logger)
    }

    private static func alarms(_ stage: Stage) async throws -> [OperatorAlarm] {
        try await stage.journal.alarms(onlyOpen: true, limit: 10).filter { $0.key == "canary" }
    }

    @Test func `whoever dies between recording and telling tells it once after the restart`() async throws {
        let stage = try Stage(ManualClock("2026-11-24T06:00:00Z"))
        #expect(try await Self.service(stage, Self.canary).cycle() == 2)
        let next = try await stage.restarted()
        #expect(try await Self.compose(next) == 2)
        #expect(try await Self.service(next, Self.canary).cycle() == 2)
        #expect(try await Self.compose(next) == 0)
        #expect(try await Self.due(next).count == 2)
    }

    /// Paris as it is: an hour less from 25 October 2026 on, an hour more again from 28 March 2027.
    private static let truly = CivilZone(name: "Europe/Paris") { instant in
        instant < moment("2026-10-25T01:00:00Z") || instant >= moment("2027-03-28T01:00:00Z") ? 7200 : 3600
    }

    @Test(arguments: [
        ("2026-10-23T22:00:00Z", HourOfDay(hour: 2, minute: 30), ["24/10", "25/10", "26/10"]),
        ("2027-03-26T23:00:00Z", HourOfDay(hour: 2, minute: 30), ["27/03", "28/03", "29/03"]),
        // Begun just after midnight, which is not too late for the day before.
        ("2026-10-23T22:00:00Z", HourOfDay(hour: 23, minute: 55), ["23/10", "24/10", "25/10"]),
    ])
    func `on days of 23, 24 and 25 hours there is one canary a day`(start: String, hour: HourOfDay, days: [String])
        async throws
    {
        var policy = Invented.policy()
        policy.zone = Self.truly
        let stage = try Stage(ManualClock(start), policy: policy)
        let service = Self.service(stage, .init(canary: .init(at: hour, to: [Self.erp])))
        let end = stage.clock.now().adding(.seconds(3 * 86_400))
        while stage.clock.now() < end {
            _ = try await service.cycle()
            _ = try await Self.compose(stage)
            stage.clock.advance(by: max(.seconds(1), service.pause()))
        }
        let gists = try await Self.due(stage).map(\.gist)
        #expect(gists.count == days.count)
        for (gist, day) in zip(gists, days) { #expect(gist.contains("du \(day)"), "\(gist)") }
    }

    @Test func `a clock that is set back or ahead makes no canary twice`() async throws {
        let stage = try Stage(ManualClock("2026-11-24T06:00:00Z"))
        let service = Self.service(stage, .init(canary: .init(at: 7, to: [Self.erp])))
        let story: [(now: String, told: Int)] = [
            ("2026-11-24T06:00:00Z", 1), ("2026-11-24T04:00:00Z", 0), ("2026-11-24T06:00:00Z", 0),
            // A day that was not told yet, by a clock that is wrong; then the right one again.
            ("2026-11-23T09:00:00Z", 1), ("2026-11-24T09:00:00Z", 0), ("2026-12-01T09:00:00Z", 1),
            ("2026-11-25T06:10:00Z", 1), ("2026-12-01T06:10:00Z", 0), ("2026-12-02T06:10:00Z", 1),
        ]
        for (now, told) in story {
            stage.clock.jump(to: moment(now))
            _ = try await service.cycle()
            #expect(try await Self.compose(stage) == told, "\(now)")
        }
        #expect(Set(try await Self.due(stage).map(\.id)).count == 5)
    }

    @Test func `a canary that waited for the service to start is no alarm before its half hour`() async throws {
        let stage = try Stage(ManualClock("2026-11-24T10:00:00Z"))
        _ = try await Self.service(stage, Self.canary).cycle()
        try await Self.audit(stage).cycle()
        stage.clock.advance(by: .seconds(29 * 60))
        try await Self.audit(stage).cycle()
        #expect(try await Self.alarms(stage).isEmpty)
        stage.clock.advance(by: .seconds(60))
        // On a disk without room nothing is sent, which is an alarm of its own.
        let full = Recorder(
            journal: InterposedJournal(stage.journal, room: { .none }), book: stage.book, clock: stage.clock,
            outgoing: stage.outgoing, logger: Stage.logger)
        try await Self.audit(stage, full).cycle()
        #expect(try await Self.alarms(stage).isEmpty)
        try await Self.audit(stage).cycle()
        #expect(try await Self.alarms(stage).count == 1)
        try await Self.audit(stage, full).cycle()
        #expect(try await Self.alarms(stage).count == 1, "nothing can be said, so it stays")
        stage.clock.advance(by: .seconds(27 * 3600))
        try await Self.audit(stage).cycle()
        #expect(try await Self.alarms(stage).isEmpty, "nobody wants canaries any more")
    }

    @Test func `a canary that does not arrive is an alarm, until one does`() async throws {
        let stage = try Stage(ManualClock("2026-11-24T06:00:00Z"))
        let audit = Self.audit(stage)
        func alarms() async throws -> [OperatorAlarm] { try await Self.alarms(stage) }
        func deliver(_ recipient: Recipient) async throws {
            for message in try await Self.due(stage) where message.recipient == recipient {
                try await stage.journal.record(
                    DeliveryAttempt(message: message.id, at: stage.clock.now(), reply: "250", state: .delivered))
            }
        }
        _ = try await Self.service(stage, Self.canary).cycle()
        _ = try await Self.compose(stage)
        try await deliver(.person(Invented.operators[0]))
        stage.clock.advance(by: .seconds(29 * 60))
        try await audit.cycle()
        #expect(try await alarms().isEmpty)
        stage.clock.advance(by: .seconds(120))
        try await audit.cycle()
        #expect(try await alarms().map(\.detail.french).first?.contains("webhook:erp") == true)
        #expect(try await alarms().map(\.detail.french).first?.contains("email") == false)
        try await deliver(Self.erp)
        try await audit.cycle()
        #expect(try await alarms().isEmpty)
    }

    private static func gists(_ stage: Stage) async throws -> [String: String] {
        Dictionary(
            try await due(stage).map { ($0.recipient.address, $0.gist.replacing("\u{A0}", with: " ")) }
        ) { first, second in "\(first) / \(second)" }
    }

    private static func meet(_ keys: [CompanyKey], _ stage: Stage) async throws {
        var entry = JournalEntry(at: stage.clock.now(), source: Invented.gazette)
        entry.baselines = keys
        try await stage.recorder.record(entry, day: stage.today)
        stage.book.markBaselines(keys, by: Invented.gazette, at: entry.at)
        try await healthy(stage)
    }

    private static func tell(_ facts: [String], of company: Int, at now: String, _ stage: Stage) async throws {
        var entry = JournalEntry(at: moment(now), source: Invented.gazette)
        for text in facts {
            let change = SampleAlerts.change(
                .procPlanSale, company: Invented.key(company), notice: NoticeID(text: text))
            entry.changes.append(
                Change(
                    id: change.id, company: change.company, code: change.code, severity: .high, case: change.case,
                    detected: moment(now), provenance: change.provenance))
            entry.silences[change.id] = "essai"
        }
        try await stage.recorder.record(entry, day: stage.today)
    }

    @Test func `each Monday the credit managers are told once what was watched, even where nothing happened`()
        async throws
    {
        let policy = Invented.policy(routing: RoutingTable(fallback: [Invented.operators[1]]))
        let stage = try Stage(ManualClock("2026-11-18T08:00:00Z"), policy: policy)
        var (orphan, twice) = (Invented.client(3), Invented.client(2))
        orphan.accounts = [Account(code: "C3", portfolio: "sud", manager: Invented.manager)]
        // One address under two names, on two accounts of one client: one reader, one client.
        twice.accounts.append(
            Account(code: "C4", portfolio: "sud", creditManager: Person(name: "C.", email: Invented.credit.email)))
        try await stage.watch([Invented.client(1), twice, orphan])
        try await Self.meet([1, 2, 3].map { Invented.key($0) }, stage)
        stage.clock.jump(to: moment("2026-11-23T06:59:59Z"))
        #expect(try await Self.service(stage, Self.weekly).cycle() == 0)
        #expect(Self.service(stage, Self.weekly).pause() == .seconds(1))
        stage.clock.jump(to: moment("2026-11-23T07:00:00Z"))
        #expect(try await Self.service(stage, Self.weekly).cycle() == 2)
        #expect(try await Self.compose(stage) == 2)
        let begin = "[Vigie] Point de la semaine, 23/11/2026 : "
        let expected = [
            Invented.credit.email.text: begin + "2 clients vérifiés, sources en ordre, rien de neuf",
            Invented.operators[1].email.text: begin + "1 client vérifié, sources en ordre, rien de neuf",
        ]
        #expect(try await Self.gists(stage) == expected)
        var life = try await stage.restarted()
        for _ in 0..<13 {
            life.clock.advance(by: .seconds(3600))
            _ = try await Self.service(life, Self.weekly).cycle()
            #expect(try await Self.compose(life) == 0)
            life = try await life.restarted()
        }
        #expect(try await Self.gists(life) == expected)
    }

    @Test func `a week with news, a failing source and a client not met says so`() async throws {
        let stage = try Stage(ManualClock("2026-11-18T08:00:00Z"))
        try await stage.watch([Invented.client(1)])
        try await Self.tell(["a", "b"], of: 1, at: "2026-11-18T08:00:00Z", stage)
        try await Self.healthy(stage, .down)
        stage.clock.jump(to: moment("2026-11-23T09:00:00Z"))
        #expect(try await Self.service(stage, Self.weekly).cycle() == 1)
        #expect(try await Self.compose(stage) == 1)
        let message = try #require(try await Self.due(stage).first)
        #expect(
            message.gist.replacing("\u{A0}", with: " ")
                == "[Vigie] Point de la semaine, 23/11/2026 : 1 client vérifié, sources en défaut (bodacc), 2 nouvelles"
        )
        #expect(String(decoding: message.bytes, as: UTF8.self).contains("pas encore surveill"))
    }

    @Test func `around a holiday each piece of news is counted in one week`() async throws {
        // 29 March 2027 is Easter Monday: the note of that week leaves on Tuesday.
        let stage = try Stage(ManualClock("2027-03-10T08:00:00Z"))
        try await stage.watch([Invented.client(1)])
        try await Self.meet([Invented.key(1)], stage)
        let notes: [(at: String, news: [String], told: Int)] = [
            ("2027-03-15T07:00:00Z", ["2027-03-15T06:59:59Z"], 1), ("2027-03-22T07:00:00Z", [], 1),
            ("2027-03-29T07:00:00Z", ["2027-03-22T07:00:00Z"], 0),
            ("2027-03-30T07:00:00Z", ["2027-03-30T06:59:59Z"], 1),
            ("2027-04-05T07:00:00Z", ["2027-03-30T07:00:00Z", "2027-04-02T07:00:00Z", "2027-04-04T07:00:00Z"], 1),
        ]
        for (at, news, told) in notes {
            for moment in news { try await Self.tell([moment], of: 1, at: moment, stage) }
            stage.clock.jump(to: moment(at))
            #expect(try await Self.service(stage, Self.weekly).cycle() == told, "\(at)")
            _ = try await Self.compose(stage)
        }
        let counts = try await Self.due(stage).map { $0.gist.split(separator: ", ").last.map(String.init) ?? "" }
        #expect(
            counts.map { $0.replacing("\u{A0}", with: " ") } == [
                "1 nouvelle", "rien de neuf", "2 nouvelles", "3 nouvelles",
            ])
    }

    @Test func `a client that no source can know is not called checked`() async throws {
        let stage = try Stage(ManualClock("2026-11-18T08:00:00Z"))
        let strangers = ["C7", "C8"].map { Invented.client(SampleAlerts.key("account:\($0)"), name: "SANS NUMÉRO") }
        try await stage.watch([Invented.client(1)] + strangers)
        try await Self.meet([Invented.key(1)], stage)
        stage.clock.jump(to: moment("2026-11-23T07:00:00Z"))
        // A bureau that was never asked, for it can know nobody here, does not fail.
        let bureau = AuditService.Audited(
            id: Invented.bureau,
            abilities: SourceAbilities(isFeed: false, batch: 1, facets: [.rating], countries: ["BE"]),
            interval: .seconds(86_400))
        #expect(try await Self.service(stage, Self.weekly, sources: [Self.feed, bureau]).cycle() == 1)
        let week = try #require(
            try await stage.journal.bulletinsToCompose(at: stage.clock.now(), limit: 9).first?.week)
        #expect(week == Bulletin.Week(clients: 1, unwatched: 2, sources: ["bodacc"]))
    }

    @Test func `nobody is written to about clients who left, came later or are not there, nor long after the hour`()
        async throws
    {
        let stage = try Stage(ManualClock("2026-11-18T08:00:00Z"))
        #expect(Self.service(stage, .init()).pause() == .seconds(3600))
        // An empty list, then one client who left and is only followed until a legal clock has run out.
        stage.clock.jump(to: moment("2026-11-23T07:00:00Z"))
        #expect(try await Self.service(stage, Self.weekly).cycle() == 0)
        stage.clock.jump(to: moment("2026-11-24T07:00:00Z"))
        try await stage.watch([Invented.client(1)])
        try await stage.watch([], runningClocks: [Invented.key(1): day("2027-02-01")])
        #expect(stage.book.followed(on: stage.today).count == 1)
        stage.clock.jump(to: moment("2026-11-30T07:00:00Z"))
        #expect(try await Self.service(stage, Self.weekly).cycle() == 0)
        try await stage.watch([Invented.client(2)])
        stage.clock.advance(by: .seconds(60))
        #expect(try await Self.service(stage, Self.weekly).cycle() == 0, "met after the hour")
        stage.clock.jump(to: moment("2026-12-07T19:00:00Z"))
        #expect(try await Self.service(stage, Self.weekly).cycle() == 0, "too late to be of use")
        stage.clock.jump(to: moment("2026-12-07T18:59:59Z"))
        #expect(try await Self.service(stage, Self.weekly).cycle() == 1)
    }
}

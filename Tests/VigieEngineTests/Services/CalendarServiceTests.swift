import Testing
import VigieDomain
import VigieEngine
import VigieTesting

/// What the calendar brings, and no source says.
@Suite struct CalendarServiceTests {
    private static let insurer = SourceID("assureur")

    private static func cover(_ until: String?, _ decision: Cover.Decision = .granted, cents: Int64? = 500) -> Facets {
        Facets(
            cover: .known(
                Cover(decision: decision, amount: cents.map { Amount(cents: $0) }, until: until.map { day($0) })))
    }

    private func told(_ facets: Facets, _ stage: Stage) async throws {
        let reading = Reading.facets(facets, of: Invented.key(1), from: Self.insurer, at: stage.clock.now())
        _ = try await stage.recorder.record([reading], from: Self.insurer, purpose: .news, policy: stage.policy)
    }

    private func service(_ stage: Stage, days: Int = 30) -> CalendarService {
        CalendarService(
            rules: [CoverEnding(days: days)], recorder: stage.recorder, policy: stage.policy, clock: stage.clock)
    }

    @Test func `a cover about to end is told once, whatever happens between two looks`() async throws {
        let stage = try Stage()
        try await stage.watch([Invented.client()])
        try await told(Self.cover("2026-12-23"), stage)
        #expect(try await service(stage).look() == 1)
        let change = try #require(try await stage.changes().first)
        #expect(
            change.code == .riskCoverExpiring && change.severity == .medium && change.effective == day("2026-12-23"))
        #expect(!change.details.isStatus && change.provenance.source == Self.insurer)
        #expect(try await stage.alerts().isEmpty == false)
        stage.clock.advance(by: .seconds(86_400))
        #expect(try await service(stage).look() == 0)
        let next = try await stage.restarted()
        #expect(try await service(next).look() == 0)
        // Renewed for a short time: another end, another word.
        try await told(Self.cover("2026-12-24"), next)
        #expect(try await service(next).look() == 1)
        #expect(try await next.changes().filter { $0.code == .riskCoverExpiring }.count == 2)
    }

    @Test(
        "only a cover that holds and bears a near end is about to end",
        arguments: [
            ("2026-11-23", Cover.Decision.granted, 500, 1), ("2026-12-23", .granted, nil, 1),
            ("2026-12-24", .granted, 500, 0), ("2026-11-22", .granted, 500, 0), (nil, .granted, 500, 0),
            ("2026-12-01", .withdrawn, 500, 0), ("2026-12-01", .refused, 500, 0), ("2026-12-01", .granted, 0, 0),
        ] as [(String?, Cover.Decision, Int64?, Int)])
    func rule(until: String?, decision: Cover.Decision, cents: Int64?, count: Int) {
        let now = moment("2026-11-23T06:30:00Z")
        let facets = Self.cover(until, decision, cents: cents)
        var watch = WatchRecord(client: Invented.client(), since: now)
        watch.books = Books().noting(facets, by: Self.insurer)
        let record = FacetsRecord(
            company: watch.company, source: Self.insurer, facets: facets,
            provenance: Invented.provenance(Self.insurer, at: now))
        let rule = CoverEnding(days: 30)
        #expect(rule.findings(in: CalendarSight(watch: watch, told: [record], today: day("2026-11-23"))).count == count)
        // What an insurer said who is asked no more is nobody's word.
        watch.books = Books()
        #expect(rule.findings(in: CalendarSight(watch: watch, told: [record], today: day("2026-11-23"))).isEmpty)
    }

    @Test func `a client who is watched no more is not looked at`() async throws {
        let stage = try Stage()
        try await stage.watch([Invented.client()])
        try await told(Self.cover("2026-12-01"), stage)
        try await stage.watch([])
        #expect(try await service(stage).look() == 0)
    }

    @Test func `a thousand covers that end on one day are all told`() async throws {
        let stage = try Stage()
        let clients = (1...1000).map { Invented.client($0) }
        try await stage.watch(clients)
        var reading = Reading()
        for client in clients {
            let one = Reading.facets(
                Self.cover("2026-12-01"), of: client.key, from: Self.insurer, at: stage.clock.now())
            reading.items += one.items
            reading.evidence = one.evidence
        }
        _ = try await stage.recorder.record([reading], from: Self.insurer, purpose: .news, policy: stage.policy)
        #expect(try await service(stage).look() == 1000)
        #expect(try await service(stage).look() == 0)
    }
}

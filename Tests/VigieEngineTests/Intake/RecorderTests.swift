import Testing
import VigieDomain
import VigieEngine
import VigieTesting

@Suite struct RecorderTests {
    private static let past = Reading(sightings: [Invented.key(1): .told(nil)])

    private func record(
        _ reading: Reading, on stage: Stage, purpose: Recorder.Purpose = .news, from source: SourceID = Invented.gazette
    ) async throws -> Recorder.Tally {
        try await stage.recorder.record([reading], from: source, purpose: purpose, policy: stage.policy)
    }

    /// A stage whose first client has been met by the gazette.
    private func met() async throws -> Stage {
        let stage = try Stage(ManualClock("2026-10-05T06:30:00Z"))
        try await stage.watch([Invented.client()])
        _ = try await record(Self.past, on: stage, purpose: .about)
        stage.clock.advance(by: .seconds(16 * 86_400))
        return stage
    }

    @Test func `one commit holds the notice, the change, the alerts, the proof and the cursor`() async throws {
        let stage = try await met()
        let reading = Reading.notices([Invented.liquidation("A1")], at: stage.clock.now(), cursor: "place 2")
        let tally = try await record(reading, on: stage)
        #expect(tally.changes == 1 && tally.alerts == 2)
        let change = try #require(try await stage.changes().first)
        #expect(change.code == .procOpenLiquidation && change.detected == stage.clock.now())
        let alerts = try await stage.alerts()
        #expect(Set(alerts.map(\.recipient)) == [.person(Invented.manager), .person(Invented.credit)])
        #expect(alerts.allSatisfy { $0.cadence == .atOnce && $0.due == stage.clock.now() && !$0.reason.isEmpty })
        #expect(try await stage.journal.cursor(of: Invented.gazette)?.text == "place 2")
        #expect(try await stage.journal.evidence(change.provenance.evidence) == reading.evidence[0])
        // The bell for those who write messages has rung.
        #expect(await stage.outgoing.wait(atMost: .zero, on: stage.clock))
    }

    @Test func `a commit that fails leaves nothing behind`() async throws {
        let stage = try await met()
        let before = try await stage.picture()
        await stage.close()
        let reading = Reading.notices([Invented.liquidation("A1")], at: stage.clock.now(), cursor: "place 2")
        await #expect(throws: JournalFailure.self) { try await record(reading, on: stage) }
        let next = try await stage.restarted()
        #expect(try await next.picture() == before)
        #expect(try await next.journal.cursor(of: Invented.gazette) == nil)
        #expect(try await record(reading, on: next).changes == 1)
    }

    @Test func `the same reading a hundred times, over ten processes, is told once`() async throws {
        var stage = try await met()
        let reading = Reading.notices(
            [
                Invented.liquidation("A1"), Invented.liquidation("A2", published: "2026-10-21"),
                Invented.liquidation("A3", published: "2026-10-21", correction: .rectification, corrects: "A1"),
            ], at: stage.clock.now(), cursor: "c")
        let first = try await record(reading, on: stage)
        #expect(first.changes == 2 && first.confirmed == 1)
        let picture = try await stage.picture()
        for _ in 0..<10 {
            stage = try await stage.restarted()
            for _ in 0..<10 {
                stage.clock.advance(by: .seconds(3600))
                let tally = try await record(reading, on: stage)
                #expect(tally.changes == 0 && tally.alerts == 0 && tally.known == 3)
            }
            #expect(await stage.outgoing.wait(atMost: .zero, on: stage.clock) == false)
        }
        #expect(try await stage.picture() == picture)
    }

    @Test func `a client who is added today is told of the liquidation of last month, once, with its deadline`()
        async throws
    {
        let stage = try Stage(ManualClock("2026-11-23T06:30:00Z"))
        try await stage.watch([Invented.client()])
        var past = Reading.notices([Invented.liquidation("A1")], at: stage.clock.now())
        past.sightings = [Invented.key(1): .told(nil)]
        let tally = try await record(past, on: stage, purpose: .about)
        #expect(tally.baseline == 1 && tally.changes == 1)
        let change = try #require(try await stage.changes().first)
        #expect(change.details.isStatus && change.code == .procOpenLiquidation)
        #expect(change.details.deadlines.map(\.safe) == [day("2026-12-18")])
        #expect(change.details.deadlines.map(\.legal) == [day("2026-12-21")])
        let alerts = try await stage.alerts()
        #expect(alerts.count == 2 && alerts.allSatisfy { $0.cadence == .atOnce })
        #expect(try await stage.journal.watch(of: Invented.key(1))?.baselines[Invented.gazette] != nil)
        // Met again after a restart: nothing.
        let next = try await stage.restarted()
        #expect(try await record(past, on: next, purpose: .about).changes == 0)
        #expect(try await next.alerts().count == 2)
    }

    @Test func `news older than the watch waits for the telling of the past, younger news does not`() async throws {
        let stage = try Stage(ManualClock("2026-11-23T06:30:00Z"))
        try await stage.watch([Invented.client()])
        let old = Invented.liquidation("A1")
        let young = Invented.notice(
            "A2", [Invented.meaning(.procOrgans, nil)], judged: "2026-11-10", published: "2026-11-23")
        let tally = try await record(.notices([old, young], at: stage.clock.now()), on: stage)
        #expect(tally.notYetWatched == 1 && tally.changes == 1)
        #expect(try await stage.changes().map(\.notice) == [young.id])
        var past = Reading.notices([old, young], at: stage.clock.now())
        past.sightings = [Invented.key(1): .told(nil)]
        let met = try await record(past, on: stage, purpose: .about)
        #expect(met.baseline == 1 && met.known == 1 && met.changes == 1)
        #expect(try await stage.changes().map(\.details.isStatus) == [false, true])
    }

    @Test func `the past comes in pages, and counts when the last has come`() async throws {
        let stage = try Stage(ManualClock("2026-11-23T06:30:00Z"))
        try await stage.watch([Invented.client()])
        let first = try await record(
            .notices([Invented.liquidation("A1")], at: stage.clock.now()), on: stage, purpose: .about)
        #expect(first.baseline == 1 && first.changes == 0)
        #expect(stage.book[Invented.key(1)]?.baselines.isEmpty == true)
        #expect(try await record(Self.past, on: stage, purpose: .about).changes == 1)
        #expect(stage.book[Invented.key(1)]?.baselines.isEmpty == false)
    }

    @Test func `an annulment reaches those who were told, whoever looks after the client now`() async throws {
        let stage = try await met()
        _ = try await record(.notices([Invented.liquidation("A1")], at: stage.clock.now()), on: stage)
        let successor = SampleAlerts.person("Luc", "luc@fournisseur.example")
        var client = Invented.client()
        client.accounts[0].manager = successor
        try await stage.watch([client])
        stage.clock.advance(by: .seconds(30 * 86_400))
        _ = try await record(
            .notices(
                [Invented.liquidation("A9", published: "2026-11-19", correction: .annulment, corrects: "A1")],
                at: stage.clock.now()), on: stage)
        let withdrawal = try #require(try await stage.changes().last)
        #expect(withdrawal.code == .procWithdrawn)
        let told = try await stage.journal.alerts(about: [withdrawal.id]).map(\.alert.recipient.address)
        #expect(Set(told) == ["anne@fournisseur.example", "chloe@fournisseur.example", "luc@fournisseur.example"])
    }

    @Test func `an annulment in the same reading reaches those who are told of the opening`() async throws {
        let stage = try await met()
        let endpoint = RoutingRule(
            name: "erp", conditions: .init(codes: ["proc.open.*"]), targets: [.endpoint("erp")], cadence: .atOnce,
            continues: true)
        var policy = stage.policy
        policy.routing = RoutingTable(rules: [endpoint])
        _ = try await stage.recorder.record(
            [
                .notices([Invented.liquidation("A1")], at: stage.clock.now()),
                .notices(
                    [Invented.liquidation("A9", published: "2026-10-21", correction: .annulment, corrects: "A1")],
                    at: stage.clock.now()),
            ], from: Invented.gazette, purpose: .news, policy: policy)
        let withdrawal = try #require(try await stage.changes().first { $0.code == .procWithdrawn })
        let told = try await stage.journal.alerts(about: [withdrawal.id]).map(\.alert.recipient)
        #expect(told.contains(.endpoint("erp")) && told.count == 3)
    }

    @Test func `a second publication tells nobody, not even who came since`() async throws {
        let stage = try await met()
        _ = try await record(.notices([Invented.liquidation("A1")], at: stage.clock.now()), on: stage)
        var client = Invented.client()
        client.accounts[0].manager = SampleAlerts.person("Luc", "luc@fournisseur.example")
        try await stage.watch([client])
        let again = Invented.liquidation("A2", published: "2026-10-27")
        let tally = try await record(.notices([again], at: stage.clock.now()), on: stage)
        #expect(tally.confirmed == 1 && tally.alerts == 0)
        #expect(try await stage.alerts().count == 2)
    }

    @Test func `a possible match goes to the credit manager alone`() async throws {
        let stage = try await met()
        let tally = try await record(
            .notices([Invented.liquidation("A1")], at: stage.clock.now(), possible: true), on: stage)
        #expect(tally.changes == 1 && tally.alerts == 1)
        #expect(try await stage.alerts().map(\.recipient) == [.person(Invented.credit)])
        #expect(try await stage.changes()[0].details.isPossibleMatch)
    }

    @Test func `a company that nobody watches is not recorded`() async throws {
        let stage = try await met()
        let stranger = Invented.liquidation("A1", company: Invented.key(9))
        #expect(try await record(.notices([stranger], at: stage.clock.now()), on: stage).changes == 0)
        #expect(try await stage.journal.notices(of: Invented.key(9)).isEmpty)
    }

    @Test func `what cannot be read is kept and counted`() async throws {
        let stage = try await met()
        var reading = Reading()
        reading.unreadable = [UnreadableRecord(name: "A1", reason: "sans date", bytes: Array("{}".utf8))]
        reading.counts = ReadingCounts(read: 5, matched: 1, unwatched: 3)
        let tally = try await record(reading, on: stage)
        #expect(tally.unreadable == 1 && tally.read == 5 && tally.matched == 1 && tally.unwatched == 3)
        #expect(try await stage.journal.unreadable(limit: 10).map(\.record.reason) == ["sans date"])
        var sum = Recorder.Tally()
        sum += tally
        sum += tally
        #expect(sum.read == 10 && sum.unreadable == 2)
    }

    // MARK: - Lookups

    private let alive = Facets(life: .known(.active))
    private let ceased = Facets(life: .known(.ceased(on: nil)))

    @Test func `a failed or unlisted company changes nothing and is asked again`() async throws {
        let stage = try Stage()
        try await stage.watch([Invented.client(1), Invented.client(2)])
        let reading = Reading(sightings: [Invented.key(1): .failed(.outage), Invented.key(2): .unlisted])
        let tally = try await record(reading, on: stage, purpose: .about, from: Invented.bureau)
        #expect(tally == Recorder.Tally())
        #expect(stage.book[Invented.key(1)]?.baselines.isEmpty == true)
        #expect(stage.book[Invented.key(2)]?.baselines.isEmpty == true)
        let later = stage.clock.now().adding(.seconds(1))
        let due = try await stage.journal.due(for: Invented.bureau, before: later, limit: 10)
        #expect(due == [Invented.key(1), Invented.key(2)])
    }

    @Test func `a first answer is the baseline, the next one is compared with it`() async throws {
        let stage = try Stage()
        let key = Invented.key(1)
        try await stage.watch([Invented.client(1)])
        func look(_ facets: Facets) async throws -> Recorder.Tally {
            stage.clock.advance(by: .seconds(60))
            return try await record(
                .facets(facets, of: key, from: Invented.bureau, at: stage.clock.now()), on: stage, purpose: .about,
                from: Invented.bureau)
        }
        #expect(try await look(alive).changes == 0)
        #expect(try await look(Facets()).changes == 0)
        #expect(try await look(ceased).changes == 1)
        #expect(try await look(ceased).changes == 0)
        #expect(try await look(alive).changes == 1)
        #expect(try await look(ceased).changes == 1)
        #expect(try await stage.changes().map(\.code) == [.lifeCeased, .lifeReactivated, .lifeCeased])
    }

    @Test func `a client who comes back is met in silence, and is met even if nothing moved`() async throws {
        let stage = try Stage()
        let key = Invented.key(1)
        try await stage.watch([Invented.client(1)])
        func look(_ reading: Reading) async throws -> Recorder.Tally {
            try await record(reading, on: stage, purpose: .about, from: Invented.bureau)
        }
        _ = try await look(.facets(alive, of: key, from: Invented.bureau, at: stage.clock.now()))
        for reading in [
            Reading.facets(ceased, of: key, from: Invented.bureau, at: stage.clock.now()),
            Reading(sightings: [key: .unchanged(nil)]),
        ] {
            try await stage.watch([])
            stage.clock.advance(by: .seconds(86_400))
            try await stage.watch([Invented.client(1)])
            #expect(stage.book[key]?.baselines.isEmpty == true)
            #expect(try await look(reading).changes == 0)
            #expect(stage.book[key]?.baselines[Invented.bureau] == stage.clock.now())
        }
        #expect(try await look(.facets(alive, of: key, from: Invented.bureau, at: stage.clock.now())).changes == 1)
    }

    @Test func `who comes back to another manager is told of the clock that runs`() async throws {
        let stage = try await met()
        _ = try await record(.notices([Invented.liquidation("A1")], at: stage.clock.now()), on: stage)
        try await stage.watch([])
        stage.clock.advance(by: .seconds(86_400))
        var client = Invented.client()
        client.accounts[0].manager = SampleAlerts.person("Luc", "luc@fournisseur.example")
        try await stage.watch([client])
        #expect(try await record(Self.past, on: stage, purpose: .about).changes == 0)
        let told = try await stage.alerts().map(\.recipient.address)
        #expect(told.count == 3 && told.contains("luc@fournisseur.example"))
    }

    @Test func `alarms are committed with the health that they follow from`() async throws {
        let stage = try Stage()
        let fault = SourceHealth(source: Invented.bureau, since: stage.clock.now())
            .afterFault(.lie, at: stage.clock.now(), interval: .seconds(60))
        _ = try await stage.recorder.record(
            [], from: Invented.bureau, purpose: .about, policy: stage.policy, judgement: fault)
        #expect(try await stage.health(Invented.bureau) == fault.health)
        #expect(try await stage.alarms().map(\.key) == ["source:bureau"])
        #expect(await stage.outgoing.wait(atMost: .zero, on: stage.clock))
    }
}

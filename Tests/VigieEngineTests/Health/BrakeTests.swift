import Testing
import VigieDomain
import VigieEngine
import VigieTesting

/// 1. Few clients may change, however small the portfolio. 2. Too many are held whole, with one question. 3. A cycle of many
/// commits, or cut by a kill, is one cycle. 4. A release sends each alert once. 5. A published notice is never held.
@Suite("The brake on mass changes") struct BrakeTests {
    private static let before = Facets(life: .known(.active))
    private static let after = Facets(life: .known(.ceased(on: nil)))

    /// A stage whose bureau has told the present of these clients, and what it tells of each next.
    private static func stage(
        clients: Int, changing: Set<Int>, policy: Policy = Invented.policy()
    ) async throws -> (Stage, ScriptedSource) {
        let stage = try Stage(policy: policy)
        try await stage.watch((0..<clients).map(Invented.client))
        let changed = Set(changing.map(Invented.key))
        let began = stage.clock.now()
        let source = ScriptedSource { ask in
            let company = ask.targets[0].company
            let isLater = ask.now > began.adding(milliseconds: 3600_000)
            return .facets(
                isLater && changed.contains(company) ? after : before, of: company, from: Invented.bureau, at: ask.now)
        }
        _ = try await stage.lookup(source).cycle()
        stage.clock.advance(by: .seconds(86_401))
        return (stage, source)
    }

    private static func waiting(_ stage: Stage) async throws -> Int {
        try await stage.journal.alertsToCompose(at: .distantEnough, limit: 100_000).count
    }

    @Test(
        "few changes go out, many wait",
        arguments: [
            (clients: 30, changing: 20, isHeld: false), (30, 21, true), (300, 20, false), (300, 21, true),
            (1000, 50, false), (1000, 51, true),
        ])
    func limits(clients: Int, changing: Int, isHeld: Bool) async throws {
        let (stage, source) = try await Self.stage(clients: clients, changing: Set(0..<changing))
        _ = try await stage.lookup(source, round: 1000).cycle()
        #expect(try await stage.changes().count == changing)
        let holds = try await stage.journal.holds(onlyOpen: true, limit: 9)
        #expect(holds.count == (isHeld ? 1 : 0))
        #expect(holds.first.map { $0.clients == changing } ?? true)
        #expect(try await Self.waiting(stage) == 0 || !isHeld)
        #expect(try await stage.alarms().map(\.key) == (isHeld ? ["brake:bureau"] : []))
    }

    @Test("more changes than the limit are held, however few clients they are about") func most() async throws {
        var policy = Invented.policy()
        policy.brake.most = 9
        let (stage, source) = try await Self.stage(clients: 30, changing: Set(0..<10), policy: policy)
        _ = try await stage.lookup(source).cycle()
        #expect(try await stage.journal.holds(onlyOpen: true, limit: 9).map(\.changes) == [10])
    }

    @Test("one question names the source, how many, three of them and the command", arguments: Language.allCases)
    func question(_ language: Language) async throws {
        let (stage, source) = try await Self.stage(clients: 60, changing: Set(0..<60))
        _ = try await stage.lookup(source).cycle()
        let alarms = try await stage.alarms()
        #expect(alarms.count == 1)
        let alarm = try #require(alarms.first)
        #expect(alarm.sentence[language].contains("60") && alarm.sentence[language].contains("bureau"))
        let detail = alarm.detail[language]
        #expect(detail.contains("vigie release bureau") && detail.contains("--discard"))
        #expect(detail.split(separator: "\n").count { $0.hasPrefix("– ") } == 3, "\(detail)")
        #expect(detail.contains("SOCIETE INVENTEE"))
    }

    @Test("a cycle of many commits is one cycle, and what waits for its hour is held with the rest") func rounds()
        async throws
    {
        let (stage, source) = try await Self.stage(clients: 200, changing: Set(0..<200))
        _ = try await stage.lookup(source, round: 8).cycle()
        let hold = try #require(try await stage.journal.holds(onlyOpen: true, limit: 9).first)
        // Nobody was told anything between the commits: all of it is held, from the first round on.
        #expect(hold.clients == 200)
        #expect(try await Self.waiting(stage) == 0)
        #expect(try await stage.alarms().count == 1)
    }

    @Test("a cycle that a kill cut in two is one cycle") func kill() async throws {
        let (first, source) = try await Self.stage(clients: 100, changing: Set(0..<100))
        let dies = ScriptedSource { ask in
            if ask.targets[0].company == Invented.key(16) { throw CancellationError() }
            return try await source.read(ask)
        }
        await #expect(throws: CancellationError.self) { try await first.lookup(dies, concurrency: 1, round: 8).cycle() }
        #expect(try await first.journal.holds(onlyOpen: true, limit: 9).isEmpty)
        #expect(try await first.changes().count == 16)
        let second = try await first.restarted()
        _ = try await second.lookup(source, concurrency: 1, round: 8).cycle()
        #expect(try await second.journal.holds(onlyOpen: true, limit: 9).map(\.clients) == [100])
        let third = try await second.restarted()
        #expect(try await third.journal.holds(onlyOpen: true, limit: 9).map(\.clients) == [100])
        #expect(try await Self.waiting(third) == 0)
    }

    @Test("what the source changes while it is held joins the hold, without another question") func later() async throws
    {
        let (stage, source) = try await Self.stage(clients: 60, changing: Set(0..<30))
        _ = try await stage.lookup(source).cycle()
        let back = ScriptedSource { ask in
            .facets(Self.before, of: ask.targets[0].company, from: Invented.bureau, at: ask.now)
        }
        stage.clock.advance(by: .seconds(30 * 86_400))
        _ = try await stage.lookup(back).cycle()
        #expect(try await stage.journal.holds(onlyOpen: true, limit: 9).map(\.changes) == [60])
        #expect(try await stage.alarms().count == 1)
    }

    @Test("a release sends each alert once, and begins the count anew") func release() async throws {
        let (stage, source) = try await Self.stage(clients: 60, changing: Set(0..<30))
        _ = try await stage.lookup(source).cycle()
        let expected = try await stage.alerts().count
        let ended = try #require(try await stage.recorder.endHold(of: Invented.bureau, as: .released))
        #expect(ended.alerts == expected && expected > 0)
        let waiting = try await stage.journal.alertsToCompose(at: .distantEnough, limit: 1000)
        #expect(Set(waiting.map(\.alert.id)).count == expected)
        #expect(try await stage.recorder.endHold(of: Invented.bureau, as: .released) == nil)
        // In the same window, a single change more is not thirty-one.
        let one = ScriptedSource { ask in
            let company = ask.targets[0].company
            let isBack = company == Invented.key(0)
            let facets = !isBack && (0..<30).map(Invented.key).contains(company) ? Self.after : Self.before
            return .facets(facets, of: company, from: Invented.bureau, at: ask.now)
        }
        stage.clock.advance(by: .seconds(86_401))
        _ = try await stage.lookup(one).cycle()
        #expect(try await stage.journal.holds(onlyOpen: true, limit: 9).isEmpty)
        #expect(try await stage.changes().count == 31)
        let alarms = try await stage.alarms()
        #expect(alarms.count == 1 && alarms[0].closed != nil)
    }

    @Test("what a source changes little by little, over weeks, is no storm") func slow() async throws {
        let stage = try Stage()
        try await stage.watch((0..<60).map(Invented.client))
        let began = stage.clock.now()
        let source = ScriptedSource { ask in
            let company = ask.targets[0].company
            let days = Int(began.duration(to: ask.now).milliseconds / 86_400_000)
            let changed = (0..<60).prefix(max(0, days)).map(Invented.key).contains(company)
            return .facets(changed ? Self.after : Self.before, of: company, from: Invented.bureau, at: ask.now)
        }
        for _ in 0..<60 {
            _ = try await stage.lookup(source).cycle()
            stage.clock.advance(by: .seconds(86_401))
        }
        #expect(try await stage.changes().count > 50)
        #expect(try await stage.journal.holds(onlyOpen: false, limit: 9).isEmpty)
    }

    @Test("published notices are never held, however many come at once") func notices() async throws {
        let stage = try Stage(ManualClock("2026-10-01T06:30:00Z"))
        try await stage.watch((0..<600).map(Invented.client))
        stage.clock.advance(by: .seconds(20 * 86_400))
        let source = ScriptedSource(
            Invented.gazette, abilities: SourceAbilities(isFeed: true, batch: 50, facets: [.proceedings])
        ) { ask in
            guard case .since = ask.subject else {
                return Reading(
                    sightings: Dictionary(uniqueKeysWithValues: ask.targets.map { ($0.company, .told(nil)) }))
            }
            return .notices(
                (0..<600).map { Invented.liquidation("A\($0)", company: Invented.key($0)) }, at: ask.now, cursor: "fin")
        }
        _ = try await stage.feed(source).cycle()
        #expect(try await stage.changes().count == 600)
        #expect(try await stage.journal.holds(onlyOpen: false, limit: 9).isEmpty)
        #expect(try await Self.waiting(stage) == (try await stage.alerts().count))
    }

    @Test("a new threshold that many clients stand below is no change of the source") func statuses() {
        func change(isStatus: Bool) -> Change {
            let change = SampleAlerts.change(.riskRatingDown, before: nil, after: .text("12"))
            return Change(
                id: change.id, company: change.company, code: change.code, severity: change.severity,
                case: change.case, after: change.after, detected: change.detected, provenance: change.provenance,
                details: ChangeDetails(isStatus: isStatus))
        }
        #expect(change(isStatus: false).isHeldByBrake && !change(isStatus: true).isHeldByBrake)
    }
}

extension Instant {
    fileprivate static var distantEnough: Instant { Instant(milliseconds: Int64(1) << 50) }
}

import Testing
import VigieDomain
import VigieEngine
import VigieTesting

@Suite struct LookupServiceTests {
    private static let alive = Facets(life: .known(.active))

    private static func stage(clients: Int) async throws -> Stage {
        let stage = try Stage()
        try await stage.watch((0..<clients).map(Invented.client))
        return stage
    }

    private static func honest(_ ask: Ask) -> Reading {
        .facets(alive, of: ask.targets[0].company, from: Invented.bureau, at: ask.now)
    }

    private static func keys(_ count: Int) -> [CompanyKey] { (0..<count).map(Invented.key) }

    @Test func `everyone is asked once an interval, those never asked first`() async throws {
        let stage = try await Self.stage(clients: 150)
        let source = ScriptedSource { Self.honest($0) }
        let lookup = stage.lookup(source, concurrency: 1)
        _ = try await lookup.cycle()
        #expect(source.companies.flatMap { $0 } == Self.keys(150))
        _ = try await lookup.cycle()
        #expect(source.asked.count == 150)
        stage.clock.advance(by: .seconds(86_399))
        try await stage.watch((0..<152).map(Invented.client))
        _ = try await lookup.cycle()
        #expect(source.companies.dropFirst(150).flatMap { $0 } == [Invented.key(150), Invented.key(151)])
        stage.clock.advance(by: .seconds(2))
        _ = try await lookup.cycle()
        #expect(source.asked.count == 302)
    }

    @Test func `a client without a register's number is asked about by the number that the source wants`() async throws
    {
        let stage = try Stage()
        var foreign = Invented.client(.account("C0123"))
        foreign.lei = try LEI("969500VIGIE000000178")
        try await stage.watch([foreign, Invented.client(0)])
        let byNumber = ScriptedSource { Self.honest($0) }
        let byLEI = ScriptedSource(
            abilities: SourceAbilities(isFeed: false, batch: 1, facets: [.life], asksBy: [.lei])
        ) { Self.honest($0) }
        _ = try await stage.lookup(byNumber).cycle()
        stage.clock.advance(by: .seconds(86_401))
        _ = try await stage.lookup(byLEI).cycle()
        #expect(byNumber.companies.flatMap { $0 } == [Invented.key(0)])
        #expect(byLEI.companies.flatMap { $0 } == [foreign.key])
    }

    @Test func `what was seen last is handed back`() async throws {
        let stage = try await Self.stage(clients: 1)
        let source = ScriptedSource { ask in
            guard let previous = ask.targets[0].previous else { return Self.honest(ask) }
            return Reading(sightings: [ask.targets[0].company: .unchanged(previous)])
        }
        let lookup = stage.lookup(source)
        _ = try await lookup.cycle()
        stage.clock.advance(by: .seconds(86_401))
        _ = try await lookup.cycle()
        #expect(source.asked.count == 2 && stage.book[Invented.key(0)]?.baselines[Invented.bureau] != nil)
        #expect(try await stage.health(Invented.bureau)?.state == .healthy)
    }

    @Test func `no more questions than allowed are under way at once`() async throws {
        let stage = try await Self.stage(clients: 100)
        let inside = Held((now: 0, most: 0))
        let source = ScriptedSource { ask in
            inside.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            for _ in 0..<20 { await Task.yield() }
            inside.withLock { $0.now -= 1 }
            return Self.honest(ask)
        }
        _ = try await stage.lookup(source, concurrency: 4).cycle()
        #expect(inside.now.most <= 4 && source.asked.count == 100)
    }

    @Test func `clients whom the source cannot know do not stand in the way of the others`() async throws {
        let stage = try Stage()
        let foreign = try (0..<500).map { index in
            Invented.client(try #require(CompanyKey("foreign:BE:\(403_170_000 + index)")))
        }
        try await stage.watch(foreign + (0..<5).map(Invented.client))
        let source = ScriptedSource { Self.honest($0) }
        _ = try await stage.lookup(source).cycle()
        #expect(Set(source.companies.flatMap { $0 }) == Set(Self.keys(5)))
    }

    @Test func `three failures end the round, and one question asks whether the source is back`() async throws {
        let stage = try await Self.stage(clients: 100)
        let fails = Held(true)
        let source = ScriptedSource { ask in
            if fails.now { throw SourceFault.outage }
            return Self.honest(ask)
        }
        let lookup = stage.lookup(source, concurrency: 1)
        _ = try await lookup.cycle()
        #expect(source.asked.count == 3)
        for probe in 1...5 {
            stage.clock.advance(by: .seconds(60))
            _ = try await lookup.cycle()
            #expect(source.asked.count == 3 + probe)
        }
        fails.withLock { $0 = false }
        _ = try await lookup.cycle()
        // The probe succeeds: the rest of the clients follow in the same cycle.
        #expect(source.asked.count == 100)
        #expect(try await stage.health(Invented.bureau)?.state == .healthy)
        #expect(try await stage.alarms().isEmpty)
    }

    @Test func `one client whose record is broken does not stop the others`() async throws {
        let stage = try await Self.stage(clients: 64)
        let source = ScriptedSource { ask in
            if ask.targets[0].company == Invented.key(30) { throw SourceFault.lie }
            return Self.honest(ask)
        }
        _ = try await stage.lookup(source).cycle()
        #expect(source.asked.count == 64)
        #expect(try await stage.health(Invented.bureau)?.state == .healthy)
    }

    @Test(arguments: [1, 2, 4]) func `a source that lies about everyone is blamed in its first round`(
        _ concurrency: Int
    ) async throws {
        let stage = try await Self.stage(clients: 200)
        let source = ScriptedSource { _ in throw SourceFault.lie }
        _ = try await stage.lookup(source, concurrency: concurrency).cycle()
        #expect(source.asked.count <= 2 + concurrency)
        #expect(try await stage.alarms().count == 1)
        #expect(try await stage.changes().isEmpty)
    }

    @Test func `a bureau that never knew most clients is well`() async throws {
        let stage = try await Self.stage(clients: 100)
        let source = ScriptedSource { ask in
            let company = ask.targets[0].company
            return company < Invented.key(10) ? Self.honest(ask) : Reading(sightings: [company: .unlisted])
        }
        let lookup = stage.lookup(source)
        for _ in 0..<3 {
            _ = try await lookup.cycle()
            stage.clock.advance(by: .seconds(86_401))
        }
        #expect(source.asked.count == 300)
        #expect(try await stage.alarms().isEmpty)
    }

    @Test func `a source that forgets everyone it knew is one alarm, until it knows someone again`() async throws {
        let stage = try await Self.stage(clients: 40)
        let forgets = Held(false)
        let source = ScriptedSource { ask in
            forgets.now ? Reading(sightings: [ask.targets[0].company: .unlisted]) : Self.honest(ask)
        }
        let lookup = stage.lookup(source, round: 10)
        _ = try await lookup.cycle()
        forgets.withLock { $0 = true }
        stage.clock.advance(by: .seconds(86_401))
        for _ in 0..<6 {
            _ = try await lookup.cycle()
            stage.clock.advance(by: .seconds(60))
            #expect(try await stage.journal.alarms(onlyOpen: true, limit: 10).count == 1)
        }
        // Ten in the round that showed it, then one at a time.
        #expect(source.asked.count == 40 + 10 + 5)
        forgets.withLock { $0 = false }
        _ = try await lookup.cycle()
        let alarms = try await stage.alarms()
        #expect(alarms.count == 1 && alarms[0].closed == stage.clock.now())
        #expect(
            alarms[0].sentence.english.contains("10 of 10")
                && alarms[0].sentence.french.contains("10 entreprises sur 10"))
        #expect(try await stage.changes().isEmpty)
    }

    @Test func `a server that answers everyone with the same company is one alarm, though it is right about that one`()
        async throws
    {
        let stage = try await Self.stage(clients: 30)
        let repeats = Held(false)
        let source = ScriptedSource { ask in
            if repeats.now, ask.targets[0].company != Invented.key(0) { throw SourceFault.lie }
            return Self.honest(ask)
        }
        let lookup = stage.lookup(source, interval: .seconds(3600), concurrency: 1)
        _ = try await lookup.cycle()
        repeats.withLock { $0 = true }
        for _ in 0..<100 {
            stage.clock.advance(by: .seconds(1200))
            _ = try await lookup.cycle()
        }
        #expect(try await stage.alarms().map { $0.closed == nil } == [true])
        repeats.withLock { $0 = false }
        stage.clock.advance(by: .seconds(1200))
        _ = try await lookup.cycle()
        #expect(try await stage.alarms().map { $0.closed == nil } == [false])
    }

    @Test func `a probe asks for someone whom the source has told about`() async throws {
        let stage = try await Self.stage(clients: 5)
        let fails = Held(false)
        let known = Invented.key(4)
        let source = ScriptedSource { ask in
            if fails.now { throw SourceFault.lie }
            let company = ask.targets[0].company
            return company == known ? Self.honest(ask) : Reading(sightings: [company: .unlisted])
        }
        let lookup = stage.lookup(source, concurrency: 1)
        _ = try await lookup.cycle()
        fails.withLock { $0 = true }
        stage.clock.advance(by: .seconds(86_401))
        _ = try await lookup.cycle()
        #expect(try await stage.health(Invented.bureau)?.state == .down)
        fails.withLock { $0 = false }
        stage.clock.advance(by: .seconds(60))
        _ = try await lookup.cycle()
        #expect(source.companies[8] == [known])
        #expect(try await stage.health(Invented.bureau)?.state == .healthy)
    }

    @Test func `a source that asks for silence gets it, and its lateness is told`() async throws {
        let stage = try await Self.stage(clients: 10)
        let source = ScriptedSource { ask in
            throw SourceFault(.quota, "quota épuisé", url: "", notBefore: ask.now.adding(.seconds(36_000)))
        }
        let lookup = stage.lookup(source, interval: .seconds(3600), concurrency: 1)
        _ = try await lookup.cycle()
        for _ in 0..<9 {
            stage.clock.advance(by: .seconds(3600))
            _ = try await lookup.cycle()
        }
        #expect(source.asked.count == 3)
        #expect(try await stage.alarms().count == 1)
    }

    @Test func `a cancelled cycle records nothing of its round`() async throws {
        let stage = try await Self.stage(clients: 10)
        let source = ScriptedSource { ask in
            if ask.targets[0].company == Invented.key(5) { throw CancellationError() }
            return Self.honest(ask)
        }
        await #expect(throws: CancellationError.self) { try await stage.lookup(source).cycle() }
        #expect(try await stage.health(Invented.bureau) == nil)
        #expect(stage.book[Invented.key(0)]?.baselines.isEmpty == true)
    }

    @Test func `pauses double with chance and never pass the interval`() async throws {
        let stage = try await Self.stage(clients: 100)
        let source = ScriptedSource { _ in throw SourceFault.outage }
        let lookup = stage.lookup(source, interval: .seconds(3600), concurrency: 1)
        #expect(try await lookup.pause() == .seconds(60))
        for failure in 1...14 {
            _ = try await lookup.cycle()
            stage.clock.advance(by: .seconds(1))
            let ceiling = min(3600, 30 << min(failure, 10))
            var longest = Duration.zero
            for _ in 0..<40 {
                let pause = try await lookup.pause()
                #expect(pause >= .seconds(5) && pause <= .seconds(5 + ceiling))
                longest = max(longest, pause)
            }
            #expect(longest > .seconds(ceiling / 2))
        }
        #expect(try await stage.lookup(source, interval: .seconds(20)).pause() <= .seconds(25))
    }
}

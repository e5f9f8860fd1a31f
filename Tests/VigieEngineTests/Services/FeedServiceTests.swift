import Testing
import VigieDomain
import VigieEngine
import VigieRehearsal
import VigieTesting
import VigieTransport

private let feedAbilities = SourceAbilities(isFeed: true, canReview: true, batch: 40, facets: [.proceedings])

/// An exchange that a kill strikes at the n-th request.
private final class Killed: Exchange {
    private let inner: any Exchange
    private let left: Held<Int>

    init(_ inner: any Exchange, at request: Int) {
        self.inner = inner
        left = Held(request)
    }

    /// Whether the cycle ended before the kill.
    var survived: Bool { left.now > 0 }

    func answer(to request: Request) async throws -> Response {
        let remaining = left.withLock { left -> Int in
            left -= 1
            return left
        }
        if remaining <= 0 { throw CancellationError() }
        return try await inner.answer(to: request)
    }
}

@Suite struct FeedServiceTests {
    private static let start = day("2026-11-23")
    private static let morning = "2026-11-23T06:30:00Z"

    private static func world(clients: Int = 60, days: Int = 3, noise: Int = 40) -> World {
        World.rehearsal(seed: 11, clients: clients, start: start, days: days, noise: noise, eventsPerThousand: 150)
    }

    /// A stage with the world's clients, and its gazette.
    private static func gazette(_ world: World) async throws -> (Stage, Registry) {
        let clock = ManualClock(morning)
        // The evening before the first day: what happens on it is news.
        clock.jump(to: moment("2026-11-22T12:00:00Z"))
        let stage = try Stage(clock)
        let registry = Registry(world, clock: clock)
        try await stage.watch(registry.clients)
        return (stage, registry)
    }

    // MARK: - Whole life

    @Test func `every notice about a client becomes a change, and none is told twice`() async throws {
        let (stage, registry) = try await Self.gazette(Self.world())
        let feed = stage.feed(try registry.source(.bodacc))
        #expect(try await feed.cycle().changes == 0)
        for _ in 0..<4 {
            stage.clock.advance(by: .seconds(86_400))
            _ = try await feed.cycle()
        }
        let told = Set(try await stage.changes().compactMap { $0.notice?.number })
        let happened = Set(registry.world.events.compactMap(\.notice))
        #expect(happened.count >= 10)
        #expect(happened.subtracting(told) == [])
        let picture = try await stage.picture()
        let second = try await stage.restarted()
        let again = second.feed(try registry.source(.bodacc))
        for _ in 0..<3 { #expect(try await again.cycle().changes == 0) }
        #expect(try await second.picture() == picture)
    }

    @Test func `a kill at any request loses nothing and doubles nothing`() async throws {
        let world = Self.world(clients: 45, days: 1, noise: 120)
        func live(killedAt request: Int?) async throws -> (picture: [String], survived: Bool) {
            var (stage, registry) = try await Self.gazette(world)
            _ = try await stage.feed(try registry.source(.bodacc)).cycle()
            // Two new clients, so that every kind of question stands in the cycle.
            stage.clock.advance(by: .seconds(86_400))
            try await stage.watch(registry.clients + [Invented.client(1), Invented.client(2)])
            var survived = false
            if let request {
                let killed = Killed(registry.exchange, at: request)
                do {
                    _ = try await stage.feed(try registry.source(.bodacc, over: killed)).cycle()
                    survived = killed.survived
                } catch is CancellationError {}
                stage = try await stage.restarted()
            }
            _ = try await stage.feed(try registry.source(.bodacc)).cycle()
            return (try await stage.picture(), survived)
        }
        let whole = try await live(killedAt: nil).picture
        var kills = 0
        for request in 1...60 {
            let (picture, survived) = try await live(killedAt: request)
            #expect(picture == whole, "killed at request \(request)")
            if survived { break }
            kills += 1
        }
        #expect(kills >= 5 && kills < 60)
    }

    @Test func `the cost does not follow the number of clients`() async throws {
        var counts: [Int] = []
        for clients in [10, 400] {
            let (stage, registry) = try await Self.gazette(
                World.rehearsal(seed: 3, clients: clients, start: Self.start, days: 2, eventsPerThousand: 0))
            let feed = stage.feed(try registry.source(.bodacc))
            _ = try await feed.cycle()
            registry.exchange.forgetQuestions()
            stage.clock.advance(by: .seconds(86_400))
            _ = try await feed.cycle()
            // What is asked about numbers (the weekly review) is not of every day.
            counts.append(registry.exchange.count())
            registry.exchange.forgetQuestions()
            for _ in 0..<5 { _ = try await feed.cycle() }
            // Nothing new: the description of the dataset, and nothing else.
            #expect(registry.exchange.count() == 5)
        }
        #expect(counts[0] == counts[1])
    }

    // MARK: - Questions

    private static func stage(clients: Int) async throws -> Stage {
        let stage = try Stage(ManualClock(morning))
        try await stage.watch((0..<clients).map(Invented.client))
        return stage
    }

    private static func honest(_ ask: Ask) -> Reading {
        switch ask.subject {
        case .about(let targets, _):
            Reading(sightings: Dictionary(uniqueKeysWithValues: targets.map { ($0.company, .told(nil)) }))
        case .since(nil): Reading(cursor: Cursor(text: "today \(ask.today)"))
        case .since, .review: Reading()
        }
    }

    private static func kinds(_ asked: [Ask.Subject]) -> [String] {
        asked.map { subject in
            switch subject {
            case .since(let cursor): "since \(cursor?.text ?? "ever")"
            case .review(let days, let onlyWatched, _): "review \(days)\(onlyWatched ? " watched" : "")"
            case .about(let targets, _): "about \(targets.count)"
            }
        }
    }

    @Test func `clients just met are read by forty, then the news, then both reviews`() async throws {
        let stage = try await Self.stage(clients: 100)
        let source = ScriptedSource(Invented.gazette, abilities: feedAbilities) { Self.honest($0) }
        let feed = stage.feed(source)
        _ = try await feed.cycle()
        #expect(
            Self.kinds(source.asked)
                == ["about 40", "about 40", "about 20", "since ever", "review 7", "review 35 watched"])
        #expect(Set(source.companies.flatMap { $0 }).count == 100)
        _ = try await feed.cycle()
        #expect(Self.kinds(Array(source.asked.dropFirst(6))) == ["since today 2026-11-23"])
    }

    @Test func `reviews come daily and weekly, and early rather than late where the clock is set back`() async throws {
        let stage = try await Self.stage(clients: 1)
        let source = ScriptedSource(Invented.gazette, abilities: feedAbilities) { Self.honest($0) }
        let feed = stage.feed(source)
        func reviews(after duration: Duration) async throws -> [String] {
            let before = source.asked.count
            stage.clock.advance(by: duration)
            _ = try await feed.cycle()
            return Self.kinds(Array(source.asked.dropFirst(before))).filter { $0.hasPrefix("review") }
        }
        #expect(try await reviews(after: .zero) == ["review 7", "review 35 watched"])
        #expect(try await reviews(after: .seconds(86_399)) == [])
        #expect(try await reviews(after: .seconds(1)) == ["review 7"])
        for _ in 0..<5 { #expect(try await reviews(after: .seconds(86_400)) == ["review 7"]) }
        #expect(try await reviews(after: .seconds(86_400)) == ["review 7", "review 35 watched"])
        stage.clock.jump(to: moment("2025-11-23T06:30:00Z"))
        #expect(try await reviews(after: .zero) == ["review 7", "review 35 watched"])
    }

    @Test func `a source without past or reviews is asked for its news`() async throws {
        let stage = try await Self.stage(clients: 3)
        let source = ScriptedSource(
            Invented.gazette, abilities: SourceAbilities(isFeed: true, batch: nil, facets: [])
        ) { Self.honest($0) }
        _ = try await stage.feed(source).cycle()
        #expect(Self.kinds(source.asked) == ["since ever"])
    }

    // MARK: - Faults

    @Test func `a lie about the past of new clients does not cost the news, nor other clients their past`()
        async throws
    {
        let stage = try await Self.stage(clients: 100)
        let poisoned = Invented.key(0)
        let source = ScriptedSource(Invented.gazette, abilities: feedAbilities) { ask in
            if ask.targets.contains(where: { $0.company == poisoned }) { throw SourceFault.lie }
            return Self.honest(ask)
        }
        _ = try await stage.feed(source).cycle()
        #expect(
            Self.kinds(source.asked)
                == ["about 40", "about 40", "about 20", "since ever", "review 7", "review 35 watched"])
        #expect(try await stage.health(Invented.gazette)?.state == .down)
        #expect(try await stage.alarms().count == 1)
        let left = stage.book.withoutBaseline(of: Invented.gazette, abilities: feedAbilities, on: stage.today)
        #expect(left.count == 40 && left.contains(poisoned))
        // The next day it is the same outage, and reviews that were made are not made again.
        stage.clock.advance(by: .seconds(600))
        _ = try await stage.feed(source).cycle()
        #expect(Self.kinds(Array(source.asked.dropFirst(6))) == ["about 40", "since today 2026-11-23"])
        #expect(try await stage.alarms().count == 1)
    }

    @Test func `a host that does not answer is not asked about every new client`() async throws {
        let stage = try await Self.stage(clients: 1000)
        for (fault, questions) in [(SourceFault.outage, 2), (.lie, 4)] {
            let source = ScriptedSource(Invented.gazette, abilities: feedAbilities) { _ in throw fault }
            _ = try await stage.feed(source).cycle()
            #expect(source.asked.count == questions)
        }
    }

    @Test func `a review that fails is made again, the one that succeeded is not`() async throws {
        let stage = try await Self.stage(clients: 1)
        let source = ScriptedSource(Invented.gazette, abilities: feedAbilities) { ask in
            if case .review(35, true, _) = ask.subject { throw SourceFault.outage }
            return Self.honest(ask)
        }
        let feed = stage.feed(source)
        for _ in 0..<3 {
            _ = try await feed.cycle()
            stage.clock.advance(by: .seconds(60))
        }
        #expect(Self.kinds(source.asked).count { $0 == "review 7" } == 1)
        #expect(Self.kinds(source.asked).count { $0 == "review 35 watched" } == 3)
        #expect(try await stage.health(Invented.gazette)?.failures == 3)
    }

    @Test func `a source that asks for silence gets it, and its lateness is told`() async throws {
        let stage = try await Self.stage(clients: 1)
        let source = ScriptedSource(Invented.gazette, abilities: feedAbilities) { ask in
            throw SourceFault(.quota, "quota épuisé", url: "", notBefore: ask.now.adding(.seconds(7200)))
        }
        let feed = stage.feed(source, interval: .seconds(600))
        _ = try await feed.cycle()
        let asked = source.asked.count
        for _ in 0..<11 {
            stage.clock.advance(by: .seconds(600))
            _ = try await feed.cycle()
        }
        #expect(source.asked.count == asked)
        #expect(try await stage.alarms().map(\.opened) == [moment("2026-11-23T06:50:00Z")])
        stage.clock.advance(by: .seconds(600))
        _ = try await feed.cycle()
        #expect(source.asked.count > asked)
    }

    @Test func `a cancelled cycle blames nobody`() async throws {
        let stage = try await Self.stage(clients: 1)
        let source = ScriptedSource(Invented.gazette, abilities: feedAbilities) { _ in throw CancellationError() }
        await #expect(throws: CancellationError.self) { try await stage.feed(source).cycle() }
        #expect(try await stage.health(Invented.gazette) == nil)
    }

    @Test func `the pause is the interval, and short once after the first failure of a run`() async throws {
        let stage = try await Self.stage(clients: 1)
        let fails = Held(true)
        let source = ScriptedSource(Invented.gazette, abilities: feedAbilities) { ask in
            if fails.now { throw SourceFault.outage }
            return Self.honest(ask)
        }
        let feed = stage.feed(source, interval: .seconds(600))
        #expect(try await feed.pause() == .seconds(600))
        _ = try await feed.cycle()
        for _ in 0..<50 {
            let pause = try await feed.pause()
            #expect(pause >= .seconds(5) && pause <= .seconds(65))
        }
        _ = try await feed.cycle()
        #expect(try await feed.pause() == .seconds(600))
        fails.withLock { $0 = false }
        _ = try await feed.cycle()
        #expect(try await feed.pause() == .seconds(600))
    }

    @Test func `each step of a long cycle proves that the loop turns`() async throws {
        let stage = try await Self.stage(clients: 100)
        let turns = Held(0)
        let feed = FeedService(
            source: ScriptedSource(Invented.gazette, abilities: feedAbilities) { Self.honest($0) },
            settings: .init(interval: .seconds(600)), recorder: stage.recorder, policy: stage.policy,
            clock: stage.clock, entropy: stage.entropy, logger: Stage.logger
        ) { turns.withLock { $0 += 1 } }
        _ = try await feed.cycle()
        #expect(turns.now == 6)
    }
}

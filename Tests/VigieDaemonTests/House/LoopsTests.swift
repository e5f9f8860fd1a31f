import Synchronization
import Testing
import VigieDomain
import VigieEngine
import VigieTesting
import VigieTransport

@testable import VigieDaemon

@Suite(.timeLimit(.minutes(60))) struct LoopsTests {
    private let home: TestHouse

    init() throws {
        home = try TestHouse()
        try home.save(TestHouse.list(1...3), aged: .seconds(60))
    }

    @Test func `every loop turns at its own pace and ends when it is cancelled`() async throws {
        let (feeds, lookups) = (Counter(), Counter())
        let household = home.household(
            feeds: [
                .feed { ask in
                    feeds.add()
                    return .nothing(for: ask)
                }
            ],
            lookups: [
                .lookup { ask in
                    lookups.add()
                    return .nothing(for: ask)
                }
            ])
        try await running(household) {
            try await advance(home.clock) { feeds.count >= 4 && lookups.count >= 4 }
            try await advance(home.clock) { home.house.pulse.silent.isEmpty }
        }
        #expect(home.house.pulse.silent.isEmpty)
        #expect(home.clock.sleepers == 0)
    }

    @Test(arguments: [JournalFailure.Code.io, .corrupt, .other, .locked, .permission])
    func `a journal that must not be used any more ends everything with its failure`(
        _ code: JournalFailure.Code
    ) async throws {
        // The other loops are at rest for hours: their end must not be waited for.
        let household = home.household(
            feeds: [.feed { .nothing(for: $0) }, .feed("broken") { _ in throw JournalFailure(code, "le disque") }])
        let loops = Loops(house: home.house, household: household)
        await #expect(throws: JournalFailure(code, "le disque")) { try await loops.run() }
        #expect(home.house.pulse.silent.isEmpty)
    }

    @Test func `a journal that was closed ends everything`() async throws {
        await home.closeJournal()
        let loops = Loops(house: home.house, household: home.household())
        await #expect(throws: JournalFailure.self) { try await loops.run() }
    }

    @Test func `a journal without room rests and goes on`() async throws {
        let asked = Counter()
        let household = home.household(feeds: [
            .feed { ask in
                asked.add()
                if asked.count <= 3 { throw JournalFailure(.full, "plus de place") }
                return .nothing(for: ask)
            }
        ])
        try await running(household) {
            try await until { asked.count == 1 && home.clock.sleepers > 0 }
            let start = home.clock.uptime()
            try await advance(home.clock) { asked.count >= 5 }
            // At least two whole rests: one may be cut short by the watchlist, which rings for the feed.
            #expect(home.clock.uptime() - start >= Rhythm().restWhenFull * 2)
            #expect(home.log.count("critical journal failure") == 3)
        }
    }

    @Test(arguments: [JournalRoom.reserve, .none])
    func `on a full disk no source is asked, the administrator hears of it once, and of the end`(
        _ room: JournalRoom
    ) async throws {
        let asked = Counter()
        var household = home.household(
            feeds: [
                .feed { ask in
                    asked.add()
                    return .nothing(for: ask)
                }
            ],
            lookups: [
                .lookup { ask in
                    asked.add()
                    return .nothing(for: ask)
                }
            ])
        // Nobody puts words to alarms in this house, which the self-audit would rightly tell.
        household.auditEvery = .seconds(86_400)
        home.disk.room = room
        try await running(household) {
            let start = home.clock.uptime()
            try await advance(home.clock) { home.clock.uptime() - start > .seconds(600) }
            #expect(asked.count == 0)
            #expect(try await home.watched == [])
            #expect(try await home.everyAlarm.map(\.key) == ["disk"])
            #expect(home.house.pulse.silent.isEmpty)
            home.disk.room = .plenty
            try await advance(home.clock) { asked.count >= 2 }
            try await advance(home.clock) { try await home.alarms.isEmpty }
        }
        #expect(try await home.everyAlarm.count == 1)
    }

    @Test func `an alarm about the disk that an earlier process raised is ended by the next`() async throws {
        home.disk.room = .reserve
        let room = RoomService(recorder: home.house.recorder, policy: home.policy, clock: home.clock)
        #expect(try await room.look(known: nil) == false)
        #expect(try await home.alarms == ["disk"])
        home.disk.room = .plenty
        try await running(home.household()) { try await advance(home.clock) { try await home.alarms.isEmpty } }
    }

    /// A source, or the driver below it, may give up by itself; only our own cancellation ends a loop.
    @Test func `a source that abandons an act is asked again`() async throws {
        let asked = Counter()
        let household = home.household(feeds: [
            .feed { ask in
                asked.add()
                if asked.count == 1 { throw CancellationError() }
                return .nothing(for: ask)
            }
        ])
        try await running(household) {
            try await advance(home.clock) { asked.count >= 3 }
            #expect(home.log.count("error act abandoned loop=feed gazette") == 1)
        }
    }

    @Test func `a source that fails for hours ends no loop and silences none`() async throws {
        let asked = Counter()
        let household = home.household(feeds: [
            .feed { _ in
                asked.add()
                throw SourceFault(.status(503), "503", url: "https://exemple.fr/")
            }
        ])
        try await running(household) {
            try await advance(home.clock) { asked.count >= 5 }
            try await advance(home.clock) { home.house.pulse.silent.isEmpty }
        }
    }

    @Test func `a loop that hangs is named after the bound of its longest act`() async throws {
        let begun = Counter()
        let household = home.household(feeds: [
            .feed { ask in
                begun.add()
                try await home.clock.sleep(for: .seconds(100_000))
                return .nothing(for: ask)
            }
        ])
        try await running(household) {
            try await until { begun.count > 0 }
            let start = home.clock.uptime()
            try await advance(home.clock) { home.house.pulse.silent.contains("feed gazette") }
            #expect(home.clock.uptime() - start >= Rhythm().longestAct)
            // The others turn: they beat as soon as they are given time.
            try await advance(home.clock) { home.house.pulse.silent == ["feed gazette"] }
        }
    }

    @Test func `a saved watchlist is read without a restart, and the feed asks about the new client`() async throws {
        let asked = Mutex<Set<CompanyKey>>([])
        let household = home.household(feeds: [
            .feed { ask in
                if case .about(let targets, _) = ask.subject {
                    asked.withLock { $0.formUnion(targets.map(\.company)) }
                }
                return .nothing(for: ask)
            }
        ])
        try await running(household) {
            try await advance(home.clock) { asked.withLock { $0.count } == 3 }
            try home.save(TestHouse.list(1...4))
            try await advance(home.clock) { asked.withLock { $0.count } == 4 }
        }
        #expect(asked.withLock { $0 } == Set(companies(1...4)))
    }

    @Test func `a provider's list follows a saved watchlist without a restart`() async throws {
        let provider = StubEnroller()
        var household = home.household()
        household.enrollers = [.init(enroller: provider, abilities: StubEnroller.abilities)]
        try await running(household) {
            try await advance(home.clock) { provider.members == sirens(1...3) }
            try home.save(TestHouse.list(2...5))
            try await advance(home.clock) { provider.members == sirens(2...5) }
        }
        #expect(home.house.pulse.silent.isEmpty)
    }

    @Test func `the alarm of a list that the settings name no more is ended by the next start`() async throws {
        let provider = StubEnroller()
        let key = EnrolmentService.alarmKey(provider.source)
        var entry = JournalEntry(at: home.clock.now())
        entry.enrolmentLists = [
            EnrolmentList(source: provider.source, list: provider.list, alarmed: home.clock.now())
        ]
        entry.alarmsOpened = [OperatorAlarm(key: key, opened: home.clock.now(), sentence: "liste", detail: "détail")]
        try await home.house.recorder.record(entry, day: home.policy.today(at: entry.at))
        var household = home.household()
        household.enrollers = [.init(enroller: provider, abilities: StubEnroller.abilities)]
        try await Loops(house: home.house, household: household).endForgottenEnrolments()
        #expect(try await home.alarms == [key], "the settings name it")
        try await Loops(house: home.house, household: home.household()).endForgottenEnrolments()
        #expect(try await home.alarms.isEmpty)
        #expect(try await home.house.journal.enrolmentLists().map(\.alarmed) == [nil])
    }

    private func sirens(_ ranks: ClosedRange<Int>) -> Set<SIREN> { Set(companies(ranks).compactMap(\.siren)) }

    @Test func `a loop that hangs silences the heartbeat`() async throws {
        let hangs = Mutex(false)
        var household = home.household(feeds: [
            .feed { ask in
                if hangs.withLock({ $0 }) {
                    try await home.clock.sleep(for: .seconds(100_000))
                }
                return .nothing(for: ask)
            }
        ])
        household.heartbeat = .init(url: "https://guet.example/ping/clef", every: .seconds(60))
        home.answers(200)
        try await running(household) {
            try await advance(home.clock) { home.exchange.requests.count >= 3 }
            #expect(home.house.vitals.auditHolds && home.house.vitals.lastBeat != nil)
            hangs.withLock { $0 = true }
            try await advance(home.clock) { home.log.count("heartbeat withheld") == 1 }
            #expect(home.house.pulse.silent == ["feed gazette"])
            let silent = home.exchange.requests.count
            let end = home.clock.uptime() + .seconds(300)
            try await advance(home.clock) { home.clock.uptime() >= end }
            #expect(home.exchange.requests.count == silent)
        }
        #expect(home.log.count("clef") == 0)
        #expect(home.exchange.requests.allSatisfy { $0.url == "https://guet.example/ping/clef" })
    }

    private func running(_ household: Household, _ body: () async throws -> Void) async throws {
        let loops = Loops(house: home.house, household: household)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await loops.run() }
            try await body()
            group.cancelAll()
            try await group.waitForAll()
        }
    }
}

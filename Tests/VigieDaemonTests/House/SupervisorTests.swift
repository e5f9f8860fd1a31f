import Testing
import VigieDomain
import VigieEngine
import VigieTesting

@testable import VigieDaemon

@Suite(.timeLimit(.minutes(60))) struct SupervisorTests {
    private let home: TestHouse

    init() throws {
        home = try TestHouse()
        try home.save(TestHouse.list(1...3), aged: .seconds(60))
    }

    @Test func `a stop ends what is under way without waiting for it`() async throws {
        let begun = Counter()
        let supervisor = Supervisor(house: home.house, household: hanging(begun))
        try await running(supervisor) {
            try await until { begun.count > 0 }
            supervisor.stop()
        }
        #expect(home.clock.sleepers == 0)
        #expect(supervisor.isStopping)
    }

    @Test func `a stop before the start is a stop`() async throws {
        let supervisor = Supervisor(house: home.house, household: home.household())
        supervisor.stop()
        try await supervisor.run()
    }

    @Test func `new settings take the place of the old, whose acts are abandoned`() async throws {
        let (old, new) = (Counter(), Counter())
        let supervisor = Supervisor(house: home.house, household: hanging(old))
        try await running(supervisor) {
            try await until { old.count > 0 }
            let household = hanging(new)
            #expect(await supervisor.replace(with: household))
            #expect(supervisor.household.watchlists === household.watchlists)
            #expect(supervisor.reloads == 1)
            try await until { new.count > 0 }
            #expect(old.count == 1)
            supervisor.stop()
        }
    }

    @Test func `a hundred reloads lose nothing and leave nobody asleep`() async throws {
        let asked = Counter()
        let household: @Sendable () -> Household = { [home] in
            home.household(feeds: [
                .feed { ask in
                    asked.add()
                    return .nothing(for: ask)
                }
            ])
        }
        let supervisor = Supervisor(house: home.house, household: household())
        try await running(supervisor) {
            for _ in 0..<100 { #expect(await supervisor.replace(with: household())) }
            let before = asked.count
            try await advance(home.clock) { asked.count > before }
            supervisor.stop()
        }
        #expect(supervisor.reloads == 100)
        #expect(home.clock.sleepers == 0)
        #expect(try await home.watched == companies(1...3))
    }

    @Test func `who asks for new settings while the daemon stops is told so`() async throws {
        let supervisor = Supervisor(house: home.house, household: home.household())
        try await running(supervisor) { supervisor.stop() }
        #expect(await supervisor.replace(with: home.household()) == false)
    }

    @Test func `new settings that nobody will ever run are refused when the run is cancelled`() async throws {
        let begun = Counter()
        let supervisor = Supervisor(house: home.house, household: hanging(begun))
        let task = Task { try await supervisor.run() }
        try await until { begun.count > 0 }
        task.cancel()
        try await task.value
        #expect(await supervisor.replace(with: home.household()) == false)
    }

    @Test func `a journal failure ends the run with the failure, and frees who waits for new settings`() async throws {
        await home.closeJournal()
        let supervisor = Supervisor(house: home.house, household: home.household())
        await #expect(throws: JournalFailure.self) { try await supervisor.run() }
        #expect(await supervisor.replace(with: home.household()) == false)
    }

    private func hanging(_ begun: Counter) -> Household {
        let clock = home.clock
        return home.household(feeds: [
            .feed { ask in
                begun.add()
                try await clock.sleep(for: .seconds(1_000_000))
                return .nothing(for: ask)
            }
        ])
    }

    private func running(_ supervisor: Supervisor, _ body: () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await supervisor.run() }
            do {
                try await body()
            } catch {
                supervisor.stop()
                throw error
            }
            try await group.waitForAll()
        }
    }
}

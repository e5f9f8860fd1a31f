import Testing
import VigieDomain
import VigieEngine
import VigieTesting

@testable import VigieDaemon

/// One cycle of everything, as `vigie once` runs it from cron.
@Suite(.timeLimit(.minutes(60))) struct CycleTests {
    private let home: TestHouse

    init() throws {
        home = try TestHouse()
        try home.save(TestHouse.list(1...3), aged: .seconds(60))
    }

    @Test func `a cycle in which everything answers is a success`() async throws {
        let (exit, tally) = try await cycle(
            home.household(feeds: [.feed { .nothing(for: $0) }], lookups: [.lookup { .nothing(for: $0) }]))
        #expect(exit == .success)
        #expect(tally.map(\.0) == ["gazette", "register"])
        #expect(try await home.watched == companies(1...3))
    }

    @Test func `a cycle without watchlists, or with nobody to ask about, is a success`() async throws {
        try home.remove("nord.csv")
        let household = home.household(feeds: [.feed { .nothing(for: $0) }], lookups: [.lookup { .nothing(for: $0) }])
        #expect(try await cycle(household).exit == .success)
    }

    @Test func `a source that fails makes the exit temporary, and the others are asked all the same`() async throws {
        let asked = Counter()
        let household = home.household(
            feeds: [.feed { _ in throw SourceFault(.status(503), "503", url: "https://exemple.fr/") }],
            lookups: [
                .lookup { ask in
                    asked.add()
                    return .nothing(for: ask)
                }
            ])
        #expect(try await cycle(household).exit == .temporary)
        #expect(asked.count == 3)
    }

    @Test func `a lookup that fails makes the exit temporary`() async throws {
        let household = home.household(lookups: [
            .lookup { _ in throw SourceFault(.lie(.language), "une page de maintenance", url: "https://exemple.fr/") }
        ])
        #expect(try await cycle(household).exit == .temporary)
        #expect(try await home.alarms == ["source:register"])
        #expect(try await home.journal.summary(now: home.clock.now()).changes == 0)
    }

    @Test func `a source that is well again makes the exit a success`() async throws {
        let asked = Counter()
        let household = home.household(feeds: [
            .feed { ask in
                asked.add()
                if asked.count == 1 { throw SourceFault(.status(503), "503", url: "https://exemple.fr/") }
                return .nothing(for: ask)
            }
        ])
        #expect(try await cycle(household).exit == .temporary)
        home.clock.advance(by: .seconds(3600))
        #expect(try await cycle(household).exit == .success)
    }

    @Test func `a second cycle adds nothing`() async throws {
        let provenance = JournalSpecimen.provenance(JournalSpecimen.evidence("jugement"))
        let item = ReadingItem(
            company: JournalSpecimen.company(1), content: .notice(JournalSpecimen.notice(1, number: "A1")),
            provenance: provenance)
        let household = home.household(feeds: [
            .feed { ask in
                if case .since = ask.subject {
                    return Reading(
                        items: [item], cursor: Cursor(text: "{}"),
                        evidence: [JournalSpecimen.evidence("jugement")])
                }
                return .nothing(for: ask)
            }
        ])
        let first = try await cycle(household)
        #expect(first.exit == .success)
        #expect(first.tally.first?.1.changes == 1)
        let before = try await home.journal.summary(now: home.clock.now())
        let alerts = try await alerts()
        #expect(!alerts.isEmpty)
        for _ in 0..<2 {
            home.clock.advance(by: .seconds(900))
            let again = try await cycle(household)
            #expect(again.exit == .success)
            #expect(again.tally.first?.1.changes == 0)
        }
        let after = try await home.journal.summary(now: home.clock.now())
        #expect(after.changes == before.changes)
        #expect(try await self.alerts() == alerts)
    }

    @Test func `the weekly note leaves from a cycle too, once`() async throws {
        var household = home.household()
        household.bulletins = BulletinService.Settings(isWeekly: true)
        _ = try await cycle(household)
        home.clock.advance(by: .seconds(7 * 86_400))
        for _ in 0..<2 { _ = try await cycle(household) }
        let notes = try await home.journal.bulletinsToCompose(at: home.clock.now(), limit: 10)
        #expect(notes.map(\.kind) == [.weekly])
        #expect(notes.first?.week?.clients == 0 && notes.first?.week?.unwatched == 3)
    }

    @Test func `a list saved a moment ago is waited for, and not for ever`() async throws {
        let home = home
        try home.save(TestHouse.list(1...4))
        let household = home.household()
        async let result = cycle(household)
        try await advance(home.clock) { try await home.watched.count == 4 }
        while home.clock.sleepers > 0 { home.clock.advance(by: .seconds(1)) }
        #expect(try await result.exit == .success)
    }

    @Test func `a journal that fails ends the cycle`() async throws {
        await home.closeJournal()
        await #expect(throws: JournalFailure.self) { try await cycle(home.household()) }
    }

    private func cycle(
        _ household: Household
    ) async throws -> (exit: Daemon.Exit, tally: [(String, Recorder.Tally)]) {
        try await Cycle(house: home.house, household: household).run()
    }

    private func alerts() async throws -> [AlertRecord] {
        let changes = try await home.journal.changes(matching: ChangeFilter())
        return try await home.journal.alerts(about: changes.map(\.change.id))
    }
}

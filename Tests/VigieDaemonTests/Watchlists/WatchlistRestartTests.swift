import Foundation
import Testing
import VigieDaemon
import VigieDomain
import VigieEngine
import VigieTesting

/// What a restart, a reload or a power cut finds: a keeper that has seen nothing yet, beside a journal that remembers.
@Suite(.timeLimit(.minutes(60))) struct WatchlistRestartTests {
    private let home: TestHouse

    init() throws { home = try TestHouse() }

    private func first() async throws {
        try home.save(TestHouse.list(1...3))
        try await home.settle(home.keeper())
        try #require(try await home.watched == companies(1...3))
        home.clock.advance(by: .seconds(3600))
    }

    @Test func `a restart beside a bad file still watches everyone`() async throws {
        try await first()
        try home.save("", as: "nord.csv", aged: .seconds(60))
        let keeper = home.keeper()
        try await home.settle(keeper)
        #expect(try await home.watched == companies(1...3))
        #expect(try await home.alarms == ["watchlist:nord.csv"])
        try home.save(TestHouse.list(1...4))
        try await home.settle(keeper)
        #expect(try await home.watched == companies(1...4))
        #expect(try await home.alarms.isEmpty)
    }

    /// The journal's text of the list, spoilt as a damaged or older version would leave it.
    private func forget() async throws {
        var entry = JournalEntry(at: home.clock.now())
        entry.watchlists = [
            AcceptedWatchlist(
                name: "nord.csv", digest: "x", bytes: Array("{\"tronqué".utf8), clients: 3, accepted: home.clock.now())
        ]
        _ = try await home.journal.commit(entry)
    }

    @Test func `a list that the journal can no longer read is told, and its file is read anew`() async throws {
        try await first()
        try await forget()
        try await home.settle(home.keeper())
        #expect(try await home.watched == companies(1...3))
        let alarms = try await home.everyAlarm
        #expect(alarms.map(\.key) == ["watchlist-memory:nord.csv"])
        #expect(alarms[0].closed != nil && alarms[0].sentence.english.contains("3 clients"))
        // The journal holds it again: the next start tells nothing.
        try await home.settle(home.keeper())
        #expect(try await home.everyAlarm.count == 1)
    }

    @Test(arguments: [true, false])
    func `no watch ends while a forgotten list has no file that can be read`(_ isGone: Bool) async throws {
        try await first()
        try await forget()
        if isGone { try home.remove("nord.csv") } else { try home.save("", as: "nord.csv", aged: .seconds(60)) }
        try home.save(TestHouse.list(7...8), as: "sud.csv", aged: .seconds(60))
        let keeper = home.keeper()
        try await home.settle(keeper)
        #expect(try await home.watched == companies([1, 2, 3, 7, 8]))
        #expect(try await home.alarms.contains("watchlist-memory:nord.csv"))
        try await home.settle(home.keeper())
        #expect(try await home.watched == companies([1, 2, 3, 7, 8]))
        try home.save(TestHouse.list(2...3), as: "nord.csv", aged: .seconds(30))
        try await home.settle(keeper)
        #expect(try await home.watched == companies([2, 3, 7, 8]))
        #expect(try await home.alarms.isEmpty)
    }

    @Test func `an alarm outlives a restart and closes once`() async throws {
        try await first()
        try home.save("", as: "nord.csv")
        try await home.settle(home.keeper())
        home.clock.advance(by: .seconds(60))
        try await home.settle(home.keeper())
        #expect(try await home.everyAlarm.count == 1)
        try home.save(TestHouse.list(1...3))
        try await home.settle(home.keeper())
        #expect(try await home.alarms.isEmpty)
        #expect(try await home.everyAlarm.count == 1)
    }

    /// The file that made someone type "vigie reload" was saved just before.
    @Test func `a restart or reload just after a save ends no watch`() async throws {
        try await first()
        let before = try await home.journal.watches()
        try home.save(TestHouse.list(1...4))
        let keeper = home.keeper()
        try await home.look(keeper)
        #expect(try await home.watched == companies(1...3))
        home.clock.advance(by: .seconds(2))
        try await home.look(keeper)
        #expect(try await home.watched == companies(1...4))
        #expect(try await home.journal.watches().filter { before.contains($0) }.count == 3)
        #expect(try await home.everyAlarm.isEmpty)
    }

    @Test func `a restart in the middle of a save that takes the file away ends no watch`() async throws {
        try await first()
        let before = try await home.journal.watches()
        try home.remove("nord.csv")
        let keeper = home.keeper()
        try await home.look(keeper)
        home.clock.advance(by: .seconds(1))
        try home.save(TestHouse.list(1...3))
        try await home.settle(keeper)
        #expect(try await home.journal.watches() == before)
    }

    @Test func `a file that was removed while the daemon was down ends its watches`() async throws {
        try await first()
        try home.remove("nord.csv")
        try await home.settle(home.keeper())
        #expect(try await home.watched.isEmpty)
    }

    @Test func `a list that was cut while the daemon was down is held`() async throws {
        try home.save(TestHouse.list(1...60))
        try await home.settle(home.keeper())
        try home.save(TestHouse.list(1...2), aged: .seconds(60))
        let keeper = home.keeper()
        try await home.look(keeper)
        #expect(try await home.watched == companies(1...60))
        let held = try await keeper.accept(nil, house: home.house, policy: home.policy)
        #expect(held.count == 1)
        #expect(try await home.watched == companies(1...2))
        // Accepted for good: the next start asks nobody.
        try await home.settle(home.keeper())
        #expect(try await home.watched == companies(1...2))
        #expect(try await home.alarms.isEmpty)
    }

    @Test func `a restart beside good files changes nothing`() async throws {
        try await first()
        let before = try await home.journal.watches()
        let lists = try await home.journal.acceptedWatchlists()
        try await home.settle(home.keeper())
        #expect(try await home.journal.watches() == before)
        #expect(try await home.journal.acceptedWatchlists() == lists)
        #expect(try await home.everyAlarm.isEmpty)
    }

    @Test func `a start without the folder watches everyone as before, and says so`() async throws {
        try await first()
        try FileManager.default.removeItem(at: home.folder.file("watchlists"))
        home.house.book.load(try await home.journal.watches(), on: SampleAlerts.day("2026-11-23"))
        try await home.settle(home.keeper())
        #expect(home.house.book.followed(on: SampleAlerts.day("2026-11-23")).map(\.company) == companies(1...3))
        #expect(try await home.alarms == ["watchlist:"])
    }

    // Who leaves and who comes back

    @Test func `a client whose legal clock runs is followed until it has run out`() async throws {
        try home.save(TestHouse.list(1...3))
        let keeper = home.keeper()
        try await home.settle(keeper)
        let deadline = SampleAlerts.deadline(from: "2026-11-10")
        var entry = JournalEntry(at: home.clock.now())
        entry.changes = [
            SampleAlerts.change(
                .procOpenLiquidation, after: .state(.liquidation), details: ChangeDetails(deadlines: [deadline]),
                company: JournalSpecimen.company(2))
        ]
        _ = try await home.journal.commit(entry)
        home.clock.advance(by: .seconds(60))
        try home.save(TestHouse.list(1...1))
        try await home.settle(keeper)
        let ended = try #require(try await home.journal.watch(of: JournalSpecimen.company(2)))
        #expect(ended.ended != nil)
        #expect(ended.followedUntil == deadline.legal)
        let book = home.house.book
        #expect(book.followed(on: SampleAlerts.day("2026-11-24")).map(\.company) == companies(1...2))
        #expect(book.followed(on: deadline.legal).map(\.company) == companies(1...2))
        #expect(book.followed(on: deadline.legal.adding(days: 1)).map(\.company) == companies(1...1))
        #expect(try await home.journal.watch(of: JournalSpecimen.company(3))?.followedUntil == nil)
    }

    @Test func `a client met again is new to every source, and its history is kept`() async throws {
        let keeper = home.keeper()
        try home.save(TestHouse.list(1...2))
        try await home.settle(keeper)
        var entry = JournalEntry(at: home.clock.now(), source: JournalSpecimen.gazette)
        entry.baselines = companies(1...2)
        entry.changes = [JournalSpecimen.change(2, "ouverture", at: home.clock.now())]
        _ = try await home.journal.commit(entry)
        try home.save(TestHouse.list(1...1))
        try await home.settle(keeper)
        home.clock.advance(by: .seconds(3600))
        try home.save(TestHouse.list(1...2))
        try await home.settle(keeper)
        let again = try #require(try await home.journal.watch(of: JournalSpecimen.company(2)))
        #expect(again.ended == nil)
        #expect(again.since == home.clock.now())
        #expect(again.baselines.isEmpty)
        #expect(try await home.journal.watch(of: JournalSpecimen.company(1))?.baselines.count == 1)
        #expect(try await home.journal.changes(matching: ChangeFilter(company: JournalSpecimen.company(2))).count == 1)
    }
}

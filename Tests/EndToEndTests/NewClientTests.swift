import Foundation
import Testing
import VigieDomain
import VigieEngine
import VigieJournal
import VigieRehearsal
import VigieTesting

/// A client added today whose liquidation opened last month: the past is no news, the running clock is.
@Suite("A client met in the middle of a proceeding", .enabled(if: Binary.isBuilt, "\(Binary.missing)"))
struct NewClientTests {
    @Test(arguments: ["fr", "en"]) func `the running deadline is told at once, as a status, and the rest is silent`(
        _ language: String
    ) async throws {
        let folder = TemporaryFolder()
        let opening = DaemonTests.firstDay.adding(days: 1)
        let world = World.demo(start: DaemonTests.firstDay)
        // A month later the gazette has gone on about others.
        let today = opening.adding(days: 30)
        let outside = try Outside(
            clock: TestClock(in: folder, at: today.tenOClock),
            notices: world.notices + GazetteJSON.strangers(on: [today]))
        let installation = try Installation(folder: folder, outside: outside, language: language)
        let event = try #require(world.events.first { $0.kind == .liquidationOpens })
        let client = WatchedClient(siren: event.siren, name: event.name)
        try installation.watch([client])
        let run = try await installation.once()
        #expect(run.ending == .exited(0), "\(run.log)")

        let changes = try await installation.journal().changes(matching: ChangeFilter())
        #expect(changes.count == 1)
        let change = try #require(changes.first?.change)
        #expect(change.details.isStatus)
        #expect(change.code == .procOpenLiquidation)
        let deadline = try #require(change.details.deadlines.first)
        // Two months from the publication of 4 March 2026: 4 May 2026.
        #expect(opening == Day(year: 2026, month: 3, day: 4))
        #expect(deadline.legal == Day(year: 2026, month: 5, day: 4))
        #expect(deadline.safe == Day(year: 2026, month: 5, day: 4))
        let mails = outside.post.received()
        #expect(Set(mails.map(\.recipient)) == ["claire.martin@atelier.example", "credit@atelier.example"])
        #expect(outside.hooks.calls().count == 1)

        let messages = outside.messages
        try outside.clock.set(today.tenOClock.adding(.seconds(3600)))
        #expect(try await installation.once().ending == .exited(0))
        #expect(outside.messages == messages)
    }
}

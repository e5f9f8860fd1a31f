import Foundation
import Glibc
import Testing
import VigieControl
import VigieDomain
import VigieEngine
import VigieJournal
import VigieRehearsal
import VigieTesting

/// The service as systemd and an administrator meet it.
@Suite("The daemon as a process", .enabled(if: Binary.isBuilt, "\(Binary.missing)"))
struct DaemonTests {
    /// A Tuesday of the invented world; its second day is the next one.
    static let firstDay = Day(year: 2026, month: 3, day: 3) ?? Day(number: 0)

    /// An office whose eight clients live in the invented world of the demonstration.
    func office(more: String = "", watchdog: Int? = nil) throws -> (Installation, World) {
        let folder = TemporaryFolder()
        let world = World.demo(start: Self.firstDay)
        let outside = try Outside(
            clock: TestClock(in: folder, at: Self.firstDay.tenOClock), notices: world.notices)
        let installation = try Installation(folder: folder, outside: outside, more: more, watchdog: watchdog)
        try installation.watch(text: world.watchlist)
        return (installation, world)
    }

    @Test func `ready comes when the journal is open, then the status, the watchdog, and a clean stop`() async throws {
        let (installation, world) = try office(watchdog: 300_000)
        let (daemon, notify) = try await installation.runUntilReady()
        let summary = try await installation.journal().summary(now: installation.outside.clock.now())
        #expect(summary.clients <= world.companies.count)
        try await eventually("pings of the watchdog", else: { daemon.log }) { notify.count(of: "WATCHDOG=1") >= 3 }
        try await eventually("a status with the clients", else: { notify.messages.joined(separator: "\n") }) {
            notify.messages.contains { $0.hasPrefix("STATUS=") && $0.contains("\(world.companies.count) clients") }
        }
        #expect(try await daemon.terminate() == .exited(0), "\(daemon.log)")
        // What systemd would see: the service says that it stops, and does.
        #expect(notify.count(of: "STOPPING=1") == 1)
    }

    @Test func `wrong settings end the start with 78 and the place of the mistake`() async throws {
        let (installation, _) = try office()
        try installation.write(
            settings: installation.settings().replacing("language: fr", with: "language: fr\nlangage: fr"))
        for command in ["run", "once"] {
            let daemon = try installation.start([command, "--config", installation.settingsFile.path], name: command)
            #expect(try await daemon.end() == .exited(78))
            #expect(daemon.log.contains("\(installation.settingsFile.path):2:1:"), "\(daemon.log)")
            #expect(daemon.log.contains("langage") && daemon.log.contains("language"))
        }
        let missing = try installation.start(["run", "--config", "/nowhere/vigie.yaml"], name: "missing")
        #expect(try await missing.end() == .exited(78))
        #expect(missing.log.contains("/nowhere/vigie.yaml"))
    }

    @Test func `a second daemon on the same journal leaves with 75 and the first goes on`() async throws {
        let (installation, _) = try office()
        let (first, _) = try await installation.runUntilReady()
        let second = try installation.start(["run", "--config", installation.settingsFile.path], name: "second")
        #expect(try await second.end() == .exited(75))
        #expect(second.log.contains("journal"), "\(second.log)")
        #expect(try await installation.ask(.status).succeeded)
        #expect(try await first.terminate() == .exited(0))
    }

    @Test func `a watchlist edited while the service runs is taken up`() async throws {
        let (installation, world) = try office()
        let lines = world.watchlist.split(separator: "\r\n").map(String.init)
        let short = (lines.dropLast(2)).map { $0 + "\r\n" }.joined()
        try installation.watch(text: short)
        let (daemon, _) = try await installation.runUntilReady()
        func watched() async throws -> Int {
            try await installation.journal().watches().count { $0.ended == nil && !$0.baselines.isEmpty }
        }
        try await eventually("the baseline of the short list", else: { daemon.log }) {
            try await watched() == world.companies.count - 2
        }
        // As a spreadsheet saves: another file, then a rename over the old one.
        try installation.folder.write(Array(world.watchlist.utf8), to: "watchlists/~$clients.csv")
        #expect(
            rename(
                installation.folder.file("watchlists/~$clients.csv").path,
                installation.folder.file("watchlists/clients.csv").path) == 0)
        try await eventually("the two new clients", else: { daemon.log }) {
            try await watched() == world.companies.count
        }
        try await daemon.terminate()
    }

    @Test func `a reload with a wrong file is refused with its place, and the old settings go on`() async throws {
        let (installation, _) = try office()
        let (daemon, notify) = try await installation.runUntilReady()
        let good = try String(contentsOf: installation.settingsFile, encoding: .utf8)
        try installation.write(settings: good.replacing("interval: 1m", with: "interval: 1s"))
        let refused = try await installation.ask(.reload)
        #expect(!refused.succeeded)
        #expect(refused.lines.contains { $0.contains("\(installation.settingsFile.path):18:15:") }, "\(refused.lines)")
        #expect(refused.lines.last?.contains("les anciens restent en vigueur") == true)
        #expect(try await installation.ask(.status).succeeded)
        // The administrator is told by mail as well, once.
        try await eventually("the mail about the refusal", else: { daemon.log }) {
            installation.outside.post.received().contains { $0.recipient == "exploitation@atelier.example" }
        }
        try installation.write(settings: good)
        let accepted = try await installation.ask(.reload)
        #expect(accepted.succeeded, "\(accepted.lines)")
        #expect(notify.messages.contains { $0.hasPrefix("RELOADING=1\nMONOTONIC_USEC=") })
        #expect(notify.count(of: "READY=1") == 3)
        #expect(try await installation.ask(.status).status?.reloads == 1)
        #expect(try await daemon.terminate() == .exited(0))
    }

    @Test func `the signal of a reload puts new settings in force, or keeps the old ones and says why`() async throws {
        let (installation, _) = try office()
        let (daemon, notify) = try await installation.runUntilReady()
        let good = try String(contentsOf: installation.settingsFile, encoding: .utf8)
        try installation.write(settings: good.replacing("language: fr", with: "language: en"))
        daemon.send(SIGHUP)
        try await eventually("the reload", else: { daemon.log }) { daemon.log.contains("settings reloaded") }
        try await eventually("READY=1 again", else: { daemon.log }) { notify.count(of: "READY=1") == 2 }
        #expect(notify.messages.contains { $0.hasPrefix("RELOADING=1\nMONOTONIC_USEC=") })
        #expect(try await installation.ask(.reload).lines.last == "the new settings are in force.")
        try installation.write(settings: good.replacing("interval: 1m", with: "interval: 1s"))
        daemon.send(SIGHUP)
        try await eventually("the refusal", else: { daemon.log }) { daemon.log.contains("settings refused") }
        #expect(daemon.log.contains("\(installation.settingsFile.path):18:15:"), "\(daemon.log)")
        #expect(try await installation.ask(.status).status?.reloads == 2, "the first signal and the command")
        #expect(try await daemon.terminate() == .exited(0))
    }

    @Test func `a reload puts new settings in force without a restart`() async throws {
        let (installation, world) = try office()
        let (daemon, _) = try await installation.runUntilReady()
        try await eventually("the first cycle", else: { daemon.log }) {
            try await installation.journal().summary(now: installation.outside.clock.now()).notYetWatched == 0
        }
        let good = try String(contentsOf: installation.settingsFile, encoding: .utf8)
        try installation.write(settings: good.replacing("language: fr", with: "language: en"))
        #expect(try await installation.ask(.reload).lines.last == "the new settings are in force.")
        // The next day comes: its news are told by the same process, in the new language.
        try installation.outside.clock.set(Self.firstDay.adding(days: 1).tenOClock)
        #expect(try await installation.ask(.reload).succeeded)
        let opening = try #require(world.events.first { $0.kind == .liquidationOpens })
        try await eventually("the alert about \(opening.name)", else: { daemon.log }) {
            installation.outside.post.received().contains {
                $0.text.contains("liquidation") || $0.text.contains("Liquidation")
            }
        }
        try await daemon.terminate()
    }

    @Test func `a list that lost too many clients is held until a person confirms it`() async throws {
        let folder = TemporaryFolder()
        let world = World.rehearsal(seed: 5, clients: 60, start: Self.firstDay, days: 1)
        let outside = try Outside(
            clock: TestClock(in: folder, at: Self.firstDay.tenOClock), notices: world.notices)
        let installation = try Installation(folder: folder, outside: outside)
        try installation.watch(text: world.watchlist)
        let (daemon, _) = try await installation.runUntilReady()
        func followed() async throws -> Int { try await installation.journal().watches().count { $0.ended == nil } }
        try await eventually("sixty clients", else: { daemon.log }) { try await followed() == 60 }
        let lines = world.watchlist.split(separator: "\r\n").map(String.init)
        let short = lines.prefix(31).map { $0 + "\r\n" }.joined()
        try installation.watch(text: short)
        try await eventually("the alarm", else: { daemon.log }) {
            try await installation.journal().alarms(onlyOpen: true, limit: 10).contains {
                $0.key == "watchlist:clients.csv"
            }
        }
        #expect(try await followed() == 60)
        let reply = try await installation.ask(.acceptWatchlist(name: "clients.csv"))
        #expect(reply.succeeded, "\(reply.lines)")
        #expect(try await followed() == 30)
        let nothing = try await installation.ask(.acceptWatchlist(name: ""))
        #expect(!nothing.succeeded)
        try await daemon.terminate()
    }
}

import Foundation
import Testing
import VigieControl
import VigieDomain
import VigieEngine
import VigieJournal
import VigieRehearsal
import VigieTesting

/// A full disk under the real binary: nothing new is read, what is recorded is told, nothing is told twice, and the watch
/// goes on by itself.
@Suite(
    "A full disk", .enabled(if: Binary.isBuilt, "\(Binary.missing)"),
    .enabled(if: SmallDisk.isPossible, "\(SmallDisk.missing)"))
struct FullDiskTests {
    private static let key = "disk"

    private func office(_ disk: SmallDisk) throws -> (Installation, World) {
        let folder = TemporaryFolder()
        let world = World.demo(start: DaemonTests.firstDay)
        let outside = try Outside(
            clock: TestClock(in: folder, at: DaemonTests.firstDay.tenOClock), notices: world.notices)
        let installation = try Installation(folder: folder, outside: outside)
        let settings = try String(contentsOf: installation.settingsFile, encoding: .utf8)
        try installation.write(
            settings: settings.replacing(
                "state_directory: \(folder.file("state").path)",
                with: "disk: {reserve_mb: 1}\nstate_directory: \(disk.folder.url.path)"))
        try installation.watch(text: world.watchlist)
        return (installation, world)
    }

    @Test func `the second day comes while the disk is full, and is told whole once there is room`() async throws {
        let disk = try SmallDisk(kilobytes: 6144)
        defer { disk.detach() }
        let (installation, world) = try office(disk)
        let outside = installation.outside
        func journal() throws -> SQLiteJournal { try SQLiteJournal(at: disk.folder.url, mode: .readOnly) }
        func alarms(_ subject: String) -> Int {
            outside.post.received().count {
                $0.recipient == "exploitation@atelier.example" && $0.text.contains(subject)
            }
        }
        let (daemon, _) = try await installation.runUntilReady()
        try await eventually("the first cycle", else: { daemon.log }) {
            try await journal().summary(now: outside.clock.now()).notYetWatched == 0
        }
        try disk.fill()
        try outside.clock.set(DaemonTests.firstDay.adding(days: 1).tenOClock)
        // Whatever it can do on a full disk: it begins the cycle at once.
        _ = try await installation.ask(.reload)
        try await eventually("the alarm by mail", else: { daemon.log }) {
            try await journal().alarms(onlyOpen: true, limit: 9).contains { $0.key == Self.key }
                && outside.post.received().contains { $0.recipient == "exploitation@atelier.example" }
        }
        let asked = outside.portal.requests.count
        let changes = try await journal().changes(matching: ChangeFilter()).count
        #expect(daemon.poll() == nil, "no restart: \(daemon.log)")
        disk.empty()
        try await eventually("the day's news", else: { daemon.log }) {
            try await journal().changes(matching: ChangeFilter()).count > changes
                && outside.portal.requests.count > asked
        }
        try await eventually("the end of the alarm", else: { daemon.log }) {
            let open = try await journal().alarms(onlyOpen: true, limit: 9)
            let due = try await journal().nextDue().map { $0 > outside.clock.now().adding(.seconds(30)) } ?? true
            return open.isEmpty && due
        }
        #expect(try await daemon.terminate() == .exited(0), "\(daemon.log)")
        #expect(alarms("disque") == 2)
        // Every message once.
        let mails = outside.post.received().map(\.messageID)
        let calls = outside.hooks.calls().map(\.id)
        #expect(Set(mails).count == mails.count && Set(calls).count == calls.count)
        let opening = try #require(world.events.first { $0.kind == .liquidationOpens })
        #expect(
            try await journal().changes(matching: ChangeFilter()).contains {
                $0.change.code == .procOpenLiquidation && $0.change.company == .siren(opening.siren)
            })
    }
}

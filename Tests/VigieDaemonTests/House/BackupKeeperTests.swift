import Foundation
import Testing
import VigieConfiguration
import VigieDomain
import VigieEngine
import VigieJournal
import VigieTesting

@testable import VigieDaemon

/// Copies that the service makes by itself.
@Suite(.timeLimit(.minutes(60))) struct BackupKeeperTests {
    private let home: TestHouse

    init() throws { home = try TestHouse() }

    private func keeper(_ folder: String = "copies", keep: Int = 3) throws -> BackupKeeper {
        if folder == "copies" {
            try FileManager.default.createDirectory(at: home.folder.file(folder), withIntermediateDirectories: true)
        }
        var settings = BackupSettings(folder: home.folder.file(folder).path)
        settings.keep = keep
        return BackupKeeper(settings: settings, state: home.folder.file("state").path)
    }

    @Test func `a copy is made each hour, and the newest ones are kept`() async throws {
        let keeper = try keeper()
        for hour in 0..<5 {
            for _ in 0..<3 { try await keeper.cycle(house: home.house, policy: home.policy) }
            #expect(keeper.copies().count == min(hour + 1, 3))
            home.clock.advance(by: .seconds(3601))
        }
        #expect(keeper.copies().last == "vigie-20261123-120004.sqlite", "\(keeper.copies())")
        #expect(try await home.everyAlarm.isEmpty)
        // A restart reads the names: no copy too many.
        try await self.keeper().cycle(house: home.house, policy: home.policy)
        #expect(keeper.copies().count == 3)
    }

    @Test func `files of others in the folder stay`() async throws {
        let keeper = try keeper(keep: 1)
        try home.folder.write([1], to: "copies/notes.txt")
        try home.folder.write([1], to: "copies/vigie.yaml")
        for _ in 0..<3 {
            try await keeper.cycle(house: home.house, policy: home.policy)
            home.clock.advance(by: .seconds(3601))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.folder.file("copies").path).count == 3)
    }

    @Test func `a copy that cannot be made is told once, with its end`() async throws {
        let missing = try keeper("nowhere")
        for _ in 0..<3 { try await missing.cycle(house: home.house, policy: home.policy) }
        let alarm = try #require(try await home.everyAlarm.first)
        #expect(alarm.key == "backup" && alarm.detail.french.contains("nowhere") && alarm.closed == nil)
        try FileManager.default.createDirectory(at: home.folder.file("nowhere"), withIntermediateDirectories: true)
        try await missing.cycle(house: home.house, policy: home.policy)
        #expect(try await home.alarms.isEmpty)
        #expect(try await home.everyAlarm.count == 1)
    }
}

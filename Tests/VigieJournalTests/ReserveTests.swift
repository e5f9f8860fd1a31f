import Foundation
import GRDB
import Testing
import VigieDomain
import VigieEngine
import VigieTesting

@testable import VigieJournal

/// A disk that fills up: nothing new is taken in, what is under way is written down from the reserve, and the room that
/// comes back is believed only when it is enough.
@Suite(.enabled(if: SmallDisk.isPossible, "\(SmallDisk.missing)")) struct ReserveTests {
    private static func options(_ kilobytes: Int64 = 1024) -> JournalOptions {
        var options = JournalOptions()
        options.reserveBytes = kilobytes << 10
        return options
    }

    private static func large(_ count: Int = 2000) -> JournalEntry {
        var entry = JournalEntry(at: JournalSpecimen.start)
        entry.changes = (0..<count).map { JournalSpecimen.change(1, "fait \($0)") }
        return entry
    }

    private static func reserve(on disk: SmallDisk) -> URL { disk.folder.file(Reserve.fileName) }

    @Test func `the reserve is made of blocks, for its owner alone, and found again`() async throws {
        let disk = try SmallDisk()
        defer { disk.detach() }
        for _ in 1...2 {
            let journal = try SQLiteJournal(at: disk.folder.url, options: Self.options())
            var status = stat()
            #expect(stat(Self.reserve(on: disk).path, &status) == 0)
            #expect(status.st_size == 1 << 20 && status.st_blocks * 512 >= 1 << 20)
            #expect(status.st_mode & 0o7777 == 0o600)
            #expect(await journal.room() == .plenty)
            await journal.close()
        }
    }

    @Test func `a full disk refuses what is new, and takes alarms, words and outcomes from the reserve`() async throws {
        let disk = try SmallDisk()
        defer { disk.detach() }
        let journal = try SQLiteJournal(at: disk.folder.url, options: Self.options())
        _ = try await journal.commit(JournalSpecimen.entry())
        try disk.fill()
        let before = try await journal.changes(matching: ChangeFilter()).count
        #expect(await OpeningTests.failure { try await journal.commit(Self.large()) }?.code == .full)
        #expect(await journal.room() == .reserve)
        #expect(!FileManager.default.fileExists(atPath: Self.reserve(on: disk).path))
        // However small: the reserve is not for news.
        #expect(await OpeningTests.failure { try await journal.commit(Self.large(1)) }?.code == .full)
        #expect(try await journal.changes(matching: ChangeFilter()).count == before)

        var alarm = JournalEntry(at: JournalSpecimen.start)
        alarm.alarmsOpened = [JournalSpecimen.alarm("disk")]
        _ = try await journal.commit(alarm)
        let alerts = try await journal.alertsToCompose(at: JournalSpecimen.start, limit: 1)
        let message = JournalSpecimen.message(alerts.map(\.alert), to: alerts[0].alert.recipient)
        try await journal.freeze([message])
        try await journal.record(
            DeliveryAttempt(message: message.id, at: JournalSpecimen.start, reply: "250", state: .delivered))
        #expect(await journal.room() == .reserve)

        disk.empty()
        #expect(await journal.room() == .plenty)
        #expect(FileManager.default.fileExists(atPath: Self.reserve(on: disk).path))
        _ = try await journal.commit(Self.large(1))
    }

    @Test func `room that is no more than the reserve itself ends nothing`() async throws {
        let disk = try SmallDisk()
        defer { disk.detach() }
        let journal = try SQLiteJournal(at: disk.folder.url, options: Self.options())
        try disk.fill()
        #expect(await OpeningTests.failure { try await journal.commit(Self.large()) }?.code == .full)
        #expect(disk.free >= 1 << 20)
        #expect(await journal.room() == .reserve)
    }

    @Test(arguments: [1024, 0] as [Int64])
    func `without any room left, that is said, until an outcome could be written down`(_ kilobytes: Int64) async throws
    {
        let disk = try SmallDisk()
        defer { disk.detach() }
        let journal = try SQLiteJournal(at: disk.folder.url, options: Self.options(kilobytes))
        _ = try await journal.commit(JournalSpecimen.entry())
        let alerts = try await journal.alertsToCompose(at: JournalSpecimen.start, limit: 1)
        try disk.fill()
        #expect(await OpeningTests.failure { try await journal.commit(Self.large()) }?.code == .full)
        try disk.fill()
        let message = JournalSpecimen.message(
            alerts.map(\.alert), to: alerts[0].alert.recipient, text: String(repeating: "long ", count: 100_000))
        #expect(await OpeningTests.failure { try await journal.freeze([message]) }?.code == .full)
        #expect(await journal.room() == .none)
        disk.empty()
        try disk.fill(leaving: 300)
        #expect(await journal.room() == .reserve)
        disk.empty()
        #expect(await journal.room() == .plenty)
        try await journal.freeze([message])
    }

    @Test func `a start on a full disk gives the reserve up rather than fail`() async throws {
        let disk = try SmallDisk()
        defer { disk.detach() }
        let first = try SQLiteJournal(at: disk.folder.url, options: Self.options())
        _ = try await first.commit(JournalSpecimen.entry())
        await first.close()
        try disk.fill()
        let second = try SQLiteJournal(at: disk.folder.url, options: Self.options())
        #expect(await second.room() == .reserve)
        #expect(try await second.watches().count == 2)
        disk.empty()
        #expect(await second.room() == .plenty)
    }

    @Test func `a start on a disk without room for the reserve takes nothing new`() async throws {
        let disk = try SmallDisk(kilobytes: 1024)
        defer { disk.detach() }
        let journal = try SQLiteJournal(at: disk.folder.url, options: Self.options())
        #expect(await journal.room() == .reserve)
        #expect(await OpeningTests.failure { try await journal.commit(JournalSpecimen.entry()) }?.code == .full)
    }

    @Test func `a state directory that nobody can write to is a matter of rights`() async throws {
        let disk = try SmallDisk()
        defer { disk.detach() }
        let first = try SQLiteJournal(at: disk.folder.url, options: Self.options())
        _ = try await first.commit(JournalSpecimen.entry())
        await first.close()
        try disk.makeReadOnly()
        let failure = await OpeningTests.failure { try SQLiteJournal(at: disk.folder.url, options: Self.options()) }
        #expect(failure?.code == .permission)
        #expect(failure?.sentence.contains(disk.folder.url.path) == true)
    }

    @Test func `a file system that takes no further file is named as such`() async throws {
        let disk = try SmallDisk(names: 2)
        defer { disk.detach() }
        let failure = await OpeningTests.failure { try SQLiteJournal(at: disk.folder.url, options: Self.options()) }
        #expect(failure?.code == .full)
        #expect(failure?.sentence.contains("inodes") == true, "\(failure?.sentence ?? "")")
    }
}

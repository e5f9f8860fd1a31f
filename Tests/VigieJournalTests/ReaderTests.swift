import Foundation
import Testing
import VigieDomain
import VigieEngine
import VigieTesting

@testable import VigieJournal

/// Commands read while the daemon writes, and change nothing.
@Suite struct ReaderTests {
    @Test func `a reader beside the writer sees each commit and needs no lock`() async throws {
        let place = Place()
        let writer = try await place.open()
        let reader = try SQLiteJournal(at: place.folder.url, mode: .readOnly)
        #expect(try await reader.watches().isEmpty)
        _ = try await writer.commit(JournalSpecimen.entry())
        #expect(try await JournalPicture(of: reader) == JournalPicture(of: writer))
        let change = JournalSpecimen.change(3, "plus tard")
        var entry = JournalEntry(at: JournalSpecimen.start)
        entry.changes = [change]
        _ = try await writer.commit(entry)
        #expect(try await reader.changes(matching: ChangeFilter()).last?.change == change)
    }

    @Test func `a reader opens a journal that nobody holds, and leaves it as it was`() async throws {
        let place = Place()
        let writer = try await place.open()
        _ = try await writer.commit(JournalSpecimen.entry())
        await writer.close()
        let before = try Data(contentsOf: place.file)
        let reader = try SQLiteJournal(at: place.folder.url, mode: .readOnly)
        #expect(try await reader.watches().count == 2)
        await reader.close()
        #expect(try Data(contentsOf: place.file) == before)
    }

    @Test func `a reader refuses to write, and says where writing goes`() async throws {
        let place = Place()
        let writer = try await place.open()
        let reader = try SQLiteJournal(at: place.folder.url, mode: .readOnly)
        let before = try await JournalPicture(of: writer)
        let message = JournalSpecimen.message([], to: JournalSpecimen.person("anne"))
        let attempt = DeliveryAttempt(message: message.id, at: JournalSpecimen.start, reply: "", state: .delivered)
        let failures = [
            await OpeningTests.failure { try await reader.commit(JournalSpecimen.entry()) },
            await OpeningTests.failure { try await reader.freeze([message]) },
            await OpeningTests.failure { try await reader.record(attempt) },
            await OpeningTests.failure {
                try await reader.redeliver(RedeliverySelection(), now: JournalSpecimen.start)
            },
        ]
        for failure in failures {
            #expect(failure?.code == .permission)
            #expect(failure?.sentence.contains("reading only") == true)
        }
        #expect(try await JournalPicture(of: writer) == before)
    }

    @Test func `a reader of nothing says that there is no journal yet`() async throws {
        let folder = TemporaryFolder()
        let failure = await OpeningTests.failure { try SQLiteJournal(at: folder.url, mode: .readOnly) }
        #expect(failure?.sentence.contains("there is no journal") == true)
        #expect(!FileManager.default.fileExists(atPath: folder.file(SQLiteJournal.fileName).path))
    }

    @Test func `a reader leaves the upgrade to the service`() async throws {
        var options = JournalOptions()
        options.migrations = Array(Migration.all.dropLast())
        let place = Place(options: options)
        _ = try await place.open()
        let failure = await OpeningTests.failure { try SQLiteJournal(at: place.folder.url, mode: .readOnly) }
        #expect(failure?.sentence.contains("start the service once") == true)
    }
}

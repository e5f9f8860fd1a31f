import Foundation
import GRDB
import Testing
import VigieDomain
import VigieEngine
import VigieTesting

@testable import VigieJournal

/// One process writes; a file that is not a sound journal of ours is refused with a sentence that says what to do.
@Suite struct OpeningTests {
    @Test func `a second writer is refused and told who holds the journal`() async throws {
        let place = Place()
        let journal = try await place.open()
        let failure = await Self.failure { try SQLiteJournal(at: place.folder.url) }
        #expect(failure?.code == .locked)
        #expect(failure?.sentence.contains("process \(ProcessInfo.processInfo.processIdentifier)") == true)
        #expect(failure?.sentence.contains("stop it first") == true)
        await journal.close()
        _ = try SQLiteJournal(at: place.folder.url)
    }

    @Test func `a writer that is gone leaves no lock, whatever its file says`() async throws {
        let place = Place()
        try place.folder.write(Array("1\n".utf8), to: SQLiteJournal.lockName)
        _ = try await place.open()
        #expect(
            try String(contentsOf: place.folder.file(SQLiteJournal.lockName), encoding: .utf8).hasPrefix("1\n") == false
        )
    }

    @Test func `a closed journal answers nothing more`() async throws {
        let place = Place()
        let journal = try await place.open()
        await journal.close()
        await journal.close()
        let failure = await Self.failure { try await journal.watches() }
        #expect(failure?.sentence.contains("was closed") == true)
    }

    @Test func `a journal made by a newer Vigie is refused and left as it is`() async throws {
        let place = Place()
        await (try place.open()).close()
        try place.stranger().inDatabase { try $0.execute(sql: "PRAGMA user_version = 99") }
        let failure = await Self.failure { try await place.open() }
        #expect(failure?.code == .newerSchema)
        #expect(failure?.sentence.contains("schema 99") == true)
        #expect(try place.stranger().inDatabase { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 99)
    }

    @Test func `the database of another program is refused and left as it is`() async throws {
        let place = Place()
        try place.stranger().inDatabase { try $0.execute(sql: "CREATE TABLE invoice (id INTEGER)") }
        let failure = await Self.failure { try await place.open() }
        #expect(failure?.code == .corrupt)
        #expect(failure?.sentence.contains("not a journal of Vigie") == true)
        #expect(try place.dump().isEmpty)
        #expect(try place.stranger().inDatabase { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "delete")
    }

    @Test(arguments: [
        "PK\u{3}\u{4} un classeur", "SQLite format 3\0 et puis rien", String(repeating: "é", count: 9000),
    ])
    func `a file that is no database is refused`(_ text: String) async throws {
        let place = Place()
        try place.folder.write(Array(text.utf8), to: SQLiteJournal.fileName)
        let failure = await Self.failure { try await place.open() }
        #expect(failure?.code == .corrupt)
        #expect(failure?.sentence.contains(place.file.path) == true)
        #expect(failure?.sentence.contains("last good copy") == true)
        #expect(try Data(contentsOf: place.file) == Data(text.utf8), "the file is kept for analysis")
    }

    @Test func `an empty file is a journal whose making was interrupted`() async throws {
        let place = Place()
        try place.folder.write([], to: SQLiteJournal.fileName)
        _ = try await place.open().commit(JournalSpecimen.entry())
    }

    @Test func `a damaged journal is refused at the opening`() async throws {
        let place = try await Self.damaged()
        let failure = await Self.failure { try await place.open() }
        #expect(failure?.code == .corrupt)
        #expect(failure?.sentence.contains("damaged") == true)
    }

    @Test func `damage that the opening did not look at is met once, and nothing is believed after it`() async throws {
        var options = JournalOptions()
        options.wholeCheckBytes = 0
        let place = try await Self.damaged(options)
        let journal = try await place.open()
        let failure = await Self.failure { try await journal.changes(matching: ChangeFilter(limit: .max)) }
        #expect(failure?.code == .corrupt)
        let later = await Self.failure { try await journal.commit(JournalSpecimen.entry()) }
        #expect(later == failure)
    }

    @Test func `bytes turned at random are refused or harmless, never a crash`() async throws {
        let place = Place()
        let journal = try await place.open()
        for round in 0..<3 { _ = try await journal.commit(DurabilityTests.entry(round)) }
        await journal.close()
        let sound = try Data(contentsOf: place.file)
        let entropy = SeededEntropy(seed: 11)
        var refused = 0
        for _ in 0..<60 {
            var bytes = sound
            for _ in 0...(entropy.next() % 20) {
                bytes[Int(entropy.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: entropy.next())
            }
            let copy = Place()
            try bytes.write(to: copy.file)
            do {
                _ = try await JournalPicture(of: copy.open())
            } catch is JournalFailure {
                refused += 1
            }
        }
        #expect(refused > 10)
    }

    @Test func `a state directory that cannot be made is a matter of rights`() async throws {
        let folder = TemporaryFolder()
        let file = try folder.write([1], to: "état")
        let failure = await Self.failure { try SQLiteJournal(at: file.appending(path: "vigie")) }
        #expect(failure?.code == .permission)
        #expect(failure?.sentence.contains(file.path) == true)
    }

    static func failure(_ act: () async throws -> some Any) async -> JournalFailure? {
        do {
            _ = try await act()
            return nil
        } catch {
            return error as? JournalFailure
        }
    }

    /// A journal with enough changes to fill pages of their own, one of which is overwritten.
    private static func damaged(_ options: JournalOptions = JournalOptions()) async throws -> Place {
        let place = Place(options: options)
        let journal = try await place.open()
        var entry = JournalEntry(at: JournalSpecimen.start)
        entry.changes = (0..<400).map { JournalSpecimen.change(1, "fait \($0)") }
        _ = try await journal.commit(entry)
        await journal.close()
        let page = try place.stranger().inDatabase { db in
            try Int.fetchOne(db, sql: "SELECT max(pageno) FROM dbstat WHERE name = 'change' AND pagetype = 'leaf'")
        }
        let handle = try FileHandle(forWritingTo: place.file)
        try handle.seek(toOffset: UInt64(((page ?? 40) - 1) * 4096))
        try handle.write(contentsOf: Data(repeating: 0xAB, count: 4096))
        try handle.close()
        return place
    }
}

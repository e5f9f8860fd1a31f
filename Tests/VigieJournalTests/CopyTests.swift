import Foundation
import GRDB
import Testing
import VigieDomain
import VigieEngine
import VigieTesting

@testable import VigieJournal

/// Copies made beside the writer, proved, and put back.
@Suite struct CopyTests {
    private static func mode(_ url: URL) -> mode_t {
        var status = stat()
        return stat(url.path, &status) == 0 ? status.st_mode & 0o7777 : 0
    }

    @Test func `a copy made while the service writes is whole, for its owner alone, and one file`() async throws {
        let place = Place()
        let journal = try await place.open()
        _ = try await journal.commit(JournalSpecimen.entry())
        let copy = place.folder.file("copie.sqlite")
        let made = try JournalCopy.make(of: place.folder.url, at: copy.path)
        _ = try await journal.commit(DurabilityTests.entry(1))
        #expect(Self.mode(copy) == 0o600)
        #expect(made.rows > 10 && made.bytes > 0)
        let beside = try FileManager.default.contentsOfDirectory(atPath: place.folder.url.path)
        #expect(!beside.contains { $0.hasPrefix("copie.sqlite") && $0 != "copie.sqlite" }, "\(beside)")
        let rows = try await DatabaseQueue(path: copy.path).read { try Inspection.counts($0) }
        #expect(rows.values.reduce(0, +) == made.rows && rows["change"] == 2)
    }

    @Test func `a file that is there is never written over unless it is asked for`() async throws {
        let place = Place()
        _ = try await place.open().commit(JournalSpecimen.entry())
        let copy = try place.folder.write([1, 2, 3], to: "copie.sqlite")
        #expect(throws: JournalCopy.Problem.exists(copy.path)) {
            try JournalCopy.make(of: place.folder.url, at: copy.path)
        }
        #expect(try Data(contentsOf: copy) == Data([1, 2, 3]))
        _ = try JournalCopy.make(of: place.folder.url, at: copy.path, replacing: true)
        #expect(try Data(contentsOf: copy).count > 4096)
    }

    @Test func `no copy is made of a damaged journal, and nothing is left behind`() async throws {
        let place = Place()
        let journal = try await place.open()
        _ = try await journal.commit(JournalSpecimen.entry())
        try place.stranger().inDatabase { db in
            try db.execute(sql: "UPDATE facets SET facets = replace(facets, 'AVANT', 'APRES')")
        }
        let copy = place.folder.file("copie.sqlite")
        #expect(throws: JournalCopy.Problem.self) { try JournalCopy.make(of: place.folder.url, at: copy.path) }
        #expect(!FileManager.default.fileExists(atPath: copy.path))
        let left = try FileManager.default.contentsOfDirectory(atPath: place.folder.url.path)
        #expect(!left.contains { $0.contains("copie") })
    }

    @Test func `what is put back is the journal of that moment, and the present one is kept beside it`() async throws {
        let place = Place()
        let journal = try await place.open()
        _ = try await journal.commit(JournalSpecimen.entry())
        let then = try await JournalPicture(of: journal)
        let copy = place.folder.file("copie.sqlite")
        _ = try JournalCopy.make(of: place.folder.url, at: copy.path)
        _ = try await journal.commit(DurabilityTests.entry(1))
        let now = try await JournalPicture(of: journal)
        // The service runs: refused.
        let refused = await OpeningTests.failure {
            try JournalRestore.run(copy.path, into: place.folder.url, stamp: "1")
        }
        #expect(refused?.code == .locked)
        await journal.close()
        let restored = try JournalRestore.run(copy.path, into: place.folder.url, stamp: "2")
        #expect(try await JournalPicture(of: place.open()) == then)
        let kept = try #require(restored.kept)
        let other = Place()
        for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: kept + suffix) {
            try Data(contentsOf: URL(filePath: kept + suffix)).write(to: URL(filePath: other.file.path + suffix))
        }
        #expect(try await JournalPicture(of: other.open()) == now)
    }

    @Test func `a copy that is damaged, foreign or half is refused, and the journal stays`() async throws {
        let place = Place()
        let journal = try await place.open()
        _ = try await journal.commit(JournalSpecimen.entry())
        let copy = place.folder.file("copie.sqlite")
        _ = try JournalCopy.make(of: place.folder.url, at: copy.path)
        let before = try await JournalPicture(of: journal)
        await journal.close()
        let sound = try Data(contentsOf: copy)
        var turned = sound
        turned.replaceSubrange(4096 * 5..<4096 * 9, with: Data(repeating: 0xAB, count: 4096 * 4))
        for bytes in [turned, sound.prefix(sound.count / 2), Data("PK".utf8), Data()] {
            try bytes.write(to: copy)
            #expect(throws: JournalCopy.Problem.self) {
                try JournalRestore.run(copy.path, into: place.folder.url, stamp: "3")
            }
        }
        #expect(throws: JournalCopy.Problem.self) {
            try JournalRestore.run("/nowhere/copie", into: place.folder.url, stamp: "3")
        }
        try sound.write(to: copy)
        try place.folder.write([1], to: "copie.sqlite-wal")
        #expect(throws: JournalCopy.Problem.hasLog(copy.path)) {
            try JournalRestore.run(copy.path, into: place.folder.url, stamp: "3")
        }
        #expect(try await JournalPicture(of: place.open()) == before)
    }

    @Test func `a restore that was interrupted keeps the service from starting, and is begun anew`() async throws {
        let place = Place()
        let journal = try await place.open()
        _ = try await journal.commit(JournalSpecimen.entry())
        let copy = place.folder.file("copie.sqlite")
        _ = try JournalCopy.make(of: place.folder.url, at: copy.path)
        await journal.close()
        Aside.leave("copie", at: place.folder.file(Aside.restoring).path)
        let failure = await OpeningTests.failure { try await place.open() }
        #expect(failure?.sentence.contains("vigie restore") == true)
        _ = try JournalRestore.run(copy.path, into: place.folder.url, stamp: "4")
        #expect(try await place.open().watches().count == 2)
    }

    @Test func `proof that was given up keeps its digest, address and time, and comes back with the same bytes`()
        async throws
    {
        let place = Place()
        let journal = try await place.open()
        let proof = JournalSpecimen.evidence("ouverture")
        var entry = JournalEntry(at: JournalSpecimen.start)
        entry.evidence = [proof, JournalSpecimen.evidence("autre", at: JournalSpecimen.moment(5))]
        _ = try await journal.commit(entry)
        let late = JournalSpecimen.moment(100)
        let first = try await journal.keptEvidence(fetchedBefore: late, after: nil, limit: 1)
        let second = try await journal.keptEvidence(fetchedBefore: late, after: first.first, limit: 9)
        #expect(first.map(\.id) == [proof.id] && second.count == 1)
        #expect(try await journal.keptEvidence(fetchedBefore: JournalSpecimen.start, after: nil, limit: 9).isEmpty)
        try await journal.giveUp([proof.id], at: late)
        #expect(try await journal.evidence(proof.id) == nil)
        #expect(try await journal.inspect() == [])
        let row = try place.stranger().inDatabase {
            try Row.fetchOne(
                $0, sql: "SELECT url, fetched, size FROM evidence WHERE id = ?", arguments: [proof.id.digest])
        }
        #expect(row?["url"] == proof.url && row?["size"] == proof.bytes.count)
        _ = try await journal.commit(entry)
        #expect(try await journal.evidence(proof.id)?.bytes == proof.bytes)
    }
}

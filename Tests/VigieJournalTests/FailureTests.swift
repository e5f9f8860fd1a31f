import Foundation
import GRDB
import Testing
import VigieDomain
import VigieEngine
import VigieTesting

@testable import VigieJournal

/// Each refusal of the device has its word, its sentence, and its consequence.
@Suite struct FailureTests {
    @Test(arguments: [
        (ResultCode.SQLITE_FULL, JournalFailure.Code.full, "Free some space"),
        (.SQLITE_IOERR, .io, "Check the disk"),
        (.SQLITE_IOERR_FSYNC, .io, "Check the disk"),
        (.SQLITE_IOERR_WRITE, .io, "Check the disk"),
        (.SQLITE_CORRUPT, .corrupt, "last good copy"),
        (.SQLITE_CORRUPT_VTAB, .corrupt, "last good copy"),
        (.SQLITE_NOTADB, .corrupt, "last good copy"),
        (.SQLITE_BUSY, .locked, "Close the tool"),
        (.SQLITE_BUSY_SNAPSHOT, .locked, "Close the tool"),
        (.SQLITE_READONLY, .permission, "user of the service"),
        (.SQLITE_READONLY_DBMOVED, .permission, "user of the service"),
        (.SQLITE_CANTOPEN, .permission, "user of the service"),
        (.SQLITE_PERM, .permission, "user of the service"),
        (.SQLITE_CONSTRAINT, .other, "refused"),
        (.SQLITE_ERROR, .other, "refused"),
    ])
    func `each code of SQLite has its consequence`(_ code: ResultCode, _ expected: JournalFailure.Code, _ hint: String)
    {
        let error = DatabaseError(resultCode: code, message: "mot")
        let failure = JournalFailure(error, path: "/var/lib/vigie/j")
        #expect(failure.code == expected)
        for part in [hint, "/var/lib/vigie/j", "mot", "\(code.rawValue)"] {
            #expect(failure.sentence.contains(part), "\(failure.sentence)")
        }
        #expect(JournalFailure.isFinal(error) == [.io, .corrupt].contains(expected))
    }

    @Test func `a full device refuses the entry whole, and deliveries go on`() async throws {
        var options = JournalOptions()
        options.maximumPages = 120
        let place = Place(options: options)
        let journal = try await place.open()
        _ = try await journal.commit(JournalSpecimen.entry())
        let alerts = try await journal.alertsToCompose(at: JournalSpecimen.start, limit: 1)
        let message = JournalSpecimen.message(alerts.map(\.alert), to: alerts[0].alert.recipient)
        try await journal.freeze([message])
        let before = try await JournalPicture(of: journal)

        var large = JournalEntry(at: JournalSpecimen.start)
        large.changes = (0..<3000).map { JournalSpecimen.change(1, "fait \($0)") }
        let entry = large
        let failure = await OpeningTests.failure { try await journal.commit(entry) }
        #expect(failure?.code == .full)
        #expect(failure?.sentence.contains("Nothing was recorded") == true)
        #expect(try await JournalPicture(of: journal) == before)

        let attempt = DeliveryAttempt(message: message.id, at: JournalSpecimen.start, reply: "250", state: .delivered)
        try await journal.record(attempt)
        #expect(try await journal.deliveries(about: JournalSpecimen.company(1), limit: 9).map(\.state) == [.delivered])
    }

    @Test func `a tool that holds the file is named as such, and forgiven`() async throws {
        var options = JournalOptions()
        options.busySeconds = 0.02
        let place = Place(options: options)
        let journal = try await place.open()
        let tool = try place.stranger()
        try tool.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
        let failure = await OpeningTests.failure { try await journal.commit(JournalSpecimen.entry()) }
        #expect(failure?.code == .locked)
        try tool.inDatabase { try $0.execute(sql: "ROLLBACK") }
        _ = try await journal.commit(JournalSpecimen.entry())
    }

    @Test(arguments: [0, 1, 20, 4096, 1_000_000])
    func `bytes come back from the press as they went in`(_ count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0) }
        let press = Zstandard()
        #expect(try press.unpack(press.pack(bytes), size: count) == bytes)
    }

    @Test func `pressed bytes that are damaged or of another size are refused`() throws {
        let press = Zstandard()
        let packed = try press.pack(Array("un texte qui se répète, un texte qui se répète".utf8))
        for (bytes, size) in [(packed, 10), (packed, 1000), ([], 5), (Array(packed.dropLast(3)), 48), ([1, 2, 3], 3)] {
            #expect(throws: JournalFailure.self) { try press.unpack(bytes, size: size) }
        }
    }

    @Test func `evidence that is no longer what was received is refused`() async throws {
        let place = Place()
        let journal = try await place.open()
        var entry = JournalEntry(at: JournalSpecimen.start)
        let proof = JournalSpecimen.evidence("preuve")
        entry.evidence = [proof]
        _ = try await journal.commit(entry)
        let other = try Zstandard().pack(Array("autres".utf8))
        try place.stranger().inDatabase { db in
            try db.execute(sql: "UPDATE evidence SET packed = ?", arguments: [Data(other)])
        }
        let failure = await OpeningTests.failure { try await journal.evidence(proof.id) }
        #expect(failure?.code == .corrupt)
        #expect(failure?.sentence.contains(proof.id.digest) == true)
    }

    @Test(arguments: [
        "UPDATE facets SET facets = '{\"rien\":1}'",
        "UPDATE facets SET facets = '{tronqué}'",
    ])
    func `a value that cannot be read names its table, and costs nothing else`(_ statement: String) async throws {
        let place = Place()
        let journal = try await place.open()
        _ = try await journal.commit(JournalSpecimen.entry())
        try place.stranger().inDatabase { try $0.execute(sql: statement) }
        let failure = await OpeningTests.failure { try await journal.facets(of: JournalSpecimen.company(1)) }
        #expect(failure?.code == .corrupt)
        #expect(failure?.sentence.contains("“facets”") == true)
        #expect(try await journal.watches().count == 2)
        #expect(try await journal.alertsToCompose(at: JournalSpecimen.start, limit: 9).count == 3)
    }
}

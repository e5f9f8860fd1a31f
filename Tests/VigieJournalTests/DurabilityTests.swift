import Foundation
import GRDB
import Testing
import VigieDomain
import VigieEngine
import VigieTesting

@testable import VigieJournal

/// A commit is on the disk when it returns, and is there whole or not at all, wherever the power fails.
@Suite struct DurabilityTests {
    @Test func `what was promised of the connection is really in force`() async throws {
        let place = Place()
        for _ in 1...2 {
            let settings = try await place.open().settingsInForce()
            #expect(settings.journalMode == "wal")
            #expect(settings.synchronous == 2, "GRDB sets NORMAL (1) when it turns WAL on by itself")
            #expect(settings.foreignKeys)
            #expect(!settings.trustedSchema)
            #expect(settings.schema == Migration.all.count)
        }
    }

    @Test(arguments: [
        ("3.40.1", false), ("3.44.5", false), ("3.44.6", true), ("3.50.6", false), ("3.50.7", true), ("3.51.2", false),
        ("3.51.3", true), ("3.52.0", true), ("3.53.0", true), ("4.0.0", true), ("3.7", false), ("", false),
    ])
    func `the remedy of the WAL-reset defect is recognised by the version`(_ version: String, _ expected: Bool) {
        let settings = SettingsInForce(
            journalMode: "wal", synchronous: 2, foreignKeys: true, trustedSchema: false, schema: 1, sqlite: version)
        #expect(settings.hasWALResetRemedy == expected)
    }

    @Test func `a log cut anywhere gives the journal after one of its commits, never between two`() async throws {
        let place = Place()
        let journal = try await place.open()
        var moments: Set<JournalPicture> = [try await JournalPicture(of: journal)]
        for round in 0..<6 {
            _ = try await journal.commit(Self.entry(round))
            moments.insert(try await JournalPicture(of: journal))
            let alerts = try await journal.alertsToCompose(at: JournalSpecimen.moment(1000), limit: 2)
            try await journal.freeze(alerts.map { JournalSpecimen.message([$0.alert], to: $0.alert.recipient) })
            moments.insert(try await JournalPicture(of: journal))
        }
        let database = try Data(contentsOf: place.file)
        let log = try Data(contentsOf: URL(filePath: place.file.path + "-wal"))
        #expect(log.count > 100_000)

        let entropy = SeededEntropy(seed: 7)
        let cuts = [0, 1, 31, 32, 33, log.count - 1] + (0..<60).map { _ in Int(entropy.next() % UInt64(log.count)) }
        var found: Set<JournalPicture> = []
        for cut in cuts {
            let copy = Place()
            try database.write(to: copy.file)
            try log.prefix(cut).write(to: URL(filePath: copy.file.path + "-wal"))
            let picture = try await JournalPicture(of: copy.open())
            #expect(moments.contains(picture), "a log of \(log.count) bytes cut at \(cut)")
            found.insert(picture)
        }
        #expect(found.count > 4, "the cuts fell on too few different moments to prove anything")
    }

    @Test func `a transaction that another ending interrupts leaves nothing`() async throws {
        let place = Place()
        let journal = try await place.open()
        _ = try await journal.commit(JournalSpecimen.entry())
        let before = try await JournalPicture(of: journal)
        await journal.close()
        // As a killed process leaves it: rows of an open transaction, some spilled into the log, no commit.
        let killed = try place.stranger()
        let copy = Place()
        try killed.inDatabase { db in
            try db.execute(sql: "PRAGMA cache_size = 4; BEGIN IMMEDIATE")
            for number in 0..<400 {
                try db.execute(
                    sql: "INSERT INTO cursor VALUES (?, 0, ?)",
                    arguments: ["s\(number)", String(repeating: "x", count: 900)])
            }
            for suffix in ["", "-wal"] {
                try Data(contentsOf: URL(filePath: place.file.path + suffix))
                    .write(to: URL(filePath: copy.file.path + suffix))
            }
            try db.execute(sql: "ROLLBACK")
        }
        try killed.close()
        #expect(try Data(contentsOf: URL(filePath: copy.file.path + "-wal")).count > 100_000)
        #expect(try await JournalPicture(of: copy.open()) == before)
    }

    @Test func `a hundred replays leave every row of every table as it was`() async throws {
        let place = Place()
        let journal = try await place.open()
        let entries = (0..<3).map(Self.entry)
        for entry in entries { _ = try await journal.commit(entry) }
        _ = try await journal.commit(entries[2])
        let once = try place.dump()
        #expect(once.count > 40)
        for _ in 1...100 { for entry in entries.suffix(1) { _ = try await journal.commit(entry) } }
        #expect(try place.dump() == once)
    }

    /// Two changes of two companies with alerts and a notice, different for each round.
    static func entry(_ round: Int) -> JournalEntry {
        let moment = JournalSpecimen.moment(round)
        var entry = JournalSpecimen.entry(at: moment)
        entry.changes = (1...4).map { JournalSpecimen.change($0, "fait \(round)", at: moment) }
        entry.alerts = entry.changes.map { JournalSpecimen.alert($0, to: JournalSpecimen.person("anne")) }
        entry.silences = [entry.changes[1].id: "règle \(round)"]
        entry.evidence = [JournalSpecimen.evidence("fait \(round)"), JournalSpecimen.evidence("nom \(round)")]
        entry.facets = [JournalSpecimen.facets(1, name: "nom \(round)")]
        entry.cursor = Cursor(text: "\(round)")
        entry.notices = [
            NoticeRecord(
                notice: JournalSpecimen.notice(1, number: "A\(round)"),
                provenance: JournalSpecimen.provenance(entry.evidence[0]), disposition: .baseline)
        ]
        return entry
    }
}

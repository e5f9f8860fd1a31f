import Foundation
import GRDB
import Testing
import VigieDomain
import VigieEngine
import VigieTesting

@testable import VigieJournal

/// The rules that the file itself keeps, whoever writes to it, and the steps from one schema to the next.
@Suite struct SchemaTests {
    @Test func `steps are numbered from one without a gap`() {
        #expect(Migration.all.map(\.number) == Array(1...Migration.all.count))
    }

    @Test(arguments: 1..<Migration.all.count)
    func `a journal of each earlier schema is upgraded, and a copy of it kept`(_ version: Int) async throws {
        var options = JournalOptions()
        options.migrations = Array(Migration.all.prefix(version))
        let place = Place(options: options)
        await (try place.open()).close()
        try place.stranger().inDatabase { db in
            try db.execute(sql: "INSERT INTO baseline VALUES ('siren:552081317', 'bodacc', 7)")
        }
        let journal = try SQLiteJournal(at: place.folder.url)
        #expect(try await journal.settingsInForce().schema == Migration.all.count)
        #expect(try place.dump().contains { $0.contains("552081317") })
        _ = try await journal.commit(JournalSpecimen.entry())
        let copy = try DatabaseQueue(path: place.file.path + ".before-upgrade-from-\(version)")
        let kept = try await copy.read { db in
            [try Int.fetchOne(db, sql: "PRAGMA user_version"), try Int.fetchOne(db, sql: "SELECT taken FROM baseline")]
        }
        #expect(kept == [version, 7])
    }

    @Test func `a step that fails leaves the schema before it`() async throws {
        var options = JournalOptions()
        options.migrations = [
            Migration.watch,
            Migration(number: 2, sql: "CREATE TABLE half (a INTEGER) STRICT; SELECT nonsense FROM half"),
        ]
        let place = Place(options: options)
        #expect(await OpeningTests.failure { try await place.open() } != nil)
        let tables = try place.stranger().inDatabase { db in
            try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE name = 'half'")
        }
        #expect(tables.isEmpty)
        #expect(try place.stranger().inDatabase { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 1)
    }

    @Test func `an upgrade that is cut short at any operation leaves the old form or the new one, and is done again`()
        async throws
    {
        var old = JournalOptions()
        // The two steps after these, alarms and the age of proof, are told apart below.
        old.migrations = Array(Migration.all.prefix(4))
        let last = old.migrations.count
        var refused = 0
        // Every operation in the long run, one in four here.
        let step = ProcessInfo.processInfo.environment["VIGIE_TORTURE"] == "all" ? 1 : 4
        for number in stride(from: 1, to: 400, by: step) {
            let disk = TorturedFolder()
            let first = try SQLiteJournal(at: disk.folder.url, options: old)
            await first.close()
            disk.fail(number, .io, lasting: true)
            let cut = try? SQLiteJournal(at: disk.folder.url)
            let isMet = disk.met != nil
            disk.heal()
            if cut == nil { refused += 1 }
            await cut?.close()
            let file = disk.folder.file(SQLiteJournal.fileName).path
            let found = try await DatabaseQueue(path: file).read { db in
                (
                    try SchemaMark.version(of: db), try Inspection.counts(db).keys.contains("alarm"),
                    try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info('evidence')").contains("taken")
                )
            }
            #expect(found.1 == (found.0 > last) && found.2 == (found.0 > last + 1), "operation \(number): \(found)")
            let next = try SQLiteJournal(at: disk.folder.url)
            #expect(try await next.settingsInForce().schema == Migration.all.count)
            #expect(try await next.inspect() == [])
            await next.close()
            if !isMet { break }
        }
        #expect(refused > 5)
    }

    @Test(arguments: [
        "UPDATE change SET code = 'id.name'",
        "UPDATE change SET sequence = sequence + 1",
        "DELETE FROM change",
        "DELETE FROM alert",
        "DELETE FROM silence",
        "UPDATE message SET bytes = x'00'",
        "DELETE FROM message",
        "UPDATE delivery SET state = 'lost'",
        "UPDATE delivery SET next_attempt = NULL",
        "UPDATE delivery SET attempts = -1",
        "UPDATE alert SET due = NULL",
        "UPDATE alert SET due = 'demain'",
        "INSERT INTO alarm (key, opened, sentence, detail) VALUES ('source:bodacc', 99, '', '')",
        "INSERT INTO message_alert VALUES (1, 9, 999)",
        "INSERT INTO delivery (message, recipient, state, next_attempt) VALUES (999, 'email:a', 'pending', 1)",
        "UPDATE watch SET followed_until = '31/12/2026'",
        "UPDATE watch SET client = 'rien'",
    ])
    func `the file refuses what would break a promise`(_ statement: String) async throws {
        let place = Place()
        let journal = try await place.open()
        _ = try await journal.commit(JournalSpecimen.entry())
        let alerts = try await journal.alertsToCompose(at: JournalSpecimen.start, limit: 1)
        try await journal.freeze([JournalSpecimen.message(alerts.map(\.alert), to: alerts[0].alert.recipient)])
        let before = try place.dump()
        #expect(throws: DatabaseError.self) {
            try place.stranger().inDatabase { try $0.execute(sql: statement) }
        }
        #expect(try place.dump() == before)
    }
}

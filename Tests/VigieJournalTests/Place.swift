import Foundation
import GRDB
import VigieTesting

@testable import VigieJournal

/// One state directory of a test, with one journal open at a time.
actor Place {
    let folder = TemporaryFolder()
    private let options: JournalOptions
    private var journal: SQLiteJournal?

    init(options: JournalOptions = JournalOptions()) { self.options = options }

    nonisolated var file: URL { folder.file(SQLiteJournal.fileName) }

    /// The journal of the place, opened again where it was open.
    func open() async throws -> SQLiteJournal {
        await journal?.close()
        let opened = try SQLiteJournal(at: folder.url, options: options)
        journal = opened
        return opened
    }

    /// Another program's connection to the file, behind the journal's back.
    nonisolated func stranger() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.allowsUnsafeTransactions = true
        return try DatabaseQueue(path: file.path, configuration: configuration)
    }

    /// Every row of every table as text, to compare two moments of a journal.
    nonisolated func dump() throws -> [String] {
        try stranger().read { db in
            let tables = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            return try tables.flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map { "\(table): \($0.description)" }
            }
        }
    }
}

import GRDB
import GRDBSQLite

/// What is really in force on the journal's own connection, for `vigie status` and for the tests that hold it to it.
package struct SettingsInForce: Hashable, Sendable {
    package var journalMode: String
    /// 2 is FULL: a commit is on the disk when it returns.
    package var synchronous: Int
    package var foreignKeys: Bool
    package var trustedSchema: Bool
    package var schema: Int
    package var sqlite: String

    /// Whether this SQLite knows the remedy of the WAL-reset defect (3.51.3, or 3.50.7 and 3.44.6 in their lines). Without
    /// it the journal is safe because one connection alone writes and checkpoints.
    package var hasWALResetRemedy: Bool { SettingsInForce.hasWALResetRemedy(sqlite) }

    /// Of the library that this process runs with.
    package static var sqliteVersion: String { String(cString: sqlite3_libversion()) }

    package static func hasWALResetRemedy(_ sqlite: String) -> Bool {
        let parts = sqlite.split(separator: ".").compactMap { Int($0) }
        guard parts.count >= 3 else { return false }
        switch (parts[0], parts[1]) {
        case (3, 44): return parts[2] >= 6
        case (3, 50): return parts[2] >= 7
        case (3, 51): return parts[2] >= 3
        case (3, let minor): return minor > 51
        default: return parts[0] > 3
        }
    }
}

extension SQLiteJournal {
    package func settingsInForce() throws -> SettingsInForce {
        try read { db in
            func number(_ name: String) throws -> Int { try Int.fetchOne(db, sql: "PRAGMA \(name)") ?? -1 }
            return SettingsInForce(
                journalMode: try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? "",
                synchronous: try number("synchronous"), foreignKeys: try number("foreign_keys") == 1,
                trustedSchema: try number("trusted_schema") == 1, schema: try SchemaMark.version(of: db),
                sqlite: try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? "")
        }
    }
}

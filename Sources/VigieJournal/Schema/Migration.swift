import GRDB

/// One step of the journal's form, numbered for ever: a released step is never edited, a new need is a new step.
///
/// Rules use operators and plain functions only: with `trusted_schema=OFF`, the SQLite of Debian 12 (3.40.1) refuses
/// `json_valid` inside a rule, so that JSON is recognised by its braces.
struct Migration: Hashable, Sendable {
    let number: Int
    let sql: String

    /// In order. The number of the last one is the version of the schema.
    static let all: [Migration] = [
        watch, sources, changes, outbox, alarms, evidenceAge, holds, doubts, quarantine, silences, bulletins,
        coverage, enrolments, books, confirmations,
    ]
}

/// What says in the file's header that it is ours, and how new it is.
enum SchemaMark {
    /// "VIGI", so that `file` and a person with a hex viewer see what it is.
    static let applicationID = 0x5649_4749

    static func applicationID(of db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    }

    static func version(of db: Database) throws -> Int { try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 }

    static func isBlank(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
    }
}

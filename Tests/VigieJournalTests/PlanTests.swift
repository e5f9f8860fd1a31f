import Foundation
import GRDB
import Synchronization
import Testing
import VigieDomain
import VigieEngine
import VigieTesting

@testable import VigieJournal

/// No statement of a cycle walks through a table that grows with the history.
@Suite struct PlanTests {
    /// Tables that grow with the years. The others are bounded by the watchlists and the configuration.
    static let growing = [
        "evidence", "facets", "notice", "sighting", "unreadable", "change", "alert", "message", "message_alert",
        "delivery", "attempt", "silence", "bulletin",
    ]

    /// Statements that only a person's question or an upgrade runs, and that may walk.
    static let asked = [
        "SELECT sequence, change FROM change ", "count(*) FROM unreadable", "FROM unreadable ORDER BY number DESC",
        "d.state <> 'pending'", "INSERT INTO silence SELECT",
    ]

    @Test func `every statement of the contract finds its rows by an index`() async throws {
        final class Seen: Sendable { let statements = Mutex<Set<String>>([]) }
        let seen = Seen()
        var options = JournalOptions()
        options.trace = { sql in _ = seen.statements.withLock { $0.insert(sql) } }
        for contract in JournalContract.all {
            let place = Place(options: options)
            try await contract.run { try await place.open() }
        }
        let statements = seen.statements.withLock { $0 }.filter { sql in
            ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains { sql.hasPrefix($0) }
                && !Self.asked.contains { sql.contains($0) } && !sql.contains("sqlite_") && !sql.contains("pragma_")
        }
        #expect(statements.count > 50)

        let place = Place()
        _ = try await place.open()
        let stranger = try place.stranger()
        // As the journal runs (SQLite has no figures of its tables), then as it would after years and an ANALYZE.
        try await requireNoWalk(in: statements, stranger)
        try await stranger.write { db in
            try Self.fill(db)
            try db.execute(sql: "ANALYZE")
        }
        try await requireNoWalk(in: statements, stranger)
    }

    private func requireNoWalk(in statements: Set<String>, _ database: DatabaseQueue) async throws {
        for sql in statements.sorted() {
            let plan = try await database.read { db in
                let question = try db.makeStatement(sql: "EXPLAIN QUERY PLAN \(sql)")
                // A plan needs no values.
                question.setUncheckedArguments(StatementArguments())
                return try Row.fetchAll(question).map { $0["detail"] as String? ?? "" }
            }
            for step in plan {
                let walks = Self.growing.contains { Self.isWalk(step, through: $0, in: sql) }
                #expect(!walks, "\(step)\n\(sql)")
            }
        }
    }

    @Test func `the test recognises a walk`() {
        #expect(Self.isWalk("SCAN change", through: "change", in: "SELECT * FROM change"))
        #expect(Self.isWalk("SCAN c", through: "change", in: "SELECT * FROM change c"))
        #expect(Self.isWalk("SCAN alert USING INDEX alert_by_company", through: "alert", in: "SELECT * FROM alert"))
        #expect(!Self.isWalk("SEARCH change USING INTEGER PRIMARY KEY", through: "change", in: "SELECT * FROM change"))
        #expect(!Self.isWalk("SCAN watch", through: "change", in: "SELECT * FROM watch, change"))
    }

    /// A step that reads a table or a whole index from its first row; the indexes of what waits hold nothing else.
    static func isWalk(_ step: String, through table: String, in sql: String) -> Bool {
        guard step.hasPrefix("SCAN ") else { return false }
        let words = step.split(separator: " ")
        let name = String(words[1])
        let isTable = name == table || sql.contains("\(table) \(name) ") || sql.hasSuffix("\(table) \(name)")
        let isSmall = ["alert_waiting", "delivery_waiting", "delivery_stopped", "bulletin_waiting"].contains {
            step.contains($0)
        }
        return isTable && !isSmall
    }

    /// Enough rows, and their figures, for the planner to choose as it will in years.
    private static func fill(_ db: Database) throws {
        try db.execute(
            sql: """
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
                INSERT INTO change SELECT i, 'c' || i, 'siren:' || (i % 1000), 'id.name', 'low', 'bodacc', i, '{}' FROM n;
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
                INSERT INTO alert SELECT i, 'a' || i, i, 'siren:' || (i % 1000), 'email', 'a' || (i % 50), '{}', 'daily',
                    '', i, i < 99900, NULL FROM n;
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
                INSERT INTO message SELECT i, 'm' || i, '{}', 'siren:' || (i % 1000), '', i, '[]', x'00' FROM n;
                INSERT INTO delivery SELECT number, 'email:a' || (number % 50),
                    iif(number < 99900, 'delivered', 'pending'), 0, iif(number < 99900, NULL, number), NULL, NULL, NULL
                    FROM message;
                INSERT INTO message_alert SELECT number, 0, number FROM message;
                INSERT INTO bulletin SELECT number, id, 'weekly', number, number, '{}', number < 99900 FROM message;
                """)
    }
}

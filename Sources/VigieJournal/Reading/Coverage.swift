import GRDB
package import VigieDomain
package import VigieEngine

/// The proof of watch.
extension SQLiteJournal {
    package func coverage(of source: SourceID) throws -> [CompanyKey: CoverageMark] {
        try ask { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT w.company, b.taken, s.attempted, s.succeeded, coalesce(s.late, 0) FROM watch w
                    LEFT JOIN baseline b ON b.company = w.company AND b.source = :source
                    LEFT JOIN sighting s ON s.company = w.company AND s.source = :source
                    WHERE b.taken IS NOT NULL OR s.attempted IS NOT NULL
                    """)
            var marks: [CompanyKey: CoverageMark] = [:]
            for row in try Row.fetchAll(statement, arguments: ["source": source.name]) {
                var fields = Fields(row, of: "sighting")
                let company = try fields.company()
                marks[company] = CoverageMark(
                    baseline: try fields.optionalInstant(), attempted: try fields.optionalInstant(),
                    succeeded: try fields.optionalInstant(), late: .milliseconds(try fields.integer()))
            }
            return marks
        }
    }

    package func gaps(of source: SourceID) throws -> [SourceGap] {
        try ask { db in
            let statement = try db.cachedStatement(
                sql: "SELECT began, ended, reason FROM gap WHERE source = ? ORDER BY began")
            return try Row.fetchAll(statement, arguments: [source.name]).map { row in
                var fields = Fields(row, of: "gap")
                return SourceGap(
                    source: source, began: try fields.instant(), ended: try fields.instant(),
                    reason: try fields.optionalText().map(json.phrase(from:)))
            }
        }
    }
}

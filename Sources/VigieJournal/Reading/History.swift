import GRDB
package import VigieDomain
package import VigieEngine

/// The history of changes, as `vigie history` asks for it.
extension SQLiteJournal {
    /// `since` is part of the period, `until` is not, so that two periods that touch share no change.
    package func changes(matching filter: ChangeFilter) throws -> [RecordedChange] {
        guard filter.limit > 0 else { return [] }
        let question = try HistoryQuestion(filter, json)
        return try read { db in
            try Row.fetchAll(db, sql: question.sql, arguments: question.arguments).map { row in
                var fields = Fields(row, of: "change")
                let sequence = try fields.integer()
                return RecordedChange(change: try fields.value(Change.self, json), sequence: sequence)
            }
        }
    }
}

extension SQLiteJournal {
    package func changeCounts(from: Instant, until: Instant) throws -> [CompanyKey: Int] {
        try ask { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT c.company, count(*) FROM change c INDEXED BY change_by_detection
                    WHERE c.detected >= ? AND c.detected < ? AND c.severity <> 'info'
                        AND NOT EXISTS (SELECT 1 FROM alert a WHERE a.change = c.sequence AND a.hold IS NOT NULL)
                    GROUP BY c.company
                    """)
            var counts: [CompanyKey: Int] = [:]
            for row in try Row.fetchAll(statement, arguments: [from.milliseconds, until.milliseconds]) {
                var fields = Fields(row, of: "change")
                counts[try fields.company()] = Int(try fields.integer())
            }
            return counts
        }
    }
}

/// A filter as a statement: only the conditions that are given, so that each can use its index.
private struct HistoryQuestion {
    private var conditions: [String] = []
    private(set) var arguments = StatementArguments()
    private let order: String
    private let json: JSONText

    init(_ filter: ChangeFilter, _ json: JSONText) throws {
        self.json = json
        order = filter.newestFirst ? "DESC" : "ASC"
        if let company = filter.company { add("company = ?", [company.description]) }
        if let ids = filter.ids { try addChoice("id", ids.map(\.text)) }
        if !filter.codes.isEmpty { try addChoice("code", EventCode.named(by: filter.codes).map(\.rawValue)) }
        if let minimum = filter.minimumSeverity {
            try addChoice("severity", Severity.allCases.filter { $0 >= minimum }.map(\.rawValue))
        }
        if let source = filter.source { add("source = ?", [source.name]) }
        if let since = filter.since { add("detected >= ?", [since.milliseconds]) }
        if let until = filter.until { add("detected < ?", [until.milliseconds]) }
        if let sequence = filter.afterSequence { add("sequence > ?", [sequence]) }
        arguments += [filter.limit]
    }

    var sql: String {
        let condition = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
        return "SELECT sequence, change FROM change \(condition) ORDER BY sequence \(order) LIMIT ?"
    }

    private mutating func add(_ condition: String, _ values: StatementArguments) {
        conditions.append(condition)
        arguments += values
    }

    /// One argument however many values, so that no list is too long for a statement.
    private mutating func addChoice(_ column: String, _ values: [String]) throws {
        add("\(column) IN (SELECT value FROM json_each(?))", [try json.text(values)])
    }
}

extension EventCode {
    /// The codes that these names speak of: a code, or a family ending in `.*`.
    static func named(by names: [String]) -> [EventCode] {
        allCases.filter { code in
            names.contains { name in
                name.hasSuffix(".*") ? code.rawValue.hasPrefix(name.dropLast()) : code.rawValue == name
            }
        }
    }
}

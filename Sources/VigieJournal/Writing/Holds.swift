import GRDB
package import VigieDomain
package import VigieEngine

/// What was held because its source told of too many changes at once.
extension SQLiteJournal {
    package func holds(onlyOpen: Bool, limit: Int) throws -> [AlertHold] {
        guard limit > 0 else { return [] }
        return try read { db in
            let condition = onlyOpen ? "WHERE h.ended IS NULL" : ""
            let statement = try db.cachedStatement(
                sql: "\(Self.holdSQL) \(condition) ORDER BY h.number DESC LIMIT ?")
            return try Row.fetchAll(statement, arguments: [limit]).map(Self.hold)
        }
    }

    /// Alerts that already stand in a message keep it; the others go out or never do.
    package func endHold(of source: SourceID, as outcome: AlertHold.Outcome, at now: Instant) throws -> AlertHold? {
        try write { db in
            let open = try db.cachedStatement(
                sql: "SELECT number FROM hold WHERE source = ? AND ended IS NULL")
            guard let number = try Int64.fetchOne(open, arguments: [source.name]) else { return nil }
            try db.cachedStatement(
                sql: """
                    UPDATE hold SET ended = ?, outcome = ?, boundary = coalesce((SELECT max(sequence) FROM change), 0),
                        (alerts, changes, clients) = (SELECT count(*), count(DISTINCT change), count(DISTINCT company)
                            FROM alert WHERE hold = ? AND composed = 0)
                    WHERE number = ?
                    """
            ).execute(arguments: [now.milliseconds, outcome.rawValue, number, number])
            if outcome == .released {
                try db.cachedStatement(sql: "UPDATE alert SET hold = NULL WHERE hold = ?").execute(arguments: [number])
            }
            try writeAlarms(opened: [], closed: [Brake.key(source)], at: now, isLive: true, in: db)
            let ended = try db.cachedStatement(sql: "\(Self.holdSQL) WHERE h.number = ?")
            return try Row.fetchOne(ended, arguments: [number]).map(Self.hold)
        }
    }

    private static let holdSQL = """
        SELECT h.source, h.opened, h.ended, h.outcome, h.boundary,
            coalesce(h.alerts, (SELECT count(*) FROM alert a WHERE a.hold = h.number AND a.composed = 0)),
            coalesce(h.changes,
                (SELECT count(DISTINCT change) FROM alert a WHERE a.hold = h.number AND a.composed = 0)),
            coalesce(h.clients,
                (SELECT count(DISTINCT company) FROM alert a WHERE a.hold = h.number AND a.composed = 0))
        FROM hold h
        """

    private static func hold(_ row: Row) throws -> AlertHold {
        var fields = Fields(row, of: "hold")
        return AlertHold(
            source: try fields.source(), opened: try fields.instant(), ended: try fields.optionalInstant(),
            outcome: try fields.optionalText().flatMap(AlertHold.Outcome.init(rawValue:)),
            boundary: try fields.optionalInteger(), alerts: Int(try fields.integer()),
            changes: Int(try fields.integer()), clients: Int(try fields.integer()))
    }
}

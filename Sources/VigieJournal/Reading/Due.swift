import GRDB
package import VigieDomain

/// Which companies a source is to be asked about next.
extension SQLiteJournal {
    /// Left out: watches that are over on the day of `before`, clients whose sources are restricted to others, and clients
    /// known by an account code alone, which no source can watch. Watches that begin after that day stand last, because only
    /// the caller knows today; left out, a client of a source asked once a month would wait a month.
    package func due(for source: SourceID, before: Instant, now: Instant, limit: Int) throws -> [CompanyKey] {
        guard limit > 0 else { return [] }
        return try ask { db in
            let statement = try db.cachedStatement(sql: Self.dueSQL)
            return try Row.fetchAll(
                statement,
                arguments: [
                    "source": source.name, "barred": "|\(source.name)|", "day": before.dayUTC.description,
                    "before": before.milliseconds, "now": now.milliseconds, "limit": limit,
                ]
            ).map { row in
                var fields = Fields(row, of: "watch")
                return try fields.company()
            }
        }
    }

    /// No GLOB with a bound value: SQLite would plan the question anew at each call. Clients without a number are among
    /// them, for a source may know them by another one: only its abilities tell.
    ///
    /// The walk over the watches costs one look per client, in a narrow index: it is bounded by the watchlists, not by
    /// the history.
    private static let dueSQL = """
        SELECT w.company FROM watch w LEFT JOIN sighting s ON s.source = :source AND s.company = w.company
        WHERE (w.followed_until >= :day OR (w.ended IS NULL AND (w.ends IS NULL OR w.ends >= :day)))
            AND (w.sources IS NULL OR instr(w.sources, :barred))
            AND (s.attempted IS NULL OR s.attempted < :before OR s.attempted > :now)
        ORDER BY coalesce(w.starts > :day, 0), iif(s.attempted <= :now, s.attempted, NULL), w.company
        LIMIT :limit
        """
}

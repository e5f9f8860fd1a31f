import GRDB
import Glibc
package import VigieDomain
package import VigieEngine

/// The figures of `vigie status`.
extension SQLiteJournal {
    package func summary(now: Instant, feeds: [FeedReach]) throws -> JournalSummary {
        try read { db in
            func count(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> Int {
                try Int.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) ?? 0
            }
            let day = now.dayUTC.description
            return JournalSummary(
                clients: try count("SELECT count(*) FROM watch WHERE ended IS NULL"),
                notYetWatched: try count(
                    """
                    SELECT count(*) FROM watch w WHERE (w.followed_until >= :day
                        OR (w.ended IS NULL AND (w.starts IS NULL OR w.starts <= :day)
                            AND (w.ends IS NULL OR w.ends >= :day)))
                        AND (NOT EXISTS (SELECT 1 FROM baseline b WHERE b.company = w.company)
                            OR EXISTS (SELECT 1 FROM json_each(:feeds) f
                                WHERE (w.sources IS NULL OR instr(w.sources, '|' || json_extract(f.value, '$.source') || '|') > 0)
                                    AND EXISTS (SELECT 1 FROM json_each(f.value, '$.keys') k
                                        WHERE substr(w.company, 1, length(k.value)) = k.value)
                                    AND NOT EXISTS (SELECT 1 FROM baseline b
                                        WHERE b.company = w.company AND b.source = json_extract(f.value, '$.source'))))
                    """, ["day": day, "feeds": try json.text(feeds.map(Reach.init))]),
                // No change ever leaves, so that the last number is the count.
                changes: Int64(try count("SELECT max(sequence) FROM change")),
                pendingDeliveries: try count("SELECT count(*) FROM delivery WHERE state = 'pending'"),
                oldestUndelivered: try Int64.fetchOne(
                    db.cachedStatement(
                        sql: """
                            SELECT m.created FROM delivery d CROSS JOIN message m ON m.number = d.message
                            WHERE d.state = 'pending' ORDER BY m.created LIMIT 1
                            """)
                ).map(Instant.init(milliseconds:)),
                parkedDeliveries: try count(Self.stopped), refusedDeliveries: try count(Self.refused),
                unreadable: try count("SELECT count(*) FROM unreadable WHERE closed IS NULL"),
                openAlarms: try count("SELECT count(*) FROM alarm WHERE closed IS NULL"),
                bytesOnDisk: bytesOnDisk,
                heldAlerts: try count(
                    """
                    SELECT count(*) FROM hold h CROSS JOIN alert a ON a.hold = h.number
                    WHERE h.ended IS NULL AND a.composed = 0
                    """))
        }
    }

    /// A feed with how the keys of the companies that it can know begin.
    private struct Reach: Encodable {
        var source: String
        var keys: [String]

        init(_ feed: FeedReach) {
            source = feed.source.name
            let countries = feed.countries.isEmpty ? ["FR"] : feed.countries.sorted()
            keys = countries.flatMap { $0 == "FR" ? ["siren:", "foreign:FR:"] : ["foreign:\($0):"] }
        }
    }

    private static let stopped = """
        SELECT count(*) FROM delivery WHERE state IN ('refused', 'parked', 'expired') AND state = 'parked'
        """

    /// Those that will never arrive by themselves: the other side refused them, or the schedule ended.
    private static let refused = """
        SELECT count(*) FROM delivery WHERE state IN ('refused', 'parked', 'expired') AND state <> 'parked'
        """

    /// The file with its log, the copies not counted.
    private var bytesOnDisk: Int64 {
        ["", "-wal"].reduce(0) { sum, suffix in
            var status = stat()
            return stat(path + suffix, &status) == 0 ? sum + Int64(status.st_size) : sum
        }
    }
}

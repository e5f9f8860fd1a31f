import FoundationEssentials
import GRDB
import VigieDomain
import VigieEngine

/// Whom we watch.
extension EntryWriter {
    func writeWatchlists() throws {
        guard !entry.watchlists.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO watchlist (name, digest, clients, accepted, size, packed) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET digest = excluded.digest, clients = excluded.clients,
                    accepted = excluded.accepted, size = excluded.size, packed = excluded.packed
                """)
        for list in entry.watchlists {
            try statement.execute(arguments: [
                list.name, list.digest, list.clients, list.accepted.milliseconds, list.bytes.count,
                Data(zstandard.pack(list.bytes)),
            ])
        }
    }

    func writeWatches() throws {
        guard !entry.watches.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO watch (company, since, ended, followed_until, starts, ends, sources, client)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (company) DO UPDATE SET since = excluded.since, ended = excluded.ended,
                    followed_until = excluded.followed_until, starts = excluded.starts, ends = excluded.ends,
                    sources = excluded.sources, client = excluded.client
                """)
        for watch in entry.watches {
            if try beginsAgain(watch) { try forgetPast(of: watch.company) }
            try statement.execute(arguments: [
                watch.company.description, watch.since.milliseconds, watch.ended?.milliseconds,
                watch.followedUntil?.description, watch.client.start?.description, watch.client.end?.description,
                watch.client.sources.map(Self.barred), try json.text(watch.client),
            ])
            for (source, taken) in watch.baselines {
                try writeBaseline(of: watch.company, source: source.name, taken: taken)
            }
        }
    }

    func writeBaselines() throws {
        guard !entry.baselines.isEmpty else { return }
        let source = try source(of: "baselines")
        for company in entry.baselines { try writeBaseline(of: company, source: source, taken: entry.at) }
    }

    /// Names between bars, so that a search for `|name|` finds whole names only.
    static func barred(_ sources: [SourceID]) -> String {
        "|" + sources.map { "\($0.name)|" }.joined()
    }

    /// A client who comes back after his watch had ended, or whose watch has another beginning: what sources told before
    /// the gap says nothing of the gap, so that they must tell the past again. In every other case baselines only add up,
    /// so that a record read before a baseline was taken cannot undo it.
    private func beginsAgain(_ watch: WatchRecord) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT since, ended FROM watch WHERE company = ?")
        guard let row = try Row.fetchOne(statement, arguments: [watch.company.description]) else { return false }
        var fields = Fields(row, of: "watch")
        let since = try fields.instant()
        let ended = try fields.optionalInstant()
        return since != watch.since || (ended != nil && watch.ended == nil)
    }

    private func forgetPast(of company: CompanyKey) throws {
        try db.cachedStatement(sql: "DELETE FROM baseline WHERE company = ?")
            .execute(arguments: [company.description])
        try db.cachedStatement(sql: "UPDATE watch SET books = NULL WHERE company = ?")
            .execute(arguments: [company.description])
    }

    /// Apart from the watch itself, so that lists read before our books spoke do not undo what they said.
    func writeBooks() throws {
        guard !entry.books.isEmpty else { return }
        let statement = try db.cachedStatement(sql: "UPDATE watch SET books = ? WHERE company = ?")
        for (company, books) in entry.books.sorted(by: { $0.key < $1.key }) {
            try statement.execute(arguments: [books.isEmpty ? nil : try json.text(books), company.description])
        }
    }

    private func writeBaseline(of company: CompanyKey, source: String, taken: Instant) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO baseline (company, source, taken) VALUES (?, ?, ?)
                ON CONFLICT (company, source) DO NOTHING
                """
        ).execute(arguments: [company.description, source, taken.milliseconds])
    }
}

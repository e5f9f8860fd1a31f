import GRDB
package import VigieDomain
package import VigieEngine
import VigieTransport

/// What the diff departs from: whom we watch, and what sources told last.
extension SQLiteJournal {
    package func watches() throws -> [WatchRecord] {
        try read { db in
            var baselines: [String: [SourceID: Instant]] = [:]
            for row in try Row.fetchAll(db.cachedStatement(sql: "SELECT company, source, taken FROM baseline")) {
                var fields = Fields(row, of: "baseline")
                baselines[try fields.text(), default: [:]][try fields.source()] = try fields.instant()
            }
            let statement = try db.cachedStatement(sql: "SELECT \(WatchRow.columns) FROM watch ORDER BY company")
            return try Row.fetchAll(statement).map { row in
                var record = try WatchRow.record(row, json)
                record.baselines = baselines[record.company.description] ?? [:]
                return record
            }
        }
    }

    package func watch(of company: CompanyKey) throws -> WatchRecord? {
        try read { db in
            let statement = try db.cachedStatement(sql: "SELECT \(WatchRow.columns) FROM watch WHERE company = ?")
            guard let row = try Row.fetchOne(statement, arguments: [company.description]) else { return nil }
            var record = try WatchRow.record(row, json)
            record.baselines = try baselines(of: company, in: db)
            return record
        }
    }

    private func baselines(of company: CompanyKey, in db: Database) throws -> [SourceID: Instant] {
        let statement = try db.cachedStatement(sql: "SELECT source, taken FROM baseline WHERE company = ?")
        var baselines: [SourceID: Instant] = [:]
        for row in try Row.fetchAll(statement, arguments: [company.description]) {
            var fields = Fields(row, of: "baseline")
            baselines[try fields.source()] = try fields.instant()
        }
        return baselines
    }

    package func facets(of company: CompanyKey) throws -> [SourceID: FacetsRecord] {
        try ask { db in
            let statement = try db.cachedStatement(
                sql: "SELECT \(FacetsRow.columns) FROM facets WHERE company = ?")
            let told = try Row.fetchAll(statement, arguments: [company.description]).map {
                try FacetsRow.record($0, of: company, json)
            }
            return Dictionary(told.map { ($0.source, $0) }) { first, _ in first }
        }
    }

    package func facetsInDoubt(of company: CompanyKey, by source: SourceID) throws -> FacetsRecord? {
        try ask { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT \(FacetsRow.columns) FROM facets
                    WHERE company = ? AND source = ? AND doubts IS NOT NULL
                    """)
            return try Row.fetchOne(statement, arguments: [company.description, source.name]).map {
                try FacetsRow.record($0, of: company, json)
            }
        }
    }

    package func notices(of company: CompanyKey) throws -> [NoticeRecord] {
        try ask { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT source, url, fetched, evidence, notice, disposition FROM notice WHERE company = ?
                    ORDER BY id
                    """)
            return try Row.fetchAll(statement, arguments: [company.description]).map { row in
                var fields = Fields(row, of: "notice")
                let provenance = try fields.provenance()
                return NoticeRecord(
                    notice: try fields.value(Notice.self, json), provenance: provenance,
                    disposition: try fields.value(NoticeDisposition.self, json))
            }
        }
    }

    package func knownNotices(among ids: [NoticeID]) throws -> Set<NoticeID> {
        guard !ids.isEmpty else { return [] }
        return try read { db in
            let statement = try db.cachedStatement(sql: "SELECT 1 FROM notice WHERE id = ? LIMIT 1")
            return Set(try ids.filter { try Int.fetchOne(statement, arguments: [$0.text]) != nil })
        }
    }

    package func sightings(of companies: [CompanyKey], by source: SourceID) throws -> [CompanyKey: Sighting] {
        try read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT entity_tag, last_modified, body_digest, facets_digest, seen FROM sighting
                    WHERE source = ? AND company = ? AND seen IS NOT NULL
                    """)
            var sightings: [CompanyKey: Sighting] = [:]
            for company in companies {
                guard let row = try Row.fetchOne(statement, arguments: [source.name, company.description]) else {
                    continue
                }
                var fields = Fields(row, of: "sighting")
                sightings[company] = Sighting(
                    validators: Validators(
                        entityTag: try fields.optionalText(), lastModified: try fields.optionalText()),
                    bodyDigest: try fields.text(), facetsDigest: try fields.text(), seen: try fields.instant())
            }
            return sightings
        }
    }

    package func cursor(of source: SourceID) throws -> VigieEngine.Cursor? {
        try ask { db in
            try String.fetchOne(
                db.cachedStatement(sql: "SELECT text FROM cursor WHERE source = ?"), arguments: [source.name]
            ).map(VigieEngine.Cursor.init(text:))
        }
    }

    package func health(of source: SourceID) throws -> SourceHealth? {
        try ask { db in
            let statement = try db.cachedStatement(sql: "SELECT health FROM health WHERE source = ?")
            guard let text = try String.fetchOne(statement, arguments: [source.name]) else { return nil }
            // Asked far more often than it changes.
            if let known = healths[source], known.text == text { return known.health }
            let health = try json.value(SourceHealth.self, from: text, in: "health")
            healths[source] = (text, health)
            return health
        }
    }
}

/// A row of the table `watch`.
enum WatchRow {
    static let columns = "since, ended, followed_until, client, books"

    static func record(_ row: Row, _ json: JSONText) throws -> WatchRecord {
        var fields = Fields(row, of: "watch")
        let since = try fields.instant()
        let ended = try fields.optionalInstant()
        let followedUntil = try fields.optionalDay()
        var record = WatchRecord(
            client: try fields.value(Client.self, json), since: since, ended: ended, followedUntil: followedUntil)
        if let books = try fields.optionalText() {
            record.books = try json.value(Books.self, from: books, in: "watch")
        }
        return record
    }
}

/// A row of the table `facets`.
private enum FacetsRow {
    static let columns = "source, url, fetched, evidence, facets, doubts"

    static func record(_ row: Row, of company: CompanyKey, _ json: JSONText) throws -> FacetsRecord {
        var fields = Fields(row, of: "facets")
        let provenance = try fields.provenance()
        let facets = try fields.value(Facets.self, json)
        let doubts = try fields.optionalText().map {
            try json.value(StoredDoubts.self, from: $0, in: "facets").doubts
        }
        return FacetsRecord(
            company: company, source: provenance.source, facets: facets, provenance: provenance, doubts: doubts ?? [])
    }
}

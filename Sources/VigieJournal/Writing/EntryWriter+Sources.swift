import FoundationEssentials
import GRDB
import VigieDomain
import VigieEngine
import VigieTransport

/// What a source said, with its proof, and where the source stands.
extension EntryWriter {
    func writeEvidence() throws {
        guard !entry.evidence.isEmpty else { return }
        let known = try db.cachedStatement(sql: "SELECT taken IS NULL FROM evidence WHERE id = ?")
        // The same bytes met again after they were given up are proof again.
        let again = try db.cachedStatement(
            sql: "UPDATE evidence SET url = ?, fetched = ?, packed = ?, taken = NULL WHERE id = ?")
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO evidence (id, url, fetched, content_type, size, packed) VALUES (?, ?, ?, ?, ?, ?)
                """)
        for evidence in entry.evidence {
            // Asked first, because compressing what is already kept is the dearest part of a quiet day.
            switch try Int.fetchOne(known, arguments: [evidence.id.digest]) {
            case nil: break
            case 0:
                try again.execute(arguments: [
                    evidence.url, evidence.fetched.milliseconds, Data(zstandard.pack(evidence.bytes)),
                    evidence.id.digest,
                ])
                continue
            default: continue
            }
            try statement.execute(arguments: [
                evidence.id.digest, evidence.url, evidence.fetched.milliseconds, evidence.contentType,
                evidence.bytes.count, Data(zstandard.pack(evidence.bytes)),
            ])
        }
    }

    func writeFacets() throws {
        guard !entry.facets.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO facets (company, source, url, fetched, evidence, facets, doubts)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (company, source) DO UPDATE SET url = excluded.url, fetched = excluded.fetched,
                    evidence = excluded.evidence, facets = excluded.facets, doubts = excluded.doubts
                """)
        for record in entry.facets {
            try statement.execute(arguments: [
                record.company.description, record.source.name, record.provenance.url,
                record.provenance.fetched.milliseconds, record.provenance.evidence.digest,
                try json.text(record.facets), record.doubts.isEmpty ? nil : try json.text(StoredDoubts(record.doubts)),
            ])
        }
    }

    /// The first reading of a notice stays with what became of it: a later "confirms" must not hide that it was told.
    func writeNotices() throws {
        guard !entry.notices.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO notice (company, id, source, url, fetched, evidence, notice, disposition)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (company, id) DO NOTHING
                """)
        for record in entry.notices {
            let provenance = record.provenance
            try statement.execute(arguments: [
                record.notice.company.description, record.notice.id.text, provenance.source.name, provenance.url,
                provenance.fetched.milliseconds, provenance.evidence.digest, try json.text(record.notice),
                try json.text(record.disposition),
            ])
        }
    }

    func writeSightings() throws {
        guard !entry.sightings.isEmpty else { return }
        let source = try source(of: "sightings")
        let attempted = try db.cachedStatement(
            sql: """
                INSERT INTO sighting (source, company, attempted, succeeded) VALUES (:source, :company, :at, :success)
                ON CONFLICT (source, company) DO UPDATE SET attempted = excluded.attempted,
                    late = late + max(0, coalesce(excluded.succeeded - succeeded - :promise, 0)),
                    succeeded = coalesce(excluded.succeeded, succeeded)
                """)
        let seen = try db.cachedStatement(
            sql: """
                UPDATE sighting SET entity_tag = ?, last_modified = ?, body_digest = ?, facets_digest = ?, seen = ?
                WHERE source = ? AND company = ?
                """)
        for (company, record) in entry.sightings {
            let key = company.description
            let at = record.attempted.milliseconds
            try attempted.execute(arguments: [
                "source": source, "company": key, "at": at, "success": record.succeeded ? at : nil,
                "promise": entry.promise?.milliseconds,
            ])
            guard let sighting = record.sighting else { continue }
            try seen.execute(arguments: [
                sighting.validators.entityTag, sighting.validators.lastModified, sighting.bodyDigest,
                sighting.facetsDigest, sighting.seen.milliseconds, source, key,
            ])
        }
    }

    func writeGap() throws {
        guard let gap = entry.gap else { return }
        // A clock that was set back may bring the same beginning twice.
        try db.cachedStatement(
            sql: """
                INSERT INTO gap (source, began, ended, reason) VALUES (?, ?, ?, ?)
                ON CONFLICT (source, began) DO UPDATE SET ended = max(ended, excluded.ended)
                """
        ).execute(arguments: [
            gap.source.name, gap.began.milliseconds, gap.ended.milliseconds, try gap.reason.map(json.text(of:)),
        ])
    }

    func writeHealth() throws {
        guard let health = entry.health else { return }
        try db.cachedStatement(
            sql: """
                INSERT INTO health (source, health) VALUES (?, ?)
                ON CONFLICT (source) DO UPDATE SET health = excluded.health
                """
        ).execute(arguments: [health.source.name, try json.text(health)])
    }

    func writeCursor() throws {
        guard let cursor = entry.cursor else { return }
        try db.cachedStatement(
            sql: """
                INSERT INTO cursor (source, at, text) VALUES (?, ?, ?)
                ON CONFLICT (source) DO UPDATE SET at = excluded.at, text = excluded.text
                """
        ).execute(arguments: [try source(of: "a cursor"), entry.at.milliseconds, cursor.text])
    }
}

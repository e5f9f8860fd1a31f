import GRDB
import VigieDomain
import VigieEngine

extension SQLiteJournal {
    /// Everything wrong that can be found in the journal, as sentences; none where it is sound. Reads every value once.
    package func inspect() throws -> [String] {
        try read { db in try Inspection(db: db, json: json, zstandard: zstandard).problems() }
    }

    /// Rows of each table, to compare a copy with what it was made from.
    package func rowCounts() throws -> [String: Int] { try read { db in try Inspection.counts(db) } }
}

/// Looks at a whole journal: the tree of pages, the references, and every value that a decision departs from.
struct Inspection {
    let db: Database
    let json: JSONText
    let zstandard: Zstandard

    /// As many as a person reads.
    private static let most = 20

    func problems() throws -> [String] {
        var problems = try String.fetchAll(db, sql: "PRAGMA integrity_check(\(Self.most))").filter { $0 != "ok" }
        let references = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(Self.most)
        problems += references.map { "a row of “\($0["table"] as String? ?? "?")” refers to nothing" }
        // Beyond broken pages nothing can be read with sense.
        guard problems.isEmpty else { return problems }
        try values(&problems)
        return Array(problems.prefix(Self.most))
    }

    static func counts(_ db: Database) throws -> [String: Int] {
        let tables = try String.fetchAll(
            db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        var counts: [String: Int] = [:]
        for table in tables { counts[table] = try Int.fetchOne(db, sql: "SELECT count(*) FROM \"\(table)\"") }
        return counts
    }

    private func values(_ problems: inout [String]) throws {
        // As the questions read them, so that what a question refuses is found here too.
        try each("SELECT company, \(WatchRow.columns) FROM watch", "watch", &problems) { fields in
            _ = try fields.company()
            (_, _, _) = (try fields.instant(), try fields.optionalInstant(), try fields.optionalDay())
            _ = try fields.value(Client.self, json)
        }
        try each("SELECT company, facets, doubts FROM facets", "facets", &problems) { fields in
            _ = try fields.company()
            _ = try fields.value(Facets.self, json)
            if let doubts = try fields.optionalText() {
                _ = try json.value(StoredDoubts.self, from: doubts, in: "facets")
            }
        }
        try each("SELECT company, notice, disposition FROM notice", "notice", &problems) { fields in
            _ = try fields.company()
            _ = try fields.value(Notice.self, json)
            _ = try fields.value(NoticeDisposition.self, json)
        }
        try each("SELECT change FROM change", "change", &problems) { _ = try $0.value(Change.self, json) }
        try each("SELECT company, recipient, cadence, reason, due FROM alert", "alert", &problems) { fields in
            _ = try AlertRow.alert(&fields, change: ChangeID(text: ""), json)
        }
        try each("SELECT health FROM health", "health", &problems) { _ = try $0.value(SourceHealth.self, json) }
        try each("SELECT recipient, bytes, alarms, company FROM message", "message", &problems) { fields in
            _ = try MessageRow.recipientAndBytes(&fields, json)
            _ = try fields.value([StoredAlarm].self, json)
            _ = try fields.optionalCompany()
        }
        try each("SELECT company, state, enrolment FROM enrolment", "enrolment", &problems) { fields in
            let (company, state) = (try fields.text(), try fields.choice(Enrolment.State.self))
            let enrolment = try fields.value(Enrolment.self, json)
            try EnrolmentRow.check(enrolment, company, state, "")
        }
        try each("SELECT record FROM enrolment_list", "enrolment_list", &problems) { fields in
            _ = try fields.value(EnrolmentList.self, json)
        }
        try each("SELECT company FROM sighting", "sighting", &problems) { _ = try $0.company() }
        try each("SELECT company, digest, size, packed FROM unreadable", "unreadable", &problems) { fields in
            let company = try fields.optionalCompany()
            // Read again by a later version, and told: it must be what was received.
            let digest = try fields.text()
            guard Digest(of: try fields.unpacked(zstandard)).hexadecimal == digest else {
                let name = company?.description ?? "–"
                throw JournalFailure(
                    .corrupt, "un enregistrement illisible gardé (\(name)) n’est plus ce qui avait été reçu.",
                    "an unreadable record that was kept (\(name)) is not what was received.")
            }
        }
        try each("SELECT id, size, packed FROM evidence WHERE taken IS NULL", "evidence", &problems) { fields in
            let id = try fields.text()
            guard Digest(of: try fields.unpacked(zstandard)).hexadecimal == id else {
                throw JournalFailure(
                    .corrupt, "la preuve \(id) n’est plus ce qui avait été reçu.",
                    "the evidence \(id) is not what was received.")
            }
        }
    }

    private func each(
        _ sql: String, _ table: String, _ problems: inout [String], _ read: (inout Fields) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(db, sql: sql)
        while problems.count < Self.most, let row = try rows.next() {
            var fields = Fields(row, of: table)
            do {
                try read(&fields)
            } catch let failure as JournalFailure {
                problems.append(failure.sentence)
            }
        }
    }
}

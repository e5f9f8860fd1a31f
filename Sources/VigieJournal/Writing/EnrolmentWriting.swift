import GRDB
package import VigieDomain
package import VigieEngine

extension EntryWriter {
    /// The last word stands: what is written is the whole state of one client on one list.
    func writeEnrolments() throws {
        if !entry.enrolments.isEmpty {
            let statement = try db.cachedStatement(
                sql: """
                    INSERT INTO enrolment (source, list, company, state, enrolment) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (source, list, company) DO UPDATE SET state = excluded.state,
                        enrolment = excluded.enrolment
                    """)
            for enrolment in entry.enrolments {
                try statement.execute(arguments: [
                    enrolment.source.name, enrolment.list, enrolment.company.description, enrolment.state.rawValue,
                    try json.text(enrolment),
                ])
            }
        }
        guard !entry.enrolmentLists.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO enrolment_list (source, list, record) VALUES (?, ?, ?)
                ON CONFLICT (source, list) DO UPDATE SET record = excluded.record
                """)
        for list in entry.enrolmentLists {
            try statement.execute(arguments: [list.source.name, list.list, try json.text(list)])
        }
    }
}

extension SQLiteJournal {
    package func enrolments(at source: SourceID, list: String) throws -> [Enrolment] {
        try ask { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT company, state, enrolment FROM enrolment
                    WHERE source = ? AND list = ? AND state <> 'gone' ORDER BY company
                    """)
            return try Row.fetchAll(statement, arguments: [source.name, list]).map { row in
                try EnrolmentRow.enrolment(row, json, path)
            }
        }
    }

    package func enrolmentLists() throws -> [EnrolmentList] {
        try ask { db in
            let statement = try db.cachedStatement(sql: "SELECT record FROM enrolment_list ORDER BY source, list")
            return try Row.fetchAll(statement).map { row in
                var fields = Fields(row, of: "enrolment_list")
                return try fields.value(EnrolmentList.self, json)
            }
        }
    }
}

/// A row of the table `enrolment`.
enum EnrolmentRow {
    static func enrolment(_ row: Row, _ json: JSONText, _ path: String) throws -> Enrolment {
        var fields = Fields(row, of: "enrolment")
        let (company, state) = (try fields.text(), try fields.choice(Enrolment.State.self))
        let enrolment = try fields.value(Enrolment.self, json)
        try check(enrolment, company, state, path)
        return enrolment
    }

    /// A client who stands under another's number would be taken off in his stead.
    static func check(_ enrolment: Enrolment, _ company: String, _ state: Enrolment.State, _ path: String) throws {
        guard enrolment.company.description != company || enrolment.state != state else { return }
        throw JournalFailure(
            .corrupt,
            "le journal \(path) contient une inscription dont le numéro « \(company) » ou l’état « \(state.rawValue) » est faux.",
            "the journal \(path) holds an enrolment whose number “\(company)” or state “\(state.rawValue)” is wrong.")
    }
}

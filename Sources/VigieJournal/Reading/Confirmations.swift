import GRDB
package import VigieDomain
package import VigieEngine

/// What further sources said of a company's changes.
extension SQLiteJournal {
    package func confirmations(of company: CompanyKey) throws -> [Confirmation] {
        try ask { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT c.id, f.telling, f.source, f.url, f.fetched, f.evidence, f.notice, f.at
                    FROM change c CROSS JOIN confirmation f ON f.change = c.sequence
                    WHERE c.company = ? ORDER BY c.sequence, f.at, f.telling
                    """)
            return try Row.fetchAll(statement, arguments: [company.description]).map { row in
                var fields = Fields(row, of: "confirmation")
                let change = ChangeID(text: try fields.text())
                let telling = ChangeID(text: try fields.text())
                let provenance = try fields.provenance()
                return Confirmation(
                    change: change, telling: telling, provenance: provenance,
                    notice: try fields.optionalText().map(NoticeID.init(text:)), at: try fields.instant())
            }
        }
    }
}

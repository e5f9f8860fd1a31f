import GRDB
import VigieDomain
import VigieEngine

/// What further sources said of changes that stand.
extension EntryWriter {
    /// A change that the journal does not hold breaks the rule that something is confirmed: nothing is written.
    func writeConfirmations() throws {
        guard !entry.confirmations.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO confirmation (change, telling, source, url, fetched, evidence, notice, at)
                VALUES ((SELECT sequence FROM change WHERE id = ?), ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (change, telling) DO NOTHING
                """)
        for confirmation in entry.confirmations {
            let provenance = confirmation.provenance
            try statement.execute(arguments: [
                confirmation.change.text, confirmation.telling.text, provenance.source.name, provenance.url,
                provenance.fetched.milliseconds, provenance.evidence.digest, confirmation.notice?.text,
                confirmation.at.milliseconds,
            ])
        }
    }
}

import GRDB
import VigieDomain
package import VigieEngine

/// Writes one entry inside a transaction. Each act may meet rows that an earlier run of the same entry left.
///
/// `ON CONFLICT (key) DO NOTHING` and never `INSERT OR IGNORE`: the latter would also swallow a broken rule (a missing
/// value, a refused word), and nothing may be dropped without a word.
struct EntryWriter {
    let db: Database
    let entry: JournalEntry
    let json: JSONText
    let zstandard: Zstandard

    /// The order is that of dependence: proof before what refers to it, a change before its alerts, a watch before its
    /// baselines; the cursor stands last, because it says that all before it is recorded.
    func write() throws -> CommitReceipt {
        try writeWatchlists()
        try writeWatches()
        try writeEvidence()
        try writeFacets()
        try writeNotices()
        let newChanges = try writeChanges()
        try writeAlerts()
        try writeConfirmations()
        try writeHold()
        try writeSilences()
        try writeBulletins()
        try writeEnrolments()
        try writeUnreadable()
        try writeRereadings()
        try writeMended()
        try writeSightings()
        try writeBaselines()
        try writeBooks()
        try writeAlarms(
            opened: entry.alarmsOpened, closed: entry.alarmsClosed, ended: entry.alarmsEnded, at: entry.at, in: db)
        try writeHealth()
        try writeGap()
        try writeCursor()
        return CommitReceipt(newChanges: newChanges)
    }

    /// The source of what belongs to one; an entry that has such things and names no source is a mistake of ours, and is
    /// refused whole.
    func source(of what: String) throws -> String {
        guard let source = entry.source else {
            throw JournalFailure(
                .other, "une entrée qui vient d’une source doit la nommer ; rien n’en a été enregistré.",
                "an entry with \(what) must name its source; nothing of it was recorded.")
        }
        return source.name
    }
}

extension SQLiteJournal {
    package func commit(_ entry: JournalEntry) throws -> CommitReceipt {
        try write(entry.purpose) { db in
            try EntryWriter(db: db, entry: entry, json: json, zstandard: zstandard).write()
        }
    }
}

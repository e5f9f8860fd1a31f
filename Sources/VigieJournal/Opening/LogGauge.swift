import GRDB
import GRDBSQLite
import Synchronization

/// How long SQLite's log has grown, as SQLite tells after each commit.
///
/// SQLite's own automatic checkpoint swallows what the disk answers, and a sync that failed may succeed falsely when it is
/// tried again. The journal therefore makes its checkpoints itself, and hears every refusal.
final class LogGauge: Sendable {
    /// Pages (4 MiB): a short pause on a slow disk.
    static let longest = 1000

    private let pages = Atomic<Int>(0)

    private let most: Int

    init(most: Int = LogGauge.longest) { self.most = most }

    var isFull: Bool { pages.load(ordering: .relaxed) >= most }

    /// The gauge must live as long as the connection.
    func attach(to db: Database) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_wal_hook(
            db.sqliteConnection,
            { context, _, _, pages in
                guard let context else { return SQLITE_OK }
                Unmanaged<LogGauge>.fromOpaque(context).takeUnretainedValue().note(Int(pages))
                return SQLITE_OK
            }, context)
    }

    private func note(_ count: Int) { pages.store(count, ordering: .relaxed) }
}

import FoundationEssentials
import GRDB
import Synchronization
import VigieEngine

/// Opens the one connection of a process, and refuses to go on where a guarantee of the journal does not hold.
struct Connection {
    let path: String
    let mode: JournalOptions.Mode
    let options: JournalOptions
    let gauge: LogGauge
    /// Looks at everything, whatever the size: damage was met before.
    var isSuspect = false

    func open() throws -> DatabaseQueue {
        if mode == .readOnly, !FileManager.default.fileExists(atPath: path) {
            throw JournalFailure(
                .other,
                "il n’y a pas encore de journal à \(path) : lancez le service une fois, ou vérifiez le dossier d’état.",
                "there is no journal at \(path) yet: start the service once, or check the state directory.")
        }
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.writeWithoutTransaction { db in
                let version = try recognise(db)
                if mode == .readWrite {
                    try makeDurable(db)
                    gauge.attach(to: db)
                    try check(db)
                    try upgrade(db, from: version)
                    try requireForm(db)
                } else {
                    try requireCurrent(version)
                }
            }
            return queue
        } catch {
            throw JournalFailure(error, path: path)
        }
    }

    private var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "vigie.journal"
        configuration.readonly = mode == .readOnly
        configuration.foreignKeysEnabled = true
        // A rollback that the device refuses must end in an error, not in GRDB's trap: `SQLiteJournal` then uses the
        // connection no more.
        configuration.allowsUnsafeTransactions = true
        configuration.busyMode = .timeout(options.busySeconds)
        configuration.prepareDatabase { [trace = options.trace, pages = options.maximumPages] db in
            try db.execute(
                sql: """
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    PRAGMA recursive_triggers = ON; -- so that no REPLACE slips past the triggers against removal
                    PRAGMA temp_store = MEMORY;     -- the service may write nowhere but in its state directory
                    PRAGMA cache_size = -8192;
                    """)
            if let pages { try db.execute(sql: "PRAGMA max_page_count = \(pages)") }
            if let trace { db.trace { if case .statement(let statement) = $0 { trace(statement.sql) } } }
        }
        return configuration
    }

    /// - Returns: the version of the schema; 0 for a file that was just made.
    private func recognise(_ db: Database) throws -> Int {
        let mark = try SchemaMark.applicationID(of: db)
        let version = try SchemaMark.version(of: db)
        if mark == 0, version == 0, try SchemaMark.isBlank(db) { return 0 }
        guard mark == SchemaMark.applicationID else {
            throw JournalFailure(
                .corrupt,
                "\(path) est une base de données, mais pas un journal de Vigie (marque \(mark)). Indiquez un autre dossier d’état, "
                    + "ou déplacez ce fichier.",
                "\(path) is a database, but not a journal of Vigie (mark \(mark)). Point the state directory elsewhere, "
                    + "or move that file away.")
        }
        guard version <= newest else {
            throw JournalFailure(
                .newerSchema,
                "le journal \(path) a été fait par une version plus récente de Vigie (schéma \(version) ; celle-ci connaît jusqu’à "
                    + "\(newest)). Réinstallez la plus récente, ou restaurez la copie d’avant la mise à jour.",
                "the journal \(path) was made by a newer Vigie (schema \(version); this one knows up to \(newest)). "
                    + "Install the newer version again, or restore the copy made before the upgrade.")
        }
        return version
    }

    private var newest: Int { options.migrations.last?.number ?? 0 }

    /// WAL by hand, then FULL: GRDB sets NORMAL whenever it turns WAL on by itself, and NORMAL may lose the last commits
    /// when the power fails. What is really in force is read back, because a pragma never says that it was ignored.
    private func makeDurable(_ db: Database) throws {
        let journal = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
        try db.execute(
            sql: """
                PRAGMA synchronous = FULL;
                PRAGMA wal_autocheckpoint = 0;       -- made by the journal itself, which hears what the disk answers
                PRAGMA journal_size_limit = 67108864 -- the log shrinks again after one large transaction
                """)
        let found = [
            ("journal_mode", journal ?? "nothing", "wal"),
            ("synchronous", try setting("synchronous", of: db), "2"),
            ("foreign_keys", try setting("foreign_keys", of: db), "1"),
            ("trusted_schema", try setting("trusted_schema", of: db), "0"),
        ]
        for (name, value, wanted) in found where value != wanted {
            throw JournalFailure(
                .other,
                "le journal \(path) ne peut pas tenir sa promesse : \(name) vaut « \(value) », et « \(wanted) » est nécessaire. "
                    + "Mettez le dossier d’état sur un disque local (pas de partage réseau).",
                "the journal \(path) cannot keep its promise: \(name) is “\(value)”, and “\(wanted)” is needed. Put the "
                    + "state directory on a local disk (no network share).")
        }
    }

    private func setting(_ name: String, of db: Database) throws -> String {
        try Int.fetchOne(db, sql: "PRAGMA \(name)").map(String.init) ?? "nothing"
    }

    /// The small tables that decide what is asked and sent next.
    private static let decisive = ["watch", "baseline", "cursor", "health", "endpoint", "delivery", "alarm"]

    private func check(_ db: Database) throws {
        let pages = try Int64.fetchOne(
            db, sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        // Not quick_check, which does not compare the rows with their indexes.
        var questions = ["PRAGMA integrity_check(1)"]
        if !isSuspect, pages ?? 0 > options.wholeCheckBytes {
            let present = Set(try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'"))
            questions = Self.decisive.filter(present.contains).map { "PRAGMA quick_check(\($0))" }
        }
        for question in questions {
            let answer = try String.fetchOne(db, sql: question) ?? "nothing"
            guard answer == "ok" else {
                throw JournalFailure(
                    .corrupt,
                    "le journal \(path) est endommagé : « \(answer) ». Arrêtez le service, gardez le fichier pour analyse, et mettez "
                        + "la dernière bonne copie à sa place.",
                    "the journal \(path) is damaged: “\(answer)”. Stop the service, keep the file for analysis, and put "
                        + "the last good copy in its place.")
            }
        }
    }

    /// Each step in a transaction of its own with its number: a kill leaves the old form or the new one.
    private func upgrade(_ db: Database, from version: Int) throws {
        let missing = options.migrations.filter { $0.number > version }
        if version > 0, !missing.isEmpty { try keepCopy(db, of: version) }
        for migration in missing {
            try db.inTransaction(.immediate) {
                try db.execute(sql: migration.sql)
                try db.execute(
                    sql: """
                        PRAGMA application_id = \(SchemaMark.applicationID);
                        PRAGMA user_version = \(migration.number)
                        """)
                return .commit
            }
        }
    }

    /// The names of tables and columns are text in the file like any other, and no check of SQLite compares them with what
    /// they should be: a turned letter would make every statement fail, at each start anew.
    private func requireForm(_ db: Database) throws {
        let wanted = try Connection.form(of: options.migrations)
        guard let missing = wanted.subtracting(try Connection.form(of: db)).min() else { return }
        throw JournalFailure(
            .corrupt,
            "le journal \(path) est endommagé : « \(missing) » n’est pas à sa place. Arrêtez le service, gardez le fichier pour "
                + "analyse, et mettez la dernière bonne copie à sa place : vigie restore FICHIER.",
            "the journal \(path) is damaged: “\(missing)” is not where it should be. Stop the service, keep the file for "
                + "analysis, and put the last good copy in its place: vigie restore FILE.")
    }

    private static let forms = Mutex<[[Migration]: Set<String>]>([:])

    /// The form that these steps make; the same in every process, so it is made once in each.
    private static func form(of migrations: [Migration]) throws -> Set<String> {
        if let known = forms.withLock({ $0[migrations] }) { return known }
        let form = try DatabaseQueue().inDatabase { model in
            for migration in migrations { try model.execute(sql: migration.sql) }
            return try Connection.form(of: model)
        }
        forms.withLock { $0[migrations] = form }
        return form
    }

    /// `table evidence.taken`, `index evidence_by_age.fetched`, `trigger change_is_never_edited`.
    private static func form(of db: Database) throws -> Set<String> {
        Set(
            try String.fetchAll(
                db,
                sql: """
                    SELECT 'table ' || s.name || '.' || c.name FROM sqlite_schema s, pragma_table_xinfo(s.name) c
                        WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite_%'
                    UNION ALL
                    SELECT 'index ' || s.name || '.' || coalesce(c.name, '') FROM sqlite_schema s, pragma_index_info(s.name) c
                        WHERE s.type = 'index' AND s.sql IS NOT NULL
                    UNION ALL SELECT 'trigger ' || name FROM sqlite_schema WHERE type = 'trigger'
                    """))
    }

    /// The journal as it was before an upgrade, for the day when the upgrade is regretted.
    private func keepCopy(_ db: Database, of version: Int) throws {
        let copy = "\(path).before-upgrade-from-\(version)"
        let unfinished = "\(copy).part"
        if FileManager.default.fileExists(atPath: copy) { return }
        try? FileManager.default.removeItem(atPath: unfinished)
        try db.execute(sql: "VACUUM INTO ?", arguments: [unfinished])
        try FileManager.default.moveItem(atPath: unfinished, toPath: copy)
    }

    private func requireCurrent(_ version: Int) throws {
        guard version == newest else {
            throw JournalFailure(
                .other,
                "le journal \(path) a le schéma \(version) et cette version de Vigie lit le schéma \(newest) : lancez le service une "
                    + "fois, pour qu’il mette le journal à niveau.",
                "the journal \(path) has schema \(version) and this Vigie reads schema \(newest): start the service once, "
                    + "so that it upgrades the journal.")
        }
    }
}

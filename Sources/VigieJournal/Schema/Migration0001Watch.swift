extension Migration {
    /// Whom we watch, which sources have told their past, and the watchlist files as they were last accepted.
    static let watch = Migration(
        number: 1,
        sql: """
            CREATE TABLE watch (
                company TEXT PRIMARY KEY NOT NULL CHECK (company GLOB '?*:?*'),
                since INTEGER NOT NULL,
                ended INTEGER,
                followed_until TEXT CHECK (followed_until GLOB '????-??-??'),
                -- What `due` decides by, beside the JSON so that no JSON is parsed to decide.
                starts TEXT CHECK (starts GLOB '????-??-??'),
                ends TEXT CHECK (ends GLOB '????-??-??'),
                -- Names between bars (|bodacc|bureau|); NULL is every source.
                sources TEXT CHECK (sources GLOB '|*'),
                client TEXT NOT NULL CHECK (client GLOB '{*}')
            ) STRICT;
            CREATE INDEX watch_followed ON watch (company, ended, followed_until, starts, ends, sources);

            CREATE TABLE baseline (
                company TEXT NOT NULL,
                source TEXT NOT NULL,
                taken INTEGER NOT NULL,
                PRIMARY KEY (company, source)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE watchlist (
                name TEXT PRIMARY KEY NOT NULL CHECK (name <> ''),
                digest TEXT NOT NULL,
                clients INTEGER NOT NULL CHECK (clients >= 0),
                accepted INTEGER NOT NULL,
                size INTEGER NOT NULL CHECK (size >= 0),
                packed BLOB NOT NULL
            ) STRICT;
            """)
}

extension Migration {
    /// What leaves at its hour whatever happened, each once.
    static let bulletins = Migration(
        number: 11,
        sql: """
            CREATE TABLE bulletin (
                number INTEGER PRIMARY KEY,
                -- The name of the message that tells it.
                message TEXT NOT NULL UNIQUE CHECK (message <> ''),
                kind TEXT NOT NULL,
                due INTEGER NOT NULL,
                -- Later than it was due where nothing ran at that hour.
                recorded INTEGER NOT NULL,
                bulletin TEXT NOT NULL CHECK (bulletin GLOB '{*}'),
                composed INTEGER NOT NULL DEFAULT 0 CHECK (composed IN (0, 1))
            ) STRICT;
            CREATE INDEX bulletin_waiting ON bulletin (due, number) WHERE composed = 0;
            CREATE INDEX bulletin_by_kind ON bulletin (kind, due);
            """)
}

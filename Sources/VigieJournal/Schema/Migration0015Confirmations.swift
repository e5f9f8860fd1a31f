extension Migration {
    /// What further sources said of a change that was recorded already.
    static let confirmations = Migration(
        number: 15,
        sql: """
            CREATE TABLE confirmation (
                change INTEGER NOT NULL REFERENCES change (sequence),
                -- The name that the second telling would have had as a change.
                telling TEXT NOT NULL CHECK (telling <> ''),
                source TEXT NOT NULL,
                url TEXT NOT NULL,
                fetched INTEGER NOT NULL,
                evidence TEXT NOT NULL,
                notice TEXT CHECK (notice <> ''),
                at INTEGER NOT NULL,
                PRIMARY KEY (change, telling)
            ) STRICT, WITHOUT ROWID;
            CREATE TRIGGER confirmation_is_never_edited BEFORE UPDATE ON confirmation
                BEGIN SELECT RAISE(ABORT, 'no confirmation is edited'); END;
            CREATE TRIGGER confirmation_is_never_removed BEFORE DELETE ON confirmation
                BEGIN SELECT RAISE(ABORT, 'no confirmation is removed'); END;
            """)
}

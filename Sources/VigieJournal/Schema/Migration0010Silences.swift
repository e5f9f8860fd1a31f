extension Migration {
    /// Why nobody was told of a change, where nobody was: what the self-audit proves each change by.
    static let silences = Migration(
        number: 10,
        sql: """
            CREATE TABLE silence (
                -- Without a rowid: else a change that is not there would be given a number of its own.
                change INTEGER PRIMARY KEY REFERENCES change (sequence),
                reason TEXT NOT NULL CHECK (reason <> '')
            ) STRICT, WITHOUT ROWID;
            CREATE TRIGGER silence_is_never_removed BEFORE DELETE ON silence
                BEGIN SELECT RAISE(ABORT, 'no reason is removed'); END;
            INSERT INTO silence SELECT sequence, 'recorded before reasons were kept' FROM change
                WHERE NOT EXISTS (SELECT 1 FROM alert WHERE alert.change = change.sequence);
            """)
}

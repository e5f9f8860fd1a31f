extension Migration {
    /// What the proof of watch is made of: how long each client's answer was older than promised, and when each source was
    /// silent for too long. Linear in outages, not in questions.
    static let coverage = Migration(
        number: 12,
        sql: """
            -- Milliseconds for which the last answer was older than promised, summed.
            ALTER TABLE sighting ADD COLUMN late INTEGER NOT NULL DEFAULT 0 CHECK (late >= 0);
            CREATE TABLE gap (
                source TEXT NOT NULL,
                -- The last success before it, and the first one after it.
                began INTEGER NOT NULL,
                ended INTEGER NOT NULL,
                -- What the source was last blamed for; none where Vigie itself did not run.
                reason TEXT,
                PRIMARY KEY (source, began),
                CHECK (ended > began)
            ) STRICT, WITHOUT ROWID;
            """)
}

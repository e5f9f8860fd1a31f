extension Migration {
    /// Records that cannot be read wait for a better reader, and are closed once one could.
    static let quarantine = Migration(
        number: 9,
        sql: """
            ALTER TABLE unreadable ADD COLUMN url TEXT;
            ALTER TABLE unreadable ADD COLUMN parser INTEGER NOT NULL DEFAULT 1;
            ALTER TABLE unreadable ADD COLUMN rereadings INTEGER NOT NULL DEFAULT 0 CHECK (rereadings >= 0);
            ALTER TABLE unreadable ADD COLUMN closed INTEGER;
            CREATE INDEX unreadable_open ON unreadable (source, number) WHERE closed IS NULL;
            CREATE INDEX unreadable_of_company ON unreadable (source, company) WHERE closed IS NULL;
            """)
}

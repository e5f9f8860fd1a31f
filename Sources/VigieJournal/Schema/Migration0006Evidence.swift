extension Migration {
    /// When the bytes of a proof were given up; its digest, address and time stay for ever.
    static let evidenceAge = Migration(
        number: 6,
        sql: """
            ALTER TABLE evidence ADD COLUMN taken INTEGER;
            CREATE INDEX evidence_by_age ON evidence (fetched, id) WHERE taken IS NULL;
            """)
}

extension Migration {
    /// What a source no longer shows of a client, counted until it is believed.
    static let doubts = Migration(
        number: 8,
        sql: """
            ALTER TABLE facets ADD COLUMN doubts TEXT CHECK (doubts GLOB '{*}');
            """)
}

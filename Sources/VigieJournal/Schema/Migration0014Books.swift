extension Migration {
    /// What files of our own house and of the insurer say of a client, beside what the watchlists say.
    static let books = Migration(
        number: 14,
        sql: """
            ALTER TABLE watch ADD COLUMN books TEXT CHECK (books GLOB '{*}');
            """)
}

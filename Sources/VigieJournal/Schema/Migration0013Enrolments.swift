extension Migration {
    /// Whom a provider watches for us: what was asked of it, what it confirmed, and how it answers.
    static let enrolments = Migration(
        number: 13,
        sql: """
            CREATE TABLE enrolment (
                source TEXT NOT NULL CHECK (source <> ''),
                list TEXT NOT NULL CHECK (list <> ''),
                -- Nine digits.
                company TEXT NOT NULL CHECK (length(company) = 9),
                state TEXT NOT NULL CHECK (state IN ('entering', 'enrolled', 'leaving', 'gone')),
                enrolment TEXT NOT NULL CHECK (enrolment GLOB '{*}'),
                PRIMARY KEY (source, list, company)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE enrolment_list (
                source TEXT NOT NULL CHECK (source <> ''),
                list TEXT NOT NULL CHECK (list <> ''),
                record TEXT NOT NULL CHECK (record GLOB '{*}'),
                PRIMARY KEY (source, list)
            ) STRICT, WITHOUT ROWID;
            """)
}

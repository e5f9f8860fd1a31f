extension Migration {
    /// What sources said last, what was ever read in their notices, where they stand, and the raw proof.
    static let sources = Migration(
        number: 2,
        sql: """
            CREATE TABLE evidence (
                id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 64),
                url TEXT NOT NULL,
                fetched INTEGER NOT NULL,
                content_type TEXT,
                size INTEGER NOT NULL CHECK (size >= 0),
                packed BLOB NOT NULL
            ) STRICT;

            CREATE TABLE facets (
                company TEXT NOT NULL,
                source TEXT NOT NULL,
                url TEXT NOT NULL,
                fetched INTEGER NOT NULL,
                evidence TEXT NOT NULL,
                facets TEXT NOT NULL CHECK (facets GLOB '{*}'),
                PRIMARY KEY (company, source)
            ) STRICT;

            CREATE TABLE notice (
                company TEXT NOT NULL,
                id TEXT NOT NULL CHECK (id <> ''),
                source TEXT NOT NULL,
                url TEXT NOT NULL,
                fetched INTEGER NOT NULL,
                evidence TEXT NOT NULL,
                notice TEXT NOT NULL CHECK (notice GLOB '{*}'),
                disposition TEXT NOT NULL CHECK (disposition GLOB '{*}'),
                PRIMARY KEY (company, id)
            ) STRICT;
            CREATE INDEX notice_by_id ON notice (id);

            CREATE TABLE sighting (
                source TEXT NOT NULL,
                company TEXT NOT NULL,
                attempted INTEGER NOT NULL,
                succeeded INTEGER,
                entity_tag TEXT,
                last_modified TEXT,
                body_digest TEXT,
                facets_digest TEXT,
                seen INTEGER,
                PRIMARY KEY (source, company),
                CHECK ((seen IS NULL) = (body_digest IS NULL) AND (seen IS NULL) = (facets_digest IS NULL))
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX sighting_by_age ON sighting (source, attempted, company);

            CREATE TABLE cursor (
                source TEXT PRIMARY KEY NOT NULL,
                at INTEGER NOT NULL,
                text TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE health (
                source TEXT PRIMARY KEY NOT NULL,
                health TEXT NOT NULL CHECK (health GLOB '{*}')
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE unreadable (
                number INTEGER PRIMARY KEY,
                source TEXT NOT NULL,
                name TEXT NOT NULL,
                digest TEXT NOT NULL,
                company TEXT,
                reason TEXT NOT NULL,
                at INTEGER NOT NULL,
                size INTEGER NOT NULL CHECK (size >= 0),
                packed BLOB NOT NULL,
                UNIQUE (source, name, digest)
            ) STRICT;
            """)
}

extension Migration {
    /// What changed, and who is to be told. The log of changes only grows: triggers refuse every edit.
    static let changes = Migration(
        number: 3,
        sql: """
            CREATE TABLE change (
                -- Never reused, because no row ever leaves.
                sequence INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE CHECK (id <> ''),
                company TEXT NOT NULL,
                code TEXT NOT NULL,
                severity TEXT NOT NULL CHECK (severity IN ('info', 'low', 'medium', 'high', 'critical')),
                source TEXT NOT NULL,
                detected INTEGER NOT NULL,
                change TEXT NOT NULL CHECK (change GLOB '{*}')
            ) STRICT;
            CREATE INDEX change_by_company ON change (company, sequence);
            CREATE INDEX change_by_detection ON change (detected);
            CREATE TRIGGER change_is_never_edited BEFORE UPDATE ON change
                BEGIN SELECT RAISE(ABORT, 'the log of changes only grows: no change is edited'); END;
            CREATE TRIGGER change_is_never_removed BEFORE DELETE ON change
                BEGIN SELECT RAISE(ABORT, 'the log of changes only grows: no change is removed'); END;

            CREATE TABLE alert (
                number INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE CHECK (id <> ''),
                change INTEGER NOT NULL REFERENCES change (sequence),
                company TEXT NOT NULL,
                channel TEXT NOT NULL CHECK (channel IN ('email', 'webhook')),
                address TEXT NOT NULL CHECK (address <> ''),
                recipient TEXT NOT NULL CHECK (recipient GLOB '{*}'),
                cadence TEXT NOT NULL CHECK (cadence IN ('at_once', 'daily', 'weekly')),
                reason TEXT NOT NULL,
                due INTEGER NOT NULL,
                composed INTEGER NOT NULL DEFAULT 0 CHECK (composed IN (0, 1)),
                -- One change is told to one recipient once, whatever the ids say.
                UNIQUE (change, channel, address)
            ) STRICT;
            CREATE INDEX alert_waiting ON alert (due, change) WHERE composed = 0;
            CREATE INDEX alert_by_company ON alert (company);
            CREATE TRIGGER alert_is_never_removed BEFORE DELETE ON alert
                BEGIN SELECT RAISE(ABORT, 'no alert is removed'); END;
            """)
}

extension Migration {
    /// Messages whose bytes are final, apart from how far each one got: the bytes are written once, the progress often.
    static let outbox = Migration(
        number: 4,
        sql: """
            CREATE TABLE message (
                number INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE CHECK (id <> ''),
                recipient TEXT NOT NULL CHECK (recipient GLOB '{*}'),
                company TEXT,
                gist TEXT NOT NULL,
                created INTEGER NOT NULL,
                alarms TEXT NOT NULL CHECK (alarms GLOB '[[]*]'),
                bytes BLOB NOT NULL
            ) STRICT;
            CREATE INDEX message_by_company ON message (company, number) WHERE company IS NOT NULL;
            CREATE TRIGGER message_is_frozen BEFORE UPDATE ON message
                BEGIN SELECT RAISE(ABORT, 'a frozen message is never edited'); END;
            CREATE TRIGGER message_is_never_removed BEFORE DELETE ON message
                BEGIN SELECT RAISE(ABORT, 'no message is removed'); END;

            CREATE TABLE message_alert (
                message INTEGER NOT NULL REFERENCES message (number),
                position INTEGER NOT NULL,
                alert INTEGER NOT NULL REFERENCES alert (number),
                PRIMARY KEY (message, position)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX message_alert_by_alert ON message_alert (alert, message);

            CREATE TABLE delivery (
                message INTEGER PRIMARY KEY REFERENCES message (number),
                -- Channel and address: `email:anne@example.org`, `webhook:erp`.
                recipient TEXT NOT NULL CHECK (recipient GLOB '?*:?*'),
                state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'refused', 'parked', 'expired')),
                attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
                next_attempt INTEGER,
                first_attempt INTEGER,
                last_reply TEXT,
                finished INTEGER,
                CHECK ((state = 'pending') = (next_attempt IS NOT NULL))
            ) STRICT;
            CREATE INDEX delivery_waiting ON delivery (recipient, next_attempt, message) WHERE state = 'pending';
            CREATE INDEX delivery_stopped ON delivery (state, recipient)
                WHERE state IN ('refused', 'parked', 'expired');

            CREATE TABLE attempt (
                number INTEGER PRIMARY KEY,
                message INTEGER NOT NULL REFERENCES message (number),
                at INTEGER NOT NULL,
                state TEXT NOT NULL,
                reply TEXT NOT NULL,
                next_attempt INTEGER
            ) STRICT;
            CREATE INDEX attempt_by_message ON attempt (message, number);

            CREATE TABLE endpoint (
                name TEXT PRIMARY KEY NOT NULL CHECK (name <> ''),
                failing_since INTEGER,
                disabled INTEGER,
                not_before INTEGER
            ) STRICT, WITHOUT ROWID;
            """)
}

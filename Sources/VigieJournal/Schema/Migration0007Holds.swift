extension Migration {
    /// Alerts that wait for a person, because their source told of too many changes at once.
    static let holds = Migration(
        number: 7,
        sql: """
            CREATE TABLE hold (
                number INTEGER PRIMARY KEY,
                source TEXT NOT NULL CHECK (source <> ''),
                opened INTEGER NOT NULL,
                ended INTEGER,
                outcome TEXT CHECK (outcome IN ('released', 'discarded')),
                -- The last change when it ended: those after it are counted anew.
                boundary INTEGER,
                -- What it held when it ended.
                alerts INTEGER,
                changes INTEGER,
                clients INTEGER,
                UNIQUE (source, opened),
                CHECK ((ended IS NULL) = (outcome IS NULL) AND (ended IS NULL) = (boundary IS NULL)
                    AND (ended IS NULL) = (alerts IS NULL))
            ) STRICT;
            CREATE UNIQUE INDEX hold_open_once ON hold (source) WHERE ended IS NULL;

            -- Stays where the hold ended without sending: the alert is then told to nobody, and is kept.
            ALTER TABLE alert ADD COLUMN hold INTEGER REFERENCES hold (number);
            CREATE INDEX alert_held ON alert (hold) WHERE hold IS NOT NULL;
            DROP INDEX alert_waiting;
            CREATE INDEX alert_waiting ON alert (due, change) WHERE composed = 0 AND hold IS NULL;
            """)
}

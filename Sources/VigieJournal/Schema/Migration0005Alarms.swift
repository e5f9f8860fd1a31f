extension Migration {
    /// What the administrator must know. At most one alarm of a key is open at a time.
    static let alarms = Migration(
        number: 5,
        sql: """
            CREATE TABLE alarm (
                number INTEGER PRIMARY KEY,
                key TEXT NOT NULL CHECK (key <> ''),
                opened INTEGER NOT NULL,
                closed INTEGER,
                sentence TEXT NOT NULL,
                detail TEXT NOT NULL,
                -- How much of it the administrator was told.
                told TEXT NOT NULL DEFAULT 'nothing' CHECK (told IN ('nothing', 'opening', 'end')),
                waits INTEGER NOT NULL GENERATED ALWAYS AS (
                    CASE WHEN closed IS NULL THEN told = 'nothing' ELSE told <> 'end' END) VIRTUAL,
                -- The same opening met again is the same alarm.
                UNIQUE (key, opened)
            ) STRICT;
            CREATE UNIQUE INDEX alarm_open_once ON alarm (key) WHERE closed IS NULL;
            CREATE INDEX alarm_untold ON alarm (number) WHERE waits = 1;
            """)
}

/// What the administrator or a test may set of the journal.
package struct JournalOptions: Sendable {
    /// Whether this process writes. A reader needs no lock and never checkpoints.
    package enum Mode: Sendable { case readWrite, readOnly }

    /// A journal up to this size is checked whole at each start (about a second per GiB once in memory); a larger one only
    /// in the small tables that decide what is asked and sent next.
    package var wholeCheckBytes: Int64 = 512 << 20
    /// How long to wait for another program that holds the file (a copy being made) before saying so.
    package var busySeconds: Double = 5
    /// Room set aside for the day when the disk is full; 0 keeps nothing back.
    package var reserveBytes: Int64 = 0
    /// For tests: every statement that is run, a size at which the device is full, and the schema to stop at.
    var trace: (@Sendable (String) -> Void)?
    var maximumPages: Int?
    /// Pages in the log from which on it is moved into the file.
    package var checkpointPages = LogGauge.longest
    var migrations = Migration.all

    package init() {}
}

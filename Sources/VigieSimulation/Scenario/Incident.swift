/// What happens to the daemon's machine, and what its people do.
enum Incident: Hashable, Sendable {
    /// kill -9 after so many more acts on the outside.
    case kill(afterActs: Int)
    /// SIGTERM, and a start after the pause.
    case stop(pause: Duration)
    /// The power fails; the machine comes back after the pause.
    case reboot(pause: Duration)
    case reload
    /// Someone saves settings that are wrong, reloads, and mends them later.
    case spoilSettings
    case mendSettings
    /// The machine sleeps, or the process is stopped by SIGSTOP.
    case suspend(Duration)
    /// From now on the machine's wall clock is wrong by so much.
    case clock(error: Duration)
    case fillDisk
    case emptyDisk
    /// The so-manieth write from now on fails as EIO.
    case failDisk(afterWrites: Int)
    /// The administrator sends again what was given up on, once the endpoint is mended.
    case redeliver
    /// The credit manager saves this watchlist.
    case edit(text: String)
    /// Another program puts a file into its folder.
    case drop(FileDrop)
}

struct ScheduledIncident: Hashable, Sendable {
    var at: Duration
    var incident: Incident
}

/// How often the loops turn where nothing asks for it: the proof for the watchdog, and the looks that no bell announces.
///
/// The daemon's own figures are the defaults. A simulation, which pays for each turn and has no watchdog, takes longer ones;
/// what the loops do is the same.
package struct Rhythm: Hashable, Sendable {
    /// A loop that acts may be silent for so long: the longest exchange, retried, with its commit.
    package var longestAct: Duration = .seconds(600)
    /// A loop that waits beats at least so often.
    package var beat: Duration = .seconds(10)
    package var longestRest: Duration = .seconds(30)
    /// How long a loop rests after a journal that has no room.
    package var restWhenFull: Duration = .seconds(30)
    /// How long words and deliveries rest where nothing is due. A bell wakes them; this is for a wall clock set ahead.
    package var longestIdle: Duration = .seconds(60)
    /// How often the room on the disk is looked at where nothing was refused.
    package var roomEvery: Duration = .seconds(30)
    /// How often it is asked whether a copy is due, or the night has come.
    package var careEvery: Duration = .seconds(300)

    /// How often the folder of the watchlists is looked at where no event tells of it: network folders send none.
    package var lookEvery: Duration = .seconds(60)

    package init() {}
}

import Synchronization
import VigieDomain
import VigieEngine

/// A clock on which a sleep passes at once, and takes all of its time: one task alone lives exactly as it says.
final class LeapingClock: WorldClock {
    private let time = Mutex<Duration>(.zero)
    private let start: Instant

    init(_ start: Instant = Instant(milliseconds: 1_800_000_000_000)) { self.start = start }

    func now() -> Instant { start.adding(uptime()) }
    func uptime() -> Duration { time.withLock { $0 } }
    func leap(_ duration: Duration) { time.withLock { $0 += duration } }

    func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        await Task.yield()
        leap(duration)
    }
}

/// Lets other tasks come as far as they can; nothing is concluded from how far that is.
func settle(until condition: () -> Bool) async {
    for _ in 0..<100_000 where !condition() { await Task.yield() }
}

import Synchronization
package import VigieDomain
import VigieEngine

/// The clock of a story: it goes where the story takes it, and whoever sleeps takes no time of ours, so that two days pass
/// in seconds.
package final class StoryClock: WorldClock {
    private let state: Mutex<(now: Instant, uptime: Duration)>

    package init(_ start: Instant) { state = Mutex((start, .zero)) }

    package func now() -> Instant { state.withLock { $0.now } }

    package func uptime() -> Duration { state.withLock { $0.uptime } }

    package func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        advance(by: duration)
        // Whoever waits for another task must let it run.
        await Task.yield()
    }

    /// To this moment; a story never goes back.
    package func move(to instant: Instant) { advance(by: now().duration(to: instant)) }

    private func advance(by duration: Duration) {
        guard duration > .zero else { return }
        state.withLock { state in
            state.now = state.now.adding(duration)
            state.uptime += duration
        }
    }
}

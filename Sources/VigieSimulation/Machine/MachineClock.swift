import Synchronization
import VigieDomain
import VigieEngine

/// The clock of the machine that the daemon runs on: its wall clock may be wrong and jump, its uptime begins anew with each
/// boot.
final class MachineClock: WorldClock {
    private let time: VirtualTime
    private let state = Mutex((error: Duration.zero, boot: Duration.zero))

    init(_ time: VirtualTime) { self.time = time }

    func now() -> Instant { time.now.adding(state.withLock { $0.error }) }
    func uptime() -> Duration { time.elapsed - state.withLock { $0.boot } }
    func sleep(for duration: Duration) async throws { try await time.sleep(for: duration) }

    /// From now on the wall clock is wrong by so much.
    func setError(_ error: Duration) { state.withLock { $0.error = error } }

    func reboot() {
        let now = time.elapsed
        state.withLock { $0.boot = now }
    }
}

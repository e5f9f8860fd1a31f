import Synchronization
import VigieDomain

/// The time of a simulated world: it stands still while anything can run, and then goes straight to the next moment that
/// somebody waits for.
final class VirtualTime: Sendable {
    private struct Sleeper {
        let due: Duration
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var elapsed: Duration = .zero
        var next = 0
        var sleepers: [Int: Sleeper] = [:]
        var cancelled: Set<Int> = []
    }

    let start: Instant
    private let state = Mutex(State())

    init(start: Instant) { self.start = start }

    /// Since the beginning of the world.
    var elapsed: Duration { state.withLock { $0.elapsed } }

    /// The true time, which no machine's clock need agree with.
    var now: Instant { start.adding(elapsed) }

    func sleep(for duration: Duration) async throws {
        let id = state.withLock { state in
            state.next += 1
            return state.next
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let early: Result<Void, any Error>? = state.withLock { state in
                    if state.cancelled.remove(id) != nil { return .failure(CancellationError()) }
                    if duration <= .zero { return .success(()) }
                    state.sleepers[id] = Sleeper(due: state.elapsed + duration, continuation: continuation)
                    return nil
                }
                if let early { continuation.resume(with: early) }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                let sleeper = state.sleepers.removeValue(forKey: id)
                if sleeper == nil { state.cancelled.insert(id) }
                return sleeper
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
        state.withLock { _ = $0.cancelled.remove(id) }
    }

    /// Goes to the next moment that somebody waits for and wakes him. Returns false where nobody waits.
    func advance() -> Bool {
        let woken = state.withLock { state -> Sleeper? in
            guard let next = state.sleepers.min(by: { ($0.value.due, $0.key) < ($1.value.due, $1.key) }) else {
                return nil
            }
            state.sleepers[next.key] = nil
            // A machine that was suspended wakes late.
            state.elapsed = max(state.elapsed, next.value.due)
            return next.value
        }
        woken?.continuation.resume()
        return woken != nil
    }

    /// The machine is suspended, or the process stopped: time goes on, and nobody notices until it is over.
    func suspend(for duration: Duration) { state.withLock { $0.elapsed += duration } }
}

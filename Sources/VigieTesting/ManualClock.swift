import Synchronization
package import VigieDomain
import VigieEngine

/// A clock that stands still until a test moves it. Sleepers wake when time passes them.
package final class ManualClock: WorldClock {
    private struct State {
        var now: Instant
        var uptime: Duration = .zero
        var next = 0
        var sleepers: [Int: (until: Duration, continuation: CheckedContinuation<Void, any Error>)] = [:]
        var cancelled: Set<Int> = []
    }

    private let state: Mutex<State>

    package init(_ start: Instant) { state = Mutex(State(now: start)) }

    package convenience init(_ iso: String) {
        guard let start = Instant(iso) else { preconditionFailure("\(iso) is not an instant") }
        self.init(start)
    }

    package func now() -> Instant { state.withLock { $0.now } }
    package func uptime() -> Duration { state.withLock { $0.uptime } }

    package func sleep(for duration: Duration) async throws {
        let id = state.withLock { state in
            state.next += 1
            return state.next
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let early: (any Error)?? = state.withLock { state in
                    if state.cancelled.remove(id) != nil { return .some(CancellationError()) }
                    if duration <= .zero { return .some(nil) }
                    state.sleepers[id] = (state.uptime + duration, continuation)
                    return nil
                }
                switch early {
                case .some(.some(let error)): continuation.resume(throwing: error)
                case .some(nil): continuation.resume()
                case nil: break
                }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                let sleeper = state.sleepers.removeValue(forKey: id)
                if sleeper == nil { state.cancelled.insert(id) }
                return sleeper
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Moves both clocks and wakes whoever waited for less.
    package func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.now = state.now.adding(duration)
            state.uptime += duration
            let due = state.sleepers.filter { $0.value.until <= state.uptime }
            for id in due.keys { state.sleepers[id] = nil }
            return due.sorted { ($0.value.until, $0.key) < ($1.value.until, $1.key) }.map(\.value.continuation)
        }
        for continuation in woken { continuation.resume() }
    }

    /// Moves the wall clock alone, as an administrator or NTP does.
    package func jump(to instant: Instant) { state.withLock { $0.now = instant } }

    package var sleepers: Int { state.withLock { $0.sleepers.count } }
}

/// Chance that can be repeated (SplitMix64).
package final class SeededEntropy: Entropy {
    private let state: Mutex<UInt64>

    package init(seed: UInt64) { state = Mutex(seed) }

    package func next() -> UInt64 {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}

package import VigieDomain

/// Time as the outside gives it. Nothing in the core reads a clock by itself, so that tests and simulations own time.
package protocol WorldClock: Sendable {
    /// The wall clock; it may jump.
    func now() -> Instant
    /// Time since some start that never jumps and goes on while the machine sleeps (CLOCK_BOOTTIME): intervals are measured on it.
    func uptime() -> Duration
    /// Returns after this time has passed.
    /// - Throws: `CancellationError` where the task was cancelled.
    func sleep(for duration: Duration) async throws
}

/// Chance, from the outside, so that a run can be repeated.
package protocol Entropy: Sendable {
    /// A uniformly random number.
    func next() -> UInt64
}

extension Entropy {
    /// A uniformly random duration from zero to this one (full jitter).
    package func jitter(upTo limit: Duration) -> Duration {
        let milliseconds = max(0, limit.milliseconds)
        return .milliseconds(Int64(next() % UInt64(milliseconds + 1)))
    }
}

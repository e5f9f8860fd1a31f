import VigieDomain

/// When a message that was not taken is tried again, and when we stop trying.
package struct RetrySchedule: Hashable, Sendable {
    /// The wait before each attempt; the first is the attempt made at once.
    package var waits: [Duration]
    /// How far chance moves a wait either way, in per cent, so that many messages do not come back together.
    package var jitterPercent: Int

    package init(waits: [Duration], jitterPercent: Int) {
        self.waits = waits
        self.jitterPercent = jitterPercent
    }

    /// Ten attempts over 75 h 35 min (Standard Webhooks 1.0.0).
    package static let webhook = RetrySchedule(
        waits: [
            .zero, .seconds(5), .seconds(300), .seconds(1_800), .seconds(7_200), .seconds(18_000), .seconds(36_000),
            .seconds(50_400), .seconds(72_000), .seconds(86_400),
        ], jitterPercent: 20)

    /// At 0, 5 and 30 minutes, then every two hours until five days are over (RFC 5321 section 4.5.4.1).
    package static let email: RetrySchedule = {
        let first: [Duration] = [.zero, .seconds(300), .seconds(1_500)]
        let step = Duration.seconds(7_200)
        let left = Duration.seconds(5 * 86_400) - .seconds(1_800)
        return RetrySchedule(
            waits: first + Array(repeating: step, count: Int(left.milliseconds / step.milliseconds)), jitterPercent: 0)
    }()

    /// No schedule puts the next attempt off by more.
    package static let longestWait = Duration.seconds(30 * 3_600)

    /// The wait after a failed attempt; nil when the schedule is over.
    ///
    /// Attempts answered with "slow down" must not eat the schedule, and hours during which we were not running must not
    /// either: the step is the smaller of what the count and what the time say.
    ///
    /// - Parameters:
    ///   - attempts: made so far, this one included.
    ///   - elapsed: since the first attempt.
    package func wait(afterAttempts attempts: Int, elapsed: Duration, entropy: any Entropy) -> Duration? {
        // A first attempt that lies ahead was dated by a clock that was set back since: only the count is known.
        let step = elapsed < .zero ? max(1, attempts) : min(max(1, attempts), max(1, stepsPassed(in: elapsed)))
        guard step < waits.count else { return nil }
        return jittered(waits[step], entropy: entropy)
    }

    /// Attempts that fit in this time, each wait taken at its shortest.
    private func stepsPassed(in elapsed: Duration) -> Int {
        var sum: Int64 = 0
        for (index, wait) in waits.enumerated() {
            sum += wait.milliseconds * Int64(100 - jitterPercent) / 100
            if sum > elapsed.milliseconds { return index }
        }
        return waits.count
    }

    private func jittered(_ wait: Duration, entropy: any Entropy) -> Duration {
        let span = wait.milliseconds * Int64(jitterPercent) / 100
        guard span > 0 else { return wait }
        return wait - .milliseconds(span) + entropy.jitter(upTo: .milliseconds(2 * span))
    }
}

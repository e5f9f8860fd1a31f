import Synchronization

/// Proof that each loop turns: the watchdog of the system is fed only while every loop has beaten lately.
package final class Pulse: Sendable {
    private struct Beat {
        var last: Duration
        var longestSilence: Duration
    }

    private let beats = Mutex<[String: Beat]>([:])
    private let clock: any WorldClock

    package init(clock: any WorldClock) { self.clock = clock }

    /// - Parameter longestSilence: how long the loop may go on without a further beat: the bound of its longest act.
    package func beat(_ loop: String, longestSilence: Duration) {
        let now = clock.uptime()
        beats.withLock { $0[loop] = Beat(last: now, longestSilence: longestSilence) }
    }

    /// The loop ended on purpose and is not waited for.
    package func end(_ loop: String) { beats.withLock { $0[loop] = nil } }

    /// Loops that should have turned and have not, by name.
    package var silent: [String] {
        let now = clock.uptime()
        return beats.withLock { beats in
            beats.filter { now - $0.value.last > $0.value.longestSilence }.map(\.key).sorted()
        }
    }
}

import Synchronization
package import VigieDomain

/// How the watcher itself is: whether its last audit held, and when it last told the outside that it lives.
package final class Vitals: Sendable {
    private struct State {
        var audited: Instant?
        var holds = false
        var beat: Instant?
        var isBeating: Bool?
        /// The monitoring asked for silence until then, on the clock that never jumps.
        var quietUntil: Duration?
    }

    private let state = Mutex(State())

    package init() {}

    package var audited: Instant? { state.withLock { $0.audited } }
    /// False before the first audit.
    package var auditHolds: Bool { state.withLock { $0.holds } }
    package var lastBeat: Instant? { state.withLock { $0.beat } }

    func noteAudit(holds: Bool, at now: Instant) {
        state.withLock { state in
            state.audited = now
            state.holds = holds
        }
    }

    /// An audit that could not be made proves nothing.
    func noteAuditFailure() { state.withLock { $0.holds = false } }

    /// - Returns: whether this is news: the first beat after a silence.
    func noteBeat(at now: Instant) -> Bool {
        state.withLock { state in
            defer { state.isBeating = true }
            state.beat = now
            return state.isBeating != true
        }
    }

    /// - Returns: whether this is news: the first silence after a beat.
    func noteSilence() -> Bool {
        state.withLock { state in
            defer { state.isBeating = false }
            return state.isBeating != false
        }
    }

    var quietUntil: Duration? {
        get { state.withLock { $0.quietUntil } }
        set { state.withLock { $0.quietUntil = newValue } }
    }
}

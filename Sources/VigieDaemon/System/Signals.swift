import Glibc
import Synchronization

/// Signals as events: a thread of its own waits for them, so that nothing runs inside a signal handler.
package final class Signals: Sendable {
    package enum Event: Hashable, Sendable { case stop, reload }

    private struct State {
        var pending: [Event] = []
        var listener: CheckedContinuation<Event?, Never>?
        var isClosed = false
    }

    private let state = Mutex(State())

    /// Blocks the signals in this thread and all that it starts; call it first of all.
    package init() {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in [SIGTERM, SIGINT, SIGHUP, SIGPIPE] { sigaddset(&set, signal) }
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Starts the thread that waits. It lives as long as the process.
    package func listen() {
        BlockingThread.start {
            var set = sigset_t()
            sigemptyset(&set)
            for signal in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&set, signal) }
            while true {
                var signal: Int32 = 0
                guard sigwait(&set, &signal) == 0 else { continue }
                self.arrived(signal == SIGHUP ? .reload : .stop)
            }
        }
    }

    /// The next signal, or nil when the task is cancelled.
    package func next() async -> Event? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let ready: Event?? = state.withLock { state in
                    if !state.pending.isEmpty { return .some(state.pending.removeFirst()) }
                    if state.isClosed { return .some(nil) }
                    state.listener = continuation
                    return nil
                }
                if let ready { continuation.resume(returning: ready) }
            }
        } onCancel: {
            let listener = state.withLock { state in
                state.isClosed = true
                defer { state.listener = nil }
                return state.listener
            }
            listener?.resume(returning: nil)
        }
    }

    private func arrived(_ event: Event) {
        let listener = state.withLock { state in
            defer { state.listener = nil }
            if state.listener == nil { state.pending.append(event) }
            return state.listener
        }
        listener?.resume(returning: event)
    }
}

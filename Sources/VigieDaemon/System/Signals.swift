import Glibc
import Synchronization
import VigieControl

/// Signals as events: a thread of its own hears of them, so that nothing of ours runs inside a signal handler.
package final class Signals: Sendable {
    package enum Event: Hashable, Sendable { case stop, reload }

    private struct State {
        var pending: [Event] = []
        var listener: CheckedContinuation<Event?, Never>?
        var isClosed = false
    }

    private let state = Mutex(State())
    private let heard: Int32

    /// The end of the pipe that the handler writes into: a handler has no other way to what it belongs to.
    private static let bell = Atomic<Int32>(-1)

    /// From now on the signals are events. The handler only writes one byte, which is all that a handler may do.
    ///
    /// Blocking them and waiting with `sigwait` does not work: libdispatch parks the main thread in `sigsuspend` with an
    /// empty mask, where the system delivers them and ends the process.
    package init() {
        var ends: [Int32] = [-1, -1]
        let made = pipe(&ends)
        precondition(made == 0, "the system gives no pipe for signals")
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        heard = ends[0]
        // A flood of signals must not stop the handler: what does not fit is told already.
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        Signals.bell.store(ends[1], ordering: .releasing)
        signal(SIGPIPE, SIG_IGN)
        for number in [SIGTERM, SIGINT, SIGHUP] { Signals.handle(number) }
    }

    private static func handle(_ number: Int32) {
        var action = sigaction()
        action.sa_flags = SA_RESTART
        action.__sigaction_handler.sa_handler = { number in
            let before = errno
            var byte = UInt8(truncatingIfNeeded: number)
            _ = write(Signals.bell.load(ordering: .acquiring), &byte, 1)
            errno = before
        }
        sigaction(number, &action, nil)
    }

    /// Starts the thread that waits. It lives as long as the process.
    package func listen() {
        BlockingThread.start { [heard] in
            var byte: UInt8 = 0
            while true {
                let count = read(heard, &byte, 1)
                if count < 0, errno == EINTR { continue }
                guard count == 1 else { return }
                self.arrived(Int32(byte) == SIGHUP ? .reload : .stop)
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

    /// What the thread calls, and tests.
    func arrived(_ event: Event) {
        let listener = state.withLock { state in
            defer { state.listener = nil }
            if state.listener == nil { state.pending.append(event) }
            return state.listener
        }
        listener?.resume(returning: event)
    }
}

import CCurl
import Glibc
import Synchronization
import VigieTransport

/// One libcurl engine on a thread of its own, fed by a queue of commands. Tasks wait without holding a thread; the thread
/// sleeps in `curl_multi_poll` while nothing happens.
final class Driver: Sendable {
    private let mailbox: Mailbox

    /// - Parameters:
    ///   - simultaneous: transfers handed to libcurl at one time; the others wait here, where their time limits do not run.
    ///   - perLane: of those, how many for one host.
    ///   - nap: how long the thread may sleep while something is under way; nil where libcurl itself knows when to wake.
    init(simultaneous: Int, perLane: Int, nap: Duration? = nil) throws(ExchangeFailure) {
        guard Driver.libraryIsReady, let multi = curl_multi_init() else {
            throw ExchangeFailure(.other, "libcurl n’a pas pu démarrer", "libcurl could not start")
        }
        // HTTP/2 where the server offers it: many questions over one connection.
        _ = cw_multi_long(multi, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
        let mailbox = Mailbox(multi: multi)
        let started = Thread.start {
            var loop = Loop(
                multi: mailbox.multi, mailbox: mailbox, simultaneous: max(1, simultaneous), perLane: max(1, perLane),
                nap: nap)
            loop.run()
        }
        guard started else {
            curl_multi_cleanup(multi)
            throw ExchangeFailure(
                .other, "le système refuse un fil d’exécution à libcurl", "the system refused a thread for libcurl")
        }
        self.mailbox = mailbox
    }

    /// The thread takes down what is under way and ends by itself: whoever drops the driver never waits for a network.
    deinit { mailbox.post(.stop) }

    /// Runs one transfer to its end. What came of it stands in the transfer.
    /// - Throws: `CancellationError`, or `ExchangeFailure` where the transfer could not be started.
    func perform(_ transfer: Transfer) async throws {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                transfer.continuation = continuation
                if !mailbox.post(.add(transfer)) {
                    transfer.finish(
                        throwing: ExchangeFailure(
                            .other, "le pilote du réseau est arrêté", "the network driver has stopped"))
                }
            }
        } onCancel: {
            // The mark covers a cancellation that comes before the transfer is queued; the command, one that comes after.
            transfer.markCancelled()
            mailbox.post(.cancel(transfer))
        }
    }

    private static let libraryIsReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}

/// What tasks ask of the thread.
enum Command: Sendable {
    case add(Transfer)
    case cancel(Transfer)
    case stop
}

/// The queue between tasks and the thread. The thread says when it goes to sleep, so that a busy one is not woken.
final class Mailbox: Sendable {
    private struct State {
        var commands: [Command] = []
        var isAsleep = false
        var isClosed = false
    }

    /// Touched by the thread alone, except for `curl_multi_wakeup`, which libcurl allows from anywhere.
    nonisolated(unsafe) let multi: UnsafeMutableRawPointer
    private let state = Mutex(State())

    init(multi: UnsafeMutableRawPointer) { self.multi = multi }

    /// False once the thread has closed the mailbox.
    @discardableResult
    func post(_ command: Command) -> Bool {
        state.withLock { state in
            guard !state.isClosed else { return false }
            state.commands.append(command)
            if state.isAsleep {
                state.isAsleep = false
                // Inside the lock: the thread cannot free the engine between the question and the call.
                curl_multi_wakeup(multi)
            }
            return true
        }
    }

    /// Everything posted since the last time.
    func take() -> [Command] {
        state.withLock { state in
            defer { state.commands.removeAll(keepingCapacity: true) }
            return state.commands
        }
    }

    /// Whether the thread may sleep: not with something in the queue.
    func fallAsleep() -> Bool {
        state.withLock { state in
            state.isAsleep = state.commands.isEmpty
            return state.isAsleep
        }
    }

    func wake() { state.withLock { $0.isAsleep = false } }

    /// No command enters any more; returns those that nobody read.
    func close() -> [Command] {
        state.withLock { state in
            state.isClosed = true
            defer { state.commands = [] }
            return state.commands
        }
    }
}

import Glibc

/// How long one side waits for the other in all, however it drips, and what makes it give up sooner.
struct Patience {
    private let end: Duration
    private let isOver: @Sendable () -> Bool
    /// How late a stop may be noticed by a conversation that hangs.
    private static let slice: Duration = .milliseconds(100)

    init(_ duration: Duration, unless isOver: @escaping @Sendable () -> Bool = { false }) {
        end = Patience.now + duration
        self.isOver = isOver
    }

    /// Returns when the socket is ready for the event.
    func wait(for event: Int32, on descriptor: Int32) throws(ControlFailure) {
        while true {
            if isOver() { throw ControlFailure(.broken, "le démon s’arrête", "the daemon is stopping") }
            let left = end - Patience.now
            guard left > .zero else {
                throw ControlFailure(.timeout, "pas de réponse dans le temps imparti", "no answer in the time allowed")
            }
            let (seconds, attoseconds) = min(left, Patience.slice).components
            var ask = pollfd(fd: descriptor, events: Int16(event), revents: 0)
            let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1
            if poll(&ask, 1, Int32(milliseconds)) > 0 { return }
        }
    }

    // Not the port of the clock: the kernel's own time-outs run on it too, and no decision about a client depends on it.
    private static var now: Duration {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}

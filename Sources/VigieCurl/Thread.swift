import Glibc

/// A thread of the system, for work that blocks and may not hold one of Swift's.
enum Thread {
    /// Starts and forgets: the thread ends when its work does. False where the system refused.
    static func start(_ work: @escaping @Sendable () -> Void) -> Bool {
        var thread = pthread_t()
        let box = Unmanaged.passRetained(Work(run: work))
        let code = pthread_create(
            &thread, nil,
            { pointer in
                guard let pointer else { return nil }
                let work = Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue()
                // Signals belong to the main thread. SIGPIPE above all: OpenSSL writes to connections that the other side
                // has closed, and libcurl leaves the signal alone when asked for no signals.
                var all = sigset_t()
                sigfillset(&all)
                pthread_sigmask(SIG_BLOCK, &all, nil)
                work.run()
                return nil
            }, box.toOpaque())
        guard code == 0 else {
            box.release()
            return false
        }
        pthread_detach(thread)
        return true
    }

    private final class Work: Sendable {
        let run: @Sendable () -> Void

        init(run: @escaping @Sendable () -> Void) { self.run = run }
    }
}

import Glibc

/// A thread of the system for a server of the rehearsal: it blocks on sockets and may not hold one of Swift's threads.
final class Thread: Sendable {
    private let id: pthread_t

    /// Nil where the system refused.
    init?(_ work: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        let box = Unmanaged.passRetained(Work(run: work))
        let code = pthread_create(
            &thread, nil,
            { pointer in
                guard let pointer else { return nil }
                Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run()
                return nil
            }, box.toOpaque())
        guard code == 0 else {
            box.release()
            return nil
        }
        id = thread
    }

    /// Waits for its end. Once, and not from itself.
    func join() { pthread_join(id, nil) }

    private final class Work: Sendable {
        let run: @Sendable () -> Void
        init(run: @escaping @Sendable () -> Void) { self.run = run }
    }
}

import FoundationEssentials
import Glibc
import Synchronization

/// The side of the daemon: a socket in its runtime directory, only for its own user and root, answering one command at a
/// time from a thread of its own.
package final class ControlServer: Sendable {
    package typealias Handler = @Sendable (ControlRequest) async -> ControlReply

    private let path: String
    private let listener: Int32
    private let stopping = Atomic<Bool>(false)
    private static let patienceSeconds = 10
    private static let backlog: Int32 = 16

    /// Binds and listens; a socket that a killed daemon left behind is replaced.
    ///
    /// The journal's lock has been taken before, so that no other daemon can be at the other end of an old socket.
    package init(path: String) throws {
        self.path = path
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw ControlFailure(.broken, "no socket: \(String(cString: strerror(errno)))") }
        unlink(path)
        let mask = umask(0o177)
        let bound = try UnixSocket.withAddress(of: path) { bind(descriptor, $0, $1) }
        umask(mask)
        guard bound == 0, listen(descriptor, ControlServer.backlog) == 0 else {
            let reason = String(cString: strerror(errno))
            close(descriptor)
            throw ControlFailure(.permission, "cannot listen at \"\(path)\": \(reason)")
        }
        listener = descriptor
    }

    /// Serves until the task is cancelled.
    package func serve(_ handler: @escaping Handler) async {
        await withTaskCancellationHandler {
            while !stopping.load(ordering: .acquiring) {
                guard let connection = await accepted() else { break }
                await answer(on: connection, handler)
            }
        } onCancel: {
            stopping.store(true, ordering: .releasing)
            // Wakes the thread in accept; the descriptor itself is closed with the server.
            shutdown(listener, Int32(SHUT_RDWR))
        }
    }

    deinit {
        close(listener)
        unlink(path)
    }

    // `accept` blocks, so it waits on a thread of its own and not on the pool that everything else runs on.
    private func accepted() async -> Int32? {
        let listener = listener
        return await withCheckedContinuation { continuation in
            BlockingThread.start {
                var descriptor: Int32
                repeat { descriptor = accept(listener, nil, nil) } while descriptor < 0 && errno == EINTR
                if descriptor >= 0 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
                continuation.resume(returning: descriptor < 0 ? nil : descriptor)
            }
        }
    }

    private func answer(on descriptor: Int32, _ handler: @escaping Handler) async {
        let socket = UnixSocket(adopting: descriptor)
        socket.setTimeout(seconds: ControlServer.patienceSeconds)
        let reply: ControlReply
        do {
            let line = try await ControlServer.line(from: descriptor)
            let request = try JSONDecoder().decode(ControlRequest.self, from: Data(line))
            reply = await handler(request)
        } catch {
            reply = ControlReply(succeeded: false, lines: ["request not understood: \(error)"])
        }
        guard let bytes = try? JSONEncoder().encode(reply) else { return }
        try? socket.send(line: Array(bytes))
    }

    private static func line(from descriptor: Int32) async throws -> [UInt8] {
        try await withCheckedThrowingContinuation { continuation in
            BlockingThread.start {
                // A copy of the descriptor, so that closing it here does not close the connection.
                let socket = UnixSocket(adopting: fcntl(descriptor, F_DUPFD_CLOEXEC, 0))
                continuation.resume(with: Result { try socket.receiveLine() })
            }
        }
    }
}

/// A thread of the system's own for calls that block.
enum BlockingThread {
    static func start(_ body: @escaping @Sendable () -> Void) {
        final class Box {
            let body: @Sendable () -> Void
            init(_ body: @escaping @Sendable () -> Void) { self.body = body }
        }
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        defer { pthread_attr_destroy(&attributes) }
        var thread = pthread_t()
        let box = Unmanaged.passRetained(Box(body))
        let started = pthread_create(
            &thread, &attributes,
            { pointer in
                guard let pointer else { return nil }
                Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue().body()
                return nil
            }, box.toOpaque())
        precondition(started == 0, "the system gives no thread for a blocking call")
    }
}

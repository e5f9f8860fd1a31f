import FoundationEssentials
import Glibc
import Synchronization

/// The side of the daemon: a socket in its runtime directory, only for its own user and root. Commands are answered beside
/// one another, so that one that hangs delays no other, nor the daemon's stop.
package final class ControlServer: Sendable {
    package typealias Handler = @Sendable (ControlRequest) async -> ControlReply

    private let path: String
    private let listener: Int32
    /// Which file of the file system is ours, so that the socket of a later daemon is never taken away.
    private let inode: UInt64
    private let patience: Duration
    private let stopping = Atomic<Bool>(false)
    private static let backlog: Int32 = 16
    /// Commands that are answered at once: a person types one, a script a few.
    static let conversations = 8

    /// Binds and listens; a socket that a killed daemon left behind is replaced.
    ///
    /// The journal's lock has been taken before, so that no other daemon can be at the other end of an old socket.
    /// - Parameter patience: how long a command may take to say its line.
    package init(path: String, patience: Duration = .seconds(10)) throws {
        self.path = path
        self.patience = patience
        let socket = try UnixSocket()
        let descriptor = socket.descriptor
        func check(_ result: Int32) throws(ControlFailure) {
            guard result != 0 else { return }
            throw ControlFailure(
                .permission, "impossible d’écouter à « \(path) » : « \(UnixSocket.reason) »",
                "cannot listen at \"\(path)\": \(UnixSocket.reason)")
        }
        try UnixSocket.withAddress(of: path) { _, _ in }
        try ControlServer.clear(path)
        // The file takes the mode of the socket: it is never open to others, not even between two calls, and the mask of
        // the process, which other threads share, is left alone.
        try check(fchmod(descriptor, 0o600))
        try check(UnixSocket.withAddress(of: path) { bind(descriptor, $0, $1) })
        try check(listen(descriptor, ControlServer.backlog))
        inode = ControlServer.inode(of: path) ?? 0
        listener = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        _ = consume socket
        try check(listener >= 0 ? 0 : -1)
    }

    /// Serves until the task is cancelled.
    package func serve(_ handler: @escaping Handler) async {
        await withTaskCancellationHandler {
            await withTaskGroup(of: Void.self) { group in
                var begun = 0
                while !stopping.load(ordering: .acquiring) {
                    if begun >= ControlServer.conversations { await group.next() }
                    guard let connection = await accepted() else { break }
                    group.addTask { await self.answer(on: connection, handler) }
                    begun += 1
                }
            }
        } onCancel: {
            stopping.store(true, ordering: .releasing)
            // Wakes the thread in accept; the descriptor itself is closed with the server.
            shutdown(listener, Int32(SHUT_RDWR))
        }
    }

    deinit {
        close(listener)
        if ControlServer.inode(of: path) == inode { unlink(path) }
    }

    // Only a socket is replaced: a path that names something else was mistyped in the settings.
    private static func clear(_ path: String) throws(ControlFailure) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw ControlFailure(
                .permission, "impossible d’écouter à « \(path) » : autre chose porte ce nom",
                "cannot listen at \"\(path)\": something else has this name")
        }
        unlink(path)
    }

    private static func inode(of path: String) -> UInt64? {
        var status = stat()
        return lstat(path, &status) == 0 ? UInt64(status.st_ino) : nil
    }

    // `accept` blocks, so it waits on a thread of its own and not on the pool that everything else runs on.
    private func accepted() async -> Int32? {
        await withCheckedContinuation { continuation in
            BlockingThread.start { continuation.resume(returning: self.next()) }
        }
    }

    // nil once the server stops. Anything else passes: a daemon that cannot be spoken to any more would be a worse end than
    // a rest.
    private func next() -> Int32? {
        while !stopping.load(ordering: .acquiring) {
            let descriptor = accept(listener, nil, nil)
            if descriptor >= 0 {
                _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
                return descriptor
            }
            // No descriptor or no memory left: some will be given back.
            if errno != EINTR, errno != ECONNABORTED { poll(nil, 0, ControlServer.restMilliseconds) }
        }
        return nil
    }

    private static let restMilliseconds: Int32 = 100

    private func answer(on descriptor: Int32, _ handler: @escaping Handler) async {
        defer { close(descriptor) }
        let reply: ControlReply
        do {
            let line = try await blocking { patience in
                let copy = UnixSocket(adopting: fcntl(descriptor, F_DUPFD_CLOEXEC, 0))
                return try copy.receiveLine(within: patience)
            }
            let request = try JSONDecoder().decode(ControlRequest.self, from: Data(line))
            reply = await handler(request)
        } catch let failure as ControlFailure {
            reply = ControlReply(succeeded: false, lines: ["request not understood: \(failure.sentence)"])
        } catch {
            reply = ControlReply(succeeded: false, lines: ["request not understood (another version?)"])
        }
        guard let bytes = try? JSONEncoder().encode(reply) else { return }
        // Whoever does not wait for the answer does without.
        try? await blocking { patience in
            let copy = UnixSocket(adopting: fcntl(descriptor, F_DUPFD_CLOEXEC, 0))
            try copy.send(line: Array(bytes), within: patience)
        }
    }

    private func blocking<Result: Sendable>(
        _ act: @escaping @Sendable (Patience) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            BlockingThread.start {
                let patience = Patience(self.patience, unless: { self.stopping.load(ordering: .acquiring) })
                continuation.resume(with: Swift.Result { try act(patience) })
            }
        }
    }
}

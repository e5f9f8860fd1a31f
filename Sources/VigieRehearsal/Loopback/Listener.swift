import Glibc
import Synchronization

/// A listening socket on 127.0.0.1 and one thread for each connection. The servers of the rehearsal stand on it.
final class Listener: Sendable {
    private struct State {
        var open: [Int32: Connection] = [:]
        var threads: [Int: Thread] = [:]
        /// Threads whose work is done and that nobody has waited for yet.
        var done: Set<Int> = []
        var accepted = 0
        var isStopped = false
    }

    let port: Int
    private let socket: Int32
    private let state = Mutex(State())
    private let acceptor = Mutex<Thread?>(nil)

    /// A client of the rehearsal opens a few dozen; more is a mistake.
    private static let mostConnections = 512

    /// - Parameter port: 0 lets the system choose.
    init(port: Int, serve: @escaping @Sendable (Connection) -> Void) throws(LoopbackFailure) {
        (socket, self.port) = try Listener.listen(on: port)
        let thread = Thread { [self] in acceptAll(serve) }
        guard let thread else {
            close(socket)
            throw LoopbackFailure("the system refused a thread for the server on port \(self.port)")
        }
        acceptor.withLock { $0 = thread }
    }

    /// Connections accepted since the start.
    var accepted: Int { state.withLock { $0.accepted } }

    /// Ends every connection and waits for every thread. The second call does nothing.
    func stop() {
        guard let thread = acceptor.withLock({ $0.take() }) else { return }
        state.withLock { state in
            state.isStopped = true
            for connection in state.open.values { connection.interrupt() }
        }
        // Wakes accept, which then sees the mark.
        shutdown(socket, Int32(SHUT_RDWR))
        thread.join()
        for thread in state.withLock({ $0.threads.values.map(\.self) }) { thread.join() }
        close(socket)
    }

    private func acceptAll(_ serve: @escaping @Sendable (Connection) -> Void) {
        while true {
            let descriptor = accept(socket, nil, nil)
            guard descriptor >= 0 else {
                if state.withLock({ $0.isStopped }) { return }
                if errno == EINTR || errno == ECONNABORTED { continue }
                return
            }
            let connection = Connection(descriptor)
            guard admit(connection) else {
                connection.end()
                continue
            }
            reap()
            start(connection, serve)
        }
    }

    private func start(_ connection: Connection, _ serve: @escaping @Sendable (Connection) -> Void) {
        let number = accepted
        let thread = Thread { [self] in
            serve(connection)
            leave(connection)
            state.withLock { _ = $0.done.insert(number) }
        }
        if let thread { state.withLock { $0.threads[number] = thread } } else { leave(connection) }
    }

    /// Taken off the list before it is closed: the number may be given to another socket at once.
    private func leave(_ connection: Connection) {
        state.withLock { $0.open[connection.descriptor] = nil }
        connection.end()
    }

    /// Waits for threads that are done, so that a long rehearsal does not collect them.
    private func reap() {
        let done = state.withLock { state in
            let numbers = state.done.filter { state.threads[$0] != nil }
            state.done.subtract(numbers)
            return numbers.compactMap { state.threads.removeValue(forKey: $0) }
        }
        for thread in done { thread.join() }
    }

    private func admit(_ connection: Connection) -> Bool {
        state.withLock { state in
            guard !state.isStopped, state.open.count < Listener.mostConnections else { return false }
            state.open[connection.descriptor] = connection
            state.accepted += 1
            return true
        }
    }

    private static func listen(on port: Int) throws(LoopbackFailure) -> (socket: Int32, port: Int) {
        guard let number = UInt16(exactly: port) else { throw LoopbackFailure("the port \(port) does not exist") }
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { throw LoopbackFailure("no socket (error \(errno))") }
        var yes: Int32 = 1
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = number.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                guard bind(socket, pointer, length) == 0, Glibc.listen(socket, 128) == 0 else { return Int32(-1) }
                return getsockname(socket, pointer, &length)
            }
        }
        guard code == 0 else {
            let reason = errno
            close(socket)
            throw LoopbackFailure("port \(port) of 127.0.0.1 cannot be used (error \(reason))")
        }
        return (socket, Int(UInt16(bigEndian: address.sin_port)))
    }
}

/// Why a server of the rehearsal could not start.
package struct LoopbackFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String
    init(_ sentence: String) { description = sentence }
}

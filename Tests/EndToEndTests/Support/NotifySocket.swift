import Foundation
import Glibc
import Synchronization

/// Plays systemd: the datagram socket that a service tells of its state.
final class NotifySocket: Sendable {
    let path: String
    private let descriptor: Int32
    private let book: Book

    private final class Book: Sendable {
        let messages = Mutex<[String]>([])
    }

    init(path: String) throws {
        self.path = path
        let book = Book()
        self.book = book
        unlink(path)
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        self.descriptor = descriptor
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard bound == 0 else {
            throw NeverCame(description: "no socket at \(path): \(String(cString: strerror(errno)))")
        }
        // A thread of its own empties the queue, as systemd does: a full one would stop the sender.
        Thread.detachNewThread {
            var buffer = [UInt8](repeating: 0, count: 4096)
            while true {
                let count = recv(descriptor, &buffer, buffer.count, 0)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { break }
                book.messages.withLock { $0.append(String(decoding: buffer[..<count], as: UTF8.self)) }
            }
            close(descriptor)
        }
    }

    /// Everything heard so far, in order.
    var messages: [String] { book.messages.withLock { $0 } }

    func count(of message: String) -> Int { messages.count { $0 == message || $0.hasPrefix(message + "\n") } }

    deinit { shutdown(descriptor, Int32(SHUT_RDWR)) }
}

import Foundation
import Glibc
import Synchronization

/// The ear of systemd: a datagram socket that remembers what it is told.
final class NotifySocket: Sendable {
    private let descriptor: Int32
    private let heard = Mutex<[String]>([])

    /// - Parameter address: a path, or `@name` for an abstract socket.
    ///   - reads: as systemd does, all the time; else only what `messages` asks for.
    init(_ address: String, reads: Bool = true) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(address.utf8)
        if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
        withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: bytes) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
        let descriptor = descriptor
        let result = withUnsafePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
        }
        guard result == 0 else { throw POSIXError(.EADDRINUSE) }
        guard reads else { return }
        // As systemd does: the queue of the system holds only some ten messages.
        Thread.detachNewThread { [weak self] in
            var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            while self?.messages != nil { poll(&event, 1, 20) }
        }
    }

    deinit { close(descriptor) }

    /// All that has come so far: a message that was sent is there, for a datagram of this machine never travels.
    var messages: [String] {
        heard.withLock { heard in
            var buffer = [UInt8](repeating: 0, count: 4096)
            while true {
                let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
                guard count > 0 else { return heard }
                heard.append(String(decoding: buffer[..<count], as: UTF8.self))
            }
        }
    }

    /// Without the status lines and the watchdog's food, which come at any time.
    var story: [String] {
        messages.filter { !$0.hasPrefix("STATUS=") && $0 != "WATCHDOG=1" }
            .map { String($0.prefix { $0 != "\n" }) }
    }
}

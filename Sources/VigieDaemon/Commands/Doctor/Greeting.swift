import Glibc
import VigieTransport

/// The first line that a server says to whoever connects. Nothing is said to it but good-bye.
enum Greeting {
    enum Outcome: Hashable, Sendable {
        case heard(String)
        case failed(String)
    }

    /// - Parameter waits: whether a line is expected; else a connection is enough.
    static func hear(_ host: String, port: Int, seconds: Int, waits: Bool) -> Outcome {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, "\(port)", &hints, &found)
        guard code == 0 else { return .failed(String(cString: gai_strerror(code))) }
        defer { freeaddrinfo(found) }
        var reason = "no address"
        var next = found
        while let address = next?.pointee {
            let descriptor = socket(address.ai_family, address.ai_socktype | Int32(SOCK_CLOEXEC.rawValue), 0)
            if descriptor >= 0 {
                defer { close(descriptor) }
                // On Linux the time to send bounds the connection too.
                var limit = timeval(tv_sec: seconds, tv_usec: 0)
                let size = socklen_t(MemoryLayout<timeval>.size)
                setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
                setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
                if connect(descriptor, address.ai_addr, address.ai_addrlen) == 0 {
                    return waits ? line(from: descriptor) : .heard("")
                }
            }
            reason = String(cString: strerror(errno))
            next = address.ai_next
        }
        return .failed(reason)
    }

    /// Longer than RFC 5321 allows a reply to be.
    private static let longest = 1024

    private static func line(from descriptor: Int32) -> Outcome {
        var text: [UInt8] = []
        var byte: UInt8 = 0
        while text.count < longest, recv(descriptor, &byte, 1, 0) == 1, byte != UInt8(ascii: "\n") { text.append(byte) }
        guard !text.isEmpty else { return .failed("no greeting") }
        let goodbye = Array("QUIT\r\n".utf8)
        _ = send(descriptor, goodbye, goodbye.count, Int32(MSG_NOSIGNAL))
        return .heard(String(decoding: text.filter { $0 >= 32 && $0 < 127 }, as: UTF8.self))
    }
}

import Glibc

/// A stream socket of the local machine, closed with its value.
struct UnixSocket: ~Copyable {
    let descriptor: Int32
    /// One request or reply: far above what any command says, far below what could hurt.
    static let longestLine = 4 << 20

    init() throws(ControlFailure) {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw ControlFailure(.broken, "no socket: \(String(cString: strerror(errno)))") }
    }

    init(adopting descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    static func withAddress<Result>(
        of path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) throws(ControlFailure) -> Result {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw ControlFailure(
                .pathTooLong, "the socket path \"\(path)\" has \(bytes.count) bytes, at most 107 are allowed")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    func setTimeout(seconds: Int) {
        var time = timeval(tv_sec: seconds, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, size)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, size)
    }

    func send(line: [UInt8]) throws(ControlFailure) {
        var rest = (line + [10])[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else {
                if count < 0, errno == EINTR { continue }
                throw ControlFailure(.broken, "the other side hung up: \(String(cString: strerror(errno)))")
            }
            rest = rest.dropFirst(count)
        }
    }

    func receiveLine() throws(ControlFailure) -> [UInt8] {
        var line: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while line.count < UnixSocket.longestLine {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count < 0 {
                if errno == EINTR { continue }
                if errno == EAGAIN { throw ControlFailure(.timeout, "no answer in the time allowed") }
                throw ControlFailure(.broken, "the other side hung up: \(String(cString: strerror(errno)))")
            }
            guard count > 0 else { throw ControlFailure(.broken, "the other side hung up before its line ended") }
            if let end = buffer[..<count].firstIndex(of: 10) { return line + buffer[..<end] }
            line += buffer[..<count]
        }
        throw ControlFailure(.broken, "a line longer than \(UnixSocket.longestLine) bytes")
    }
}

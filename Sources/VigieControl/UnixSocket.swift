import Glibc

/// A stream socket of the local machine, closed with its value.
struct UnixSocket: ~Copyable {
    let descriptor: Int32
    /// One request or reply: far above what any command says, far below what could hurt.
    static let longestLine = 4 << 20

    init() throws(ControlFailure) {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else {
            throw ControlFailure(.broken, "pas de prise : « \(UnixSocket.reason) »", "no socket: \(UnixSocket.reason)")
        }
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
                .pathTooLong, "le chemin de la prise « \(path) » a \(bytes.count) octets, au plus 107 sont permis",
                "the socket path \"\(path)\" has \(bytes.count) bytes, at most 107 are allowed")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    /// The system's word for what just failed.
    static var reason: String { String(cString: strerror(errno)) }

    func send(line: [UInt8], within patience: Patience) throws(ControlFailure) {
        var rest = (line + [10])[...]
        while !rest.isEmpty {
            let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, flags) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                try patience.wait(for: POLLOUT, on: descriptor)
            } else if errno != EINTR {
                throw ControlFailure(
                    .broken, "l’autre côté a raccroché : « \(UnixSocket.reason) »",
                    "the other side hung up: \(UnixSocket.reason)")
            }
        }
    }

    func receiveLine(within patience: Patience) throws(ControlFailure) -> [UInt8] {
        var line: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while line.count < UnixSocket.longestLine {
            let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            if count < 0 {
                switch errno {
                case EINTR: continue
                case EAGAIN: try patience.wait(for: POLLIN, on: descriptor)
                default:
                    throw ControlFailure(
                        .broken, "l’autre côté a raccroché : « \(UnixSocket.reason) »",
                        "the other side hung up: \(UnixSocket.reason)")
                }
                continue
            }
            guard count > 0 else {
                throw ControlFailure(
                    .broken, "l’autre côté a raccroché avant la fin de sa ligne",
                    "the other side hung up before its line ended")
            }
            if let end = buffer[..<count].firstIndex(of: 10) { return line + buffer[..<end] }
            line += buffer[..<count]
        }
        throw ControlFailure(
            .broken, "une ligne de plus de \(UnixSocket.longestLine) octets",
            "a line longer than \(UnixSocket.longestLine) bytes")
    }
}

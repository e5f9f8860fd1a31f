import Glibc

/// Listens on every address of this machine, on one port, and counts who comes. Nobody is answered.
final class Trap {
    let port: Int
    private let sockets: [Int32]

    init() throws {
        let four = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                guard bind(four, pointer, length) == 0, listen(four, 128) == 0 else { return Int32(-1) }
                return getsockname(four, pointer, &length)
            }
        }
        guard code == 0 else { throw Unable(number: errno) }
        port = Int(UInt16(bigEndian: address.sin_port))
        sockets = [four] + Trap.listenOnSix(port: address.sin_port)
    }

    deinit { for socket in sockets { close(socket) } }

    /// How many have come since the last time.
    func knocks() -> Int {
        var count = 0
        for socket in sockets {
            while true {
                let caller = accept(socket, nil, nil)
                guard caller >= 0 else { break }
                close(caller)
                count += 1
            }
        }
        return count
    }

    /// Nothing on a machine without IPv6.
    private static func listenOnSix(port: in_port_t) -> [Int32] {
        let six = socket(AF_INET6, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard six >= 0 else { return [] }
        var yes: Int32 = 1
        setsockopt(six, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port
        let isListening = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(six, pointer, socklen_t(MemoryLayout<sockaddr_in6>.size)) == 0 && listen(six, 128) == 0
            }
        }
        if isListening { return [six] }
        close(six)
        return []
    }

    struct Unable: Error { let number: Int32 }
}

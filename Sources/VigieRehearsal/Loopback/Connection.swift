import Glibc

/// One accepted connection: lines and bytes in, bytes out. It belongs to the thread that serves it; only `interrupt` may
/// be called from elsewhere.
final class Connection: @unchecked Sendable {
    let descriptor: Int32
    private var buffer: [UInt8] = []
    private var start = 0
    /// Where the system puts what has come, kept because making it costs more than a small message.
    private var scratch = [UInt8](repeating: 0, count: 16 << 10)

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        var yes: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    }

    /// The next line, its line end included; nil at the end of the connection or past `most` bytes.
    func line(atMost most: Int) -> [UInt8]? {
        var scanned = start
        while true {
            if let end = buffer[scanned...].firstIndex(of: 0x0A) {
                defer { start = end + 1 }
                return Array(buffer[start...end])
            }
            guard buffer.count - start < most else { return nil }
            scanned = buffer.count
            let before = start
            guard fill() else { return nil }
            scanned -= before - start
        }
    }

    /// Exactly so many bytes; nil where the connection ends before.
    func bytes(_ count: Int) -> [UInt8]? {
        while buffer.count - start < count { guard fill() else { return nil } }
        defer { start += count }
        return Array(buffer[start..<(start + count)])
    }

    /// False where the other side has gone.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { whole in
                Glibc.send(
                    descriptor, whole.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Waits in silence until the other side gives up or the server stops. What it still says is thrown away.
    func hang() {
        start = 0
        repeat { buffer = [] } while fill()
    }

    /// Waits so long, or less where the other side leaves. False in that case.
    func pause(milliseconds: Int) -> Bool {
        var event = pollfd(fd: descriptor, events: Connection.leaves, revents: 0)
        return poll(&event, 1, Int32(clamping: milliseconds)) == 0
    }

    /// Closes so that the other side sees a reset and not an end.
    func reset() {
        var hard = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &hard, socklen_t(MemoryLayout<linger>.size))
    }

    /// POLLRDHUP, which the C library hides from Swift.
    private static let leaves: Int16 = 0x2000

    func interrupt() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    func end() { close(descriptor) }

    private func fill() -> Bool {
        if start > 0 {
            buffer.removeFirst(start)
            start = 0
        }
        var count = 0
        repeat { count = recv(descriptor, &scratch, scratch.count, 0) } while count < 0 && errno == EINTR
        guard count > 0 else { return false }
        buffer += scratch[..<count]
        return true
    }
}

import Glibc
import VigieDomain

/// Tells systemd how the service is (sd_notify): one datagram a message, nothing where no one listens.
package struct SystemdNotifier: Sendable {
    private let address: String?
    /// How often systemd wants to hear that the loops turn; nil where it does not ask.
    package let watchdogInterval: Duration?

    /// - Parameter environment: `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID` as systemd sets them.
    package init(environment: [String: String], processID: Int32 = getpid()) {
        address = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
        let isForUs = environment["WATCHDOG_PID"].map { $0 == String(processID) } ?? true
        watchdogInterval = isForUs ? SystemdNotifier.interval(environment["WATCHDOG_USEC"]) : nil
    }

    private static func interval(_ microseconds: String?) -> Duration? {
        guard let count = microseconds.flatMap(Int64.init), count > 0 else { return nil }
        return .microseconds(count)
    }

    package enum Message: Hashable, Sendable {
        case ready
        case status(String)
        case watchdog
        case reloading(uptime: Duration)
        case stopping
        /// The start takes so much longer.
        case starting(Duration)

        /// Whether a later message says the same or better.
        var isRepeated: Bool {
            switch self {
            case .status, .watchdog, .starting: true
            case .ready, .reloading, .stopping: false
            }
        }

        var text: String {
            switch self {
            case .ready: "READY=1"
            case .status(let line): "STATUS=\(line.split(separator: "\n").first.map(String.init) ?? "")"
            case .watchdog: "WATCHDOG=1"
            case .reloading(let uptime):
                "RELOADING=1\nMONOTONIC_USEC=\(uptime.components.seconds * 1_000_000 + uptime.components.attoseconds / 1_000_000_000_000)"
            case .stopping: "STOPPING=1"
            case .starting(let time): "EXTEND_TIMEOUT_USEC=\(time.milliseconds * 1_000)"
            }
        }
    }

    package func send(_ message: Message) {
        guard let path = address else { return }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var target = sockaddr_un()
        target.sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: target.sun_path) else { return }
        // A leading @ names an abstract socket: a zero byte, and a length that ends with the name.
        if bytes.first == 64 { bytes[0] = 0 }
        withUnsafeMutableBytes(of: &target.sun_path) { $0.copyBytes(from: bytes) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
        let text = Array(message.text.utf8)
        // Where systemd does not read, its queue fills after some ten messages: what will be said again in any case is
        // dropped, and the rest waits no longer than a stop may.
        var patience = timeval(tv_sec: 1, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        let flags = Int32(MSG_NOSIGNAL) | (message.isRepeated ? Int32(MSG_DONTWAIT) : 0)
        withUnsafePointer(to: &target) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = sendto(descriptor, text, text.count, flags, $0, length)
            }
        }
    }

    /// CLOCK_MONOTONIC, which the reload message is dated with.
    package static func monotonic() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}

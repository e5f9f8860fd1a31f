import Logging
import Synchronization

/// A log that a test reads: each event as one line, `level message key=value`.
final class CollectingLog: Sendable {
    private let events = Mutex<[String]>([])

    var lines: [String] { events.withLock { $0 } }

    var logger: Logger { Logger(label: "test") { _ in Handler(log: self) } }

    func count(_ text: String) -> Int { lines.count { $0.contains(text) } }

    private struct Handler: LogHandler {
        let log: CollectingLog
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let fields = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
            log.events.withLock { $0.append("\(event.level) \(event.message)\(fields)") }
        }
    }
}

import Glibc
package import Logging

/// One line for each event on standard error, with the priority that the system's journal understands. Values are freed of
/// line breaks and control characters, so that nothing a source says can forge a line.
package struct StandardErrorLog: LogHandler {
    package var metadata: Logger.Metadata = [:]
    package var logLevel: Logger.Level
    private let showsPriority: Bool

    /// - Parameter showsPriority: the `<3>` prefix that the system's journal reads, where it is at the other end.
    package init(level: Logger.Level, showsPriority: Bool) {
        logLevel = level
        self.showsPriority = showsPriority
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var fields = metadata
        if let own = event.metadata { fields.merge(own) { _, last in last } }
        let details = fields.sorted { $0.key < $1.key }
            .map { "\($0.key)=\(StandardErrorLog.plain($0.value.description))" }
        var line = showsPriority ? "<\(StandardErrorLog.priority(of: event.level))>" : "\(event.level): "
        line += event.message.description
        if !details.isEmpty { line += " " + details.joined(separator: " ") }
        line += "\n"
        let bytes = Array(line.utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }

    private static func priority(of level: Logger.Level) -> Int {
        switch level {
        case .critical: 2
        case .error: 3
        case .warning: 4
        case .notice: 5
        case .info: 6
        case .debug, .trace: 7
        }
    }

    static func plain(_ text: String) -> String {
        let safe = String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .lineSeparator, .paragraphSeparator, .format, .surrogate, .privateUse: " "
                    default: scalar
                    }
                }))
        return safe.contains(" ") || safe.contains("\"") ? "\"\(safe.replacing("\"", with: "'"))\"" : safe
    }
}

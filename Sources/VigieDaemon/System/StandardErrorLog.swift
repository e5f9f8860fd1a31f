import Glibc
package import Logging

/// One line for each event on standard error, with the priority that the system's journal understands. Values are freed of
/// line breaks and control characters and have a bounded length, so that nothing a source says can forge a line.
package struct StandardErrorLog: LogHandler {
    package var metadata: Logger.Metadata = [:]
    package var logLevel: Logger.Level
    private let showsPriority: Bool
    private let output: @Sendable ([UInt8]) -> Void

    /// The system's journal cuts what is longer than 48 kB, and takes the rest for a line of its own, with whatever
    /// priority it begins with.
    static let longestLine = 40_000
    static let longestValue = 4_000

    /// - Parameter showsPriority: the `<3>` prefix that the system's journal reads, where it is at the other end.
    package init(level: Logger.Level, showsPriority: Bool) {
        self.init(level: level, showsPriority: showsPriority, output: StandardErrorLog.toStandardError)
    }

    init(level: Logger.Level, showsPriority: Bool, output: @escaping @Sendable ([UInt8]) -> Void) {
        logLevel = level
        self.showsPriority = showsPriority
        self.output = output
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var fields = metadata
        if let own = event.metadata { fields.merge(own) { _, last in last } }
        var line = showsPriority ? "<\(StandardErrorLog.priority(of: event.level))>" : "\(event.level): "
        line += StandardErrorLog.printable(event.message.description)
        for (key, value) in fields.sorted(by: { $0.key < $1.key }) {
            let field = " \(StandardErrorLog.printable(key))=\(StandardErrorLog.plain(value.description))"
            guard line.utf8.count + field.utf8.count <= StandardErrorLog.longestLine else {
                line += " …"
                break
            }
            line += field
        }
        output(Array((line + "\n").utf8))
    }

    // In one call, so that lines of several threads do not mix.
    private static let toStandardError: @Sendable ([UInt8]) -> Void = { bytes in
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            // A log that nobody reads any more must not stop the watch.
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
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
        let safe = printable(text)
        let needsQuotes = safe.isEmpty || safe.contains { $0.isWhitespace || $0 == "\"" || $0 == "=" }
        return needsQuotes ? "\"\(safe.replacing("\"", with: "'"))\"" : safe
    }

    // Counted in scalars: one letter may carry thousands of accents.
    private static func printable(_ text: String) -> String {
        let scalars = text.unicodeScalars
        var safe = String.UnicodeScalarView()
        for scalar in scalars.prefix(longestValue) {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .format, .surrogate, .privateUse: safe.append(" ")
            default: safe.append(scalar)
            }
        }
        if scalars.dropFirst(longestValue).first != nil { safe.append("…") }
        return String(safe)
    }
}

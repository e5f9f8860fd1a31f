import Logging
import Synchronization
import Testing
import VigieTesting

@testable import VigieDaemon

@Suite struct StandardErrorLogTests {
    private final class Paper: Sendable {
        private let bytes = Mutex<[[UInt8]]>([])
        var lines: [String] { bytes.withLock { $0.map { String(decoding: $0, as: UTF8.self) } } }

        func logger(_ level: Logger.Level = .trace, showsPriority: Bool = true) -> Logger {
            Logger(label: "test") { _ in
                StandardErrorLog(level: level, showsPriority: showsPriority) { line in
                    self.bytes.withLock { $0.append(line) }
                }
            }
        }
    }

    private let paper = Paper()

    @Test func `an event is one line with its details in order`() {
        paper.logger().notice("change recorded", metadata: ["client.id": "siren:732829320", "change.code": "id.name"])
        #expect(paper.lines == ["<5>change recorded change.code=id.name client.id=siren:732829320\n"])
    }

    @Test func `on a terminal the level is a word`() {
        paper.logger(showsPriority: false).warning("source fault")
        #expect(paper.lines == ["warning: source fault\n"])
    }

    @Test(
        arguments: [
            (.critical, 2), (.error, 3), (.warning, 4), (.notice, 5), (.info, 6), (.debug, 7), (.trace, 7),
        ] as [(Logger.Level, Int)])
    func `each level has its priority`(_ row: (level: Logger.Level, priority: Int)) {
        paper.logger().log(level: row.level, "x")
        #expect(paper.lines == ["<\(row.priority)>x\n"])
    }

    @Test func `what is below the level is not written`() {
        paper.logger(.notice).info("x")
        #expect(paper.lines.isEmpty)
    }

    @Test(arguments: SampleAlerts.hostileNames + ["a\n<2>critical forged", "\u{1B}[2J", "\u{9B}31m", "\u{85}x"])
    func `no value forges a line, a field or a colour`(_ text: String) throws {
        paper.logger().notice("m", metadata: ["a": "\(text)", "z": "end"])
        let line = try #require(paper.lines.first)
        #expect(paper.lines.count == 1)
        #expect(line.hasSuffix(" z=end\n"))
        let controls = line.unicodeScalars.dropLast().filter { scalar in
            [.control, .format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
        }
        #expect(controls.isEmpty)
        // Outside quotes there are no more fields than were given.
        let outside = line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 0 }.map(\.element).joined()
        #expect(outside.count { $0 == "=" } == 2)
    }

    @Test func `a message and a key forge nothing either`() {
        paper.logger().notice("one\n<2>two", metadata: ["k\n<2>three": "v"])
        #expect(paper.lines == ["<5>one <2>two k <2>three=v\n"])
    }

    /// The system's journal cuts a line at 48 kB and reads the rest as a line of its own, priority included.
    @Test func `no line is long enough to be cut into two`() throws {
        let long = String(repeating: "€", count: 100_000) + "\n<2>forged"
        var details: Logger.Metadata = [:]
        for number in 0..<50 { details["key.\(number)"] = "\(long)" }
        paper.logger().notice("m", metadata: details)
        let line = try #require(paper.lines.first)
        #expect(paper.lines.count == 1)
        #expect(line.utf8.count < 48_000)
        #expect(!line.contains("forged"))
        #expect(line.hasPrefix("<5>m key.0="))
    }

    @Test func `details of the logger itself are kept, and those of the event win`() {
        var logger = paper.logger()
        logger[metadataKey: "cycle"] = "7"
        logger[metadataKey: "who"] = "a"
        logger.notice("m", metadata: ["who": "b"])
        #expect(paper.lines == ["<5>m cycle=7 who=b\n"])
    }
}

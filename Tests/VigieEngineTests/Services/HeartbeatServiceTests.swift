import Logging
import Testing
import VigieDomain
import VigieEngine
import VigieTesting
import VigieTransport

@Suite struct HeartbeatServiceTests {
    private static let address = "https://guet.example/ping/7f3c-secret?k=9"

    private struct Setting {
        let stage: Stage
        let pulse: Pulse
        let vitals = Vitals()
        let lines = Held<[String]>([])
        let exchange: StubExchange
        let answer: Held<Response>
        let service: HeartbeatService

        init() throws {
            let stage = try Stage()
            let answer = Held(Response(status: 200))
            let (lines, vitals) = (self.lines, self.vitals)
            self.stage = stage
            self.answer = answer
            pulse = Pulse(clock: stage.clock)
            exchange = StubExchange { _ in
                if answer.now.status == 0 {
                    throw ExchangeFailure(.unreachable, "rien à \(address)", "nothing at \(address)")
                }
                return answer.now
            }
            service = HeartbeatService(
                settings: .init(url: HeartbeatServiceTests.address, every: .seconds(60)), exchange: exchange,
                pulse: pulse, vitals: vitals, clock: stage.clock,
                logger: Logger(label: "test") { _ in Lines(lines: lines) })
        }

        func audited() async throws {
            try await AuditService(
                recorder: stage.recorder, sources: [], policy: stage.policy, clock: stage.clock,
                memory: AuditMemory(), vitals: vitals, logger: Stage.logger
            ).cycle()
        }
    }

    @Test func `a beat leaves while the loops turn and the audit holds, without redirects`() async throws {
        let setting = try Setting()
        try await setting.service.cycle()
        #expect(setting.exchange.requests.isEmpty, "nothing is proved before the first audit")
        try await setting.audited()
        for _ in 0..<5 { try await setting.service.cycle() }
        #expect(setting.exchange.requests.count == 5)
        let request = try #require(setting.exchange.requests.first)
        #expect(request.url == Self.address && request.method == .get && request.limits.redirects == 0)
        #expect(setting.vitals.lastBeat == setting.stage.clock.now())
        #expect(setting.lines.now == ["notice heartbeat heartbeat.host=guet.example"])
    }

    @Test func `a silent loop withholds it, and so does an audit that does not hold`() async throws {
        let setting = try Setting()
        try await setting.audited()
        setting.pulse.beat("deliver", longestSilence: .seconds(30))
        setting.stage.clock.advance(by: .seconds(31))
        for _ in 0..<3 { try await setting.service.cycle() }
        #expect(setting.exchange.requests.isEmpty)
        #expect(setting.lines.now.count == 1 && setting.lines.now[0].contains("silent: deliver"))
        setting.pulse.beat("deliver", longestSilence: .seconds(30))
        try await setting.service.cycle()
        #expect(setting.exchange.requests.count == 1)
        await setting.stage.close()
        await #expect(throws: JournalFailure.self) { try await setting.audited() }
        try await setting.service.cycle()
        #expect(setting.exchange.requests.count == 1)
        #expect(setting.lines.now.last?.contains("audit did not hold") == true)
    }

    @Test(arguments: [0, 302, 404, 500])
    func `a call that fails is told once, names the host alone, and raises no alarm`(status: Int) async throws {
        let setting = try Setting()
        try await setting.audited()
        setting.answer.withLock { $0 = Response(status: status) }
        for _ in 0..<10 { try await setting.service.cycle() }
        #expect(setting.exchange.requests.count == 10 && setting.vitals.lastBeat == nil)
        #expect(setting.lines.now.count == 1 && setting.lines.now[0].hasPrefix("warning heartbeat failed"))
        #expect(!setting.lines.now.joined().contains("secret") && !setting.lines.now.joined().contains("ping"))
        #expect(try await setting.stage.alarms().isEmpty)
        setting.answer.withLock { $0 = Response(status: 204) }
        for _ in 0..<2 { try await setting.service.cycle() }
        #expect(setting.lines.now.count == 2)
    }

    @Test func `a page that asks for silence gets it`() async throws {
        let setting = try Setting()
        try await setting.audited()
        setting.answer.withLock { $0 = Response(status: 429, headers: [HeaderField("Retry-After", "300")]) }
        try await setting.service.cycle()
        setting.answer.withLock { $0 = Response(status: 200) }
        for _ in 0..<4 {
            setting.stage.clock.advance(by: .seconds(60))
            try await setting.service.cycle()
        }
        #expect(setting.exchange.requests.count == 1)
        setting.stage.clock.advance(by: .seconds(60))
        try await setting.service.cycle()
        #expect(setting.exchange.requests.count == 2)
    }
}

/// The lines of a log with their fields.
private struct Lines: LogHandler {
    let lines: Held<[String]>
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .debug

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ")
        lines.withLock { $0.append("\(event.level) \(event.message) \(fields)") }
    }
}

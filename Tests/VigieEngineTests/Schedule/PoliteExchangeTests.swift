import Testing
import VigieDomain
import VigieEngine
import VigieTesting
import VigieTransport

@Suite struct PoliteExchangeTests {
    private let clock = LeapingClock(moment("2026-11-23T06:30:00Z"))

    private func answers(_ status: Int, _ wait: String?) -> (polite: PoliteExchange, stub: StubExchange) {
        let headers = wait.map { [HeaderField("Retry-After", $0)] } ?? []
        let stub = StubExchange(Response(status: status, headers: headers))
        return (PoliteExchange(stub, turnpike: Turnpike(clock: clock), clock: clock), stub)
    }

    @Test(arguments: [429, 503], ["20", "Mon, 23 Nov 2026 06:30:20 GMT"])
    func `a host that asks for silence gets it`(_ status: Int, _ wait: String) async throws {
        let (polite, _) = answers(status, wait)
        // A new host waits for its first window, so the date form is counted from the answer.
        let first = try await polite.answer(to: Request(url: "https://hote.example/a"))
        #expect(first.status == status)
        let asked = clock.uptime()
        _ = try await polite.answer(to: Request(url: "https://HOTE.example/b"))
        #expect(clock.uptime() - asked >= .seconds(18) && clock.uptime() - asked < .seconds(23))
    }

    @Test func `a long silence is told at once and not slept through`() async throws {
        let (polite, stub) = answers(503, "3600")
        let request = Request(url: "https://hote.example/")
        _ = try await polite.answer(to: request)
        let asked = clock.uptime()
        let second = try await polite.answer(to: request)
        #expect(second.status == 429 && second.header("Retry-After") == "3600")
        #expect(stub.requests.count == 1 && clock.uptime() == asked)
        clock.leap(.seconds(3600))
        _ = try await polite.answer(to: request)
        #expect(stub.requests.count == 2)
    }

    @Test func `a silence of years is taken for a day`() async throws {
        let (polite, _) = answers(429, "99999999")
        let request = Request(url: "https://hote.example/")
        _ = try await polite.answer(to: request)
        #expect(try await polite.answer(to: request).header("Retry-After") == "86400")
    }

    @Test(arguments: [(200, "3600"), (500, "3600"), (429, "bientôt"), (429, "")])
    func `no other answer closes a host`(_ status: Int, _ wait: String) async throws {
        let (polite, stub) = answers(status, wait)
        for _ in 0..<3 { _ = try await polite.answer(to: Request(url: "https://hote.example/")) }
        #expect(stub.requests.count == 3 && clock.uptime() < .seconds(10))
    }

    @Test(arguments: [
        ("https://Hote.Example/a/b?c", "hote.example"), ("https://hote.example:8443", "hote.example:8443"),
        ("https://moi:secret@hote.example/x", "hote.example"), ("hote.example?q=/", "hote.example"),
        ("https://hote.example#a@b", "hote.example"), ("http://[::1]:80/", "[::1]:80"), ("", ""),
    ])
    func `the pace is kept by host and port`(_ url: String, _ host: String) {
        #expect(HostName.of(url) == host)
    }
}

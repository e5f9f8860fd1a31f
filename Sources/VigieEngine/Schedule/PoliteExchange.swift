import VigieDomain
package import VigieTransport

/// The exchange that sources are given: each request waits for its host's turn, and a host that asks for silence gets it.
package struct PoliteExchange: Exchange {
    private let inner: any Exchange
    private let turnpike: Turnpike
    private let clock: any WorldClock
    /// A host may ask for silence for so long at most; beyond, its figure is taken for a mistake.
    private static let longestSilence: Duration = .seconds(24 * 3600)
    /// A longer silence is not waited for inside a question: the source is told so at once, and comes back then.
    private static let longestWait: Duration = .seconds(60)

    package init(_ inner: any Exchange, turnpike: Turnpike, clock: any WorldClock) {
        self.inner = inner
        self.turnpike = turnpike
        self.clock = clock
    }

    package func answer(to request: Request) async throws -> Response {
        let host = HostName.of(request.url)
        if let silence = turnpike.closure(of: host), silence > PoliteExchange.longestWait {
            // Rounded up, so that whoever obeys does not come back a moment too early.
            let seconds = (silence.milliseconds + 999) / 1000
            return Response(status: 429, headers: [HeaderField("Retry-After", "\(seconds)")])
        }
        let response = try await turnpike.pass(to: host) { try await inner.answer(to: request) }
        if response.status == 429 || response.status == 503,
            let wait = RetryAfter.parse(response.header("Retry-After") ?? "", now: clock.now().secondsSince1970)
        {
            turnpike.close(host, for: min(wait, PoliteExchange.longestSilence))
        }
        return response
    }
}

/// The host and port of a URL, in lower case, as the pace of a host is kept by.
package enum HostName {
    package static func of(_ url: String) -> String {
        var rest = url[...]
        if let slash = rest.firstIndex(of: "/"), rest[slash...].hasPrefix("//") { rest = rest[slash...].dropFirst(2) }
        rest = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if let user = rest.lastIndex(of: "@") { rest = rest[rest.index(after: user)...] }
        return rest.lowercased()
    }
}

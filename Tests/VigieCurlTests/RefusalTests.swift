import Testing
import VigieCurl
import VigieRehearsal
import VigieTransport

/// What is refused before a byte leaves the machine.
@Suite struct RefusalTests {
    @Test(
        arguments: [
            "127.0.0.1", "127.1", "127.0.1", "0x7f000001", "0x7F.1", "2130706433", "0177.0.0.1", "017700000001", "0",
            "0.0.0.0", "localhost", "LOCALHOST", "a.localhost", "[::1]", "[::]", "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[::127.0.0.1]",
            "10.0.0.1", "0xa000001", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0xa9fea9fe", "[fe80::1]",
            "[fd00:ec2::254]", "100.64.0.1", "224.0.0.1", "255.255.255.255", "localhost.", "127.0.0.1.",
            "[fe80::1%25lo]",
        ])
    func `an address inside is refused however it is spelt`(_ host: String) async throws {
        let server = try HTTPServer { _ in .ok("secret") }
        let exchange = try CurlExchange()
        let outcome = await code {
            try await exchange.answer(
                to: Request(
                    url: "https://\(host):\(server.port)/",
                    limits: Limits(total: patience, idle: patience, connect: patience)))
        }
        #expect(outcome == .success(.forbiddenAddress) || outcome == .success(.invalidRequest))
        #expect(server.connections == 0)
    }

    @Test(arguments: ["127.0.0.1", "127.1", "0x7f000001", "localhost"])
    func `the operator may list a host inside`(_ host: String) async throws {
        let server = try HTTPServer { _ in .ok("x") }
        let limits = Limits(
            total: patience, idle: patience, connect: patience, trustedHosts: ["127.0.0.1", "localhost"])
        let response = try await CurlExchange().answer(
            to: Request(url: "http://\(host):\(server.port)/", limits: limits))
        #expect(response.status == 200)
    }

    /// The connection that a trusted request opened must not carry one that is not. TLS is not needed to see it: the
    /// address is judged before the scheme could matter.
    @Test func `a listed host lends its rights to no other request`() async throws {
        let server = try HTTPServer { _ in .ok("x") }
        let exchange = try CurlExchange()
        let url = "http://localhost:\(server.port)/"
        let limits = Limits(total: patience, idle: patience, connect: patience, trustedHosts: ["localhost"])
        _ = try await exchange.answer(to: Request(url: url, limits: limits))
        let outcome = await code { try await exchange.answer(to: Request(url: url, limits: Limits())) }
        #expect(outcome == .success(.forbiddenScheme))
        #expect(server.requests.count == 1)
    }

    @Test(
        arguments: [
            ("http://exemple.fr/", .forbiddenScheme), ("ftp://127.0.0.1/", .forbiddenScheme),
            ("file:///etc/passwd", .invalidRequest), ("gopher://127.0.0.1/", .forbiddenScheme),
            ("smtp://127.0.0.1/", .forbiddenScheme), ("", .invalidRequest), ("exemple.fr", .invalidRequest),
            ("https://", .invalidRequest), ("https:///path", .invalidRequest), ("//exemple.fr/", .invalidRequest),
            ("https://user:pass@exemple.fr/", .invalidRequest), ("https://exemple.fr@127.0.0.1/", .invalidRequest),
            ("https://exemple.fr\\@127.0.0.1/", .invalidRequest), ("https://exemple.fr:99999/", .invalidRequest),
            ("https://exemple.fr/\r\nX-Evil: 1", .invalidRequest), ("https://exemple.fr/ HTTP/1.1", .invalidRequest),
            ("https://exe mple.fr/", .invalidRequest), ("https://exemple.fr/é", .invalidRequest),
            ("https://exemple%2efr%00/", .invalidRequest), ("https://[::1", .invalidRequest),
            ("https://exemple%40evil.fr/", .invalidRequest),
            ("https://" + String(repeating: "a", count: 10_000), .invalidRequest),
        ] as [(String, ExchangeFailure.Code)])
    func `a URL that is not plain https is refused`(_ row: (url: String, code: ExchangeFailure.Code)) async throws {
        let exchange = try CurlExchange()
        #expect(await code { try await exchange.answer(to: Request(url: row.url)) } == .success(row.code))
    }

    @Test(
        arguments: [
            ("X-A", "b\r\nX-Evil: 1"), ("X-A", "b\nX-Evil: 1"), ("X-A", "\u{0}"), ("X-A", "a\u{85}"),
            ("X-A\r\nX-Evil", "1"),
            ("X A", "1"), ("", "1"), ("X-A:", "1"), ("Host", "evil.fr"), ("content-length", "3"),
            ("Transfer-Encoding", "chunked"), ("Connection", "close"), ("X-A", String(repeating: "a", count: 10_000)),
        ])
    func `a header that could change the request is refused`(_ row: (name: String, value: String)) async throws {
        let server = try HTTPServer { _ in .ok("x") }
        let outcome = await code { try await ask(server, headers: [HeaderField(row.name, row.value)]) }
        #expect(outcome == .success(.invalidRequest))
        #expect(server.connections == 0)
    }

    @Test func `a User-Agent with a line break is refused`() async throws {
        let server = try HTTPServer { _ in .ok("x") }
        let settings = TransportSettings(userAgent: "vigie\r\nX-Evil: 1")
        #expect(await code { try await ask(server, settings: settings) } == .success(.invalidRequest))
        #expect(server.connections == 0)
    }

    @Test func `a value with accents and quotes arrives as it left`() async throws {
        let server = try HTTPServer { _ in .ok("x") }
        let value = "Société «Générique»; q=\"0.5\""
        _ = try await ask(server, headers: [HeaderField("X-Name", value)])
        #expect(server.requests.first?.headers.contains(HeaderField("X-Name", value)) == true)
    }
}

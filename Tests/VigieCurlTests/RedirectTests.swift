import Testing
import VigieCurl
import VigieRehearsal
import VigieTransport

@Suite struct RedirectTests {
    @Test(arguments: [301, 302, 303, 307, 308])
    func `a redirect to the same host is followed`(_ status: Int) async throws {
        let server = try HTTPServer { request in
            request.url.hasSuffix("/new?x=1") ? .ok("there") : .redirect(to: "/new?x=1", status: status)
        }
        let response = try await ask(server, "/old", headers: [HeaderField("X-Key", "abc", isSecret: true)])
        #expect(response.body == Array("there".utf8))
        #expect(server.requests.allSatisfy { $0.headers.contains(HeaderField("X-Key", "abc")) })
        #expect(server.requests.count == 2)
    }

    @Test(arguments: ["next", "./next", "?next", "//HOST/next", "http://HOST/next"])
    func `a redirect is read from where it stands`(_ location: String) async throws {
        let counter = try HTTPServer { request in
            let host = request.headers.first { $0.name == "Host" }?.value ?? ""
            let target = location.replacing("HOST", with: host)
            return request.url.hasSuffix("/a/start") ? .redirect(to: target) : .ok(request.url)
        }
        #expect(try await ask(counter, "/a/start").status == 200)
    }

    @Test(
        arguments: [
            "http://localhost:PORT/", "http://127.0.0.1:OTHER/", "https://127.0.0.1:PORT/", "https://exemple.fr/",
            "ftp://127.0.0.1:PORT/", "file:///etc/passwd", "//evil.fr/", "http://user@127.0.0.1:PORT/",
            "http://127.0.0.1:PORT\\@evil.fr/", "http://127.0.0.1@evil.fr/", "http://[::1]:PORT/",
            "javascript:alert(1)",
            "http://169.254.169.254/latest/meta-data", "/a b", "/\u{1}",
        ])
    func `a redirect to anywhere else is refused and carries nothing there`(_ location: String) async throws {
        let other = try HTTPServer { _ in .ok("stolen") }
        let server = try HTTPServer { request in
            let host = request.headers.first { $0.name == "Host" }?.value ?? ""
            let port = host.split(separator: ":").last ?? ""
            return .redirect(to: location.replacing("PORT", with: port).replacing("OTHER", with: "\(other.port)"))
        }
        var limits = patient
        limits.trustedHosts = ["127.0.0.1", "localhost", "::1"]
        let outcome = await code { try await ask(server, limits: limits) }
        #expect(outcome == .success(.forbiddenRedirect))
        #expect(other.connections == 0)
        #expect(server.requests.count == 1)
    }

    @Test func `redirects have a bound`() async throws {
        let server = try HTTPServer { _ in .redirect(to: "/again") }
        #expect(await code { try await ask(server) } == .success(.forbiddenRedirect))
        #expect(server.requests.count == 1 + patient.redirects)
    }

    @Test func `where none is allowed the first is refused`() async throws {
        let server = try HTTPServer { _ in .redirect(to: "/again") }
        var limits = patient
        limits.redirects = 0
        #expect(await code { try await ask(server, limits: limits) } == .success(.forbiddenRedirect))
        #expect(server.requests.count == 1)
    }

    @Test(arguments: [(301, false), (302, false), (303, false), (307, true), (308, true)])
    func `a POST is repeated or refused, and never becomes a GET`(_ row: (status: Int, isFollowed: Bool)) async throws {
        let server = try HTTPServer { request in
            request.url.hasSuffix("/new")
                ? .response(Response(status: 200, body: request.body))
                : .redirect(to: "/new", status: row.status)
        }
        let request = Request(method: .post, url: server.url + "/old", body: [1, 2, 3], limits: patient)
        let exchange = try CurlExchange()
        if row.isFollowed {
            #expect(try await exchange.answer(to: request).body == [1, 2, 3])
        } else {
            #expect(await code { try await exchange.answer(to: request) } == .success(.forbiddenRedirect))
        }
        #expect(server.requests.allSatisfy { $0.method == .post })
    }

    @Test(arguments: [(301, false), (302, false), (303, false), (307, true), (308, true)])
    func `a DELETE is repeated or refused, and never becomes a GET`(
        _ row: (status: Int, isFollowed: Bool)
    ) async throws {
        let server = try HTTPServer { request in
            request.url.hasSuffix("/new") ? .status(204) : .redirect(to: "/new", status: row.status)
        }
        let request = Request(method: .delete, url: server.url + "/old", limits: patient)
        let exchange = try CurlExchange()
        if row.isFollowed {
            #expect(try await exchange.answer(to: request).status == 204)
        } else {
            #expect(await code { try await exchange.answer(to: request) } == .success(.forbiddenRedirect))
        }
        #expect(server.requests.allSatisfy { $0.method == .delete })
    }

    @Test(arguments: [300, 304, 305]) func `other statuses of the family are answers`(_ status: Int) async throws {
        let server = try HTTPServer { _ in .redirect(to: "https://evil.fr/", status: status) }
        #expect(try await ask(server).status == status)
    }

    @Test func `a redirect that leads nowhere is an answer`() async throws {
        let server = try HTTPServer { _ in .status(302) }
        #expect(try await ask(server).status == 302)
    }
}

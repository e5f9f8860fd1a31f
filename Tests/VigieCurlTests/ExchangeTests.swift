import Foundation
import Synchronization
import Testing
import VigieCurl
import VigieRehearsal
import VigieTransport

@Suite struct ExchangeTests {
    @Test func `an answer comes whole, with its status, headers and bytes`() async throws {
        let body = "{\"nom\":\"Société Générique\"}"
        let server = try HTTPServer { _ in
            .json(
                body,
                headers: [HeaderField("ETag", "\"v1\""), HeaderField("Last-Modified", "Mon, 01 Sep 2025 08:00:00 GMT")])
        }
        let response = try await ask(server, "/companies?q=1", headers: [HeaderField("X-Key", "abc", isSecret: true)])
        #expect(response.status == 200)
        #expect(response.body == Array(body.utf8))
        #expect(response.header("content-type") == "application/json; charset=utf-8")
        #expect(response.validators == Validators(entityTag: "\"v1\"", lastModified: "Mon, 01 Sep 2025 08:00:00 GMT"))
        let request = try #require(server.requests.first)
        #expect(request.url == "\(server.url)/companies?q=1")
        #expect(header("x-key", of: request) == "abc")
        #expect(header("user-agent", of: request) == "vigie-test")
        #expect(header("accept-encoding", of: request)?.contains("gzip") == true)
        #expect(header("expect", of: request) == nil)
    }

    @Test func `what has not changed is answered by 304 and no body`() async throws {
        let server = try HTTPServer { request in
            let isKnown = request.headers.contains { $0.name == "If-None-Match" && $0.value == "\"v1\"" }
            return isKnown ? .status(304) : .ok("data", headers: [HeaderField("ETag", "\"v1\"")])
        }
        let first = try await ask(server)
        let second = try await ask(server, headers: first.validators.conditions)
        #expect(first.status == 200)
        #expect(second.status == 304)
        #expect(second.body.isEmpty)
    }

    @Test(arguments: [400, 401, 403, 404, 410, 429, 500, 503])
    func `an error status is an answer`(_ status: Int) async throws {
        let server = try HTTPServer { _ in .status(status, "why", headers: [HeaderField("Retry-After", "7")]) }
        let response = try await ask(server)
        #expect(response.status == status)
        #expect(response.header("Retry-After") == "7")
        #expect(response.body == Array("why".utf8))
    }

    @Test(arguments: [0, 1, 1_000, 200_000])
    func `a POST carries its bytes exactly, zeros included`(_ count: Int) async throws {
        let server = try HTTPServer { request in .response(Response(status: 200, body: request.body)) }
        let body = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        let exchange = try CurlExchange()
        let response = try await exchange.answer(
            to: Request(
                method: .post, url: server.url + "/hook", headers: [HeaderField("Content-Type", "application/json")],
                body: body, limits: patient))
        #expect(response.body == body)
        let request = try #require(server.requests.first)
        #expect(request.method == .post)
        #expect(header("content-type", of: request) == "application/json")
    }

    @Test func `a POST without content type is not called a form`() async throws {
        let server = try HTTPServer { _ in .status(204) }
        _ = try await CurlExchange().answer(
            to: Request(method: .post, url: server.url, body: [1, 2], limits: patient))
        #expect(header("content-type", of: try #require(server.requests.first)) == nil)
    }

    @Test func `a DELETE goes out as one, without a body, and its answer is read`() async throws {
        let server = try HTTPServer { _ in .response(Response(status: 200, body: Array("fait".utf8))) }
        let exchange = try CurlExchange()
        let request = Request(method: .delete, url: server.url + "/liste/?id=7&siren=1", limits: patient)
        #expect(try await exchange.answer(to: request).body == Array("fait".utf8))
        // The next question over the same connection is a GET again.
        _ = try await exchange.answer(to: Request(url: server.url, limits: patient))
        #expect(server.requests.map(\.method) == [.delete, .get])
        let heard = try #require(server.requests.first)
        #expect(heard.url.hasSuffix("/liste/?id=7&siren=1") && heard.body.isEmpty)
        #expect(header("content-type", of: heard) == nil)
    }

    @Test func `an empty header is sent and not dropped`() async throws {
        let server = try HTTPServer { _ in .status(204) }
        _ = try await ask(server, headers: [HeaderField("X-Empty", "")])
        #expect(header("x-empty", of: try #require(server.requests.first)) == "")
    }

    @Test func `a compressed answer is read as what it was`() async throws {
        let server = try HTTPServer { _ in
            .response(
                Response(status: 200, headers: [HeaderField("Content-Encoding", "gzip")], body: Gzip.hello))
        }
        #expect(try await ask(server).body == Array("hello, hello, hello\n".utf8))
    }

    @Test func `a chunked answer is put together`() async throws {
        let body = [UInt8](repeating: 7, count: 100_000)
        let server = try HTTPServer { _ in .chunked(Response(status: 200, body: body)) }
        #expect(try await ask(server).body == body)
    }

    @Test func `an interim answer is not the answer`() async throws {
        let bytes = "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\nA: b\r\n\r\nok"
        let server = try HTTPServer { _ in .fault(.raw(Array(bytes.utf8))) }
        let response = try await ask(server)
        #expect(response.status == 200)
        #expect(response.headers.map(\.name) == ["Content-Length", "A"])
    }

    @Test func `one connection serves many questions`() async throws {
        let server = try HTTPServer { _ in .ok("x") }
        let exchange = try CurlExchange()
        for _ in 0..<20 { _ = try await exchange.answer(to: Request(url: server.url, limits: patient)) }
        #expect(server.requests.count == 20)
        // One, but on a machine so busy that the server's patience ends in between.
        #expect(server.connections < 5)
    }

    @Test func `two hundred questions at once are all answered, a few at a time`() async throws {
        let crowd = Crowd()
        let server = try HTTPServer { request in
            crowd.enter()
            defer { crowd.leave() }
            return .ok(request.url)
        }
        let settings = TransportSettings(simultaneous: 6, simultaneousPerHost: 6)
        let exchange = try CurlExchange(settings: settings)
        let url = server.url
        let answers = try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<200 {
                group.addTask {
                    let response = try await exchange.answer(to: Request(url: "\(url)/\(number)", limits: patient))
                    return String(decoding: response.body, as: UTF8.self)
                }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(answers == Set((0..<200).map { "\(url)/\($0)" }))
        #expect(crowd.most <= 6)
        #expect(server.connections <= 6)
    }

    @Test func `a host that hangs leaves room for the others`() async throws {
        let dead = try HTTPServer { _ in .fault(.hang) }
        let alive = try HTTPServer { _ in .ok("x") }
        let exchange = try CurlExchange(settings: TransportSettings(simultaneous: 4, simultaneousPerHost: 2))
        let (deadURL, aliveURL) = (dead.url, alive.url)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<10 {
                group.addTask { _ = try? await exchange.answer(to: Request(url: deadURL, limits: patient)) }
            }
            for _ in 0..<10 {
                let response = try await exchange.answer(to: Request(url: aliveURL, limits: patient))
                #expect(response.status == 200)
            }
            #expect(dead.connections <= 2)
            group.cancelAll()
        }
    }

    private func header(_ name: String, of request: Request) -> String? {
        request.headers.first { $0.name.lowercased() == name }?.value
    }
}

/// How many are inside at one time, at most.
private final class Crowd: Sendable {
    private let state = Mutex((now: 0, most: 0))
    func enter() {
        state.withLock { state in
            state.now += 1
            state.most = max(state.most, state.now)
        }
    }
    func leave() { state.withLock { $0.now -= 1 } }
    var most: Int { state.withLock { $0.most } }
}

import Testing
import VigieCurl
import VigieRehearsal
import VigieTransport

/// What a broken server or network leaves: a failure with its code, and never half an answer.
@Suite struct FaultTests {
    @Test(
        arguments: [
            (.reset, .interrupted), (.silence, .interrupted),
            (.cut(Response(status: 200, body: [UInt8](repeating: 65, count: 1_000)), bytes: 400), .interrupted),
            (.cut(Response(status: 200, body: [UInt8](repeating: 65, count: 1_000)), bytes: 0), .interrupted),
            (.raw(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab".utf8)), .interrupted),
            (.raw(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab".utf8)), .interrupted),
            (.raw(Array("<html>maintenance</html>".utf8)), .malformed),
            (.raw(Array("HTTP/9.9 200 OK\r\n\r\n".utf8)), .malformed),
            (.raw([0, 1, 2, 3, 255, 254, 10, 13]), .malformed),
            (.garbageGzip, .malformed),
            (.headerFlood(lines: 100_000), .tooLarge),
            (.flood(bytes: 4 << 20), .tooLarge),
            (.raw(Array("HTTP/1.1 200 OK\r\nX: \(String(repeating: "a", count: 1 << 20))".utf8)), .tooLarge),
        ] as [(Answer.Fault, ExchangeFailure.Code)])
    func `a fault of the server is a failure with its code`(
        _ row: (fault: Answer.Fault, code: ExchangeFailure.Code)
    ) async throws {
        let server = try HTTPServer { _ in .fault(row.fault) }
        var limits = patient
        limits.bodyBytes = 1 << 20
        #expect(await code { try await ask(server, limits: limits) } == .success(row.code))
    }

    @Test func `after each fault the same exchange still works`() async throws {
        let faults: [Answer.Fault] = [
            .reset, .silence, .garbageGzip, .cut(Response(status: 200, body: [1, 2, 3]), bytes: 1),
            .flood(bytes: 4 << 20),
        ]
        let exchange = try CurlExchange()
        var limits = patient
        limits.bodyBytes = 1 << 20
        for fault in faults {
            let server = try HTTPServer { request in request.url.hasSuffix("/ok") ? .ok("x") : .fault(fault) }
            _ = try? await exchange.answer(to: Request(url: server.url + "/bad", limits: limits))
            #expect(try await exchange.answer(to: Request(url: server.url + "/ok", limits: limits)).status == 200)
        }
    }

    @Test func `a question that hangs holds up no other to the same host`() async throws {
        let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        let server = try HTTPServer { request in
            guard request.url.hasSuffix("/hang") else { return .ok("x") }
            arrived.yield()
            return .fault(.hang)
        }
        let exchange = try CurlExchange()
        let url = server.url
        let held = Task { try await exchange.answer(to: Request(url: url + "/hang", limits: patient)) }
        for await _ in arrivals { break }
        #expect(try await exchange.answer(to: Request(url: url + "/ok", limits: patient)).status == 200)
        held.cancel()
        await #expect(throws: CancellationError.self) { try await held.value }
    }

    @Test func `nobody at home is unreachable`() async throws {
        let server = try HTTPServer { _ in .ok("x") }
        let url = server.url
        server.stop()
        let exchange = try CurlExchange()
        #expect(
            await code { try await exchange.answer(to: Request(url: url, limits: patient)) } == .success(.unreachable))
    }

    @Test func `a name that nobody knows is unresolved`() async throws {
        let exchange = try CurlExchange()
        let request = Request(url: "https://nobody.invalid/", limits: patient)
        #expect(await code { try await exchange.answer(to: request) } == .success(.unresolved))
    }

    @Test func `silence ends with the total time`() async throws {
        let server = try HTTPServer { _ in .fault(.hang) }
        var limits = patient
        limits.total = .milliseconds(200)
        #expect(await code { try await ask(server, limits: limits) } == .success(.timeout))
    }

    @Test func `silence in the middle ends with the idle time`() async throws {
        let server = try HTTPServer { _ in
            .fault(.hangAfter(Response(status: 200, body: [UInt8](repeating: 65, count: 1_000)), bytes: 10))
        }
        var limits = patient
        limits.idle = .seconds(1)
        #expect(await code { try await ask(server, limits: limits) } == .success(.timeout))
    }

    @Test func `an answer that drips ends with the total time`() async throws {
        let body = [UInt8](repeating: 65, count: 1_000)
        let server = try HTTPServer { _ in .fault(.drip(Response(status: 200, body: body), everyMilliseconds: 20)) }
        var limits = patient
        limits.total = .milliseconds(300)
        #expect(await code { try await ask(server, limits: limits) } == .success(.timeout))
    }

    @Test func `a slow answer that keeps its promise is an answer`() async throws {
        let server = try HTTPServer { _ in .fault(.drip(Response(status: 200, body: [1, 2, 3]), everyMilliseconds: 5)) }
        #expect(try await ask(server).body == [1, 2, 3])
    }

    @Test func `a redirect spends from the same time`() async throws {
        let server = try HTTPServer { request in
            request.url.hasSuffix("/slow") ? .fault(.hang) : .redirect(to: "/slow")
        }
        var limits = patient
        limits.total = .milliseconds(300)
        #expect(await code { try await ask(server, limits: limits) } == .success(.timeout))
    }

    @Test func `a failure never tells the path, the question or a secret`() async throws {
        let server = try HTTPServer { _ in .fault(.reset) }
        do {
            _ = try await ask(server, "/p4th?key=s3cret", headers: [HeaderField("X-Key", "t0ken", isSecret: true)])
            Issue.record("a reset is no answer")
        } catch let failure as ExchangeFailure {
            for word in ["p4th", "s3cret", "t0ken"] { #expect(!failure.sentence.contains(word)) }
            #expect(failure.sentence.contains("127.0.0.1"))
        }
    }
}

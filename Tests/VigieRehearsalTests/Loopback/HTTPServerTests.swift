import Testing
import VigieRehearsal
import VigieTransport

@Suite struct HTTPServerTests {
    @Test func `a request is answered and kept, and the connection stays open for the next`() throws {
        let server = try HTTPServer { request in .ok("you asked \(request.url)") }
        let text = converse(
            with: server.port,
            saying: "GET /a HTTP/1.1\r\nHost: h:1\r\n\r\nGET /b?c HTTP/1.1\r\nHost: h:1\r\nX: y\r\n\r\n")
        #expect(
            text == "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nyou asked http://h:1/a"
                .replacing("Content-Length: 20", with: "Content-Length: 22")
                + "HTTP/1.1 200 OK\r\nContent-Length: 24\r\n\r\nyou asked http://h:1/b?c")
        #expect(server.requests.map(\.url) == ["http://h:1/a", "http://h:1/b?c"])
        #expect(server.requests.last?.headers.last == HeaderField("X", "y"))
        #expect(server.connections == 1)
    }

    @Test func `a body that never arrives whole is no request`() throws {
        let server = try HTTPServer { _ in .ok("x") }
        #expect(converse(with: server.port, saying: "POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nhalf") == "")
        #expect(server.requests.isEmpty)
        #expect(server.connections == 1)
    }

    @Test(
        arguments: [
            "", "\r\n", "GET\r\n\r\n", "GET / HTTP/2.0\r\n\r\n", "GET / HTTP/1.1\nHost: x\n\n",
            "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: abc\r\n\r\n", "GET / HTTP/1.1\r\nno colon\r\n\r\n",
            String(repeating: "x", count: 200_000),
        ])
    func `what is not a request ends the connection`(_ text: String) throws {
        let server = try HTTPServer { _ in .ok("x") }
        #expect(converse(with: server.port, saying: text) == "")
        #expect(server.requests.isEmpty)
    }

    @Test func `an unknown method is refused`() throws {
        let server = try HTTPServer { _ in .ok("x") }
        #expect(converse(with: server.port, saying: "PUT / HTTP/1.1\r\n\r\n").hasPrefix("HTTP/1.1 405 "))
    }

    @Test(arguments: [204, 304]) func `an answer without body has no length`(_ status: Int) throws {
        let server = try HTTPServer { _ in .status(status, "never sent") }
        let text = converse(with: server.port, saying: "GET / HTTP/1.1\r\n\r\n")
        #expect(!text.contains("Content-Length"))
        #expect(text.hasSuffix("\r\n\r\n"))
    }

    @Test func `chunks carry the body`() throws {
        let server = try HTTPServer { _ in .chunked(Response(status: 200, body: [65, 66, 67])) }
        let text = converse(with: server.port, saying: "GET / HTTP/1.1\r\n\r\n")
        #expect(text == "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nABC\r\n0\r\n\r\n")
    }

    @Test func `a cut answer promises more than it sends`() throws {
        let server = try HTTPServer { _ in .fault(.cut(Response(status: 200, body: [65, 66, 67]), bytes: 1)) }
        let text = converse(with: server.port, saying: "GET / HTTP/1.1\r\n\r\n")
        #expect(text == "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nA")
    }

    @Test func `a stopped server frees its port and can be stopped again`() throws {
        let first = try HTTPServer { _ in .ok("first") }
        let port = first.port
        first.stop()
        first.stop()
        let second = try HTTPServer(port: port) { _ in .ok("second") }
        #expect(converse(with: port, saying: "GET / HTTP/1.1\r\n\r\n").hasSuffix("second"))
        #expect(second.port == port)
    }

    @Test func `a port in use is told`() throws {
        let first = try HTTPServer { _ in .ok("x") }
        #expect(throws: LoopbackFailure.self) { try HTTPServer(port: first.port) { _ in .ok("y") } }
        #expect(throws: LoopbackFailure.self) { try HTTPServer(port: 70_000) { _ in .ok("y") } }
    }

    @Test func `many short connections leave no thread behind`() throws {
        let server = try HTTPServer { _ in .ok("x") }
        for _ in 0..<300 { _ = converse(with: server.port, saying: "GET / HTTP/1.1\r\nConnection: close\r\n\r\n") }
        #expect(server.connections == 300)
        #expect(server.requests.count == 300)
    }
}

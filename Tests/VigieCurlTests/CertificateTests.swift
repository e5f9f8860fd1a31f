import Testing
import VigieCurl
import VigieRehearsal
import VigieTransport

@Suite(.enabled(if: TLSServer.isPossible, "\(TLSServer.missing)"))
struct CertificateTests {
    private let limits = Limits(
        total: patience, idle: patience, connect: patience, trustedHosts: ["localhost", "127.0.0.1"])

    private func outcome(_ url: String, authority: String?) async throws -> Result<ExchangeFailure.Code, Surprise> {
        let exchange = try CurlExchange(settings: TransportSettings(authorityFile: authority))
        return await code { try await exchange.answer(to: Request(url: url, limits: limits)) }
    }

    @Test func `a certificate that nobody vouches for is refused, even from a trusted host`() async throws {
        let server = try TLSServer(name: "localhost")
        #expect(try await outcome("https://localhost:\(server.port)/", authority: nil) == .success(.tls))
    }

    @Test func `the office's own authority is believed`() async throws {
        let server = try TLSServer(name: "localhost")
        let found = try await outcome("https://localhost:\(server.port)/", authority: server.certificate)
        #expect(found == .failure(Surprise(text: "answered 200")))
    }

    @Test(arguments: ["localhost", "127.0.0.1"])
    func `a certificate for another name is refused`(_ host: String) async throws {
        let server = try TLSServer(name: "autre.exemple.fr")
        let found = try await outcome("https://\(host):\(server.port)/", authority: server.certificate)
        #expect(found == .success(.tls))
    }

    @Test func `a file of authorities that is not there is refused`() async throws {
        let server = try TLSServer(name: "localhost")
        let found = try await outcome("https://localhost:\(server.port)/", authority: "/nowhere/authority.pem")
        #expect(found == .success(.tls))
    }

    @Test func `a server that does not speak TLS is refused`() async throws {
        let server = try HTTPServer { _ in .ok("x") }
        let found = try await outcome("https://127.0.0.1:\(server.port)/", authority: nil)
        #expect(found == .success(.tls))
        #expect(server.requests.isEmpty)
    }

    /// The connection is open and good; the second request may still not use it, as nobody lists the host there.
    @Test func `a trusted request lends its open connection to no other`() async throws {
        let server = try TLSServer(name: "localhost")
        let exchange = try CurlExchange(settings: TransportSettings(authorityFile: server.certificate))
        // A name that is not refused by its spelling, so that only the address can give it away.
        let request = Request(url: "https://localhost:\(server.port)/", limits: limits)
        #expect(try await exchange.answer(to: request).status == 200)
        let stranger = Request(url: request.url, limits: Limits(total: patience, idle: patience, connect: patience))
        #expect(await code { try await exchange.answer(to: stranger) } == .success(.forbiddenAddress))
    }

    @Test func `a mail server with a certificate that nobody vouches for gets no message`() async throws {
        let server = try TLSServer(name: "localhost")
        let outcome = try await CurlMail().submit(
            MailEnvelope(sender: "a@exemple.fr", recipient: "b@exemple.fr", bytes: MailTests.message),
            to: MailServer(host: "localhost", port: server.port, security: .implicitTLS, total: patience))
        guard case .deferred(let reply) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(reply.english.contains("certificate") && reply.french.contains("libcurl : « "))
    }
}

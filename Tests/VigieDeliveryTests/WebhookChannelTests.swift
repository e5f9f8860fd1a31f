import Synchronization
import Testing
import VigieDomain
import VigieEngine
import VigieTesting
import VigieTransport

@testable import VigieDelivery

private final class ScriptedExchange: Exchange {
    let result: Result<Response, ExchangeFailure>
    let requests = Mutex<[Request]>([])
    init(_ result: Result<Response, ExchangeFailure>) { self.result = result }
    func answer(to request: Request) async throws -> Response {
        requests.withLock { $0.append(request) }
        return try result.get()
    }
}

@Suite struct WebhookChannelTests {
    let now = SampleAlerts.now
    let message = FrozenMessage(
        id: MessageID(text: "msg_abc"), recipient: .endpoint("erp"), bytes: Array("{\"a\":1}".utf8), alerts: [],
        company: nil,
        gist: "", created: SampleAlerts.now)

    private func channel(_ exchange: ScriptedExchange) throws -> WebhookChannel {
        let secret = try #require(WebhookSecret(bytes: Array(repeating: 9, count: 32)))
        return WebhookChannel(
            endpoints: [
                WebhookEndpoint(name: "erp", url: "https://erp.example/hook", secrets: [secret], trustedHosts: ["h"])
            ],
            exchange: exchange)
    }

    private func outcome(_ status: Int, _ headers: [HeaderField] = [], body: String = "") async throws
        -> DeliveryOutcome
    {
        let exchange = ScriptedExchange(.success(Response(status: status, headers: headers, body: Array(body.utf8))))
        return try await channel(exchange).deliver(message, at: now)
    }

    @Test(
        arguments: [
            "no such hook https://erp.example/hooks/T0001/s3cr3t-t0ken?cle=autre-jeton-long",
            #"{"url":"https:\/\/erp.example\/hooks\/T0001\/s3cr3t-t0ken?cle=autre-jeton-long"}"#,
            "s3cr3t-t0ken", "/hooks/T0001/s3cr3t-t0ken?cle=autre-jeton-long", "cle=autre-jeton-long",
            String(repeating: "x", count: 190) + "s3cr3t-t0ken",
        ])
    func `a receiver that repeats its own address tells nobody the token in it`(_ words: String) async throws {
        let secret = try #require(WebhookSecret(bytes: Array(repeating: 9, count: 32)))
        let endpoint = WebhookEndpoint(
            name: "erp", url: "https://erp.example/hooks/T0001/s3cr3t-t0ken?cle=autre-jeton-long", secrets: [secret])
        for status in [200, 404, 410, 429, 500] {
            let exchange = ScriptedExchange(.success(Response(status: status, body: Array(words.utf8))))
            let outcome = await WebhookChannel(endpoints: [endpoint], exchange: exchange).deliver(message, at: now)
            #expect(!"\(outcome)".contains("s3cr3t") && !"\(outcome)".contains("autre-jeton"), "\(outcome)")
            #expect("\(outcome)".contains("\(status)"))
        }
    }

    @Test func `a call bears its id, the attempt's time and a signature that verifies`() async throws {
        let exchange = ScriptedExchange(.success(Response(status: 204)))
        _ = try await channel(exchange).deliver(message, at: now)
        let request = try #require(exchange.requests.withLock { $0.first })
        #expect(request.method == .post && request.body == message.bytes && request.limits.redirects == 0)
        #expect(request.limits.trustedHosts == ["h"])
        let headers = Dictionary(uniqueKeysWithValues: request.headers.map { ($0.name, $0.value) })
        #expect(headers["webhook-id"] == "msg_abc" && headers["content-type"] == "application/json")
        #expect(headers["webhook-timestamp"] == String(now.secondsSince1970))
        let webhook = StandardWebhook(secrets: [try #require(WebhookSecret(bytes: Array(repeating: 9, count: 32)))])
        #expect(
            webhook.verifies(
                signature: try #require(headers["webhook-signature"]), id: "msg_abc", timestamp: now.secondsSince1970,
                body: request.body, now: now.secondsSince1970))
    }

    @Test(arguments: [200, 201, 202, 204, 299])
    func `2xx is accepted`(_ status: Int) async throws {
        #expect(try await outcome(status) == .accepted(reply: "\(status)"))
    }

    @Test(arguments: [301, 302, 307, 400, 401, 404, 413, 500, 501, 100])
    func `any other status is tried again`(_ status: Int) async throws {
        #expect(
            try await outcome(status, body: "no") == .deferred(reply: "\(status) no", notBefore: nil, throttles: false))
    }

    @Test func `410 is for good`() async throws { #expect(try await outcome(410) == .gone(reply: "410")) }

    @Test(arguments: [429, 502, 503, 504])
    func `a busy endpoint is left alone for as long as it asks`(_ status: Int) async throws {
        #expect(
            try await outcome(status, [HeaderField("retry-after", "120")])
                == .deferred(reply: "\(status)", notBefore: now.adding(.seconds(120)), throttles: true))
        #expect(
            try await outcome(status, [HeaderField("Retry-After", "Tue, 06 Oct 2026 06:00:00 GMT")])
                == .deferred(
                    reply: "\(status)", notBefore: SampleAlerts.moment("2026-10-06T06:00:00Z"), throttles: true))
        #expect(
            try await outcome(status, [HeaderField("Retry-After", "soon")])
                == .deferred(reply: "\(status)", notBefore: nil, throttles: true))
    }

    @Test func `the answer is kept to one harmless line`() async throws {
        let body = "<html>\r\n\u{1B}[31m\u{202E}" + String(repeating: "x", count: 5_000)
        guard case .deferred(let reply, _, _) = try await outcome(500, body: body) else {
            Issue.record("expected a deferral")
            return
        }
        #expect(reply.french.unicodeScalars.count <= 200 && reply.french.hasPrefix("500 <html> "))
        #expect(!reply.french.unicodeScalars.contains { $0.value < 32 || $0.value == 0x202E })
    }

    @Test(arguments: ExchangeFailure.Code.allCases)
    func `each failure has its outcome`(_ code: ExchangeFailure.Code) async throws {
        let outcome = try await channel(ScriptedExchange(.failure(ExchangeFailure(code, "words")))).deliver(
            message, at: now)
        switch code {
        case .forbiddenAddress, .forbiddenScheme, .invalidRequest:
            #expect(outcome == .refused(reply: "words"))
        case .tooLarge, .malformed, .interrupted, .timeout:
            #expect(outcome == .uncertain(reply: "words"))
        case .unresolved, .unreachable, .tls, .forbiddenRedirect, .other:
            #expect(outcome == .deferred(reply: "words", notBefore: nil, throttles: false))
        }
    }

    @Test func `an endpoint missing from the configuration loses nothing`() async throws {
        let exchange = ScriptedExchange(.success(Response(status: 200)))
        var other = message
        other.recipient = .endpoint("crm")
        guard case .deferred(let reply, nil, false) = try await channel(exchange).deliver(other, at: now) else {
            Issue.record("expected a deferral")
            return
        }
        #expect(
            reply
                == Phrase(
                    "aucun point d'accès « crm » dans les réglages", "no endpoint named “crm” in the configuration")
                && exchange.requests.withLock { $0.isEmpty })
    }
}

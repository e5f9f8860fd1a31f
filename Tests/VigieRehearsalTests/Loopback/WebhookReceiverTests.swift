import Testing
import VigieRehearsal
import VigieTransport

@Suite struct WebhookReceiverTests {
    /// The vector that the libraries of Standard Webhooks share.
    private let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    private let body = "{\"test\": 2432232314}"
    private let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="

    private func call(
        _ receiver: WebhookReceiver, id: String = "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: String = "1614265330",
        signature: String? = nil, body: String? = nil
    ) -> String {
        let body = body ?? self.body
        return converse(
            with: receiver.port,
            saying: "POST /hook?x HTTP/1.1\r\nHost: h\r\nWebhook-Id: \(id)\r\nwebhook-timestamp: \(timestamp)\r\n"
                + "webhook-signature: \(signature ?? self.signature)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
        )
    }

    @Test func `a signed call is kept with its exact body`() throws {
        let receiver = try WebhookReceiver(secrets: [secret])
        #expect(call(receiver).hasPrefix("HTTP/1.1 204 "))
        let kept = try #require(receiver.calls().first)
        #expect(kept.text == body)
        #expect(kept.path == "/hook?x")
        #expect(kept.id == "msg_p5jXN8AQM9LWM0D4loKWxJek")
    }

    @Test func `one right signature among several is enough, under any of the keys`() throws {
        let old = "whsec_" + String(repeating: "A", count: 32)
        let receiver = try WebhookReceiver(secrets: [old, secret])
        _ = call(receiver, signature: "v1,AAAA v1a,xyz \(signature)")
        #expect(receiver.calls().count == 1)
    }

    @Test func `a call with anything changed is forged`() throws {
        let receiver = try WebhookReceiver(secrets: [secret])
        for answer in [
            call(receiver, id: "msg_other"), call(receiver, timestamp: "1614265331"), call(receiver, body: body + " "),
            call(receiver, signature: "v1,AAAA"), call(receiver, signature: ""), call(receiver, timestamp: "soon"),
            call(receiver, id: ""), call(receiver, signature: signature.replacing("v1,", with: "v2,")),
        ] {
            #expect(answer.hasPrefix("HTTP/1.1 401 "))
        }
        #expect(receiver.calls().isEmpty)
        #expect(receiver.declined().isEmpty)
        #expect(receiver.forged == 8)
    }

    @Test func `the script answers first, then the rest`() throws {
        let receiver = try WebhookReceiver(
            secrets: [secret], script: [WebhookReceiver.busy(retryAfter: 7), .fault(.silence)],
            otherwise: WebhookReceiver.gone)
        let busy = call(receiver)
        #expect(busy.hasPrefix("HTTP/1.1 429 "))
        #expect(busy.contains("Retry-After: 7\r\n"))
        #expect(call(receiver) == "")
        #expect(call(receiver).hasPrefix("HTTP/1.1 410 "))
        receiver.answer(next: [], otherwise: .status(200))
        #expect(call(receiver).hasPrefix("HTTP/1.1 200 "))
        #expect(receiver.declined().count == 3)
        #expect(receiver.calls().count == 1)
    }

    @Test(arguments: ["", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_short", "whsec_***"])
    func `a secret of another form is refused`(_ secret: String) {
        #expect(throws: LoopbackFailure.self) { try WebhookReceiver(secrets: [secret]) }
    }
}

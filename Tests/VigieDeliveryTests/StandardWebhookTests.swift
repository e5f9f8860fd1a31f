import FoundationEssentials
import Testing
import VigieTesting

@testable import VigieDelivery

@Suite struct StandardWebhookTests {
    /// The vector that every reference library shares.
    @Test func `the official vector matches`() throws {
        let secret = try #require(WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        let webhook = StandardWebhook(secrets: [secret])
        let body = Array("{\"test\": 2432232314}".utf8)
        let signature = webhook.signature(id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1_614_265_330, body: body)
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
        #expect(
            webhook.verifies(
                signature: signature, id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1_614_265_330, body: body,
                now: 1_614_265_330))
    }

    @Test(arguments: [(23, false), (24, true), (64, true), (65, false), (0, false)])
    func `a secret has 24 to 64 bytes`(_ size: Int, _ accepted: Bool) {
        let text = Data(repeating: 7, count: size).base64EncodedString()
        #expect((WebhookSecret("whsec_" + text) != nil) == accepted)
        #expect((WebhookSecret(text) != nil) == accepted)
        #expect((WebhookSecret(bytes: Array(repeating: 7, count: size)) != nil) == accepted)
    }

    @Test func `a secret is never printed`() throws {
        let secret = try #require(WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        #expect("\(secret)" == "whsec_…" && String(reflecting: secret) == "whsec_…")
        #expect(WebhookSecret("whsec_not base64!") == nil)
    }

    @Test func `ten thousand random calls verify and not one of their mutations does`() throws {
        let entropy = SeededEntropy(seed: 20_261_124)
        var accepted = 0
        var forged = 0
        for _ in 0..<10_000 {
            let secret = try #require(
                WebhookSecret(bytes: (0..<32).map { _ in UInt8(truncatingIfNeeded: entropy.next()) }))
            let webhook = StandardWebhook(secrets: [secret])
            let body = (0..<Int(entropy.next() % 200 + 1)).map { _ in UInt8(truncatingIfNeeded: entropy.next()) }
            let time = Int64(1_700_000_000 + entropy.next() % 100_000_000)
            let id = "msg_\(entropy.next())"
            let signature = webhook.signature(id: id, timestamp: time, body: body)
            if webhook.verifies(signature: signature, id: id, timestamp: time, body: body, now: time) { accepted += 1 }
            var changed = body
            changed[Int(entropy.next() % UInt64(body.count))] ^= UInt8(1 << (entropy.next() % 8))
            if webhook.verifies(signature: signature, id: id, timestamp: time, body: changed, now: time) { forged += 1 }
            if webhook.verifies(signature: signature, id: id + "x", timestamp: time, body: body, now: time) {
                forged += 1
            }
            if webhook.verifies(signature: signature, id: id, timestamp: time + 1, body: body, now: time) {
                forged += 1
            }
        }
        #expect(accepted == 10_000 && forged == 0)
    }

    @Test func `during a rotation the old key and the new one both verify`() throws {
        let old = try #require(WebhookSecret(bytes: Array(repeating: 1, count: 32)))
        let new = try #require(WebhookSecret(bytes: Array(repeating: 2, count: 32)))
        let signature = StandardWebhook(secrets: [new, old]).signature(id: "a", timestamp: 1, body: [1])
        #expect(signature.split(separator: " ").count == 2)
        for key in [old, new] {
            #expect(
                StandardWebhook(secrets: [key]).verifies(signature: signature, id: "a", timestamp: 1, body: [1], now: 1)
            )
        }
        let other = try #require(WebhookSecret(bytes: Array(repeating: 3, count: 32)))
        #expect(
            !StandardWebhook(secrets: [other]).verifies(signature: signature, id: "a", timestamp: 1, body: [1], now: 1))
    }

    @Test(
        arguments: [(-301, false), (-300, true), (0, true), (300, true), (301, false), (Int64.min, false)]
            as [(Int64, Bool)])
    func `an old or future call is refused after five minutes`(_ shift: Int64, _ accepted: Bool) throws {
        let webhook = StandardWebhook(secrets: [try #require(WebhookSecret(bytes: Array(repeating: 1, count: 32)))])
        let signature = webhook.signature(id: "a", timestamp: 1_000, body: [])
        let now = shift == .min ? shift : 1_000 + shift
        #expect(webhook.verifies(signature: signature, id: "a", timestamp: 1_000, body: [], now: now) == accepted)
    }

    @Test(arguments: ["", "v1", "v1,", "v1,AAAA", "v2,g0hM9SsE", "v1a,x", "  ", "v1,!!!"])
    func `rubbish is no signature`(_ signature: String) throws {
        let webhook = StandardWebhook(secrets: [try #require(WebhookSecret(bytes: Array(repeating: 1, count: 32)))])
        #expect(!webhook.verifies(signature: signature, id: "a", timestamp: 0, body: [], now: 0))
    }
}

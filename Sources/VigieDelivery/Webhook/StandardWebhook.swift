import CCrypto
import FoundationEssentials

/// Signs a call so that its receiver knows that it is ours and unchanged: Standard Webhooks 1.0.0, HMAC-SHA256 over
/// `id.timestamp.body`.
package struct StandardWebhook: Sendable {
    /// How far a receiver's clock may be from ours, as the reference libraries have it.
    package static let toleranceSeconds: Int64 = 300
    private let secrets: [WebhookSecret]

    /// - Parameter secrets: the present key first; the others are old ones that receivers may still hold (rotation).
    package init(secrets: [WebhookSecret]) { self.secrets = secrets }

    /// The value of `webhook-signature`: one signature for each key.
    package func signature(id: String, timestamp: Int64, body: [UInt8]) -> String {
        secrets.map { "v1," + Data(StandardWebhook.mac(id, timestamp, body, $0)).base64EncodedString() }
            .joined(separator: " ")
    }

    /// Whether one of the signatures fits one of the keys, and the call is neither old nor from the future.
    package func verifies(signature: String, id: String, timestamp: Int64, body: [UInt8], now: Int64) -> Bool {
        let (age, overflows) = now.subtractingReportingOverflow(timestamp)
        guard !overflows, age.magnitude <= StandardWebhook.toleranceSeconds.magnitude else { return false }
        let given = signature.split(separator: " ").prefix(16).compactMap { part -> [UInt8]? in
            guard part.hasPrefix("v1,") else { return nil }
            return Data(base64Encoded: String(part.dropFirst(3))).map { Array($0) }
        }
        var found = false
        for secret in secrets {
            let expected = StandardWebhook.mac(id, timestamp, body, secret)
            for candidate in given where StandardWebhook.areEqual(expected, candidate) { found = true }
        }
        return found
    }

    private static func mac(_ id: String, _ timestamp: Int64, _ body: [UInt8], _ secret: WebhookSecret) -> [UInt8] {
        let signed = Array("\(id).\(timestamp).".utf8) + body
        var output = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        let done = HMAC(
            EVP_sha256(), secret.bytes, Int32(secret.bytes.count), signed, signed.count, &output, &length)
        precondition(done != nil, "HMAC-SHA256 over bytes in memory cannot fail")
        return Array(output.prefix(Int(length)))
    }

    /// Takes the same time wherever the first difference lies.
    private static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
    }
}

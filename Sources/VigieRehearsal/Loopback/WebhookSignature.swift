import CCrypto
import Foundation
import VigieTransport

/// The verifying half of Standard Webhooks 1.0.0, written apart from the signing half so that one checks the other.
enum WebhookSignature {
    static func key(from secret: String) -> [UInt8]? {
        guard secret.hasPrefix("whsec_"), let data = Data(base64Encoded: String(secret.dropFirst("whsec_".count))),
            (24...64).contains(data.count)
        else { return nil }
        return Array(data)
    }

    /// Whether one of the signatures is the HMAC of `id.timestamp.body` under one of the keys. The age is not judged: the
    /// rehearsal's days are not today's.
    static func isRight(_ call: ReceivedCall, keys: [[UInt8]]) -> Bool {
        let fields = Response(status: 0, headers: call.headers)
        guard let id = fields.header("webhook-id"), !id.isEmpty, !id.contains("."),
            let timestamp = fields.header("webhook-timestamp"), Int(timestamp) != nil,
            let given = fields.header("webhook-signature")
        else { return false }
        let signed = Array("\(id).\(timestamp).".utf8) + call.body
        let right = Set(keys.map { "v1," + Data(hash(signed, $0)).base64EncodedString() })
        return given.split(separator: " ").contains { right.contains(String($0)) }
    }

    private static func hash(_ bytes: [UInt8], _ key: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        HMAC(EVP_sha256(), key, Int32(key.count), bytes, bytes.count, &digest, &length)
        return Array(digest[..<Int(length)])
    }
}

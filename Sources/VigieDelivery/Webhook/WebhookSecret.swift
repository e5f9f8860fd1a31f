import FoundationEssentials

/// The key that an endpoint and we share, shown as `whsec_` and base64. It never stands in a log or an error.
package struct WebhookSecret: Hashable, Sendable {
    /// Standard Webhooks 1.0.0: 24 to 64 random bytes.
    package static let sizes = 24...64
    private static let prefix = "whsec_"
    let bytes: [UInt8]

    /// - Returns: nil unless the text is base64, with or without its prefix, of 24 to 64 bytes.
    package init?(_ text: some StringProtocol) {
        let body =
            text.hasPrefix(WebhookSecret.prefix) ? String(text.dropFirst(WebhookSecret.prefix.count)) : String(text)
        guard let data = Data(base64Encoded: body), WebhookSecret.sizes.contains(data.count) else { return nil }
        bytes = Array(data)
    }

    package init?(bytes: [UInt8]) {
        guard WebhookSecret.sizes.contains(bytes.count) else { return nil }
        self.bytes = bytes
    }
}

extension WebhookSecret: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String { "whsec_…" }
    package var debugDescription: String { description }
}

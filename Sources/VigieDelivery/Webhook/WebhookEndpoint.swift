import Foundation

/// A program that receives our alerts: its address and the keys we share.
package struct WebhookEndpoint: Hashable, Sendable {
    package var name: String
    /// May itself be a secret; never shown.
    package var url: String
    /// The present key first, then those still accepted during a rotation.
    package var secrets: [WebhookSecret]
    /// Hosts that may be reached without TLS or at a private address.
    package var trustedHosts: Set<String>

    package init(name: String, url: String, secrets: [WebhookSecret], trustedHosts: Set<String> = []) {
        self.name = name
        self.url = url
        self.secrets = secrets
        self.trustedHosts = trustedHosts
    }
}

extension WebhookEndpoint {
    /// Shorter parts of an address are ordinary words (`hooks`, `v1`); tokens are longer.
    private static let shortestToken = 12

    /// The text without what the address keeps secret. Careless receivers repeat the address that they were called at, and
    /// what they say is logged, recorded and shown.
    func redacted(_ text: String) -> String {
        let path = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).dropFirst(3).first ?? ""
        let tokens = path.split { "/?&=#;".contains($0) }.filter { $0.utf8.count >= WebhookEndpoint.shortestToken }
        let secrets = ([Substring(url), path.utf8.count >= WebhookEndpoint.shortestToken ? path : ""] + tokens)
            .flatMap { [String($0), String($0).removingPercentEncoding ?? ""] }.filter { !$0.isEmpty }
        return secrets.reduce(text) { $0.replacing($1, with: "…") }
    }
}

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

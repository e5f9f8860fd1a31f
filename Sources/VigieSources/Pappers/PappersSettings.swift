package import VigieDomain
package import VigieTransport

/// How Pappers is asked: a private register under contract, where each question costs a token.
package struct PappersSettings: Sendable {
    package var id: SourceID
    package var baseURL: String
    /// Sent in the header `api-key`, never in the address, which lands in logs.
    package var key: String
    /// The scale of the financial score; nil where it is not asked for, because it costs thirty tokens a company.
    package var financialScale: Scale?
    package var limits: Limits

    package init(
        id: SourceID = SourceID("pappers"), baseURL: String = PappersSettings.api, key: String,
        financialScale: Scale? = nil, limits: Limits = Limits(total: .seconds(30), bodyBytes: 16 << 20),
        trustedHosts: Set<String> = []
    ) {
        self.id = id
        self.baseURL = baseURL
        self.key = key
        self.financialScale = financialScale
        self.limits = limits
        self.limits.trustedHosts.formUnion(trustedHosts)
    }

    package static let api = "https://api.pappers.fr/v2"

    var headers: [HeaderField] {
        [HeaderField("Accept", "application/json"), HeaderField("api-key", key, isSecret: true)]
    }
}

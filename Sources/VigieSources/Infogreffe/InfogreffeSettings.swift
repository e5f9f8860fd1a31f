package import VigieDomain
package import VigieTransport

/// How Infogreffe's paid list of shareholders is asked.
package struct InfogreffeSettings: Sendable {
    package var id: SourceID
    /// With `{siren}`. A setting, because one witness of 2018 is all that is known of the address.
    package var url: URLTemplate
    /// Goes into the address as the parameter `tokenName`, and is never shown.
    package var token: String
    package var tokenName: String
    package var limits: Limits

    package init(
        id: SourceID = SourceID("infogreffe"), url: URLTemplate, token: String, tokenName: String = "token",
        limits: Limits = Limits(total: .seconds(60), bodyBytes: 8 << 20), trustedHosts: Set<String> = []
    ) {
        self.id = id
        self.url = url
        self.token = token
        self.tokenName = tokenName
        self.limits = limits
        self.limits.trustedHosts.formUnion(trustedHosts)
    }

    package static let api =
        "https://api.datainfogreffe.fr/api/v1/Entreprise/RepartitionCapital?siren={siren}&restitution=pdf"
}

package import VigieDomain
package import VigieTransport

/// How the State's company search is asked. No key; seven questions a second for everyone behind one address.
package struct CompanySearchSettings: Hashable, Sendable {
    package var id: SourceID
    package var baseURL: String
    package var limits: Limits

    package init(
        id: SourceID = SourceID("recherche-entreprises"), baseURL: String = CompanySearchSettings.api,
        limits: Limits = Limits(total: .seconds(30), bodyBytes: 4 << 20), trustedHosts: Set<String> = []
    ) {
        self.id = id
        self.baseURL = baseURL
        self.limits = limits
        self.limits.trustedHosts.formUnion(trustedHosts)
    }

    package static let api = "https://recherche-entreprises.api.gouv.fr"
}

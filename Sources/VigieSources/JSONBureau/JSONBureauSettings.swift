package import VigieDomain
package import VigieTransport

/// One contracted bureau that answers JSON, as the configuration describes it.
package struct JSONBureauSettings: Sendable {
    package var id: SourceID
    package var url: URLTemplate
    /// Sent with each question; secrets already resolved and marked as such.
    package var headers: [HeaderField]
    /// Parameters added to the address and never shown: some bureaus want their key there.
    package var secretParameters: [HeaderField]
    package var mapping: BureauMapping
    package var countries: Set<String>
    package var limits: Limits
    /// Statuses by which this bureau says that it does not know the company.
    package var unlistedStatuses: Set<Int>
    /// Of `Content-Language`, where the bureau sends one.
    package var language: String

    package init(
        id: SourceID, url: URLTemplate, headers: [HeaderField] = [], secretParameters: [HeaderField] = [],
        mapping: BureauMapping, countries: Set<String> = ["FR"],
        limits: Limits = Limits(total: .seconds(30), bodyBytes: 4 << 20), trustedHosts: Set<String> = [],
        unlistedStatuses: Set<Int> = [404], language: String = "fr"
    ) {
        self.id = id
        self.url = url
        self.headers = headers
        self.secretParameters = secretParameters
        self.mapping = mapping
        self.countries = countries
        self.limits = limits
        self.limits.trustedHosts.formUnion(trustedHosts)
        self.unlistedStatuses = unlistedStatuses
        self.language = language
    }
}

package import VigieDomain
package import VigieTransport

/// How INSEE's register of companies is asked. The defaults are those of its free plan.
package struct SireneSettings: Sendable {
    package var id: SourceID
    package var baseURL: String
    /// Of the application subscribed at portail-api.insee.fr.
    package var key: String
    package var limits: Limits
    /// The register writes its times without a zone; they are those of Paris.
    package var zone: CivilZone
    /// Numbers in one question: forty keep the address below a kilobyte.
    package var batch: Int
    /// Records a page of the feed; the register refuses more than 1,000.
    package var pageRows: Int
    /// How far before the last treatment seen the next window begins: treatments appear late and in no order.
    package var overlap: Duration
    /// Records in one window beyond which the watched numbers are asked one batch after the other instead: a yearly update
    /// of the headcounts treats millions.
    package var window: Int
    /// Days without any treatment after which the register is believed to be frozen.
    package var frozenDays: Int

    package init(
        id: SourceID = SourceID("sirene"), baseURL: String = SireneSettings.api, key: String,
        limits: Limits = Limits(), trustedHosts: Set<String> = [], zone: CivilZone, batch: Int = 40,
        pageRows: Int = 1000, overlap: Duration = .seconds(4 * 3600), window: Int = 200_000, frozenDays: Int = 5
    ) {
        self.id = id
        self.baseURL = baseURL
        self.key = key
        self.limits = limits
        self.limits.trustedHosts.formUnion(trustedHosts)
        self.zone = zone
        self.batch = batch
        self.pageRows = pageRows
        self.overlap = overlap
        self.window = window
        self.frozenDays = frozenDays
    }

    package static let api = "https://api.insee.fr/api-sirene/3.11"
    /// The clocks of the register.
    package static let zoneName = "Europe/Paris"
}

package import VigieDomain
package import VigieTransport

/// How INPI's national register of companies is asked. What INPI says of its quotas disagrees: all of them are settings.
package struct RneSettings: Sendable {
    package var id: SourceID
    package var baseURL: String
    package var username: String
    package var password: String
    package var limits: Limits
    /// The register's days are those of Paris.
    package var zone: CivilZone
    /// Numbers in one question.
    package var batch: Int
    /// Companies a page of the feed; the register refuses more than 100.
    package var pageRows: Int
    /// Questions a day; logins count.
    package var quota: Int
    /// Whether what changed is read for all of France. A small portfolio is cheaper asked by number, which is done daily anyway.
    package var readsDiff: Bool
    /// Days read again at each question, besides the last one.
    package var overlapDays: Int
    /// Days without any change in France after which the register is believed to be frozen.
    package var frozenDays: Int

    package init(
        id: SourceID = SourceID("rne"), baseURL: String = RneSettings.api, username: String, password: String,
        limits: Limits = Limits(), trustedHosts: Set<String> = [], zone: CivilZone, batch: Int = 50,
        pageRows: Int = 100, quota: Int = 10_000, readsDiff: Bool = true, overlapDays: Int = 0, frozenDays: Int = 6
    ) {
        self.id = id
        self.baseURL = baseURL
        self.username = username
        self.password = password
        self.limits = limits
        self.limits.trustedHosts.formUnion(trustedHosts)
        self.zone = zone
        self.batch = batch
        self.pageRows = pageRows
        self.quota = quota
        self.readsDiff = readsDiff
        self.overlapDays = overlapDays
        self.frozenDays = frozenDays
    }

    package static let api = "https://registre-national-entreprises.inpi.fr/api"
    package static let zoneName = "Europe/Paris"
}

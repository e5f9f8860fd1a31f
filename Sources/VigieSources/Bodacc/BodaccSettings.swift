package import VigieDomain
package import VigieTransport

/// How the notices of the BODACC are fetched from DILA's portal. The defaults are the portal's own rules.
package struct BodaccSettings: Hashable, Sendable {
    package var id: SourceID
    /// Address of the dataset: its metadata stand there, `records` and `exports/jsonl` below.
    package var baseURL: String
    package var limits: Limits
    /// Longest export of one day: a day holds ten to twenty thousand notices of about 1.5 kB.
    package var exportBytes: Int
    package var exportTime: Duration
    /// Rows a page; the portal refuses more than 100.
    package var pageRows: Int
    /// Rows that paging can reach; the portal refuses an offset beyond, and the export takes over.
    package var window: Int
    /// Numbers or ids in one question: 40 is known to work, and keeps the address short.
    package var batch: Int
    /// Days without anything newer after which the portal is believed to be frozen: Easter and two bank holidays make four.
    package var frozenDays: Int

    package init(
        id: SourceID = SourceID("bodacc"), baseURL: String = BodaccSettings.portal, limits: Limits = Limits(),
        trustedHosts: Set<String> = [], exportBytes: Int = 96 << 20, exportTime: Duration = .seconds(600),
        pageRows: Int = 100, window: Int = 10_000, batch: Int = 40, frozenDays: Int = 5
    ) {
        self.id = id
        self.baseURL = baseURL
        self.limits = limits
        self.limits.trustedHosts.formUnion(trustedHosts)
        self.exportBytes = exportBytes
        self.exportTime = exportTime
        self.pageRows = pageRows
        self.window = window
        self.batch = batch
        self.frozenDays = frozenDays
    }

    package static let portal =
        "https://bodacc-datadila.opendatasoft.com/api/explore/v2.1/catalog/datasets/annonces-commerciales"
}

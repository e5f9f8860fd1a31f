package import VigieDomain
package import VigieTransport

/// How the regulated information of listed companies is fetched from DILA's portal. The defaults are the portal's own rules;
/// what is not certain can be told otherwise.
package struct InfoFinanciereSettings: Sendable {
    package var id: SourceID
    /// Address of the dataset; `records` stands below.
    package var baseURL: String
    package var limits: Limits
    /// The portal writes moments in universal time; the day of a publication is that of Paris.
    package var zone: CivilZone
    /// Rows a page; the portal refuses more than 100.
    package var pageRows: Int
    /// Rows that paging can reach; the portal refuses an offset beyond.
    package var window: Int
    /// Days read again at each question: what is deposited late bears an earlier day.
    package var overlapDays: Int
    /// Days of one window, where the last reading is long ago: some 150 pieces of information appear each working day.
    package var spanDays: Int
    /// LEI and ISIN in one question.
    package var batch: Int
    /// How far back a new client's past is asked for.
    package var pastDays: Int
    /// Days without any publication after which the portal is believed to be frozen: Easter makes four.
    package var frozenDays: Int
    /// Kinds of information (`sous_type_d_information`) that declare the crossing of a threshold.
    package var crossings: [String]

    package init(
        id: SourceID = SourceID("info-financiere"), baseURL: String = InfoFinanciereSettings.portal,
        limits: Limits = Limits(), trustedHosts: Set<String> = [], zone: CivilZone, pageRows: Int = 100,
        window: Int = 10_000, overlapDays: Int = 4, spanDays: Int = 20, batch: Int = 20, pastDays: Int = 1095,
        frozenDays: Int = 7, crossings: [String] = InfoFinanciereSettings.crossings
    ) {
        self.id = id
        self.baseURL = baseURL
        self.limits = limits
        self.limits.trustedHosts.formUnion(trustedHosts)
        self.zone = zone
        self.pageRows = pageRows
        self.window = window
        self.overlapDays = overlapDays
        self.spanDays = spanDays
        self.batch = batch
        self.pastDays = pastDays
        self.frozenDays = frozenDays
        self.crossings = crossings
    }

    package static let portal =
        "https://www.info-financiere.gouv.fr/api/explore/v2.1/catalog/datasets/flux-amf-new-prod"
    /// The one kind that was seen.
    package static let crossings = ["Décision de franchissement de seuil"]
    /// The clocks of the market.
    package static let zoneName = "Europe/Paris"
}

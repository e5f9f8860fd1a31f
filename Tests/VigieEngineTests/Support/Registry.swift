import FoundationEssentials
import VigieDomain
import VigieEngine
import VigieLaw
import VigieRehearsal
import VigieSources
import VigieTesting
import VigieTransport

/// An invented world behind one exchange, and the real sources that ask it.
struct Registry: Sendable {
    let world: World
    let exchange: RehearsalExchange

    init(_ world: World, clock: any WorldClock) {
        self.world = world
        exchange = world.exchange { clock.now() }
    }

    enum Kind: String, CaseIterable, Sendable {
        case bodacc
        case search = "recherche-entreprises"
        case bureau
        case sirene
        case pappers
        case infogreffe
        case rne
        case regulated = "info-financiere"

        var host: String {
            switch self {
            case .bodacc: GazetteAPI.host
            case .search: CompanySearchAPI.host
            case .bureau: BureauAPI.host
            case .sirene: SireneAPI.host
            case .pappers: PappersAPI.host
            case .infogreffe: InfogreffeAPI.host
            case .rne: RneAPI.host
            case .regulated: InfoFinanciereAPI.host
            }
        }
    }

    var clients: [Client] {
        world.companies.map { company in
            var client = Invented.client(.siren(company.siren), name: company.name)
            client.isin = try? ISIN(World.isin(of: company.siren))
            return client
        }
    }

    func source(_ kind: Kind, over exchange: (any Exchange)? = nil) throws -> any Source {
        let exchange = exchange ?? self.exchange
        switch kind {
        case .bodacc:
            return BodaccSource(settings: BodaccSettings(), exchange: exchange, reader: { FrenchGazette.read($0) })
        case .search: return CompanySearchSource(settings: CompanySearchSettings(), exchange: exchange)
        case .sirene:
            return SireneSource(settings: SireneSettings(key: SireneAPI.key, zone: .utc), exchange: exchange)
        case .rne:
            return RneSource(
                settings: RneSettings(
                    username: RneAPI.username, password: RneAPI.password, zone: .utc, pageRows: 5),
                exchange: exchange)
        case .bureau:
            return JSONBureauSource(
                settings: JSONBureauSettings(
                    id: Invented.bureau,
                    url: try URLTemplate("https://\(BureauAPI.host)\(BureauAPI.path)/{siren}"),
                    headers: [HeaderField(BureauAPI.keyHeader, World.bureauKey, isSecret: true)],
                    mapping: try Registry.mapping()), exchange: exchange)
        case .regulated:
            // Small pages, so that one may be told for another.
            return InfoFinanciereSource(
                settings: InfoFinanciereSettings(zone: .utc, pageRows: 10), exchange: exchange)
        case .pappers:
            let scale = Scale(
                id: "pappers-financier", lowest: 0, highest: 20, higherIsBetter: true, limits: [16, 12, 8, 5])
            return PappersSource(
                settings: PappersSettings(key: World.bureauKey, financialScale: scale), exchange: exchange)
        case .infogreffe:
            return InfogreffeSource(
                settings: InfogreffeSettings(url: try URLTemplate(InfogreffeSettings.api), token: World.bureauKey),
                exchange: exchange)
        }
    }

    private static func mapping() throws -> BureauMapping {
        BureauMapping(
            subject: try JSONPath("$.siren"),
            rating: .init(
                score: try JSONPath("$.rating.score"),
                scale: Scale(
                    id: "bureau", lowest: 0, highest: 100, higherIsBetter: true, limits: [71, 51, 30, 21]),
                limit: try JSONPath("$.credit_limit.amount"), date: try JSONPath("$.rating.date")),
            shareholders: .init(
                list: try JSONPath("$.shareholders"), name: try JSONPath("$.name"),
                identifier: try JSONPath("$.siren"), share: try JSONPath("$.share_percent"),
                declared: try JSONPath("$.shareholder_count")),
            status: .init(path: try JSONPath("$.status"), active: ["active", "in_proceedings"], ceased: ["inactive"]))
    }
}

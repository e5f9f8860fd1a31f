package import VigieDomain

/// One source: what it is, how often and how politely it is asked.
package struct SourceSettings: Hashable, Sendable {
    /// `sources.NAME.type`; default the name itself for the two built in.
    package enum Kind: Hashable, Sendable {
        case bodacc
        case rechercheEntreprises
        case sirene(SireneSourceSettings)
        case rne(RneSourceSettings)
        case json(JSONSourceSettings)
        case pappers(PappersSourceSettings)
        case infogreffe(InfogreffeSourceSettings)
        case file(FileDropSettings)
        case infoFinanciere(InfoFinanciereSourceSettings)

        package var name: String {
            switch self {
            case .bodacc: "bodacc"
            case .rechercheEntreprises: "recherche-entreprises"
            case .sirene: "sirene"
            case .rne: "rne"
            case .json: "json"
            case .pappers: "pappers"
            case .infogreffe: "infogreffe"
            case .file: "file"
            case .infoFinanciere: "info-financiere"
            }
        }
    }

    package var id: SourceID
    package var kind: Kind
    /// `enabled`: default true.
    package var isEnabled: Bool
    /// `url`: base address of a built-in source; default its official one.
    package var url: String?
    /// `interval`: `1m` to `30d`; default 15 min for `bodacc`, 1 h for `sirene` and `info-financiere`, 12 h for `rne`, 30 days for
    /// `infogreffe`, 24 h for the other lookups: how often each is asked.
    package var interval: Duration
    /// `rate`: 0.01 to 100 requests per second; default 5 for `bodacc`, 7 for `recherche-entreprises`, 0.5 for
    /// `sirene`, ten a minute for `rne`, 1 for the others.
    package var requestsPerSecond: Double
    /// `concurrency`: 1 to 16 requests at a time; default 2.
    package var concurrency: Int
    /// `timeout`: `1s` to `10m`; default 60 s.
    package var timeout: Duration

    package init(
        id: SourceID, kind: Kind, isEnabled: Bool = true, url: String? = nil, interval: Duration? = nil,
        requestsPerSecond: Double? = nil, concurrency: Int = 2, timeout: Duration = .seconds(60)
    ) {
        self.id = id
        self.kind = kind
        self.isEnabled = isEnabled
        self.url = url
        self.interval = interval ?? SourceSettings.standardInterval(kind)
        self.requestsPerSecond = requestsPerSecond ?? SourceSettings.standardRate(kind)
        self.concurrency = concurrency
        self.timeout = timeout
    }

    /// What is asked when the file says nothing of sources.
    package static let standard = [
        SourceSettings(id: SourceID("bodacc"), kind: .bodacc),
        SourceSettings(id: SourceID("recherche-entreprises"), kind: .rechercheEntreprises),
    ]

    private static func standardInterval(_ kind: Kind) -> Duration {
        switch kind {
        case .bodacc, .file: .seconds(15 * 60)
        case .sirene, .infoFinanciere: .seconds(3600)
        case .rne: .seconds(12 * 3600)
        case .rechercheEntreprises, .json, .pappers: .seconds(24 * 3600)
        // What it shows moves when an act is deposited, years apart, and each question is paid for.
        case .infogreffe: .seconds(30 * 24 * 3600)
        }
    }

    /// 7 requests a second is what recherche-entreprises grants to one address.
    private static func standardRate(_ kind: Kind) -> Double {
        switch kind {
        case .bodacc: 5
        case .rechercheEntreprises: 7
        case .sirene: 0.5
        // INPI's terms speak of ten requests a minute.
        case .rne: 1.0 / 6
        case .json, .pappers, .infogreffe, .file, .infoFinanciere: 1
        }
    }
}

/// A bureau that answers JSON, described by its user.
package struct JSONSourceSettings: Hashable, Sendable {
    /// `request.url`: `https`, with `{siren}`, `{number}`, `{lei}`, `{isin}` or `{account}` where the company's number goes,
    /// perhaps `{country}`.
    package var url: String
    /// Where the address stands in the settings file.
    package var urlPlace: JSONMappingSettings.Path?
    /// `request.headers`: by name, a text or a reference to a secret (with a `prefix` such as `Bearer `).
    package var headers: [HeaderSetting]
    /// `request.parameters`: the same, added to the address: some bureaus want their key there.
    package var parameters: [HeaderSetting]
    /// `request.unlisted`: statuses by which the bureau says that it does not know a company; default `404`.
    package var unlistedStatuses: [Int]
    /// `countries`: two letters each; default `FR`.
    package var countries: [String]
    /// `mapping`.
    package var mapping: JSONMappingSettings
    /// `sample`: a file with a real answer, by which `vigie check` proves the mapping; default none. Relative paths start
    /// at the settings file.
    package var sample: String?

    package init(
        url: String, headers: [HeaderSetting] = [], parameters: [HeaderSetting] = [], unlistedStatuses: [Int] = [404],
        countries: [String] = ["FR"], mapping: JSONMappingSettings, sample: String? = nil
    ) {
        self.url = url
        self.headers = headers
        self.parameters = parameters
        self.unlistedStatuses = unlistedStatuses
        self.countries = countries
        self.mapping = mapping
        self.sample = sample
    }

    /// What may stand for the company in the address.
    package static let placeholders = ["{siren}", "{number}", "{lei}", "{isin}", "{account}"]
}

/// One header or parameter of a request, in clear or with a secret.
package struct HeaderSetting: Hashable, Sendable {
    package enum Value: Hashable, Sendable {
        case text(String)
        case secret(SecretReference, prefix: String)
    }

    package var name: String
    package var value: Value

    package init(name: String, value: Value) {
        self.name = name
        self.value = value
    }
}

/// A webhook that is told.
package struct EndpointSettings: Hashable, Sendable {
    /// The name by which routes call it.
    package var name: String
    /// `endpoints.NAME.url`: `https`, required.
    package var url: String
    /// `endpoints.NAME.secret`: one or two references to `whsec_…` secrets, required; with two, both sign (a rotation).
    package var secrets: [SecretReference]
    /// `endpoints.NAME.types`: event codes or families (`proc.*`) that are sent; default all.
    package var types: [String]

    package init(name: String, url: String, secrets: [SecretReference], types: [String] = []) {
        self.name = name
        self.url = url
        self.secrets = secrets
        self.types = types
    }
}

import VigieConfiguration
import VigieDomain
import VigieEngine
import VigieLaw
import VigieSources
import VigieTransport

extension Settings {
    /// The feeds among the sources in force.
    var feeds: [FeedReach] {
        sources.filter(\.isEnabled).compactMap { source in
            switch source.kind {
            case .bodacc, .sirene, .rne, .infoFinanciere: FeedReach(source: source.id)
            case .rechercheEntreprises, .json, .pappers, .infogreffe, .file: nil
            }
        }
    }
}

/// Makes each source that the settings name. Adding a source to the product is one line here.
struct SourceMaker {
    let settings: Settings
    let folder: String
    let secrets: SecretReader

    struct Made {
        var source: any Source
        /// Host and port that it asks, for the pace.
        var host: String
        /// Where the provider watches companies for us besides.
        var enroller: (any Enroller)?
    }

    func make(_ source: SourceSettings, exchange: any Exchange) throws(Composition.Refusal) -> Made {
        let trusted = Set(settings.transport.trustedHosts)
        let limits = Limits(total: source.timeout)
        switch source.kind {
        case .bodacc:
            let url = source.url ?? BodaccSettings.portal
            let bodacc = BodaccSettings(id: source.id, baseURL: url, limits: limits, trustedHosts: trusted)
            return Made(
                source: BodaccSource(settings: bodacc, exchange: exchange, reader: { FrenchGazette.read($0) }),
                host: HostName.of(url))
        case .rechercheEntreprises:
            let url = source.url ?? CompanySearchSettings.api
            let search = CompanySearchSettings(id: source.id, baseURL: url, limits: limits, trustedHosts: trusted)
            return Made(source: CompanySearchSource(settings: search, exchange: exchange), host: HostName.of(url))
        case .sirene(let sirene):
            let register = try SireneMaker(
                source: source, sirene: sirene, language: settings.language, secrets: secrets
            ).settings(limits: limits, trusted: trusted)
            return Made(
                source: SireneSource(settings: register, exchange: exchange), host: HostName.of(register.baseURL))
        case .file(let file):
            let made = FileSourceMaker(
                source: source, file: file, language: settings.language, secrets: secrets,
                authorityFile: settings.transport.caFile)
            return Made(source: try made.make(), host: made.host)
        case .rne(let rne):
            let register = try RneMaker(source: source, rne: rne, language: settings.language, secrets: secrets)
                .settings(limits: limits, trusted: trusted)
            return Made(source: RneSource(settings: register, exchange: exchange), host: HostName.of(register.baseURL))
        case .infoFinanciere(let regulated):
            let register = try InfoFinanciereMaker(source: source, regulated: regulated, language: settings.language)
                .settings(limits: limits, trusted: trusted)
            return Made(
                source: InfoFinanciereSource(settings: register, exchange: exchange),
                host: HostName.of(register.baseURL))
        case .json(let json):
            let bureau = try JSONBureauMaker(source: source, json: json, language: settings.language, secrets: secrets)
                .settings(limits: limits, trusted: trusted)
            return Made(source: JSONBureauSource(settings: bureau, exchange: exchange), host: HostName.of(json.url))
        case .infogreffe(let infogreffe):
            let made = try InfogreffeMaker(
                source: source, infogreffe: infogreffe, language: settings.language, secrets: secrets
            ).settings(limits: limits, trusted: trusted)
            return Made(source: InfogreffeSource(settings: made, exchange: exchange), host: HostName.of(made.url.text))
        case .pappers(let pappers):
            let made = try PappersMaker(source: source, pappers: pappers, language: settings.language, secrets: secrets)
                .settings(limits: limits, trusted: trusted)
            return Made(
                source: PappersSource(settings: made, exchange: exchange), host: HostName.of(made.baseURL),
                enroller: pappers.list.map { PappersDesk(settings: made, list: $0, exchange: exchange) })
        }
    }
}

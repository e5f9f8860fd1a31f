import VigieConfiguration
import VigieDomain
import VigieSources
import VigieTransport

/// From the words of the settings to INSEE's register: its key fetched, its clock found.
struct SireneMaker {
    let source: SourceSettings
    let sirene: SireneSourceSettings
    let language: Language
    let secrets: SecretReader

    func settings(limits: Limits, trusted: Set<String>) throws(Composition.Refusal) -> SireneSettings {
        var problems: [String] = []
        let key = secrets.value(of: sirene.key, for: "sources.\(source.id).key", language: language, &problems)
        let zone = CivilZone.system(named: SireneSettings.zoneName)
        if zone == nil { problems.append(SireneMaker.noZone(source.id, in: language)) }
        guard let key, let zone else { throw Composition.Refusal(lines: problems) }
        return SireneSettings(
            id: source.id, baseURL: source.url ?? SireneSettings.api, key: key, limits: limits, trustedHosts: trusted,
            zone: zone, batch: sirene.batch, pageRows: sirene.pageSize, overlap: sirene.overlap)
    }

    static func noZone(_ source: SourceID, in language: Language) -> String {
        switch language {
        case .french:
            "sources.\(source) : le fuseau « \(SireneSettings.zoneName) » manque à ce système. Installez tzdata."
        case .english:
            "sources.\(source): the time zone “\(SireneSettings.zoneName)” is missing from this system. Install tzdata."
        }
    }
}

import VigieConfiguration
import VigieDomain
import VigieSources
import VigieTransport

/// From the words of the settings to the register of regulated information: its calendar found.
struct InfoFinanciereMaker {
    let source: SourceSettings
    let regulated: InfoFinanciereSourceSettings
    let language: Language

    func settings(limits: Limits, trusted: Set<String>) throws(Composition.Refusal) -> InfoFinanciereSettings {
        guard let zone = CivilZone.system(named: InfoFinanciereSettings.zoneName) else {
            throw Composition.Refusal(lines: [SireneMaker.noZone(source.id, in: language)])
        }
        return InfoFinanciereSettings(
            id: source.id, baseURL: source.url ?? InfoFinanciereSettings.portal, limits: limits, trustedHosts: trusted,
            zone: zone, pageRows: regulated.pageSize, overlapDays: regulated.overlapDays, batch: regulated.batch,
            pastDays: regulated.pastDays, crossings: regulated.crossings)
    }
}

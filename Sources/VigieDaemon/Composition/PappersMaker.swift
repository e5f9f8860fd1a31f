import VigieConfiguration
import VigieDomain
import VigieSources
import VigieTransport

/// From the words of the settings to what the source at Pappers needs: the key fetched, the scale chosen.
struct PappersMaker {
    let source: SourceSettings
    let pappers: PappersSourceSettings
    let language: Language
    let secrets: SecretReader

    func settings(limits: Limits, trusted: Set<String>) throws(Composition.Refusal) -> PappersSettings {
        var problems: [String] = []
        let place = "sources.\(source.id).key"
        guard let key = secrets.value(of: pappers.key, for: place, language: language, &problems) else {
            throw Composition.Refusal(lines: problems)
        }
        return PappersSettings(
            id: source.id, baseURL: source.url ?? PappersSettings.api, key: key,
            financialScale: pappers.isScored ? KnownScales.pappersFinancial : nil, limits: limits,
            trustedHosts: trusted)
    }
}

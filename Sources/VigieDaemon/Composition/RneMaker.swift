import VigieConfiguration
import VigieDomain
import VigieSources
import VigieTransport

/// From the words of the settings to INPI's register: its account fetched, its calendar found.
struct RneMaker {
    let source: SourceSettings
    let rne: RneSourceSettings
    let language: Language
    let secrets: SecretReader

    func settings(limits: Limits, trusted: Set<String>) throws(Composition.Refusal) -> RneSettings {
        var problems: [String] = []
        func secret(_ reference: SecretReference, _ key: String) -> String? {
            secrets.value(of: reference, for: "sources.\(source.id).\(key)", language: language, &problems)
        }
        let (username, password) = (secret(rne.username, "username"), secret(rne.password, "password"))
        let zone = CivilZone.system(named: RneSettings.zoneName)
        if zone == nil { problems.append(SireneMaker.noZone(source.id, in: language)) }
        guard let username, let password, let zone else { throw Composition.Refusal(lines: problems) }
        return RneSettings(
            id: source.id, baseURL: source.url ?? RneSettings.api, username: username, password: password,
            limits: limits, trustedHosts: trusted, zone: zone, batch: rne.batch, pageRows: rne.pageSize,
            quota: rne.quota, readsDiff: rne.readsDiff, overlapDays: rne.overlapDays)
    }
}

import VigieConfiguration
import VigieDomain
import VigieSources
import VigieTransport

/// From the words of the settings to what the source at Infogreffe needs: the token fetched, the address parsed.
struct InfogreffeMaker {
    let source: SourceSettings
    let infogreffe: InfogreffeSourceSettings
    let language: Language
    let secrets: SecretReader

    func settings(limits: Limits, trusted: Set<String>) throws(Composition.Refusal) -> InfogreffeSettings {
        var problems: [String] = []
        let place = "sources.\(source.id).token"
        let token = secrets.value(of: infogreffe.token, for: place, language: language, &problems)
        var template: URLTemplate?
        do throws(URLTemplate.Problem) {
            template = try URLTemplate(source.url ?? InfogreffeSettings.api)
        } catch {
            problems.append("sources.\(source.id).url: \(error.phrase[language])")
        }
        guard let token, let template else { throw Composition.Refusal(lines: problems) }
        return InfogreffeSettings(
            id: source.id, url: template, token: token, limits: limits, trustedHosts: trusted)
    }
}

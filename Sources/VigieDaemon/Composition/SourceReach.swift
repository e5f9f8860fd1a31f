import VigieConfiguration
import VigieDomain
import VigieEngine
import VigieSources

extension SourceSettings {
    /// What the source can know, told by its settings alone: no secret is opened for it.
    var abilities: SourceAbilities {
        switch kind {
        case .bodacc: SourceAbilities(isFeed: true, canReview: true, batch: 40, facets: [])
        case .rechercheEntreprises:
            SourceAbilities(isFeed: false, batch: 1, facets: [.identity, .life, .officers])
        case .pappers: SourceAbilities(isFeed: false, batch: 1, facets: [])
        case .infogreffe: SourceAbilities(isFeed: false, batch: 1, facets: [.shareholders, .capital], asksBy: [.siren])
        case .sirene: SourceAbilities(isFeed: true, batch: 1, facets: [.identity, .life])
        case .json(let json):
            SourceAbilities(
                isFeed: false, batch: 1, facets: [], countries: Set(json.countries),
                asksBy: (try? URLTemplate(json.url))?.placeholders ?? [])
        }
    }
}

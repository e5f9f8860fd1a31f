import VigieConfiguration
import VigieDomain
import VigieEngine
import VigieSources

extension SourceSettings {
    /// What the source can know, told by its settings alone: no secret is opened for it.
    var abilities: SourceAbilities {
        switch kind {
        case .bodacc: return SourceAbilities(isFeed: true, canReview: true, batch: 40, facets: [])
        case .rechercheEntreprises:
            return SourceAbilities(isFeed: false, batch: 1, facets: [.identity, .life, .officers])
        case .pappers: return SourceAbilities(isFeed: false, batch: 1, facets: [])
        case .infogreffe:
            return SourceAbilities(isFeed: false, batch: 1, facets: [.shareholders, .capital], asksBy: [.siren])
        case .sirene(let sirene):
            return SourceAbilities(isFeed: true, canReview: true, batch: sirene.batch, facets: [.identity, .life])
        case .rne(let rne):
            return SourceAbilities(
                isFeed: true, canReview: true, batch: rne.batch,
                facets: [.identity, .life, .officers, .capital, .owners, .establishments])
        case .infoFinanciere(let regulated): return InfoFinanciereSource.abilities(batch: regulated.batch)
        case .file:
            var abilities = SourceAbilities(isFeed: true, batch: 1, facets: [], countries: [])
            abilities.watches = false
            return abilities
        case .json(let json):
            return SourceAbilities(
                isFeed: false, batch: 1, facets: [], countries: Set(json.countries),
                asksBy: (try? URLTemplate(json.url))?.placeholders ?? [])
        }
    }
}

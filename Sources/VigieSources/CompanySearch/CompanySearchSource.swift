package import VigieDomain
package import VigieEngine
package import VigieTransport

/// Name, address, legal state and officers of a French company, from the State's search (API Recherche d'entreprises).
///
/// Nine digits in `q` are looked up directly, whatever the other filters. Zero results prove nothing: companies that asked
/// not to be shown are absent, so the answer is `unlisted`, never "ceased".
package struct CompanySearchSource: Source {
    let settings: CompanySearchSettings
    let exchange: any Exchange

    package init(settings: CompanySearchSettings, exchange: any Exchange) {
        self.settings = settings
        self.exchange = exchange
    }

    package var id: SourceID { settings.id }

    package var abilities: SourceAbilities {
        SourceAbilities(isFeed: false, batch: 1, facets: [.identity, .life, .officers])
    }

    /// Changes when the mapping below does, so that answers already seen are read again.
    static let rule = "search-1"

    package func read(_ ask: Ask) async throws -> Reading {
        guard case .about(let targets, _) = ask.subject else { return Reading() }
        var whole = Reading()
        for target in targets {
            let reading = try await look(target, ask)
            whole.items += reading.items
            whole.sightings.merge(reading.sightings) { _, new in new }
            whole.evidence += reading.evidence
            whole.counts.read += reading.counts.read
            whole.counts.matched += reading.counts.matched
        }
        return whole
    }

    private func look(_ target: Target, _ ask: Ask) async throws -> Reading {
        guard let siren = target.company.siren else { return Reading(sightings: [target.company: .unlisted]) }
        let mark = SightingMark(rule: CompanySearchSource.rule)
        let url = QueryText.url(
            settings.baseURL + "/search", [("q", siren.description), ("page", "1"), ("per_page", "1")])
        let request = Request(
            url: url, headers: [HeaderField("Accept", "application/json")] + mark.conditions(target.previous),
            limits: settings.limits)
        let answer = try await Inquiry(request, now: ask.now).answer(from: exchange)
        if answer.isUnchanged || mark.bodyDigest(answer.bytes) == target.previous?.bodyDigest {
            let outcome = mark.unchanged(target.previous, answer: answer, now: ask.now)
            return Reading(sightings: [target.company: outcome])
        }
        guard let company = try CompanySearchAnswer(answer).company(siren) else {
            return Reading(sightings: [target.company: .unlisted])
        }
        let facets = try CompanySearchMapping(company: company, answer: answer).facets()
        let (outcome, isNew) = mark.outcome(of: facets, previous: target.previous, answer: answer, now: ask.now)
        let counts = ReadingCounts(read: 1, matched: 1, declared: 1)
        guard isNew else { return Reading(sightings: [target.company: outcome], counts: counts) }
        let evidence = answer.evidence(answer.bytes)
        let provenance = Provenance(source: id, url: answer.url, fetched: ask.now, evidence: evidence.id)
        return Reading(
            items: [ReadingItem(company: target.company, content: .facets(facets), provenance: provenance)],
            sightings: [target.company: outcome], counts: counts, evidence: [evidence])
    }
}

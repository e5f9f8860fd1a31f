package import VigieDomain
package import VigieEngine
package import VigieTransport

/// Identity, state, officers, capital, beneficial owners, proceedings, accounts and score of a French company, from Pappers.
package struct PappersSource: Source {
    let settings: PappersSettings
    let exchange: any Exchange
    private let redaction: Redaction

    package init(settings: PappersSettings, exchange: any Exchange) {
        self.settings = settings
        self.exchange = exchange
        redaction = Redaction(secrets: [settings.key])
    }

    package var id: SourceID { settings.id }

    package var abilities: SourceAbilities {
        var facets: Set<Facet> = [.identity, .life, .officers, .capital, .owners, .proceedings, .accounts]
        if settings.financialScale != nil { facets.insert(.rating) }
        return SourceAbilities(isFeed: false, batch: 1, facets: facets)
    }

    /// Changes when the mapping does, so that answers already seen are read again; also where the score is asked for now.
    private var rule: String {
        guard let scale = settings.financialScale else { return "pappers-1" }
        return "pappers-1-" + Digest(of: [String(describing: scale)]).short
    }

    package func read(_ ask: Ask) async throws -> Reading {
        guard case .about(let targets, _) = ask.subject else { return Reading() }
        var whole = Reading()
        for target in targets {
            let reading = try await look(target, ask)
            whole.items += reading.items
            whole.sightings.merge(reading.sightings) { _, new in new }
            whole.evidence += reading.evidence
            whole.isComplete = whole.isComplete && reading.isComplete
            whole.counts.read += reading.counts.read
            whole.counts.matched += reading.counts.matched
            whole.counts.unknownFields = Set(whole.counts.unknownFields + reading.counts.unknownFields).sorted()
        }
        return whole
    }

    private func look(_ target: Target, _ ask: Ask) async throws -> Reading {
        guard let siren = target.company.siren else { return Reading(sightings: [target.company: .unlisted]) }
        let mark = SightingMark(rule: rule)
        var parameters = [(name: "siren", value: siren.description)]
        if settings.financialScale != nil { parameters.append(("champs_supplementaires", "scoring_financier")) }
        let request = Request(
            url: QueryText.url(settings.baseURL + "/entreprise", parameters),
            headers: settings.headers + mark.conditions(target.previous), limits: settings.limits)
        let answer: Answer
        do {
            answer = try await Inquiry(request, redaction: redaction, accepts: [200, 206], now: ask.now)
                .answer(from: exchange)
        } catch let fault as SourceFault {
            if PappersRefusal.isUnlisted(fault) { return Reading(sightings: [target.company: .unlisted]) }
            throw PappersRefusal.reworded(fault)
        }
        if answer.isUnchanged || mark.bodyDigest(answer.bytes) == target.previous?.bodyDigest {
            return Reading(sightings: [target.company: mark.unchanged(target.previous, answer: answer, now: ask.now)])
        }
        return try read(answer, about: siren, target, ask, mark)
    }

    private func read(
        _ answer: Answer, about siren: SIREN, _ target: Target, _ ask: Ask, _ mark: SightingMark
    ) throws -> Reading {
        let mapping = try PappersMapping(answer, about: siren, financialScale: settings.financialScale)
        let facets = try mapping.facets()
        let (outcome, isNew) = mark.outcome(of: facets, previous: target.previous, answer: answer, now: ask.now)
        let counts = ReadingCounts(read: 1, matched: 1, unknownFields: mapping.unknownFields)
        guard isNew else { return Reading(sightings: [target.company: outcome], counts: counts) }
        let evidence = answer.evidence(answer.bytes)
        let provenance = Provenance(source: id, url: answer.url, fetched: ask.now, evidence: evidence.id)
        return Reading(
            items: [ReadingItem(company: target.company, content: .facets(facets), provenance: provenance)],
            sightings: [target.company: outcome], isComplete: !mapping.isPartial, counts: counts,
            evidence: [evidence])
    }
}

package import VigieDomain
package import VigieEngine
package import VigieTransport

/// Who holds a French company, and its capital, from the act that was deposited with the registry of commerce.
package struct InfogreffeSource: Source {
    let settings: InfogreffeSettings
    let exchange: any Exchange
    private let redaction: Redaction

    package init(settings: InfogreffeSettings, exchange: any Exchange) {
        self.settings = settings
        self.exchange = exchange
        redaction = Redaction(secrets: [settings.token])
    }

    package var id: SourceID { settings.id }

    package var abilities: SourceAbilities {
        SourceAbilities(isFeed: false, batch: 1, facets: [.shareholders, .capital], asksBy: settings.url.placeholders)
    }

    /// Changes when the mapping does, so that answers already seen are read again.
    static let rule = "infogreffe-1"

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
            whole.counts.unknownFields = Set(whole.counts.unknownFields + reading.counts.unknownFields).sorted()
        }
        return whole
    }

    private func look(_ target: Target, _ ask: Ask) async throws -> Reading {
        guard let siren = target.company.siren, let shown = settings.url.url({ target.identifiers[$0] }) else {
            return Reading(sightings: [target.company: .unlisted])
        }
        let mark = SightingMark(rule: InfogreffeSource.rule)
        let request = Request(
            url: QueryText.url(shown, [(settings.tokenName, settings.token)]),
            headers: [HeaderField("Accept", "application/json")] + mark.conditions(target.previous),
            limits: settings.limits)
        let answer: Answer
        do {
            answer = try await Inquiry(request, shownURL: shown, redaction: redaction, now: ask.now)
                .answer(from: exchange)
        } catch let fault as SourceFault where fault.kind == .status(404) && !fault.showsPage {
            return Reading(sightings: [target.company: .unlisted])
        }
        if answer.isUnchanged || mark.bodyDigest(answer.bytes) == target.previous?.bodyDigest {
            return Reading(sightings: [target.company: mark.unchanged(target.previous, answer: answer, now: ask.now)])
        }
        let mapping = try InfogreffeMapping(answer, about: siren)
        let facets = try mapping.facets()
        let (outcome, isNew) = mark.outcome(of: facets, previous: target.previous, answer: answer, now: ask.now)
        let counts = ReadingCounts(read: 1, matched: 1, unknownFields: mapping.unknownFields)
        guard isNew else { return Reading(sightings: [target.company: outcome], counts: counts) }
        let evidence = answer.evidence(answer.bytes)
        let provenance = Provenance(
            source: id, url: answer.url, fetched: ask.now, evidence: evidence.id)
        return Reading(
            items: [ReadingItem(company: target.company, content: .facets(facets), provenance: provenance)],
            sightings: [target.company: outcome], counts: counts, evidence: [evidence])
    }
}

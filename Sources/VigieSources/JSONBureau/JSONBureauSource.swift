package import VigieDomain
package import VigieEngine
package import VigieTransport

/// A bureau under contract (Creditsafe, Altares, an in-house score …) whose answers are read by a mapping of the
/// configuration: rating, shareholders, status, proceedings.
package struct JSONBureauSource: Source {
    let settings: JSONBureauSettings
    let exchange: any Exchange
    /// Whether the address holds a number that a person may correct without the client becoming another.
    private let asksByCorrectable: Bool
    private let redaction: Redaction

    package init(settings: JSONBureauSettings, exchange: any Exchange) {
        self.settings = settings
        self.exchange = exchange
        asksByCorrectable = !settings.url.placeholders.isDisjoint(with: [.lei, .isin, .account])
        redaction = Redaction(
            secrets: settings.secretParameters.map(\.value) + settings.headers.filter(\.isSecret).map(\.value))
    }

    package var id: SourceID { settings.id }

    package var abilities: SourceAbilities {
        SourceAbilities(
            isFeed: false, batch: 1, facets: settings.mapping.facets, countries: settings.countries,
            asksBy: settings.url.placeholders)
    }

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
        guard let shown = settings.url.url({ target.identifiers[$0] }) else {
            return Reading(sightings: [target.company: .unlisted])
        }
        let question = asksByCorrectable ? JSONBureauSource.question(shown) : nil
        // An answer to another question is never the same answer, whatever its bytes.
        let mark = SightingMark(
            rule: settings.mapping.rule + (question.map { "?" + Digest(of: [$0]).short } ?? ""))
        let secrets = settings.secretParameters.map { (name: $0.name, value: $0.value) }
        let request = Request(
            url: QueryText.url(shown, secrets),
            headers: [HeaderField("Accept", "application/json")] + settings.headers + mark.conditions(target.previous),
            limits: settings.limits)
        let inquiry = Inquiry(
            request, shownURL: shown, redaction: redaction, language: settings.language, now: ask.now)
        let answer: Answer
        do {
            answer = try await inquiry.answer(from: exchange)
        } catch let fault as SourceFault {
            if case .status(let status) = fault.kind, settings.unlistedStatuses.contains(status) {
                return Reading(sightings: [target.company: .unlisted])
            }
            throw fault
        }
        if answer.isUnchanged || mark.bodyDigest(answer.bytes) == target.previous?.bodyDigest {
            return Reading(sightings: [target.company: mark.unchanged(target.previous, answer: answer, now: ask.now)])
        }
        return try read(answer, about: target, ask, mark, question)
    }

    /// Path and query of an address: the host may move without the company becoming another.
    private static func question(_ url: String) -> String {
        let address = url.split(separator: "//", maxSplits: 1).last ?? url[...]
        return address.firstIndex(of: "/").map { String(address[$0...]) } ?? ""
    }

    private func read(
        _ answer: Answer, about target: Target, _ ask: Ask, _ mark: SightingMark, _ question: String?
    ) throws -> Reading {
        var reader = BureauReader(settings.mapping, try answer.json())
        try check(reader.subject(), against: target, answer)
        let facets = reader.facets()
        if let problem = reader.problems.first { throw fault(problem, of: answer) }
        guard reader.found > 0 else {
            throw answer.lie(
                .empty,
                Phrase(
                    "aucun champ de la correspondance n’a été trouvé dans la réponse",
                    "no field of the mapping was found in the answer"))
        }
        let (outcome, isNew) = mark.outcome(of: facets, previous: target.previous, answer: answer, now: ask.now)
        let counts = ReadingCounts(read: 1, matched: 1)
        let isOther = target.previous.map { !mark.read($0) } ?? false
        guard isNew || (isOther && question != nil) else {
            return Reading(sightings: [target.company: outcome], counts: counts)
        }
        let evidence = answer.evidence(answer.bytes)
        let provenance = Provenance(source: id, url: answer.url, fetched: ask.now, evidence: evidence.id)
        return Reading(
            items: [
                ReadingItem(
                    company: target.company, content: .facets(facets), provenance: provenance, question: question)
            ],
            sightings: [target.company: outcome], counts: counts, evidence: [evidence])
    }

    /// An answer about someone else must never become a change of this client.
    private func check(_ told: String?, against target: Target, _ answer: Answer) throws {
        guard let told else { return }
        // A country names no company.
        let accepted = Identifiers.Kind.allCases.filter { $0 != .country }.compactMap { target.identifiers[$0] }
            .map { $0.filter { $0.isLetter || $0.isNumber }.uppercased() }
        // A SIRET or a VAT number holds the SIREN asked for.
        let isRight = accepted.contains {
            told == $0 || (target.company.siren != nil && $0.count == 9 && told.contains($0))
        }
        guard isRight else {
            throw answer.lie(.garbled, FieldWords.otherCompany(told, insteadOf: target.company.display))
        }
    }

    private func fault(_ problem: MappingProblem, of answer: Answer) -> SourceFault {
        let lie: SourceFault.Lie =
            switch problem.kind {
            case .missing: .fieldMissing
            case .type: .fieldType
            case .word: .language
            case .count: .rowsMissing
            case .subject: .garbled
            }
        return answer.lie(lie, problem.phrase)
    }
}

package import VigieDomain
package import VigieEngine
import VigieTransport

/// Invented companies and what happens to them, small and whole, for tests of journals.
package enum JournalSpecimen {
    package static let start = Instant(milliseconds: 1_795_413_600_000)  // 2026-11-23T06:00:00Z
    package static let gazette = SourceID("bodacc")
    package static let register = SourceID("recherche-entreprises")
    package static let bureau = SourceID("bureau")

    package static func moment(_ seconds: Int) -> Instant { start.adding(milliseconds: Int64(seconds) * 1000) }

    /// The company with this rank: nine digits whose last one makes the Luhn sum right.
    package static func company(_ rank: Int) -> CompanyKey {
        for key in 0...9 {
            if let siren = SIREN(value: UInt32(900_000_000 + rank * 10 + key)) { return .siren(siren) }
        }
        preconditionFailure("one of ten key digits is always right")
    }

    package static func person(_ name: String) -> Recipient {
        guard let email = EmailAddress("\(name)@exemple.fr") else { preconditionFailure("\(name) is not a mailbox") }
        return .person(Person(name: name, email: email))
    }

    package static func client(_ rank: Int, sources: [SourceID]? = nil, start: Day? = nil, end: Day? = nil) -> Client {
        Client(
            key: company(rank), name: "Société d’essai n° \(rank) “Été” & fils", postcode: "75011",
            accounts: [Account(code: "C\(rank)", portfolio: "nord", exposure: Exposure(limit: Amount(cents: 50_000)))],
            tags: ["clé"], sources: sources, start: start, end: end)
    }

    package static func watch(_ rank: Int, since: Instant = start) -> WatchRecord {
        WatchRecord(client: client(rank), since: since)
    }

    package static func evidence(_ text: String, at moment: Instant = start) -> Evidence {
        Evidence(
            bytes: Array(text.utf8), url: "https://exemple.fr/\(text.count)", fetched: moment,
            contentType: "application/json")
    }

    package static func provenance(_ evidence: Evidence, source: SourceID = gazette) -> Provenance {
        Provenance(source: source, url: evidence.url, fetched: evidence.fetched, evidence: evidence.id)
    }

    package static func change(
        _ rank: Int, _ fact: String, code: EventCode = .procOpenLiquidation, at moment: Instant = start,
        source: SourceID = gazette, severity: Severity? = nil
    ) -> Change {
        let company = company(rank)
        return Change(
            id: ChangeID(company: company, code: code, fact: [fact]), company: company, code: code,
            severity: severity ?? code.severity, case: CaseID(company: company, facet: .proceedings),
            before: .state(.none), after: .state(.liquidation), judgment: Day("2026-11-19"),
            publication: Day("2026-11-22"), detected: moment,
            provenance: provenance(evidence(fact), source: source),
            details: ChangeDetails(text: "« \(fact) »", why: "le mot “liquidation”", circumstance: .bounce(days: 7)))
    }

    package static func alert(
        _ change: Change, to recipient: Recipient, due: Instant = start, cadence: Cadence = .atOnce
    ) -> Alert {
        Alert(
            change: change.id, company: change.company, recipient: recipient, cadence: cadence,
            reason: "règle « tous »", due: due)
    }

    package static func notice(_ rank: Int, number: String, role: NoticeRole = .debtor) -> Notice {
        Notice(
            id: NoticeID(source: gazette, number: number), company: company(rank), role: role, family: .collective,
            publication: Day("2026-11-22") ?? Day(number: 0), judgment: Day("2026-11-19"), correction: nil,
            corrects: nil, court: "Tribunal de commerce d’Essai",
            meanings: [NoticeMeaning(code: .procOpenLiquidation, state: .liquidation, startsClaims: true)],
            text: "Jugement prononçant la liquidation judiciaire", link: nil, name: "SOCIETE D'ESSAI")
    }

    package static func facets(_ rank: Int, name: String, source: SourceID = register) -> FacetsRecord {
        FacetsRecord(
            company: company(rank), source: source,
            facets: Facets(
                identity: .known(Identity(name: name, diffusion: .full)), life: .known(.ceased(on: nil)),
                shareholders: .absent),
            provenance: provenance(evidence(name), source: source))
    }

    package static func sighting(_ text: String, at moment: Instant = start) -> Sighting {
        Sighting(
            validators: Validators(entityTag: "\"\(text)\""), bodyDigest: "b-\(text)", facetsDigest: "f-\(text)",
            seen: moment)
    }

    package static func alarm(_ key: String, opened: Instant = start) -> OperatorAlarm {
        OperatorAlarm(key: key, opened: opened, sentence: "La source ne répond plus.", detail: "HTTP 500")
    }

    package static func bulletin(
        _ kind: Bulletin.Kind, to recipient: Recipient, due: Instant = start, clients: Int = 3
    ) -> Bulletin {
        Bulletin(
            kind: kind, day: due.dayUTC, due: due, recipient: recipient,
            week: kind == .weekly ? Bulletin.Week(clients: clients, sources: ["bodacc"]) : nil)
    }

    package static func enrolment(
        _ rank: Int, _ state: Enrolment.State, list: String = "42", source: SourceID = bureau,
        at moment: Instant = start
    ) -> Enrolment {
        guard let siren = company(rank).siren else { preconditionFailure("company \(rank) has a SIREN") }
        return Enrolment(
            source: source, list: list, company: siren, state: state, since: moment,
            asked: state == .entering ? nil : moment, refusals: 2, refusal: "réponse « 400 »")
    }

    /// What tells it.
    package static func message(of bulletin: Bulletin) -> FrozenMessage {
        FrozenMessage(
            id: bulletin.message, recipient: bulletin.recipient, bytes: Array("Tout va bien\r\n".utf8), alerts: [],
            company: nil, gist: "Point « de la semaine »", created: bulletin.due)
    }

    package static func message(
        _ alerts: [Alert], to recipient: Recipient, at moment: Instant = start, text: String = "Bonjour\r\n",
        company: CompanyKey? = nil, alarms: [ToldAlarm] = []
    ) -> FrozenMessage {
        let contents = alerts.map(\.id.text) + alarms.map { "\($0.key)/\($0.opened)/\($0.isClosing)" }
        return FrozenMessage(
            id: MessageID(contents: contents, recipient: recipient), recipient: recipient, bytes: Array(text.utf8),
            alerts: alerts.map(\.id), alarms: alarms, company: company, gist: "Liquidation « essai »", created: moment)
    }

    /// An entry with something of everything, about two clients.
    package static func entry(at moment: Instant = start) -> JournalEntry {
        var entry = JournalEntry(at: moment, source: gazette)
        let first = change(1, "ouverture", at: moment)
        let second = change(2, "dénomination", code: .idName, at: moment)
        let proof = evidence("ouverture")
        entry.evidence = [proof]
        entry.watches = [watch(1), watch(2)]
        entry.baselines = [company(1), company(2)]
        entry.facets = [facets(1, name: "AVANT"), facets(2, name: "AVANT")]
        entry.notices = [
            NoticeRecord(
                notice: notice(1, number: "A1"), provenance: provenance(proof), disposition: .changed([first.id]))
        ]
        entry.changes = [first, second]
        entry.alerts = [
            alert(first, to: person("anne")), alert(first, to: .endpoint("erp")), alert(second, to: person("anne")),
        ]
        // Of whom else might have been told.
        entry.silences = [second.id: "règle « discrète » : personne"]
        entry.sightings = [
            company(1): SightingRecord(attempted: moment, sighting: sighting("un"), succeeded: true),
            company(2): SightingRecord(attempted: moment, sighting: nil, succeeded: false),
        ]
        entry.cursor = Cursor(text: "{\"jour\":\"2026-11-22\"}")
        entry.health = SourceHealth(source: gazette, since: moment)
        entry.unreadable = [
            UnreadableRecord(name: "A2", company: company(1), reason: "champ “jugement” illisible", bytes: [0, 255, 1])
        ]
        entry.alarmsOpened = [alarm("source:bodacc", opened: moment)]
        entry.bulletins = [bulletin(.canary, to: .endpoint("erp")), bulletin(.weekly, to: person("anne"))]
        entry.enrolments = [enrolment(1, .enrolled), enrolment(2, .leaving)]
        entry.enrolmentLists = [EnrolmentList(source: bureau, list: "42", lastSuccess: moment)]
        entry.watchlists = [
            AcceptedWatchlist(name: "nord.csv", digest: "d1", bytes: Array("a;b\n".utf8), clients: 2, accepted: moment)
        ]
        return entry
    }
}

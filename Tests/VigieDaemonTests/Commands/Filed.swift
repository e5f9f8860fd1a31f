import Foundation
import VigieDaemon
import VigieDomain
import VigieEngine
import VigieJournal
import VigieTesting

/// A journal that holds one whole story: a client whose liquidation opened, told to two, one message delivered.
struct Filed {
    let desk: Desk
    let change = SampleAlerts.liquidation()
    let watch: WatchRecord

    init(_ more: String = "") async throws {
        desk = try Desk(more, lists: ["nord.csv": Desk.list])
        watch = WatchRecord(
            client: SampleAlerts.client(), since: SampleAlerts.moment("2026-01-05T06:00:00Z"),
            baselines: [SourceID("bodacc"): SampleAlerts.moment("2026-01-05T06:10:00Z")])
        let journal = try SQLiteJournal(at: desk.folder.file("state"))
        let proof = Evidence(
            bytes: Array("avis".utf8), url: "https://bodacc.example/api", fetched: change.detected,
            contentType: "application/json")
        let provenance = Provenance(
            source: SourceID("bodacc"), url: proof.url, fetched: proof.fetched, evidence: proof.id)
        var entry = JournalEntry(at: change.detected, source: SourceID("bodacc"))
        entry.evidence = [proof]
        entry.watches = [watch]
        entry.changes = [change, SampleAlerts.change(.idName, before: .text("DUPOND"), after: .text("DUPONT"))]
        entry.notices = [
            NoticeRecord(notice: Filed.notice, provenance: provenance, disposition: .changed([change.id]))
        ]
        entry.facets = [
            FacetsRecord(
                company: SampleAlerts.company, source: SourceID("recherche-entreprises"),
                facets: Facets(
                    identity: .known(Identity(name: "DUPONT SA", diffusion: .partial)), life: .known(.active),
                    rating: .unknown("réponse vide")), provenance: provenance)
        ]
        let alert = Alert(
            change: change.id, company: change.company, recipient: .person(SampleAlerts.credit), cadence: .atOnce,
            reason: "audience everyone: credit manager", due: change.detected)
        entry.alerts = [alert]
        var health = SourceHealth(source: SourceID("bodacc"), since: change.detected)
        health.lastSuccess = change.detected
        entry.health = health
        entry.alarmsOpened = [
            OperatorAlarm(
                key: "source:bodacc", opened: change.detected, sentence: "la source \u{1B}[31mment", detail: "HTTP 200")
        ]
        _ = try await journal.commit(entry)
        let message = FrozenMessage(
            id: MessageID(contents: [alert.id.text], recipient: alert.recipient), recipient: alert.recipient,
            bytes: Array("x".utf8), alerts: [alert.id], company: change.company, gist: "[CRITIQUE] LJ ouverte",
            created: change.detected)
        try await journal.freeze([message])
        try await journal.record(
            DeliveryAttempt(message: message.id, at: change.detected, reply: "550 non", state: .refused))
        await journal.close()
    }

    private static var notice: Notice {
        Notice(
            id: NoticeID(text: "bodacc:A202601791234"), company: SampleAlerts.company, role: .debtor,
            family: .collective, publication: SampleAlerts.day("2026-09-15"), judgment: SampleAlerts.day("2026-09-03"),
            correction: nil, corrects: nil, court: nil,
            meanings: [NoticeMeaning(code: .procOpenLiquidation, state: .liquidation, startsClaims: true)],
            text: "Jugement prononçant la liquidation judiciaire", link: "https://www.bodacc.fr/x", name: "DUPONT SA")
    }
}

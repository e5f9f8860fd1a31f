import Foundation
import Testing
import VigieConfiguration
import VigieDaemon
import VigieDomain
import VigieEngine
import VigieTesting
import VigieWording

@Suite("vigie show") struct DossierTests {
    private func dossier() async throws -> (Dossier, Wording) {
        let filed = try await Filed()
        let context = try filed.desk.context()
        let dossier = try await Dossier.load(filed.watch, from: try context.journal())
        return (dossier, context.wording)
    }

    @Test("accounts, exposure, deadline, proceeding, notice, facets, change, alert and message are all told")
    func whole() async throws {
        let (dossier, wording) = try await dossier()
        let text = dossier.lines(wording, now: SampleAlerts.now).joined(separator: "\n").replacing("\u{A0}", with: " ")
        for part in [
            "DUPONT SA – 732 829 320", "Surveillé par bodacc depuis le 05/01/2026 à 07:10.",
            "C0123 (nord) – chargé de compte : Éric Noël", "Encours : 48 200 EUR (au 30/09/2026)",
            "Déclaration de créances : date sûre : vendredi 13/11/2026",
            "Procédures collectives : liquidation judiciaire",
            "ouverte le 03/09/2026 – liquidation judiciaire – dernier jugement le 03/09/2026",
            "03/09/2026 – A202601791234 – débiteur – Ouverture d'une liquidation judiciaire – changement n° 1",
            "Selon recherche-entreprises, lu le 15/09/2026", "identité : DUPONT SA, diffusion partielle",
            "notation : inconnu : réponse vide", "n° 1  15/09/2026 à 07:30  [CRITIQUE]  Ouverture",
            "aucune procédure connue → liquidation judiciaire",
            "→ Claire Martin (claire.martin@fournisseur.example) – immédiat – refusé – fait qui concerne chacun : en tant que responsable crédit",
            "« 550 non »", "[CRITIQUE] LJ ouverte", "preuve : ",
        ] {
            #expect(text.contains(part), "missing: \(part)\n\(text)")
        }
        #expect(!text.contains("actionnaires"), "a side that the source does not speak of is left out")
    }

    @Test("the object for scripts is JSON with the same story") func json() async throws {
        let (dossier, wording) = try await dossier()
        let text = dossier.json(wording, now: SampleAlerts.now).pretty
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["siren"] as? String == "732829320")
        #expect(object["state"] as? String == "liquidation")
        #expect((object["deadlines"] as? [[String: Any]])?.first?["safe"] as? String == "2026-11-13")
        let change = try #require((object["changes"] as? [[String: Any]])?.first)
        #expect(change["code"] as? String == "proc.open.liquidation")
        #expect((change["alerts"] as? [[String: Any]])?.first?["state"] as? String == "refused")
        #expect((object["messages"] as? [Any])?.count == 1)
    }

    @Test(
        "a client without the number that a bureau asks by is shown as not watched by it",
        arguments: [
            ("{lei}", nil, [Identifiers.Kind.lei]), ("{lei}", "969500VIGIE000000178", []), ("{siren}", nil, []),
            ("{isin}/{account}", nil, [.isin]),
        ] as [(String, String?, [Identifiers.Kind])])
    func unasked(place: String, lei: String?, missing: [Identifiers.Kind]) async throws {
        let bureau = """

            sources:
              bureau:
                type: json
                request:
                  url: https://bureau.example/v1/\(place)
                mapping:
                  status: {value: $.status, active: [A], ceased: [C]}
            """
        let reading = SettingsFile.read(Array((TestService.settings + bureau).utf8), name: "vigie.yaml")
        let settings = try #require(reading.settings, "\(reading.diagnostics.map { $0.render(in: .english) })")
        var (dossier, wording) = try await dossier()
        dossier.watch.client.lei = try lei.map { try LEI($0) }
        dossier.watch.client.thresholds = [
            Threshold(.score(30), rating: "creditsafe", side: .below),
            Threshold(.limit(Amount(cents: 500_000)), side: .below),
        ]
        dossier.unasked = Dossier.unasked(about: dossier.client, settings)
        #expect(dossier.unasked.map(\.missing) == (missing.isEmpty ? [] : [missing]))
        let text = dossier.lines(wording, now: SampleAlerts.now).joined(separator: "\n").replacing("\u{A0}", with: " ")
        #expect(text.contains("Pas surveillé par bureau") == !missing.isEmpty)
        #expect(text.contains("Seuils du client : creditsafe<30, limite<5000 EUR"))
        #expect(text.contains("LEI 969500VIGIE000000178") == (lei != nil))
        let object = dossier.json(wording, now: SampleAlerts.now).pretty
        #expect(object.contains("limit<5000 EUR") && object.contains("not_watched_by"))
        // The line itself keeps the source away: nothing to say.
        var client = dossier.client
        client.sources = [SourceID("bodacc")]
        #expect(Dossier.unasked(about: client, settings).isEmpty)
    }

    @Test("who confirms an event stands under it, in text and for scripts", arguments: Language.allCases)
    func confirmed(language: Language) async throws {
        var (dossier, _) = try await dossier()
        let wording = Wording(language, zone: SampleAlerts.paris)
        let change = try #require(dossier.changes.first).change
        dossier.confirmations = [
            Confirmation(
                change: change.id, telling: ChangeID(text: "x"),
                provenance: Provenance(
                    source: SourceID("pappers"), url: "https://pappers.example/1",
                    fetched: SampleAlerts.moment("2026-09-18T08:00:00Z"), evidence: EvidenceID(digest: "beef")),
                notice: NoticeID(text: "bodacc:C2026\u{1B}1"), at: SampleAlerts.moment("2026-09-18T08:00:01Z"))
        ]
        let text = dossier.lines(wording, now: SampleAlerts.now).joined(separator: "\n").replacing("\u{A0}", with: " ")
        let line =
            language == .french ? "confirmé par pappers le 18/09/2026" : "confirmed by pappers, 18 September 2026"
        #expect(text.contains(line), "\(text)")
        #expect(text.contains("beef – https://pappers.example/1"))
        let json = try JSONSerialization.jsonObject(
            with: Data(dossier.json(wording, now: SampleAlerts.now).pretty.utf8))
        let first = try #require(((json as? [String: Any])?["changes"] as? [[String: Any]])?.first)
        let confirmation = try #require((first["confirmations"] as? [[String: Any]])?.first)
        #expect(confirmation["source"] as? String == "pappers" && confirmation["evidence"] as? String == "beef")
    }

    @Test("sources that do not agree stand side by side, with their days", arguments: Language.allCases)
    func contradicted(language: Language) async throws {
        var (dossier, _) = try await dossier()
        let wording = Wording(language, zone: SampleAlerts.paris)
        func word(_ source: String, _ life: Life, told: String, checked: String) -> SourceWord {
            SourceWord(
                source: SourceID(source), position: Position(life: life), told: SampleAlerts.moment(told),
                checked: SampleAlerts.moment(checked))
        }
        let older = word("sirene", .active, told: "2026-01-05T06:00:00Z", checked: "2026-10-01T06:00:00Z")
        let younger = word("rne", .ceased(on: nil), told: "2026-10-02T06:00:00Z", checked: "2026-10-02T06:00:00Z")
        dossier.words = [older, younger]
        let heading = language == .french ? "Les sources ne s'accordent pas" : "The sources do not agree"
        func text() -> String {
            dossier.lines(wording, now: SampleAlerts.now).joined(separator: "\n").replacing("\u{A0}", with: " ")
        }
        // Sirene has not been asked since: it is late, and contradicts nobody.
        #expect(!text().contains(heading))
        dossier.words[0].checked = SampleAlerts.moment("2026-10-03T06:00:00Z")
        #expect(text().contains(heading))
        #expect(
            text().contains(
                language == .french
                    ? "existence : Selon rne (02/10/2026) : cessée ; Selon sirene (03/10/2026) : en activité"
                    : "existence: According to rne"), "\(text())")
        let json = try JSONSerialization.jsonObject(
            with: Data(dossier.json(wording, now: SampleAlerts.now).pretty.utf8))
        let found = try #require((json as? [String: Any])?["contradictions"] as? [[String: Any]])
        #expect(found.count == 1 && found[0]["side"] as? String == "life")
        #expect((found[0]["words"] as? [[String: Any]])?.map { $0["source"] as? String } == ["rne", "sirene"])
    }

    @Test("a deadline that a later change corrects no longer runs") func corrected() {
        let opening = SampleAlerts.liquidation()
        let withdrawn = SampleAlerts.change(.procWithdrawn, details: ChangeDetails(corrects: [opening.id]))
        var dossier = Dossier(
            watch: WatchRecord(client: SampleAlerts.client(), since: SampleAlerts.now),
            changes: [RecordedChange(change: opening, sequence: 1)])
        let day = SampleAlerts.day("2026-10-06")
        #expect(dossier.runningDeadlines(on: day).count == 1)
        #expect(dossier.runningDeadlines(on: SampleAlerts.day("2027-01-01")).isEmpty)
        dossier.changes.append(RecordedChange(change: withdrawn, sequence: 2))
        #expect(dossier.runningDeadlines(on: day).isEmpty)
    }

    @Test("a client who left, and one whom no source has read, are said to be so") func states() {
        var watch = WatchRecord(client: SampleAlerts.client(), since: SampleAlerts.now)
        let wording = Wording(.english)
        #expect(
            Dossier(watch: watch).lines(wording, now: SampleAlerts.now).joined().contains("Not yet watched"))
        watch.ended = SampleAlerts.now
        watch.followedUntil = SampleAlerts.day("2026-11-16")
        let text = Dossier(watch: watch).lines(wording, now: SampleAlerts.now).joined()
        #expect(text.contains("Left the watchlists") && text.contains("Followed until"))
    }

    @Test("a hostile name cannot move the cursor or add a line", arguments: SampleAlerts.hostileNames)
    func hostile(name: String) {
        var client = SampleAlerts.client(named: name, code: name)
        client.accounts[0].portfolio = name
        let dossier = Dossier(watch: WatchRecord(client: client, since: SampleAlerts.now))
        for line in dossier.lines(Wording(.french), now: SampleAlerts.now) {
            #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
        }
    }
}

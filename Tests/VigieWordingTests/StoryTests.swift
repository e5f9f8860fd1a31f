import Testing
import VigieDomain
import VigieEngine
import VigieTesting
import VigieWording

@Suite struct StoryTests {
    let today = SampleAlerts.day("2026-10-06")
    let french = Wording(.french, zone: SampleAlerts.paris)
    let english = Wording(.english, zone: SampleAlerts.paris)

    @Test func `the subject carries the gist`() {
        let nb = "\u{A0}"
        #expect(
            french.subject(of: [SampleAlerts.pending()], today: today)
                == "[CRITIQUE] LJ ouverte – DUPONT SA (C0123) – encours 48\(nb)200\(nb)EUR – déclarer au plus tard le 13/11/2026"
        )
        #expect(
            english.subject(of: [SampleAlerts.pending()], today: today)
                == "[CRITICAL] Liquidation opened – DUPONT SA (C0123) – outstanding 48,200\(nb)EUR – declare by 13\(nb)November\(nb)2026"
        )
    }

    @Test func `several facts of one client stand under the gravest`() {
        let second = SampleAlerts.pending(SampleAlerts.change(.mgmtOfficerLeft), sequence: 43)
        let subject = french.subject(of: [SampleAlerts.pending(), second], today: today)
        #expect(subject.hasPrefix("[CRITIQUE] LJ ouverte (+1 autre fait) – DUPONT SA (C0123)"))
    }

    @Test func `a digest counts facts and clients`() {
        let other = SampleAlerts.key("siren:552081317")
        let alerts = [
            SampleAlerts.pending(SampleAlerts.change(.riskRatingDown), cadence: .daily),
            SampleAlerts.pending(
                SampleAlerts.change(.accFiled, company: other),
                client: Client(key: other, name: "MARTIN SARL", accounts: []), cadence: .daily),
        ]
        #expect(
            french.subject(of: alerts, today: today)
                == "[MOYEN] Synthèse du 06/10/2026\u{A0}: 2\u{A0}faits, 2\u{A0}clients (1\u{A0}moyen, 1\u{A0}faible) – DUPONT SA, MARTIN SARL"
        )
        #expect(english.subject(of: alerts, today: today).hasPrefix("[MEDIUM] Digest of 6"))
    }

    @Test func `the story holds what a useful alert holds`() {
        let story = french.story(of: SampleAlerts.pending(), today: today, textLimit: 5_000)
        #expect(story.client == "DUPONT SA" && story.identifiers == "C0123 – SIREN\u{A0}732\u{A0}829\u{A0}320")
        #expect(story.before == "aucune procédure connue" && story.after == "liquidation judiciaire")
        #expect(
            story.dates.map(\.label) == ["Jugement", "Publication", "Détection par Vigie", "Cessation des paiements"])
        #expect(story.clocks.count == 1 && story.clocks[0].countdown == "38\u{A0}jours restants")
        #expect(
            story.addressee.map(\.value) == ["SELARL Exemple Justice, Me Anne Durand", "12 rue des Lilas, 69003 Lyon"])
        // 48 200 + 6 000 - 30 000 - 1 500.
        #expect(story.exposure.last == AlertStory.Row("Exposition à risque", "22\u{A0}700\u{A0}EUR", isStrong: true))
        #expect(story.exposure.contains { $0.label == "Plafond" && $0.value == "40\u{A0}000\u{A0}EUR (dépassé)" })
        #expect(story.source.contains { $0.value == "A202601791234" })
        #expect(story.source.contains { $0.link?.hasPrefix("https://www.bodacc.fr/") ?? false })
        #expect(story.told[1].value.contains("eric.noel@fournisseur.example"))
        #expect(story.toDo.map(\.reader) == ["Crédit"])
        #expect(story.cautions.isEmpty)
    }

    @Test func `each reader gets the steps of the own part`() {
        let manager = SampleAlerts.pending(recipient: .person(SampleAlerts.manager))
        #expect(
            french.story(of: manager, today: today, textLimit: 10).toDo.map(\.reader) == [
                "Commercial, chargé de compte"
            ])
        let stranger = SampleAlerts.pending(recipient: .person(SampleAlerts.person(nil, "x@y.example")))
        #expect(french.story(of: stranger, today: today, textLimit: 10).toDo.count == 2)
    }

    @Test func `doubts are said before anything else`() {
        let change = SampleAlerts.liquidation { details in
            details.certain = false
            details.unexpected = true
            details.isStatus = true
            details.isPossibleMatch = true
            details.why = "deux procédures citées"
        }
        let cautions = french.cautions(about: change)
        #expect(cautions.count == 4)
        #expect(cautions.contains("Lecture incertaine\u{A0}: deux procédures citées."))
        #expect(english.cautions(about: change).contains("Uncertain reading: deux procédures citées."))
        #expect(french.subject(of: [SampleAlerts.pending(change)], today: today).contains("Correspondance possible"))
    }

    @Test func `a correction and a withdrawal name the alert they touch`() {
        let corrected = SampleAlerts.change(
            .procCorrection, details: ChangeDetails(corrects: [ChangeID(text: "abc")], why: "rectificatif"))
        #expect(
            french.correction(corrected)
                == "L'alerte déjà reçue (réf. abc) est corrigée, car\u{A0}: «\u{A0}rectificatif\u{A0}».")
        let withdrawn = SampleAlerts.change(.procWithdrawn)
        #expect(
            french.correction(withdrawn, told: SampleAlerts.day("2026-09-16")) == "L'alerte du 16/09/2026 est retirée.")
        #expect(english.correction(withdrawn) == "A notice published earlier is withdrawn.")
        #expect(french.correction(SampleAlerts.liquidation()) == nil)
    }

    @Test func `a withdrawn notice shows no deadline in its subject`() {
        let change = SampleAlerts.change(.procWithdrawn, details: ChangeDetails(deadlines: [SampleAlerts.deadline()]))
        #expect(!french.subject(of: [SampleAlerts.pending(change)], today: today).contains("déclarer"))
    }

    @Test func `a client who left the watchlists is told by number, and nothing is guessed`() {
        let story = french.story(of: SampleAlerts.pending(client: nil), today: today, textLimit: 100)
        #expect(story.client == "732 829 320")
        #expect(story.exposure.count == 1 && story.exposure[0].value.hasPrefix("inconnu"))
        #expect(!french.subject(of: [SampleAlerts.pending(client: nil)], today: today).contains("encours"))
    }

    @Test func `an unknown outstanding is not zero and a partial sum says so`() {
        var client = SampleAlerts.client()
        client.accounts.append(Account(code: "C9", portfolio: "sud"))
        let rows = french.exposure(of: client, on: today)
        #expect(rows[0].value.hasPrefix("au moins 48\u{A0}200\u{A0}EUR"))
        #expect(rows.contains { $0.label == "Compte C9" && $0.value == "encours inconnu" })
        client.accounts = [Account(code: "C9", portfolio: "sud")]
        let unknown = french.exposure(of: client, on: today)
        #expect(unknown.map(\.value) == ["non renseigné dans la liste de surveillance", "inconnue sans l'encours"])
    }

    @Test func `a cover that ended is shown and not counted`() {
        let rows = french.exposure(of: SampleAlerts.client(), on: SampleAlerts.day("2027-01-15"))
        #expect(rows.contains { $0.value.contains("échue le 31/12/2026, non comptée") })
        #expect(rows.last?.value == "52\u{A0}700\u{A0}EUR")
    }

    @Test func `a text that is cut says how much is missing`() throws {
        let change = SampleAlerts.liquidation { $0.text = String(repeating: "mot ", count: 1_000) }
        let text = try #require(french.story(of: SampleAlerts.pending(change), today: today, textLimit: 100).fullText)
        #expect(text.contains("texte abrégé\u{A0}: 3\u{A0}899 caractères"))
    }

    @Test func `sums of accounts never overflow`() {
        var client = SampleAlerts.client()
        for _ in 0..<3 {
            client.accounts.append(
                Account(portfolio: "x", exposure: Exposure(outstanding: Amount(cents: Int64.max / 2))))
        }
        #expect(ExposureTotal(of: client.accounts, on: today).outstanding?.isPartial == true)
    }
}

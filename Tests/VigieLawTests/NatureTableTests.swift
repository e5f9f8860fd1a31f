import Foundation
import Testing
import VigieDomain
import VigieLaw
import VigieTesting

@Suite struct `An explicit nature` {
    @Test(
        arguments: [
            ("Jugement d'ouverture de liquidation judiciaire", "proc.open.liquidation", "liquidation", true),
            (
                "Jugement d'ouverture d'une procédure de redressement judiciaire", "proc.open.recovery", "recovery_obs",
                true
            ),
            ("Jugement d'ouverture d'une procédure de sauvegarde", "proc.open.safeguard", "safeguard_obs", true),
            (
                "Jugement d'ouverture d'une procédure de sauvegarde financière accélérée", "proc.open.accelerated",
                "safeguard_accel", true
            ),
            ("Jugement d'extension de liquidation judiciaire", "proc.extension", "liquidation", true),
            ("Jugement de conversion en liquidation judiciaire", "proc.conversion", "liquidation", false),
            (
                "Jugement de conversion en redressement judiciaire de la procédure de sauvegarde", "proc.conversion",
                "recovery_obs", false
            ),
            (
                "Jugement mettant fin à la procédure de traitement de sortie de crise et ouvrant une procédure de liquidation judiciaire",
                "proc.conversion", "liquidation", true
            ),
            ("Jugement de plan de redressement", "proc.plan.adopted", "plan_recovery", false),
            ("Jugement modifiant le plan de continuation", "proc.plan.modified", "plan_recovery", false),
            ("Jugement arrêtant un plan de cession", "proc.plan.sale", "plan_sale", false),
            (
                "Jugement prononçant la résolution du plan de sauvegarde et le redressement judiciaire",
                "proc.resolution",
                "recovery_obs", true
            ),
            ("Jugement prononçant la résolution du plan de sauvegarde", "proc.resolution", "open_unknown", false),
            (
                "Jugement de clôture pour insuffisance d'actif et autorisant la reprise des poursuites individuelles",
                "proc.closed.no_assets", "closed_no_assets", false
            ),
            (
                "Jugement de clôture de la liquidation des biens pour extinction du passif", "proc.closed.paid",
                "closed_paid", false
            ),
            ("Jugement mettant fin à la procédure de sauvegarde", "proc.closed.other", "closed_other", false),
            ("Autre jugement de clôture", "proc.closed.other", "closed_other", false),
            (
                "Jugement prononçant la clôture de la procédure de rétablissement professionnel",
                "proc.prof_recovery.closed",
                "closed_other", false
            ),
            ("Jugement de reprise de la procédure de liquidation judiciaire", "proc.reopened", "liquidation", false),
            ("Jugement modifiant la date de cessation des paiements", "proc.cessation_date", nil, false),
            ("Jugement de désignation des organes de la procédure", "proc.organs", nil, false),
            ("Dépôt de l'état des créances Loi de 1985", "proc.claims_list", nil, false),
            ("Dépôt de l'état de collocation", "proc.filing", nil, false),
            ("Autres avis de dépôt", "proc.filing", nil, false),
            ("Jugement accordant un délai pour déposer la liste des créances", "proc.other", nil, false),
            ("Jugement d'interdiction de gérer Loi de 1985", "proc.sanction.person", nil, false),
        ] as [(String, String, String?, Bool)])
    func `says what the table says`(nature: String, code: String, state: String?, claims: Bool) {
        let meaning = Invented.meaning(Invented.judgment(nature))
        #expect(meaning.code.rawValue == code)
        #expect(meaning.state?.rawValue == state)
        #expect(meaning.startsClaims == claims)
        #expect(meaning.certain)
        #expect(meaning.problems.isEmpty)
    }

    @Test(arguments: [
        "JUGEMENT D'OUVERTURE DE LIQUIDATION JUDICIAIRE", "Jugement d’ouverture de liquidation judiciaire",
        "Jugement d'ouverture\u{00A0}de  liquidation judiciaire", " jugement d'ouverture de liquidation judiciaire. ",
    ])
    func `is known in any case, space or apostrophe`(nature: String) {
        #expect(Invented.meaning(Invented.judgment(nature)).code == .procOpenLiquidation)
    }

    @Test(arguments: [
        "Jugement de clÃ´ture pour insuffisance d'actif", "Jugement de clÃƒÂ´ture pour insuffisance d'actif",
        "Jugement de clôture pour insuffisance dâ€™actif",
    ])
    func `is known in a broken encoding`(nature: String) {
        let meaning = Invented.meaning(Invented.judgment(nature))
        #expect(meaning.code == .procClosedNoAssets)
        #expect(meaning.certain)
    }

    @Test(arguments: [
        (
            "Jugement de plan de redressement", "Liquidation judiciaire évitée. Plan sur dix ans.",
            EventCode.procPlanAdopted
        ),
        (
            "Jugement de conversion en liquidation judiciaire", "Met fin à la procédure de redressement judiciaire.",
            .procConversion
        ),
        (
            "Dépôt de l'état des créances",
            "Suite au jugement prononçant la liquidation judiciaire, l'état est déposé.",
            .procClaimsList
        ),
        (
            "Jugement d'ouverture d'une procédure de sauvegarde",
            "Rejette la demande de liquidation judiciaire et ouvre la sauvegarde.", .procOpenSafeguard
        ),
    ])
    func `wins over a procedure that the text names in passing`(nature: String, text: String, code: EventCode) {
        #expect(Invented.meaning(Invented.judgment(nature, text)).code == code)
    }

    @Test func `never met before is read as a sentence, and said to be unknown`() {
        let meaning = Invented.meaning(
            Invented.judgment(
                "Jugement prononçant la résolution du plan d'apurement et ouvrant une liquidation judiciaire"))
        #expect(meaning.code == .procResolution)
        #expect(meaning.state == .liquidation)
        #expect(!meaning.certain)
        #expect(meaning.problems.contains { $0.contains("« Jugement prononçant la résolution du plan d'apurement") })
    }

    @Test(arguments: ["Décision nouvelle", "", "   ", "\u{FFFD}\u{0}", "Jugement"])
    func `that cannot be read is an unknown proceeding, never dropped`(nature: String) {
        let meaning = Invented.meaning(Invented.judgment(nature))
        #expect(meaning.code == .procOpenUnknown)
        #expect(meaning.state == .openUnknown)
        #expect(!meaning.certain)
        #expect(!meaning.problems.isEmpty)
    }

    @Test(.enabled(if: Samples.arePresent, "\(Samples.missing)"))
    func `of the public list has the state that the list gives`() throws {
        let list = try #require(Samples.folder).deletingLastPathComponent().appending(path: "bodacc-natures.tsv")
        let rows = try String(contentsOf: list, encoding: .utf8).split(separator: "\n").dropFirst()
        #expect(rows.count > 60)
        for row in rows {
            let cells = row.split(separator: "\t").map(String.init)
            let meaning = Invented.meaning(Invented.judgment(cells[0]))
            switch cells[2] {
            case "(same)", "(person)", "(review)": #expect(meaning.state == nil, "\(cells[0])")
            case "(complement)": #expect(meaning.state == .openUnknown, "\(cells[0])")
            default: #expect(meaning.state?.rawValue == cells[2], "\(cells[0])")
            }
        }
    }
}

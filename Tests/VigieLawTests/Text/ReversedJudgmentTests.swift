import Testing
import VigieDomain
import VigieLaw

@Suite struct `A decision that another judge takes back` {
    typealias Row = (text: String, state: ProceedingState?, claims: Bool)

    @Test(
        arguments: [
            ("infirmant le jugement et ouvrant une procédure de redressement judiciaire", .recoveryObservation, true),
            ("réformant le jugement et prononçant la liquidation judiciaire", .liquidation, true),
            (
                "infirmant le jugement ayant prononcé la liquidation judiciaire et prononçant le redressement judiciaire",
                .recoveryObservation, true
            ),
            (
                "infirmant le jugement du 4 mai 2026 et, statuant à nouveau, ouvre une procédure de sauvegarde",
                .safeguardObservation, true
            ),
            (
                "infirmant le jugement de conversion en liquidation judiciaire et maintenant la procédure de redressement judiciaire",
                .recoveryObservation, false
            ),
            (
                "annulant la conversion et renvoyant l'affaire devant le tribunal pour la poursuite de la période d'observation",
                .recoveryObservation, false
            ),
            (
                "infirmant le jugement ayant rejeté le plan et arrêtant le plan de redressement", .planRecovery, false
            ),
            ("infirmant le jugement ayant ouvert la liquidation judiciaire", .void, false),
            ("infirmant le jugement ouvrant la liquidation judiciaire", .void, false),
            ("confirmant la liquidation judiciaire et infirmant la date de cessation des paiements", nil, false),
            ("confirmant l'ouverture de la liquidation judiciaire", nil, false),
            ("déclarant irrecevable l'appel du jugement de liquidation judiciaire", nil, false),
        ] as [Row])
    func `leaves what the court says`(row: Row) {
        for nature in [
            "Arrêt de la cour d'appel infirmant une décision soumise à publicité", "Autre jugement prononçant",
        ] {
            let text = "Arrêt de la cour d'appel de Rennes du 8 juin 2026 " + row.text
            let meaning = Invented.meaning(Invented.judgment(nature, text))
            #expect(meaning.code == .procAppeal, "\(nature): \(text)")
            #expect(meaning.state == row.state, "\(nature): \(text)")
            #expect(meaning.startsClaims == row.claims, "\(nature): \(text)")
            #expect(!meaning.certain || !row.claims, "\(nature): \(text)")
        }
    }

    @Test(arguments: [
        "Rétractation de jugement d'ouverture sur tierce opposition",
        "Rétractation de prononcé de liquidation judiciaire sur tierce opposition",
    ])
    func `puts the debtor back where the text says`(nature: String) {
        let meaning = Invented.meaning(
            Invented.judgment(
                nature,
                "Jugement rétractant la décision ayant prononcé la liquidation judiciaire et remettant le débiteur en redressement judiciaire"
            ))
        #expect(meaning.code == .procAppeal)
        #expect(meaning.state == .recoveryObservation)
        #expect(!meaning.startsClaims)
    }

    @Test func `starts the period with certainty where the court calls the creditors`() {
        let meaning = Invented.meaning(
            Invented.judgment(
                "Autre jugement prononçant",
                "Arrêt de la cour d'appel infirmant le jugement et ouvrant une liquidation judiciaire. "
                    + "Les créances sont à déclarer dans les deux mois."))
        #expect(meaning.state == .liquidation)
        #expect(meaning.startsClaims && meaning.certain)
    }
}

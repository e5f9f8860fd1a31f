import Testing
import VigieDomain
import VigieLaw

/// One text with what it means; every company and every person is invented.
private typealias Row = (text: String, code: EventCode, state: ProceedingState?, claims: Bool)

private func check(_ row: Row, certain: Bool) {
    for nature in ["Autre jugement et ordonnance", "Autre jugement prononçant"] {
        let meaning = Invented.meaning(Invented.judgment(nature, row.text, family: "Extrait de jugement"))
        #expect(meaning.code == row.code, "\(row.text)")
        #expect(meaning.state == row.state, "\(row.text)")
        #expect(meaning.startsClaims == row.claims, "\(row.text)")
        #expect(meaning.certain == certain, "\(row.text)")
    }
}

@Suite struct `A text that ends or changes a proceeding` {
    @Test(
        arguments: [
            (
                "Constate l'inexécution des engagements du plan et prononce la liquidation judiciaire", .procResolution,
                .liquidation, true
            ),
            (
                "Le plan de redressement étant résolu, ouvre une procédure de liquidation judiciaire", .procResolution,
                .liquidation, true
            ),
            (
                "Met fin à la période d'observation et ordonne la liquidation judiciaire", .procConversion,
                .liquidation, false
            ),
            (
                "Prononce l'extension à Mme NOMTEST de la liquidation judiciaire de la SARL FOC", .procExtension,
                .liquidation, true
            ),
            (
                "Prononce la résolution du plan de sauvegarde arrêté le 8 juin 2021 et ouvre une procédure de redressement judiciaire",
                .procResolution, .recoveryObservation, true
            ),
            (
                "Prononce la résolution du plan de redressement, constate la cessation des paiements et prononce la liquidation judiciaire",
                .procResolution, .liquidation, true
            ),
            (
                "Prononce la résolution du plan de continuation - Ouvre la liquidation judiciaire", .procResolution,
                .liquidation, true
            ),
            (
                "Prononce la résolution du plan de redressement. Ouvre une procédure de liquidation judiciaire",
                .procResolution, .liquidation, true
            ),
            (
                "Résolution du plan - Liquidation judiciaire - Liquidateur : DURAND Zoé, 3 rue Neuve, 67000 STRASBOURG",
                .procResolution, .liquidation, true
            ),
            (
                "Ouvre le redressement judiciaire à la suite de la résolution du plan de sauvegarde", .procResolution,
                .recoveryObservation, true
            ),
            ("Constate la caducité du plan de redressement et ouvre une LJ", .procResolution, .liquidation, true),
            (
                "Constate l'inexécution du plan de redressement, en prononce la résolution et place la société en liquidation judiciaire",
                .procResolution, .liquidation, true
            ),
            (
                "Met fin au plan de sauvegarde pour inexécution et ouvre une procédure de redressement judiciaire",
                .procResolution, .recoveryObservation, true
            ),
            (
                "Met fin au plan de redressement et convertit la procédure en liquidation judiciaire", .procResolution,
                .liquidation, true
            ),
            (
                "Prononce la résolution du plan de redressement arrêté le 8 juin 2021 et la liquidation judiciaire",
                .procResolution, .liquidation, true
            ),
            ("Met fin à la période d'observation et prononce la LJ", .procConversion, .liquidation, false),
            (
                "Conversion du RJ en LJ, poursuite d'activité jusqu'au 30 juin 2026", .procConversion, .liquidation,
                false
            ),
            (
                "Jugement de rejet du plan de redressement et de conversion en liquidation judiciaire", .procConversion,
                .liquidation, false
            ),
            (
                "Dit le redressement judiciaire manifestement impossible et prononce la liquidation judiciaire",
                .procConversion, .liquidation, false
            ),
            (
                "Arrête le plan de cession au profit de la SAS REPRENEUSE et prononce la liquidation judiciaire",
                .procConversion, .liquidation, false
            ),
            (
                "Étend à la SCI DU PONT D'ARCOLE ET DES HALLES la procédure de liquidation judiciaire de la SARL MÂT",
                .procExtension, .liquidation, true
            ),
            ("Déclare la liquidation judiciaire commune à la SCI DU PONT", .procExtension, .liquidation, true),
            (
                "Ordonne la reprise de la procédure de liquidation judiciaire clôturée le 3 mars 2019 pour insuffisance d'actif",
                .procReopened, .liquidation, false
            ),
            ("Reprise de la procédure clôturée le 3 mars 2019", .procReopened, .liquidation, false),
            (
                "Constate l'extinction du passif et prononce la clôture de la procédure", .procClosedPaid, .closedPaid,
                false
            ),
            ("Prolonge la durée du plan de redressement de deux ans", .procPlanModified, .planRecovery, false),
            ("Allonge la durée du plan de sauvegarde de deux années", .procPlanModified, .planSafeguard, false),
            ("Reporte l'échéance 2026 du plan de sauvegarde", .procPlanModified, .planSafeguard, false),
            ("Modifie le plan de cession", .procPlanModified, .planSale, false),
            ("Approuve le plan de cession", .procPlanSale, .planSale, false),
            (
                "Dit n'y avoir lieu à résolution du plan de sauvegarde et autorise sa modification", .procPlanModified,
                .planSafeguard, false
            ),
        ] as [Row])
    fileprivate func `is read by what comes of it`(row: Row) { check(row, certain: true) }
}

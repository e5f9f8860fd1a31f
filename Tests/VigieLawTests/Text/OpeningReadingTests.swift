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

@Suite struct `A text that opens a proceeding` {
    @Test(
        arguments: [
            (
                "Ouvre, dans les conditions de l'article L. 681-1, à l'égard du patrimoine professionnel de M. NOMTEST une procédure de liquidation judiciaire",
                .procOpenLiquidation, .liquidation, true
            ),
            (
                "Ouvre à l'encontre de la SAS MÂT - VERGUE une procédure de redressement judiciaire", .procOpenRecovery,
                .recoveryObservation, true
            ),
            ("Ordonne le redressement judiciaire de la SCI DU MÔLE", .procOpenRecovery, .recoveryObservation, true),
            (
                "Jugement du 4 mai 2026 par lequel le tribunal a placé la SAS BÔME en redressement judiciaire",
                .procOpenRecovery, .recoveryObservation, true
            ),
            (
                "Une procédure de redressement judiciaire est ouverte à l'égard de M. NOMTEST", .procOpenRecovery,
                .recoveryObservation, true
            ),
            (
                "Reçoit l'URSSAF en sa demande, la dit bien fondée et ouvre une procédure de redressement judiciaire",
                .procOpenRecovery, .recoveryObservation, true
            ),
            (
                "Rejette la demande de sauvegarde - Prononce le redressement judiciaire", .procOpenRecovery,
                .recoveryObservation, true
            ),
            (
                "Ouvre un redressement judiciaire - renvoie l'affaire à l'audience du 3 juillet 2026 pour l'examen du maintien de l'activité",
                .procOpenRecovery, .recoveryObservation, true
            ),
            (
                "Ouvre à l'égard de la SARL LES VOILES DE PAIMPOL une procédure de redressement judiciaire",
                .procOpenRecovery, .recoveryObservation, true
            ),
            (
                "Ouvre, à la demande du ministère public, la procédure de liquidation judiciaire simplifiée",
                .procOpenLiquidation, .liquidation, true
            ),
            (
                "Ouvre à l'encontre de Mme Prenomtest NOMTEST, dont le siège est à Morlaix, une procédure de liquidation judiciaire",
                .procOpenLiquidation, .liquidation, true
            ),
            (
                "Le tribunal a ouvert à l'égard de l'association LE GRAND LARGE une procédure de sauvegarde",
                .procOpenSafeguard, .safeguardObservation, true
            ),
            (
                "Jugement du 4 mai 2026 ouvrant à l'égard de la SAS BÔME une procédure de redressement judiciaire",
                .procOpenRecovery, .recoveryObservation, true
            ),
            (
                "Place la SAS BÔME ET GRÉEMENT en redressement judiciaire et fixe la date de cessation des paiements au 3 mars 2026",
                .procOpenRecovery, .recoveryObservation, true
            ),
            (
                "Met la SNC DU GUINDEAU en redressement judiciaire, désigne Me Zoé DURAND mandataire judiciaire",
                .procOpenRecovery, .recoveryObservation, true
            ),
            (
                "Jugement plaçant l'EARL DES HAUBANS sous le régime du redressement judiciaire", .procOpenRecovery,
                .recoveryObservation, true
            ),
            (
                "Admet M. Prenomtest NOMTEST au bénéfice du redressement judiciaire", .procOpenRecovery,
                .recoveryObservation, true
            ),
            (
                "Jugement admettant la société au bénéfice d'une procédure de redressement judiciaire",
                .procOpenRecovery, .recoveryObservation, true
            ),
            ("Déclare ouverte la procédure de liquidation judiciaire", .procOpenLiquidation, .liquidation, true),
            (
                "Dit y avoir lieu à l'ouverture d'une procédure de redressement judiciaire", .procOpenRecovery,
                .recoveryObservation, true
            ),
            (
                "Décide l'ouverture d'une sauvegarde au profit de la SCI DU PHARE", .procOpenSafeguard,
                .safeguardObservation, true
            ),
            ("Ordonne l'ouverture d'une procédure de liquidation judiciaire", .procOpenLiquidation, .liquidation, true),
            ("Ouvre une procédure de RJ", .procOpenRecovery, .recoveryObservation, true),
            ("Ouverture de LJ", .procOpenLiquidation, .liquidation, true),
            ("Jugement prononçant l'ouverture d'une L.J.S.", .procOpenLiquidation, .liquidation, true),
            ("Jugement d'ouverture d'une R.J.", .procOpenRecovery, .recoveryObservation, true),
            (
                "Fixe la date de cessation des paiements au 3 mars 2026 et ouvre la liquidation judiciaire",
                .procOpenLiquidation, .liquidation, true
            ),
            (
                "Rejette l'exception d'incompétence, ouvre une procédure de redressement judiciaire", .procOpenRecovery,
                .recoveryObservation, true
            ),
            (
                "Dit n'y avoir lieu à redressement judiciaire et ouvre la liquidation judiciaire", .procOpenLiquidation,
                .liquidation, true
            ),
            (
                "Déboute le débiteur de sa demande de délai et ouvre une procédure de redressement judiciaire",
                .procOpenRecovery, .recoveryObservation, true
            ),
            (
                "Met fin au rétablissement professionnel et ouvre une procédure de liquidation judiciaire simplifiée",
                .procOpenLiquidation, .liquidation, true
            ),
            (
                "Se déclare compétent, ordonne la jonction des instances et ouvre la liquidation judiciaire de la SCI DU MÔLE",
                .procOpenLiquidation, .liquidation, true
            ),
            (
                "Désigne un juge-commissaire, fixe la date de cessation des paiements et ouvre un redressement judiciaire",
                .procOpenRecovery, .recoveryObservation, true
            ),
        ] as [Row])
    fileprivate func `is read in every form of the verb`(row: Row) { check(row, certain: true) }

    @Test(
        arguments: [
            ("Ordonne la liquidation judiciaire de la SCI DU MÔLE", .procOpenLiquidation, .liquidation, true),
            ("Met en liquidation judiciaire l'EARL DES HAUBANS", .procOpenLiquidation, .liquidation, true),
            ("La liquidation judiciaire de la SARL FOC est prononcée", .procOpenLiquidation, .liquidation, true),
            (
                "Prononce la résolution du plan ; dit la société en liquidation judiciaire", .procResolution,
                .openUnknown, true
            ),
            ("Prononce sa liquidation judiciaire", .procOpenLiquidation, .liquidation, true),
            ("Prononce la LJS", .procOpenLiquidation, .liquidation, true),
            (
                "Déboute la SCI DU MÔLE de sa demande de renvoi et prononce sa liquidation judiciaire",
                .procOpenLiquidation, .liquidation, true
            ),
            ("Déclare la SARL FOC en liquidation judiciaire", .procOpenLiquidation, .liquidation, true),
            (
                "Le tribunal ouvre la procédure prévue aux articles L. 640-1 et suivants du code de commerce",
                .procOpenUnknown, .openUnknown, true
            ),
            (
                "Jugement d'ouverture. Mandataire judiciaire : Me Zoé DURAND, 3 rue Neuve, 67000 STRASBOURG",
                .procOpenUnknown, .openUnknown, true
            ),
            (
                "Date de cessation des paiements : 3 mars 2026 - Liquidateur : DURAND Zoé, 3 rue Neuve, 67000 STRASBOURG",
                .procOpenUnknown, .openUnknown, true
            ),
            (
                "Prononce la résolution du plan de redressement - Liquidateur : DURAND Zoé, 3 rue Neuve, 67000 STRASBOURG",
                .procResolution, .liquidation, true
            ),
            (
                "Prononce la résolution du plan de sauvegarde, désigne Me DURAND mandataire judiciaire",
                .procResolution, .openUnknown, true
            ),
            (
                "Arrête le plan de redressement. Les créances sont à déclarer auprès du mandataire judiciaire dans les deux mois",
                .procPlanAdopted, .planRecovery, true
            ),
            (
                "Convertit la procédure en liquidation judiciaire. Les créanciers doivent déclarer leurs créances dans les deux mois",
                .procConversion, .liquidation, true
            ),
        ] as [Row])
    fileprivate func `is taken so that no deadline is missed where it is doubtful`(row: Row) {
        check(row, certain: false)
    }
}

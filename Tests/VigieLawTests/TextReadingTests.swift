import Testing
import VigieDomain
import VigieLaw

@Suite struct `The text of a judgment whose nature says nothing` {
    typealias Row = (text: String, code: EventCode, state: ProceedingState?, claims: Bool)

    static let call =
        " Les déclarations des créances sont à adresser au mandataire judiciaire dans les deux mois de la publication."

    @Test(
        arguments: [
            (
                "Ouvre les opérations de la liquidation judiciaire - Liquidateur : DURAND Zoé, 3 rue Neuve, 67000 STRASBOURG",
                .procOpenLiquidation, .liquidation, true
            ),
            (
                "Ouvre une procédure de sauvegarde - Mandataire : DURAND Zoé", .procOpenSafeguard,
                .safeguardObservation, true
            ),
            ("Ouvre la procédure de redressement" + call, .procOpenRecovery, .recoveryObservation, true),
            (
                "Jugement en date du 02/02/2026 ouvrant une procédure de liquidation judiciaire simplifiée." + call,
                .procOpenLiquidation, .liquidation, true
            ),
            (
                "Par jugement du 2 février 2026, le tribunal judiciaire a prononcé l'ouverture d'une procédure de redressement judiciaire."
                    + call,
                .procOpenRecovery, .recoveryObservation, true
            ),
            (
                "Ouverture d'une procédure de sauvegarde accélérée." + call, .procOpenAccelerated,
                .safeguardAccelerated, true
            ),
            (
                "Prononce la liquidation judiciaire sur conversion de la procédure de redressement", .procConversion,
                .liquidation, false
            ),
            (
                "Prononce la conversion du redressement judiciaire en liquidation judiciaire", .procConversion,
                .liquidation, false
            ),
            (
                "Convertit la procédure de sauvegarde en redressement judiciaire", .procConversion,
                .recoveryObservation, false
            ),
            (
                "Jugement mettant fin à la période d'observation et prononçant la liquidation judiciaire",
                .procConversion,
                .liquidation, false
            ),
            (
                "Prononce la résolution du plan de redressement et ouvre la liquidation judiciaire", .procResolution,
                .liquidation, true
            ),
            (
                "Prononce la résolution du plan de sauvegarde et ouvre un redressement judiciaire", .procResolution,
                .recoveryObservation, true
            ),
            ("Prononce la résolution du plan de redressement", .procResolution, .openUnknown, false),
            (
                "Étend la liquidation judiciaire de la SARL MÂT DE MISAINE à la SCI DU PONT", .procExtension,
                .liquidation, true
            ),
            ("Arrête le plan de sauvegarde, durée dix ans", .procPlanAdopted, .planSafeguard, false),
            ("Arrête un plan de redressement par voie de continuation", .procPlanAdopted, .planRecovery, false),
            ("Modifie le plan de redressement arrêté le 3 mars 2022", .procPlanModified, .planRecovery, false),
            ("RLJ arrête le plan de cession totale sans location gérance", .procPlanSale, .planSale, false),
            (
                "Clôture pour insuffisance d'actif - Liquidateur : DURAND Zoé", .procClosedNoAssets, .closedNoAssets,
                false
            ),
            (
                "Prononce la clôture des opérations de liquidation judiciaire pour extinction du passif",
                .procClosedPaid, .closedPaid,
                false
            ),
            ("Constate la bonne exécution du plan de redressement", .procClosedOther, .closedOther, false),
            ("Reprise des opérations de liquidation judiciaire", .procReopened, .liquidation, false),
            ("Report de la date de cessation des paiements au 3 mars 2025", .procCessationDate, nil, false),
            (
                "Dépôt de l'état des créances au greffe, les réclamations sont recevables dans le mois",
                .procClaimsList, nil, false
            ),
            ("Avis de dépôt de l'état de collocation", .procFiling, nil, false),
            ("Désigne Maître DURAND en remplacement de Maître MARTIN, liquidateur", .procOrgans, nil, false),
            ("Prorogation de la période d'observation pour six mois", .procOther, nil, false),
            ("RLJ prorogation période d'observation", .procOther, nil, false),
            ("Proroge le délai de clôture de la liquidation judiciaire de douze mois", .procOther, nil, false),
            ("Dit n'y avoir lieu à clôture pour insuffisance d'actif", .procOther, nil, false),
            ("Rejette la demande de résolution du plan de redressement", .procOther, nil, false),
            ("Dit n'y avoir lieu à ouverture d'une liquidation judiciaire", .procOther, nil, false),
            (
                "Prononce la faillite personnelle de Monsieur NOMTEST pour une durée de 5 ans", .procSanctionPerson,
                nil, false
            ),
            ("Jugement constatant l'exécution complète du plan", .procClosedOther, .closedOther, false),
            ("Jugement mettant fin aux fonctions de l'administrateur", .procOrgans, nil, false),
            ("Jugement ordonnant la poursuite d'activité", .procOther, nil, false),
            (
                "Jugement faisant application de la procédure de liquidation judiciaire simplifiée", .procOther, nil,
                false
            ),
            (
                "Jugement mettant fin à l'application des règles de la liquidation judiciaire simplifiée", .procOther,
                nil, false
            ),
            ("Homologation du plan de redressement", .procPlanAdopted, .planRecovery, false),
            (
                "Rejette le plan de redressement et prononce la liquidation judiciaire", .procConversion, .liquidation,
                false
            ),
            (
                "Constate l'inexécution du plan, prononce sa résolution et ouvre une procédure de liquidation judiciaire",
                .procResolution, .liquidation, true
            ),
            (
                "Jugement prononçant la caducité du plan de redressement judiciaire", .procResolution, .openUnknown,
                false
            ),
            ("Jugement ordonnant la cession de l'entreprise", .procPlanSale, .planSale, false),
            ("Dépôt d'un état complémentaire des créances", .procClaimsList, nil, false),
            ("Avis de dépôt du rapport du liquidateur", .procFiling, nil, false),
            (
                "Jugement rectifiant le jugement du 3 mars 2025 prononçant la liquidation judiciaire", .procOther, nil,
                false
            ),
            ("Ordonnance Juge commissaire: Autres", .procOther, nil, false),
            ("Passage en liquidation judiciaire", .procConversion, .liquidation, false),
            ("Jugement de rejet de la demande d'ouverture de redressement judiciaire", .procOther, nil, false),
        ] as [Row])
    func `is read by its decision`(row: Row) {
        for nature in ["Autre jugement et ordonnance", "Autre jugement prononçant"] {
            let meaning = Invented.meaning(Invented.judgment(nature, row.text, family: "Extrait de jugement"))
            #expect(meaning.code == row.code, "\(nature): \(row.text)")
            #expect(meaning.state == row.state, "\(nature): \(row.text)")
            #expect(meaning.startsClaims == row.claims, "\(nature): \(row.text)")
            #expect(meaning.certain, "\(nature): \(row.text)")
        }
    }

    @Test func `that only pronounces a liquidation is the reading that cannot miss a deadline, and uncertain`() {
        let meaning = Invented.meaning(
            Invented.judgment(
                "Autre jugement prononçant",
                "Jugement prononçant la liquidation judiciaire simplifiée désignant liquidateur Selarl Mât 5 rue du Port 44000 Nantes."
            ))
        #expect(meaning.code == .procOpenLiquidation)
        #expect(meaning.startsClaims)
        #expect(meaning.simplified)
        #expect(!meaning.certain)
        #expect(!meaning.problems.isEmpty)
    }

    @Test func `that calls the creditors without a decision opens something unknown`() {
        let meaning = Invented.meaning(
            Invented.judgment(
                "Autre jugement et ordonnance", "Jugement de rectification d'une erreur matérielle." + Self.call))
        #expect(meaning.code == .procOpenUnknown)
        #expect(meaning.startsClaims)
        #expect(!meaning.certain)
    }

    @Test(arguments: [
        "L'appel est possible devant la Cour d'Appel de Colmar dans les dix jours.",
        "VOIES DE RECOURS : Appel devant la Cour d'Appel de COLMAR ou tierce opposition devant le Tribunal Judiciaire",
    ])
    func `is not an appeal because it tells how to appeal`(recourse: String) {
        let meaning = Invented.meaning(
            Invented.judgment(
                "Autre jugement et ordonnance", "Ouvre les opérations de la liquidation judiciaire - " + recourse))
        #expect(meaning.code == .procOpenLiquidation)
    }

    @Test func `opens although it fixes a delay for the list of claims`() {
        let meaning = Invented.meaning(
            Invented.judgment(
                "Autre jugement et ordonnance",
                "Ouvre la liquidation judiciaire. Fixe à douze mois le délai pour le dépôt de la liste des créances et à deux ans "
                    + "le délai au terme duquel la clôture de la procédure devra être examinée."))
        #expect(meaning.code == .procOpenLiquidation)
        #expect(meaning.startsClaims)
    }

    @Test(arguments: [
        ("Autre jugement d'ouverture", "Réouverture de la liquidation judiciaire", EventCode.procReopened),
        ("Autre jugement d'ouverture", "Redressement judiciaire ouvert ce jour", .procOpenRecovery),
        ("Autre jugement d'ouverture", "Illisible", .procOpenUnknown),
        ("Autre jugement de clôture", "Clôture pour insuffisance d'actif", .procClosedNoAssets),
        ("Autre avis de dépôt", "Dépôt de l'état des créances salariales", .procClaimsList),
    ])
    func `narrows a nature that says only the kind`(nature: String, text: String, code: EventCode) {
        #expect(Invented.meaning(Invented.judgment(nature, text)).code == code)
    }

    @Test(
        arguments: [
            (
                "Arrêt de la cour d'appel de Douai annulant le jugement ayant prononcé la conversion du redressement judiciaire en liquidation judiciaire",
                ProceedingState.recoveryObservation
            ),
            ("Arrêt de la cour d'appel de Paris infirmant le jugement d'ouverture de liquidation judiciaire", .void),
            ("Arrêt de la cour d'appel de Paris confirmant le jugement", nil),
            (
                "Arrêt de la cour d'appel infirmant le jugement prononçant la résolution du plan de redressement",
                .planRecovery
            ),
        ] as [(String, ProceedingState?)])
    func `of a court of appeal says what stands again`(text: String, state: ProceedingState?) {
        for nature in [
            "Arrêt de la cour d'appel infirmant une décision soumise à publicité", "Autre jugement prononçant",
        ] {
            let meaning = Invented.meaning(Invented.judgment(nature, text))
            #expect(meaning.code == .procAppeal)
            #expect(meaning.state == state, "\(text)")
            #expect(!meaning.startsClaims)
        }
    }

    @Test(arguments: [
        "", "     ", "…", "?!", String(repeating: "a", count: 5_000), String(repeating: "liquidation ", count: 50_000),
        String(repeating: "é\u{0301}", count: 1_000), "\u{202E}eriaicidujnoitadiuqil", "{\"json\": [1, 2",
    ])
    func `may be anything at all`(text: String) {
        let reading = FrenchGazette.read(Invented.judgment("Autre jugement et ordonnance", text))
        #expect(reading.count == 1)
        #expect(reading[0].meanings[0].code == .procOpenUnknown)
    }
}

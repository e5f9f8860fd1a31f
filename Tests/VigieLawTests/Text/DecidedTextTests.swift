import Testing
import VigieDomain
import VigieLaw

/// What a judgment only speaks of decides nothing; every company and every person is invented.
@Suite struct `A text that speaks of what it does not decide` {
    private typealias Row = (text: String, code: EventCode, state: ProceedingState?, claims: Bool)

    private static let nothing: (EventCode, ProceedingState?, Bool) = (.procOther, nil, false)

    private func meaning(_ text: String) -> NoticeMeaning {
        Invented.meaning(Invented.judgment("Autre jugement et ordonnance", text, family: "Extrait de jugement"))
    }

    @Test(arguments: [
        "Rejette la requête du commissaire à l'exécution du plan tendant à la résolution du plan de redressement et à l'ouverture d'une liquidation judiciaire ; dit que le plan se poursuit",
        "Rejette la requête du ministère public tendant à la conversion en liquidation judiciaire",
        "Rejette la requête tendant à la résolution du plan et à l'ouverture d'une liquidation judiciaire",
        "Rejette la demande de la SCP VEYRAC aux fins d'extension de la liquidation judiciaire à la SCI FOC",
        "Constate le désistement du liquidateur de son action en extension de la liquidation judiciaire",
        "Dit n'y avoir lieu au prononcé de la liquidation judiciaire",
        "Proroge au 10 septembre 2027 le délai au terme duquel la clôture pour insuffisance d'actif de la procédure devra être examinée",
        "Jugement prorogeant le terme de la procédure, la clôture pour insuffisance d'actif ne pouvant être prononcée",
    ])
    func `what is asked, withdrawn, denied or put off is not done`(text: String) {
        let meaning = meaning(text)
        #expect(meaning.code == .procOther, "\(text)")
        #expect(meaning.state == nil && !meaning.startsClaims, "\(text)")
    }

    @Test(
        arguments: [
            (
                "Dépôt au greffe de l'état des créances dans la liquidation judiciaire prononcée sur résolution du plan le 24 octobre 2024",
                .procClaimsList, nil, false
            ),
            (
                "Dépôt de l'état des créances dans la liquidation judiciaire ouverte sur résolution du plan le 3 mai 2024",
                .procClaimsList, nil, false
            ),
            (
                "Dépôt du compte rendu de fin de mission du liquidateur dans la liquidation judiciaire clôturée pour insuffisance d'actif le 3 juin 2026",
                .procFiling, nil, false
            ),
            (
                "Désigne la SELARL FOC liquidateur en remplacement de Me PETIT dans la liquidation judiciaire prononcée sur résolution du plan le 2 mai 2024",
                .procOrgans, nil, false
            ),
            (
                "Modifie la date de cessation des paiements dans le redressement judiciaire converti en liquidation judiciaire le 4 mars 2025",
                .procCessationDate, nil, false
            ),
        ] as [(String, EventCode, ProceedingState?, Bool)])
    func `what was decided at an earlier date is history`(
        _ text: String, _ code: EventCode, _ state: ProceedingState?, _ claims: Bool
    ) {
        let meaning = meaning(text)
        #expect(meaning.code == code, "\(text)")
        #expect(meaning.state == state && meaning.startsClaims == claims, "\(text)")
    }

    @Test(
        arguments: [
            (
                "Dit n'y avoir lieu au prononcé de la liquidation judiciaire, constate que le débiteur dispose des fonds et met fin à la procédure de redressement judiciaire",
                .procClosedOther, .closedOther, false
            ),
            (
                "Fait droit à la requête du mandataire judiciaire tendant à la conversion du redressement en liquidation judiciaire",
                .procConversion, .liquidation, false
            ),
            (
                "Sur la requête du ministère public tendant à l'ouverture d'un redressement judiciaire, ouvre la liquidation judiciaire de la SARL FOC",
                .procOpenLiquidation, .liquidation, true
            ),
            (
                "Rejette la demande de plan, ouvre une procédure de liquidation judiciaire", .procOpenLiquidation,
                .liquidation, true
            ),
        ] as [(String, EventCode, ProceedingState?, Bool)])
    func `what it decides beside that is read`(
        _ text: String, _ code: EventCode, _ state: ProceedingState?, _ claims: Bool
    ) {
        let meaning = meaning(text)
        #expect(meaning.code == code, "\(text)")
        #expect(meaning.state == state && meaning.startsClaims == claims, "\(text)")
    }

    @Test(arguments: [
        "Prononce la clôture de la procédure de liquidation judiciaire simplifiée pour insuffisance d'actif",
        "Prononce la clôture des opérations de la liquidation judiciaire de la SARL FOC pour insuffisance d'actif",
        "Prononce la clôture de la procédure de liquidation judiciaire à l'égard de M. DURAND pour insuffisance d'actif",
        "Prononce la clôture de la procédure de liquidation judiciaire (régime simplifié), l'actif étant insuffisant",
    ])
    func `the cause of a closing may stand far from it`(text: String) {
        #expect(meaning(text).code == .procClosedNoAssets, "\(text)")
        #expect(meaning(text).state == .closedNoAssets, "\(text)")
    }

    @Test func `a sale plan inside a liquidation is a sale plan`() {
        let text =
            "Arrête, dans le cadre de la liquidation judiciaire, le plan de cession des actifs de la société au profit de la SAS FOC"
        #expect(meaning(text).code == .procPlanSale)
    }

    @Test(arguments: [
        "Faillite civile - Liquidation judiciaire - Mandataire judiciaire : PETIT Jean",
        "Ouverture LJS - DCP : 12/01/2026 - Liquidateur : SELARL FOC",
        "Texte que nul ne comprend - Liquidateur : SELARL FOC, 3 rue Neuve 44000 Nantes",
    ])
    func `where somebody is named for claims, no period is missed`(text: String) {
        #expect(meaning(text).startsClaims, "\(text)")
    }

    @Test(arguments: [
        "Jugement adjoignant à Me PETIT un second mandataire judiciaire en la personne de Me Régis FOC, 3 rue Neuve 44000 Nantes",
        "Jugement rectifiant une erreur : le liquidateur désigné est la SELARL FOC, 3 rue Neuve 44000 Nantes et non la SELARL PIM",
    ])
    func `who is added or put right is named`(text: String) {
        #expect(meaning(text).code == .procOrgans, "\(text)")
        #expect(!meaning(text).startsClaims, "\(text)")
    }

    @Test(arguments: ["CESS. PAIEMENTS 01/08/2026", "cessation des paiments 01/08/2026", "DCP : 01/08/2026"])
    func `the date of cessation is read as the clerks type it`(words: String) {
        #expect(
            meaning("Liquidation judiciaire - \(words) - Liquidateur : SELARL FOC").cessation?.description
                == "2026-08-01")
    }

    @Test(
        arguments: [
            (
                "nommant SELARL CLAIN MJ 4 rue des Arts 59000 Lille en remplacement de Me Aubin TESSIER, mandataire judiciaire démissionnaire",
                "mandataire judiciaire", "SELARL CLAIN MJ"
            ),
            (
                "Désigne la SELARL RIVAGE aux lieu et place de Me Jean PETIT, liquidateur", "liquidateur",
                "SELARL RIVAGE"
            ),
            (
                "LIQUIDATION JUDICIAIRE - CESS. PAIEMENTS 01/08/26 - LIQ. SELARL RIVAGE 6 RUE DU MENIL 08200 SEDAN",
                "liquidateur", "SELARL RIVAGE"
            ),
            (
                "Jugement remplaçant Me Jean PETIT, liquidateur, par la SELARL RIVAGE", "liquidateur", "SELARL RIVAGE"
            ),
        ])
    func `who comes takes the part of who leaves`(_ text: String, _ role: String, _ name: String) {
        let addressee = meaning(text).addressee
        #expect(addressee?.role == role, "\(text)")
        #expect(addressee?.name == name, "\(text)")
    }
}

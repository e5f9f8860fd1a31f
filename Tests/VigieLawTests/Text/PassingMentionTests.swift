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

@Suite struct `A text that names a proceeding in passing` {
    @Test(
        arguments: [
            (
                "Vu le jugement du 4 mai 2026 ouvrant une procédure de redressement judiciaire, proroge la période d'observation de six mois",
                .procOther, nil, false
            ),
            (
                "À la suite du jugement du 4 mai 2026 ouvrant la liquidation judiciaire, désigne la SELARL FOC, 3 rue Neuve 44000 Nantes, en qualité de liquidateur",
                .procOrgans, nil, false
            ),
            (
                "Dit que les conditions d'ouverture d'une liquidation judiciaire ne sont pas réunies", .procOther, nil,
                false
            ),
            (
                "Autorise la SARL FOC, placée en redressement judiciaire le 4 mai 2026, à licencier trois salariés",
                .procOther, nil, false
            ),
            (
                "Fixe la rémunération de l'administrateur de la SARL FOC, dont la liquidation judiciaire a été prononcée le 4 mai 2026",
                .procOther, nil, false
            ),
            ("Fixe la créance de la banque au passif du redressement judiciaire", .procOther, nil, false),
            (
                "Déboute l'URSSAF de sa demande tendant à voir ouvrir une procédure de redressement judiciaire",
                .procOther, nil, false
            ),
            (
                "Prononce l'interdiction de gérer de M. NOMTEST, gérant de la SARL FOC ouverte en liquidation judiciaire le 4 mai 2024",
                .procSanctionPerson, nil, false
            ),
            (
                "Constate que la SARL FOC, en liquidation judiciaire, n'a plus d'actif ; prononce la clôture pour insuffisance d'actif",
                .procClosedNoAssets, .closedNoAssets, false
            ),
            (
                "Renvoie l'examen de la demande de résolution du plan de redressement à l'audience du 3 juin 2026",
                .procOther, nil, false
            ),
            ("Rejette la demande d'ouverture d'une procédure de redressement judiciaire", .procOther, nil, false),
            ("Déclare irrecevable l'assignation en ouverture d'une liquidation judiciaire", .procOther, nil, false),
            (
                "Déclare la demande d'ouverture d'une liquidation judiciaire mal fondée et l'en déboute", .procOther,
                nil, false
            ),
            (
                "Déclare mal fondée la tierce opposition au jugement du 4 mai 2025 arrêtant le plan de redressement et en déboute la banque",
                .procOther, nil, false
            ),
            ("Rejette la requête tendant au prononcé de la liquidation judiciaire", .procOther, nil, false),
            (
                "Prend acte du désistement de la demande d'ouverture d'une liquidation judiciaire", .procOther, nil,
                false
            ),
            (
                "Se déclare incompétent pour connaître de la demande d'ouverture d'un redressement judiciaire",
                .procOther, nil, false
            ),
            ("Sursoit à statuer sur la demande d'ouverture d'une liquidation judiciaire", .procOther, nil, false),
            (
                "Constate l'interruption de l'instance par l'effet de l'ouverture de la liquidation judiciaire de la SARL MÂT",
                .procOther, nil, false
            ),
            ("Ordonne la réouverture des débats sur la demande de liquidation judiciaire", .procOther, nil, false),
            (
                "Renvoie l'examen de la clôture pour insuffisance d'actif à l'audience du 8 septembre 2026", .procOther,
                nil, false
            ),
            ("Ajourne la clôture de la liquidation judiciaire", .procOther, nil, false),
            ("Reporte à dix-huit mois l'examen de la clôture de la procédure", .procOther, nil, false),
            (
                "Renvoie l'affaire devant le tribunal des activités économiques de Lyon - Redressement judiciaire",
                .procOther, nil, false
            ),
            (
                "Dit que la procédure de liquidation judiciaire ouverte le 4 juillet 2025 ne sera plus soumise aux règles de la liquidation judiciaire simplifiée",
                .procOther, nil, false
            ),
            (
                "Dit n'y avoir lieu à sanction personnelle et rejette la demande d'interdiction de gérer", .procOther,
                nil, false
            ),
            (
                "Ordonne la vente aux enchères publiques d'un immeuble de la liquidation judiciaire", .procOther, nil,
                false
            ),
            ("Autorise le liquidateur à transiger dans la liquidation judiciaire", .procOther, nil, false),
            ("Désigne Mme DURAND juge-commissaire suppléant dans le redressement judiciaire", .procOther, nil, false),
            ("Désigne un contrôleur dans le redressement judiciaire", .procOther, nil, false),
            (
                "Condamne le dirigeant à combler l'insuffisance d'actif de la liquidation judiciaire", .procOther, nil,
                false
            ),
            (
                "Relève la SARL FOC de la forclusion et l'autorise à déclarer sa créance au passif du redressement judiciaire",
                .procOther, nil, false
            ),
            ("Met fin à la procédure de conciliation", .procOther, nil, false),
            (
                "Arrête le plan de redressement, dit qu'à défaut de paiement le plan pourra être résolu et la liquidation judiciaire prononcée",
                .procPlanAdopted, .planRecovery, false
            ),
            (
                "Prononce la clôture de la liquidation judiciaire pour insuffisance d'actif", .procClosedNoAssets,
                .closedNoAssets, false
            ),
            (
                "Prononce la faillite personnelle de M. NOMTEST, dirigeant de la SARL MÂT en liquidation judiciaire",
                .procSanctionPerson, nil, false
            ),
            (
                "Fixe la date de cessation des paiements au 3 mars 2025 de la société placée en liquidation judiciaire par jugement du 4 mai 2026",
                .procCessationDate, nil, false
            ),
            (
                "Remplace Me MARTIN par la SELARL MÂT, 3 rue Neuve, 67000 STRASBOURG, en qualité de liquidateur",
                .procOrgans, nil, false
            ),
            (
                "Nomme Me Zoé DURAND, 3 rue Neuve, 67000 STRASBOURG, administrateur judiciaire dans la procédure de redressement judiciaire ouverte le 4 mai 2026",
                .procOrgans, nil, false
            ),
        ] as [Row])
    fileprivate func `opens nothing`(row: Row) { check(row, certain: true) }

    @Test(
        arguments: [
            ("Prononce la nullité de l'assignation en redressement judiciaire", .procOpenUnknown, .openUnknown, false),
            ("Met les dépens en frais privilégiés de liquidation judiciaire", .procOpenUnknown, .openUnknown, false),
        ] as [Row])
    fileprivate func `opens nothing, and is for a person to read`(row: Row) { check(row, certain: false) }
}

import VigieDomain

/// Every nature met in the gazette since 2008, or named by a public classifier (`domain.md` section 1).
extension NatureTable {
    static let france = NatureTable(
        openings + extensions + conversions + plans + resolutions + closures + orders + deposits + persons + catchAll)

    private static let opened: [EventCode] = [
        .procOpenLiquidation, .procOpenRecovery, .procOpenSafeguard, .procOpenAccelerated, .procOpenProfRecovery,
        .procOpenUnknown, .procReopened, .procExtension, .procConversion, .procResolution,
    ]
    private static let closed: [EventCode] = [
        .procClosedNoAssets, .procClosedPaid, .procClosedOther, .procProfRecoveryClosed,
    ]

    private static let openings: [NatureRule] = [
        .init("Jugement d'ouverture de liquidation judiciaire", .procOpenLiquidation, .liquidation, claims: true),
        .init("Jugement prononçant la liquidation judiciaire", .procOpenLiquidation, .liquidation, claims: true),
        .init(
            "Jugement d'ouverture d'une procédure de redressement judiciaire", .procOpenRecovery,
            .recoveryObservation, claims: true),
        .init(
            "Jugement d'ouverture d'une procédure de sauvegarde", .procOpenSafeguard, .safeguardObservation,
            claims: true),
        .init(
            "Jugement d'ouverture d'une procédure de sauvegarde accélérée", .procOpenAccelerated,
            .safeguardAccelerated, claims: true),
        .init(
            "Jugement d'ouverture d'une procédure de sauvegarde financière accélérée", .procOpenAccelerated,
            .safeguardAccelerated, claims: true),
        // The taxonomy has no event of its own for this obsolete procedure (2021 to 2023); its state says which it is.
        .init(
            "Jugement d'ouverture d'une procédure de traitement de sortie de crise", .procOpenUnknown, .crisisExit,
            claims: true),
        .init(
            "Jugement d'ouverture d'une procédure de rétablissement professionnel", .procOpenProfRecovery,
            .professionalRecovery),
        .init(
            "Autre jugement d'ouverture", .procOpenUnknown, .openUnknown, claims: true,
            reading: .refined(among: opened, certain: false)),
    ]

    private static let extensions: [NatureRule] = [
        .init("Jugement d'extension de liquidation judiciaire", .procExtension, .liquidation, claims: true),
        .init(
            "Jugement d'extension d'une procédure de redressement judiciaire", .procExtension, .recoveryObservation,
            claims: true),
        .init(
            "Jugement d'extension d'une procédure de sauvegarde", .procExtension, .safeguardObservation, claims: true),
    ]

    /// A conversion starts no new period; the end of a crisis exit does, because nobody declared in it.
    private static let conversions: [NatureRule] = [
        .init("Jugement de conversion en liquidation judiciaire", .procConversion, .liquidation),
        .init(
            "Jugement de conversion en liquidation judiciaire de la procédure de sauvegarde", .procConversion,
            .liquidation),
        .init(
            "Jugement de conversion en liquidation judiciaire de la procédure de sauvegarde accélérée",
            .procConversion, .liquidation),
        .init(
            "Jugement de conversion en liquidation judiciaire de la procédure de sauvegarde financière accélérée",
            .procConversion, .liquidation),
        .init(
            "Jugement mettant fin à la procédure de traitement de sortie de crise et ouvrant une procédure de "
                + "liquidation judiciaire", .procConversion, .liquidation, claims: true),
        .init(
            "Jugement de conversion en redressement judiciaire de la procédure de sauvegarde", .procConversion,
            .recoveryObservation),
        .init(
            "Jugement de conversion en redressement judiciaire de la procédure de sauvegarde accélérée",
            .procConversion, .recoveryObservation),
        .init(
            "Jugement de conversion en redressement judiciaire de la procédure de sauvegarde financière accélérée",
            .procConversion, .recoveryObservation),
        .init(
            "Jugement mettant fin à la procédure de traitement de sortie de crise et ouvrant une procédure de "
                + "redressement judiciaire", .procConversion, .recoveryObservation, claims: true),
    ]

    private static let plans: [NatureRule] = [
        .init("Jugement arrêtant le plan de sauvegarde", .procPlanAdopted, .planSafeguard),
        .init("Jugement arrêtant le plan de sauvegarde accélérée", .procPlanAdopted, .planSafeguard),
        .init("Jugement arrêtant le plan de sauvegarde financière accélérée", .procPlanAdopted, .planSafeguard),
        .init("Jugement modifiant le plan de sauvegarde", .procPlanModified, .planSafeguard),
        .init("Jugement arrêtant le plan de redressement", .procPlanAdopted, .planRecovery),
        .init("Jugement de plan de redressement", .procPlanAdopted, .planRecovery),
        .init("Jugement arrêtant le plan de continuation", .procPlanAdopted, .planRecovery),
        .init("Jugement modifiant le plan de redressement", .procPlanModified, .planRecovery),
        .init("Jugement modifiant le plan de continuation", .procPlanModified, .planRecovery),
        .init("Jugement de plan de traitement de sortie de crise", .procPlanAdopted, .planRecovery),
        .init("Jugement modifiant le plan de cession", .procPlanModified, .planSale),
        .init("Jugement modifiant le plan de traitement de sortie de crise", .procPlanModified, .planRecovery),
        .init("Jugement arrêtant un plan de cession", .procPlanSale, .planSale),
        .init("Jugement arrêtant le plan de cession", .procPlanSale, .planSale),
        .init("Jugement modifiant le plan de cession", .procPlanModified, .planSale),
    ]

    private static let resolutions: [NatureRule] =
        [
            "redressement", "sauvegarde", "sauvegarde accélérée", "sauvegarde financière accélérée", "cession",
            "traitement de sortie de crise", "continuation",
        ].flatMap { plan -> [NatureRule] in
            let start = "Jugement prononçant la résolution du plan de \(plan)"
            return [
                .init("\(start) et la liquidation judiciaire", .procResolution, .liquidation, claims: true),
                .init("\(start) et le redressement judiciaire", .procResolution, .recoveryObservation, claims: true),
                // What comes next is not said by the nature; the text often says it.
                .init(
                    start, .procResolution, .openUnknown, reading: .refined(among: [.procResolution], certain: true)),
            ]
        }

    private static let closures: [NatureRule] = [
        .init("Jugement de clôture pour insuffisance d'actif", .procClosedNoAssets, .closedNoAssets),
        .init(
            "Jugement de clôture pour insuffisance d'actif et autorisant la reprise des poursuites individuelles",
            .procClosedNoAssets, .closedNoAssets),
        .init(
            "Jugement de clôture de la liquidation des biens pour insuffisance d'actif", .procClosedNoAssets,
            .closedNoAssets),
        .init("Jugement de clôture pour extinction du passif", .procClosedPaid, .closedPaid),
        .init(
            "Jugement de clôture de la liquidation des biens pour extinction du passif", .procClosedPaid, .closedPaid),
        .init("Jugement de clôture de la procédure de sauvegarde", .procClosedOther, .closedOther),
        .init("Jugement mettant fin à la procédure de sauvegarde", .procClosedOther, .closedOther),
        .init("Jugement mettant fin à la procédure de redressement judiciaire", .procClosedOther, .closedOther),
        .init("Jugement mettant fin à la procédure de sauvegarde accélérée", .procClosedOther, .closedOther),
        .init(
            "Jugement mettant fin à la procédure de sauvegarde financière accélérée", .procClosedOther, .closedOther),
        .init(
            "Autre jugement de clôture", .procClosedOther, .closedOther,
            reading: .refined(among: closed, certain: true)),
        .init(
            "Jugement de clôture de la procédure", .procClosedOther, .closedOther,
            reading: .refined(among: closed, certain: true)),
        .init(
            "Jugement prononçant la clôture de la procédure de rétablissement professionnel",
            .procProfRecoveryClosed, .closedOther),
    ]

    private static let orders: [NatureRule] = [
        .init("Jugement de reprise de la procédure de liquidation judiciaire", .procReopened, .liquidation),
        .init("Jugement modifiant la date de cessation des paiements", .procCessationDate, nil),
        .init("Jugement de désignation des organes de la procédure", .procOrgans, nil),
        .init("Jugement accordant un délai pour déposer la liste des créances", .procOther, nil),
        .init("Jugement autorisant la reprise des poursuites individuelles des créanciers", .procOther, nil),
        .init("Jugement d'homologation de l'accord", .procConciliationApproved, .conciliationPublic),
    ]

    private static let deposits: [NatureRule] = [
        .init("Dépôt de l'état des créances", .procClaimsList, nil),
        .init("Dépôt de l'état des créances Loi de 1985", .procClaimsList, nil),
        .init("Dépôt de l'état des créances et du projet de répartition", .procClaimsList, nil),
        .init("Dépôt de l'état de collocation", .procFiling, nil),
        .init("Dépôt du projet de répartition", .procFiling, nil),
        .init("Autre avis de dépôt", .procFiling, nil, reading: .refined(among: [.procClaimsList], certain: true)),
        .init("Autres avis de dépôt", .procFiling, nil, reading: .refined(among: [.procClaimsList], certain: true)),
        .init(
            "Liste des créances nées après le jugement d'ouverture d'une procédure de liquidation judiciaire",
            .procFiling, nil),
        .init(
            "Liste des créances nées après le jugement d'ouverture d'une procédure de redressement judiciaire",
            .procFiling, nil),
    ]

    private static let persons: [NatureRule] = [
        .init("Jugement de faillite personnelle", .procSanctionPerson, nil),
        .init("Jugement de faillite personnelle Loi de 1985", .procSanctionPerson, nil),
        .init("Jugement d'interdiction de gérer", .procSanctionPerson, nil),
        .init("Jugement d'interdiction de gérer Loi de 1985", .procSanctionPerson, nil),
    ]

    private static let catchAll: [NatureRule] = [
        .init(
            "Arrêt de la cour d'appel infirmant une décision soumise à publicité", .procAppeal, nil,
            reading: .refined(among: [.procAppeal], certain: false)),
        .init(
            "Autre arrêt de la Cour d'Appel", .procAppeal, nil,
            reading: .refined(among: [.procAppeal], certain: false)),
        .init(
            "Rétractation de jugement d'ouverture sur tierce opposition", .procAppeal, .void,
            reading: .refined(among: [.procAppeal], certain: true)),
        .init(
            "Rétractation de prononcé de liquidation judiciaire sur tierce opposition", .procAppeal, .void,
            reading: .refined(among: [.procAppeal], certain: true)),
        .init("Autre jugement prononçant", .procOpenUnknown, .openUnknown, reading: .text),
        .init("Autre jugement et ordonnance", .procOpenUnknown, .openUnknown, reading: .text),
        .init("Autre jugement de liquidation des biens", .procOpenUnknown, .openUnknown, reading: .text),
        .init("Extrait de jugement", .procOpenUnknown, .openUnknown, reading: .text),
    ]
}

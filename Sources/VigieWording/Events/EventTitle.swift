package import VigieDomain

/// What happened, by its full name.
extension Wording {
    /// The event by its full name: `Ouverture d'une liquidation judiciaire`.
    package func title(_ code: EventCode) -> String {
        self(Wording.titlePhrase(code))
    }

    private static func titlePhrase(_ code: EventCode) -> Phrase {
        switch code {
        case .procOpenLiquidation:
            Phrase("Ouverture d'une liquidation judiciaire", "Judicial liquidation opened (liquidation judiciaire)")
        case .procOpenRecovery:
            Phrase("Ouverture d'un redressement judiciaire", "Judicial reorganisation opened (redressement judiciaire)")
        case .procOpenSafeguard: Phrase("Ouverture d'une sauvegarde", "Safeguard proceeding opened (sauvegarde)")
        case .procOpenAccelerated:
            Phrase("Ouverture d'une sauvegarde accélérée", "Accelerated safeguard opened (sauvegarde accélérée)")
        case .procOpenUnknown:
            Phrase("Annonce de procédure collective non classée", "Insolvency notice that could not be classified")
        case .procOpenProfRecovery:
            Phrase(
                "Ouverture d'un rétablissement professionnel",
                "Professional recovery opened (rétablissement professionnel)")
        case .procOrgans:
            Phrase(
                "Désignation ou remplacement des organes de la procédure",
                "Office-holders of the proceeding appointed or replaced")
        case .procFiling: Phrase("Dépôt dans la procédure", "Filing in the proceeding")
        case .procOther: Phrase("Autre décision dans la procédure", "Other order in the proceeding")
        case .procExtension:
            Phrase("Extension de la procédure à cette entreprise", "Proceeding extended to this company")
        case .procConversion: Phrase("Conversion de la procédure", "Proceeding converted")
        case .procResolution: Phrase("Résolution du plan", "Plan terminated by the court (résolution du plan)")
        case .procPlanAdopted:
            Phrase("Plan de sauvegarde ou de redressement arrêté", "Safeguard or recovery plan adopted")
        case .procPlanModified: Phrase("Modification du plan", "Plan modified")
        case .procPlanSale: Phrase("Plan de cession arrêté", "Sale plan adopted (plan de cession)")
        case .procConciliationApproved: Phrase("Accord de conciliation homologué", "Conciliation agreement approved")
        case .procProfRecoveryClosed: Phrase("Clôture du rétablissement professionnel", "Professional recovery closed")
        case .procCessationDate:
            Phrase(
                "Modification de la date de cessation des paiements",
                "Date of insolvency changed (cessation des paiements)")
        case .procClaimsList:
            Phrase("Dépôt de l'état des créances", "List of admitted claims filed (état des créances)")
        case .procClosedNoAssets: Phrase("Clôture pour insuffisance d'actif", "Proceeding closed, assets insufficient")
        case .procClosedPaid: Phrase("Clôture pour extinction du passif", "Proceeding closed, debts paid")
        case .procClosedOther: Phrase("Fin de la procédure", "Proceeding ended")
        case .procReopened: Phrase("Reprise de la liquidation judiciaire", "Judicial liquidation reopened")
        case .procAppeal: Phrase("Arrêt de la cour d'appel", "Decision of the court of appeal")
        case .procCorrection: Phrase("Rectification d'un avis publié", "Published notice corrected")
        case .procWithdrawn: Phrase("Annulation d'un avis publié", "Published notice withdrawn")
        case .procSanctionPerson:
            Phrase("Faillite personnelle ou interdiction de gérer", "Personal bankruptcy or ban on managing")
        case .procBureauOpen:
            Phrase("Procédure collective signalée par un bureau", "Insolvency proceeding reported by a bureau")
        case .procBureauClosed:
            Phrase("Fin de procédure signalée par un bureau", "End of proceeding reported by a bureau")
        case .ownShareholderChange: Phrase("Changement d'actionnaires", "Change of shareholders")
        case .ownShareholderMajority: Phrase("Changement de contrôle", "Change of control")
        case .ownThresholdCrossed: Phrase("Franchissement de seuil déclaré", "Crossing of a holding threshold declared")
        case .ownUboChange: Phrase("Changement de bénéficiaires effectifs", "Change of beneficial owners")
        case .ownCapitalReduction: Phrase("Réduction de capital", "Capital reduction")
        case .ownCapitalIncrease: Phrase("Augmentation de capital", "Capital increase")
        case .ownCapitalChange: Phrase("Modification du capital", "Change of capital")
        case .ownCapitalVariable: Phrase("Mouvement d'un capital variable", "Variable capital moved")
        case .ownEquityBelowHalf:
            Phrase("Capitaux propres inférieurs à la moitié du capital", "Equity below half of the share capital")
        case .ownEquityRestored: Phrase("Capitaux propres reconstitués", "Equity rebuilt")
        case .mgmtOfficerAdded: Phrase("Arrivée d'un dirigeant", "Officer appointed")
        case .mgmtOfficerLeft: Phrase("Départ d'un dirigeant", "Officer left")
        case .mgmtOfficerReplaced: Phrase("Remplacement d'un dirigeant", "Officer replaced")
        case .mgmtOfficerChange: Phrase("Modification de la direction", "Change of management")
        case .mgmtAuditorLeft: Phrase("Départ du commissaire aux comptes", "Statutory auditor left")
        case .idName: Phrase("Changement de dénomination", "Change of name")
        case .idLegalForm: Phrase("Changement de forme juridique", "Change of legal form")
        case .idBrand: Phrase("Changement d'enseigne ou de nom commercial", "Change of trade name")
        case .idSeatMoved: Phrase("Transfert du siège", "Registered office moved")
        case .idActivity: Phrase("Changement d'activité", "Change of activity")
        case .idEstablishmentOpened: Phrase("Ouverture d'un établissement", "Establishment opened")
        case .idEstablishmentClosed: Phrase("Fermeture d'un établissement", "Establishment closed")
        case .idDiffusion: Phrase("Changement du statut de diffusion", "Change of disclosure status")
        case .idModified: Phrase("Modification au registre", "Change in the register")
        case .idMismatch: Phrase("Identité à vérifier", "Identity to be checked")
        case .lifeCreated: Phrase("Création de l'entreprise", "Company created")
        case .lifeRegistered: Phrase("Immatriculation", "Registration")
        case .lifeDormant: Phrase("Mise en sommeil", "Company dormant")
        case .lifeResumed: Phrase("Reprise d'activité", "Activity resumed")
        case .lifeCeased: Phrase("Cessation d'activité", "Activity ceased")
        case .lifeReactivated: Phrase("Entreprise de nouveau active", "Company active again")
        case .lifeDissolved: Phrase("Dissolution amiable", "Amicable dissolution")
        case .lifeTup:
            Phrase(
                "Dissolution par transmission universelle du patrimoine",
                "Dissolution by universal transfer of assets (TUP)")
        case .lifeMergerProject:
            Phrase("Projet de fusion, de scission ou d'apport", "Merger, demerger or contribution planned")
        case .lifeMergerDone: Phrase("Fusion, scission ou apport réalisé", "Merger, demerger or contribution done")
        case .lifeStruckOff: Phrase("Radiation du registre", "Struck off the register")
        case .lifeStruckOffReversed: Phrase("Radiation rapportée", "Strike-off reversed")
        case .lifeFundSold:
            Phrase("Vente du fonds de commerce par notre client", "Business sold by our client (fonds de commerce)")
        case .lifeFundBought: Phrase("Achat d'un fonds de commerce par notre client", "Business bought by our client")
        case .lifeFundLeased: Phrase("Mise en location-gérance du fonds", "Business put under lease (location-gérance)")
        case .lifeFundLeaseEnd: Phrase("Fin de la location-gérance", "Lease of the business ended")
        case .lifeFundContributed: Phrase("Apport du fonds à une société", "Business contributed to a company")
        case .accFiled: Phrase("Dépôt des comptes annuels", "Annual accounts filed")
        case .accConfidential: Phrase("Comptes déposés avec confidentialité", "Accounts filed as confidential")
        case .accLate: Phrase("Comptes annuels en retard", "Annual accounts late")
        case .accMissing: Phrase("Comptes annuels non déposés", "Annual accounts not filed")
        case .accDeterioration: Phrase("Dégradation des comptes", "Accounts deteriorated")
        case .riskRatingDown: Phrase("Baisse de la note", "Rating downgraded")
        case .riskRatingUp: Phrase("Hausse de la note", "Rating upgraded")
        case .riskRatingLost: Phrase("Note retirée", "Rating withdrawn")
        case .riskRatingRescaled: Phrase("Changement d'échelle de notation", "Rating scale changed")
        case .riskLimitDown: Phrase("Baisse de la limite de crédit conseillée", "Recommended credit limit cut")
        case .riskLimitZero:
            Phrase("Limite de crédit conseillée ramenée à zéro", "Recommended credit limit cut to zero")
        case .riskCoverGranted: Phrase("Garantie accordée ou augmentée", "Cover granted or increased")
        case .riskCoverReduced: Phrase("Garantie réduite", "Cover reduced")
        case .riskCoverWithdrawn: Phrase("Garantie résiliée", "Cover withdrawn")
        case .riskCoverRefused: Phrase("Garantie refusée", "Cover refused")
        case .riskCoverExpiring: Phrase("Garantie à échéance", "Cover about to end")
        case .riskPaymentSlower: Phrase("Paiements plus lents", "Payments slower")
        case .expOverLimit: Phrase("Encours au-dessus du plafond", "Outstanding above the limit")
        case .expOverdue: Phrase("Factures échues", "Invoices overdue")
        case .diversNotice: Phrase("Annonce diverse", "Miscellaneous notice")
        }
    }
}

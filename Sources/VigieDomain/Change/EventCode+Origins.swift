/// Where an event may come from.
package enum EventOrigin: String, Hashable, Sendable, CaseIterable {
    /// BODACC A (sales, creations, insolvency), B (modifications, strikings), C (accounts).
    case gazetteA = "BODACC A"
    case gazetteB = "BODACC B"
    case gazetteC = "BODACC C"
    case companySearch = "recherche-entreprises"
    case sirene
    case rne
    case bureau = "json"
    case pappers
    case infogreffe
    case regulated = "info-financiere"
    case insurer = "file cover"
    case scores = "file rating"
    case ledger = "file ledger"
    /// Follows from what is known and from the date.
    case calendar
    /// Vigie's own comparison of what it was told.
    case product = "vigie"
}

extension EventCode {
    /// The sources that can tell it.
    package var origins: [EventOrigin] {
        switch self {
        case .procOpenLiquidation, .procOpenRecovery, .procOpenSafeguard, .procOpenAccelerated, .procOpenUnknown,
            .procOpenProfRecovery, .procOrgans, .procFiling, .procOther, .procExtension, .procConversion,
            .procResolution, .procPlanAdopted, .procPlanModified, .procPlanSale, .procConciliationApproved,
            .procProfRecoveryClosed, .procCessationDate, .procClaimsList, .procClosedNoAssets, .procClosedPaid,
            .procClosedOther, .procReopened, .procAppeal, .procSanctionPerson, .lifeCreated, .lifeRegistered,
            .lifeFundSold, .lifeFundBought, .lifeFundContributed, .diversNotice:
            [.gazetteA]
        case .procCorrection, .procWithdrawn: [.gazetteA, .gazetteB, .gazetteC]
        case .procBureauOpen, .procBureauClosed: [.bureau, .pappers]
        case .ownShareholderChange, .ownShareholderMajority: [.bureau, .infogreffe]
        case .ownThresholdCrossed: [.regulated]
        case .ownUboChange: [.rne, .pappers]
        case .ownCapitalReduction, .ownCapitalIncrease: [.gazetteB, .rne, .pappers, .infogreffe]
        case .ownCapitalChange: [.gazetteB, .rne, .pappers, .infogreffe]
        case .ownCapitalVariable: [.rne, .pappers]
        case .ownEquityBelowHalf, .ownEquityRestored, .lifeDormant, .lifeResumed, .lifeDissolved, .lifeMergerProject,
            .lifeMergerDone, .lifeStruckOff, .lifeStruckOffReversed, .idBrand, .idModified, .mgmtOfficerChange:
            [.gazetteB]
        case .lifeTup, .lifeFundLeased, .lifeFundLeaseEnd: [.gazetteA, .gazetteB]
        case .mgmtOfficerAdded, .mgmtOfficerLeft, .mgmtOfficerReplaced: [.companySearch, .rne, .pappers]
        case .mgmtAuditorLeft: [.gazetteB, .rne]
        case .idName, .idLegalForm, .idSeatMoved, .idActivity: [.gazetteB, .companySearch, .sirene, .rne, .pappers]
        case .idEstablishmentOpened, .idEstablishmentClosed: [.gazetteB, .rne]
        case .idDiffusion: [.companySearch, .sirene, .rne]
        case .idMismatch: [.product]
        case .lifeCeased, .lifeReactivated: [.companySearch, .sirene, .rne, .pappers]
        case .accFiled, .accConfidential: [.gazetteC, .pappers, .rne]
        case .accLate, .accMissing: [.calendar]
        case .accDeterioration: [.pappers]
        case .riskRatingDown, .riskRatingUp, .riskRatingLost, .riskRatingRescaled, .riskLimitDown, .riskLimitZero:
            [.bureau, .pappers, .scores]
        case .riskCoverGranted, .riskCoverReduced, .riskCoverWithdrawn, .riskCoverRefused: [.insurer]
        case .riskCoverExpiring: [.calendar]
        case .riskPaymentSlower, .expOverLimit, .expOverdue: [.ledger]
        }
    }
}

/// What each event weighs and whom it concerns before any rule of the configuration speaks. These are choices of the
/// product, not facts (`domain.md` section 3); a routing rule changes them.
extension EventCode {
    /// How soon someone must act, before the exposure of the client raises it.
    package var severity: Severity {
        switch self {
        case .procOpenLiquidation, .procOpenRecovery, .procOpenSafeguard, .procOpenAccelerated,
            .procOpenUnknown, .procOpenProfRecovery, .procExtension, .procConversion, .procResolution,
            .procBureauOpen, .riskCoverReduced, .riskCoverWithdrawn,
            .riskCoverRefused, .lifeDissolved, .lifeTup, .lifeFundSold:
            .critical
        case .procPlanAdopted, .procPlanModified, .procPlanSale, .procConciliationApproved,
            .procProfRecoveryClosed, .procCessationDate, .procReopened, .procAppeal, .procCorrection,
            .procWithdrawn, .procSanctionPerson, .ownShareholderMajority, .ownCapitalReduction,
            .ownEquityBelowHalf, .idMismatch, .lifeDormant, .lifeCeased, .lifeMergerProject, .lifeStruckOff,
            .lifeFundLeased, .lifeFundLeaseEnd, .lifeFundContributed, .accMissing, .riskLimitZero, .expOverLimit:
            .high
        case .procOrgans, .procClaimsList, .procClosedNoAssets, .procBureauClosed, .ownShareholderChange,
            .ownCapitalChange, .mgmtOfficerLeft, .mgmtOfficerReplaced, .mgmtOfficerChange, .idSeatMoved,
            .idEstablishmentClosed, .idModified, .lifeReactivated, .lifeMergerDone, .riskRatingDown,
            .riskRatingLost, .riskLimitDown, .ownThresholdCrossed, .ownUboChange, .mgmtAuditorLeft, .accLate,
            .accDeterioration, .riskCoverExpiring, .riskPaymentSlower, .expOverdue, .diversNotice:
            .medium
        case .procFiling, .procOther, .procClosedPaid, .procClosedOther, .ownEquityRestored,
            .mgmtOfficerAdded, .idName, .idLegalForm, .idBrand, .idActivity, .lifeResumed, .accFiled,
            .accConfidential:
            .low
        case .ownCapitalIncrease, .idEstablishmentOpened, .idDiffusion, .lifeCreated, .lifeRegistered,
            .lifeStruckOffReversed, .lifeFundBought, .riskRatingUp, .riskRatingRescaled, .ownCapitalVariable,
            .riskCoverGranted:
            .info
        }
    }

    /// Who is told when no rule says otherwise.
    package var audience: Audience {
        switch self {
        case .procOpenLiquidation, .procOpenRecovery, .procOpenSafeguard, .procOpenAccelerated,
            .procConversion, .procResolution, .procPlanSale, .procClosedPaid, .procClosedOther,
            .procCorrection, .procWithdrawn, .procBureauOpen, .ownShareholderChange,
            .ownShareholderMajority, .mgmtOfficerAdded, .mgmtOfficerLeft, .mgmtOfficerReplaced,
            .mgmtOfficerChange, .idSeatMoved, .lifeDormant, .lifeResumed, .lifeCeased, .lifeReactivated,
            .lifeDissolved, .lifeMergerProject, .lifeMergerDone, .lifeFundSold, .ownThresholdCrossed,
            .riskCoverReduced, .riskCoverWithdrawn, .riskCoverRefused, .riskPaymentSlower, .expOverLimit,
            .expOverdue:
            .everyone
        case .procOpenUnknown, .procOpenProfRecovery, .procOrgans, .procFiling, .procOther, .procExtension,
            .procPlanAdopted, .procPlanModified, .procConciliationApproved, .procProfRecoveryClosed,
            .procCessationDate, .procClaimsList, .procClosedNoAssets, .procReopened, .procAppeal,
            .procSanctionPerson, .procBureauClosed, .ownCapitalReduction, .ownCapitalChange,
            .ownEquityBelowHalf, .ownEquityRestored, .idDiffusion, .idModified, .idMismatch, .lifeTup,
            .lifeStruckOff, .lifeStruckOffReversed, .lifeFundLeased, .lifeFundLeaseEnd, .lifeFundContributed,
            .accFiled, .accConfidential, .riskRatingDown, .riskRatingUp, .riskRatingLost,
            .riskRatingRescaled, .riskLimitDown, .riskLimitZero, .ownUboChange, .mgmtAuditorLeft, .accLate,
            .accMissing, .accDeterioration, .riskCoverGranted, .riskCoverExpiring, .diversNotice:
            .creditManager
        case .ownCapitalIncrease, .idName, .idLegalForm, .idBrand, .idActivity, .idEstablishmentOpened,
            .idEstablishmentClosed, .lifeCreated, .lifeRegistered, .lifeFundBought,
            .ownCapitalVariable:
            .accountManager
        }
    }

    /// The side of the client's status that it belongs to.
    package var facet: Facet {
        switch self {
        case .ownEquityBelowHalf, .ownEquityRestored, .accFiled, .accConfidential, .accLate, .accMissing,
            .accDeterioration:
            .accounts
        case .idName, .idLegalForm, .idBrand, .idSeatMoved, .idActivity, .idEstablishmentOpened,
            .idEstablishmentClosed, .idDiffusion, .idModified, .idMismatch:
            .identity
        case .lifeCreated, .lifeRegistered, .lifeDormant, .lifeResumed, .lifeCeased, .lifeReactivated,
            .lifeDissolved, .lifeTup, .lifeMergerProject, .lifeMergerDone, .lifeStruckOff,
            .lifeStruckOffReversed, .lifeFundSold, .lifeFundBought, .lifeFundLeased, .lifeFundLeaseEnd,
            .lifeFundContributed, .diversNotice:
            .life
        case .mgmtOfficerAdded, .mgmtOfficerLeft, .mgmtOfficerReplaced, .mgmtOfficerChange,
            .mgmtAuditorLeft:
            .officers
        case .procOpenLiquidation, .procOpenRecovery, .procOpenSafeguard, .procOpenAccelerated,
            .procOpenUnknown, .procOpenProfRecovery, .procOrgans, .procFiling, .procOther, .procExtension,
            .procConversion, .procResolution, .procPlanAdopted, .procPlanModified, .procPlanSale,
            .procConciliationApproved, .procProfRecoveryClosed, .procCessationDate, .procClaimsList,
            .procClosedNoAssets, .procClosedPaid, .procClosedOther, .procReopened, .procAppeal,
            .procCorrection, .procWithdrawn, .procSanctionPerson, .procBureauOpen,
            .procBureauClosed:
            .proceedings
        case .riskRatingDown, .riskRatingUp, .riskRatingLost, .riskRatingRescaled, .riskLimitDown,
            .riskLimitZero:
            .rating
        case .ownShareholderChange, .ownShareholderMajority, .ownCapitalReduction, .ownCapitalIncrease,
            .ownCapitalChange, .ownCapitalVariable, .ownThresholdCrossed:
            .shareholders
        case .ownUboChange:
            .owners
        case .riskCoverGranted, .riskCoverReduced, .riskCoverWithdrawn, .riskCoverRefused, .riskCoverExpiring:
            .cover
        case .riskPaymentSlower, .expOverLimit, .expOverdue:
            .ledger
        }
    }
}

/// What each event weighs and whom it concerns before any rule of the configuration speaks. These are choices of the
/// product, not facts (`domain.md` section 3); a routing rule changes them.
extension EventCode {
    /// How soon someone must act, before the exposure of the client raises it.
    package var severity: Severity {
        switch self {
        case .procOpenLiquidation, .procOpenRecovery, .procOpenSafeguard, .procOpenAccelerated,
            .procOpenUnknown, .procOpenProfRecovery, .procExtension, .procConversion, .procResolution,
            .procBureauOpen, .lifeDissolved, .lifeTup, .lifeFundSold:
            .critical
        case .procPlanAdopted, .procPlanModified, .procPlanSale, .procConciliationApproved,
            .procProfRecoveryClosed, .procCessationDate, .procReopened, .procAppeal, .procCorrection,
            .procWithdrawn, .procSanctionPerson, .ownShareholderMajority, .ownCapitalReduction,
            .ownEquityBelowHalf, .idMismatch, .lifeDormant, .lifeCeased, .lifeMergerProject, .lifeStruckOff,
            .lifeFundLeased, .lifeFundLeaseEnd, .lifeFundContributed, .riskLimitZero:
            .high
        case .procOrgans, .procClaimsList, .procClosedNoAssets, .procBureauClosed, .ownShareholderChange,
            .ownCapitalChange, .mgmtOfficerLeft, .mgmtOfficerReplaced, .mgmtOfficerChange, .idSeatMoved,
            .idEstablishmentClosed, .idModified, .lifeReactivated, .lifeMergerDone, .riskRatingDown,
            .riskRatingLost, .riskLimitDown, .diversNotice:
            .medium
        case .procFiling, .procOther, .procClosedPaid, .procClosedOther, .ownEquityRestored,
            .mgmtOfficerAdded, .idName, .idLegalForm, .idBrand, .idActivity, .lifeResumed, .accFiled,
            .accConfidential:
            .low
        case .ownCapitalIncrease, .idEstablishmentOpened, .idDiffusion, .lifeCreated, .lifeRegistered,
            .lifeStruckOffReversed, .lifeFundBought, .riskRatingUp, .riskRatingRescaled:
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
            .lifeDissolved, .lifeMergerProject, .lifeMergerDone, .lifeFundSold:
            .everyone
        case .procOpenUnknown, .procOpenProfRecovery, .procOrgans, .procFiling, .procOther, .procExtension,
            .procPlanAdopted, .procPlanModified, .procConciliationApproved, .procProfRecoveryClosed,
            .procCessationDate, .procClaimsList, .procClosedNoAssets, .procReopened, .procAppeal,
            .procSanctionPerson, .procBureauClosed, .ownCapitalReduction, .ownCapitalChange,
            .ownEquityBelowHalf, .ownEquityRestored, .idDiffusion, .idModified, .idMismatch, .lifeTup,
            .lifeStruckOff, .lifeStruckOffReversed, .lifeFundLeased, .lifeFundLeaseEnd, .lifeFundContributed,
            .accFiled, .accConfidential, .riskRatingDown, .riskRatingUp, .riskRatingLost,
            .riskRatingRescaled, .riskLimitDown, .riskLimitZero, .diversNotice:
            .creditManager
        case .ownCapitalIncrease, .idName, .idLegalForm, .idBrand, .idActivity, .idEstablishmentOpened,
            .idEstablishmentClosed, .lifeCreated, .lifeRegistered, .lifeFundBought:
            .accountManager
        }
    }

    /// The side of the client's status that it belongs to.
    package var facet: Facet {
        switch self {
        case .ownEquityBelowHalf, .ownEquityRestored, .accFiled, .accConfidential:
            .accounts
        case .idName, .idLegalForm, .idBrand, .idSeatMoved, .idActivity, .idEstablishmentOpened,
            .idEstablishmentClosed, .idDiffusion, .idModified, .idMismatch:
            .identity
        case .lifeCreated, .lifeRegistered, .lifeDormant, .lifeResumed, .lifeCeased, .lifeReactivated,
            .lifeDissolved, .lifeTup, .lifeMergerProject, .lifeMergerDone, .lifeStruckOff,
            .lifeStruckOffReversed, .lifeFundSold, .lifeFundBought, .lifeFundLeased, .lifeFundLeaseEnd,
            .lifeFundContributed, .diversNotice:
            .life
        case .mgmtOfficerAdded, .mgmtOfficerLeft, .mgmtOfficerReplaced, .mgmtOfficerChange:
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
            .ownCapitalChange:
            .shareholders
        }
    }
}

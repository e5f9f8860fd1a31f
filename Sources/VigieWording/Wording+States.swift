package import VigieDomain

/// Where a proceeding stands, in the law's words; English keeps the French term beside its own.
extension Wording {
    package func state(_ state: ProceedingState) -> String {
        switch state {
        case .none: say("aucune procédure connue", "no known proceeding")
        case .conciliationPublic: say("accord de conciliation homologué", "approved conciliation agreement")
        case .safeguardObservation: say("sauvegarde, période d'observation", "safeguard, observation period")
        case .safeguardAccelerated: say("sauvegarde accélérée", "accelerated safeguard")
        case .recoveryObservation:
            say(
                "redressement judiciaire, période d'observation",
                "judicial reorganisation (redressement judiciaire), observation period")
        case .liquidation: say("liquidation judiciaire", "judicial liquidation (liquidation judiciaire)")
        case .crisisExit: say("traitement de sortie de crise", "crisis-exit procedure")
        case .professionalRecovery: say("rétablissement professionnel", "professional recovery")
        case .planSafeguard: say("plan de sauvegarde en cours", "safeguard plan in progress")
        case .planRecovery: say("plan de redressement en cours", "recovery plan in progress")
        case .planSale: say("plan de cession", "sale plan")
        case .closedPaid: say("clôturée pour extinction du passif", "closed, debts paid")
        case .closedNoAssets: say("clôturée pour insuffisance d'actif", "closed, assets insufficient")
        case .closedOther: say("procédure terminée", "proceeding ended")
        case .void: say("procédure annulée", "proceeding annulled")
        case .openUnknown: say("procédure ouverte, nature à vérifier", "proceeding open, kind to be checked")
        }
    }

    /// For subjects: `LJ`, `RJ`.
    package func shortState(_ state: ProceedingState) -> String {
        switch state {
        case .liquidation: say("LJ", "liquidation")
        case .recoveryObservation: say("RJ", "reorganisation")
        case .safeguardObservation: say("sauvegarde", "safeguard")
        case .none, .conciliationPublic, .safeguardAccelerated, .crisisExit, .professionalRecovery, .planSafeguard,
            .planRecovery, .planSale, .closedPaid, .closedNoAssets, .closedOther, .void, .openUnknown:
            self.state(state)
        }
    }
}

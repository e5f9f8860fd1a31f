/// Where one proceeding stands (`domain.md` section 1). The raw values are the stable names of `vigie read`.
package enum ProceedingState: String, Hashable, Sendable, Codable, CaseIterable {
    case none
    case conciliationPublic = "conciliation_public"
    /// Sauvegarde, période d'observation.
    case safeguardObservation = "safeguard_obs"
    case safeguardAccelerated = "safeguard_accel"
    /// Redressement judiciaire, période d'observation.
    case recoveryObservation = "recovery_obs"
    /// Liquidation judiciaire.
    case liquidation
    /// Traitement de sortie de crise (2021 to 2023).
    case crisisExit = "crisis_exit"
    /// Rétablissement professionnel.
    case professionalRecovery = "prof_recovery"
    case planSafeguard = "plan_safeguard"
    /// Plan de redressement (de continuation).
    case planRecovery = "plan_recovery"
    /// Plan de cession.
    case planSale = "plan_sale"
    case closedPaid = "closed_paid"
    case closedNoAssets = "closed_no_assets"
    case closedOther = "closed_other"
    case void
    /// Something is open and its kind could not be read: alerted, never dropped.
    case openUnknown = "open_unknown"

    /// Whether a court still has the company in hand.
    package var isOpen: Bool {
        switch self {
        case .safeguardObservation, .safeguardAccelerated, .recoveryObservation, .liquidation, .crisisExit,
            .professionalRecovery, .planSafeguard, .planRecovery, .planSale, .openUnknown:
            true
        case .none, .conciliationPublic, .closedPaid, .closedNoAssets, .closedOther, .void: false
        }
    }
}

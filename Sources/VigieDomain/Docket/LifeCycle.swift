/// Which states may follow which in one proceeding (`domain.md` section 1). Any other pair is kept, told and flagged for
/// review: a missing earlier notice is the usual cause.
package enum LifeCycle {
    package static func allows(_ before: ProceedingState, _ after: ProceedingState) -> Bool {
        // Anything may be withdrawn; what is open without a name may turn out to be anything.
        if after == .void || before == .openUnknown { return true }
        return next[before]?.contains(after) ?? false
    }

    private static let openings: Set<ProceedingState> = [
        .safeguardObservation, .safeguardAccelerated, .recoveryObservation, .liquidation, .crisisExit,
        .professionalRecovery,
    ]

    private static let closed: Set<ProceedingState> = [.closedPaid, .closedNoAssets, .closedOther]

    private static let next: [ProceedingState: Set<ProceedingState>] = [
        .none: openings.union([.conciliationPublic, .openUnknown]),
        .conciliationPublic: openings,
        .safeguardObservation: [.planSafeguard, .recoveryObservation, .liquidation, .closedOther],
        .safeguardAccelerated: [.planSafeguard, .closedOther],
        .recoveryObservation: [.planRecovery, .planSale, .liquidation, .closedOther],
        .planSafeguard: [.planSafeguard, .closedOther, .recoveryObservation, .liquidation, .openUnknown],
        .planRecovery: [.planRecovery, .closedOther, .liquidation, .recoveryObservation, .openUnknown],
        .planSale: closed.union([.liquidation]),
        .liquidation: [.planSale, .closedPaid, .closedNoAssets],
        .closedNoAssets: [.liquidation],
        .professionalRecovery: [.closedOther, .liquidation],
        .crisisExit: [.planRecovery, .recoveryObservation, .liquidation],
    ]
}

extension ProceedingState {
    /// How much a state threatens the supplier, to name the gravest of several proceedings.
    var gravity: Int {
        switch self {
        case .liquidation: 10
        case .openUnknown: 9
        case .recoveryObservation: 8
        case .planSale: 7
        case .professionalRecovery: 6
        case .crisisExit: 5
        case .safeguardAccelerated, .safeguardObservation: 4
        case .planRecovery: 3
        case .planSafeguard: 2
        case .conciliationPublic: 1
        case .none, .closedPaid, .closedNoAssets, .closedOther, .void: 0
        }
    }
}

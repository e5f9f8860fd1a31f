import VigieDomain

/// A kind of proceeding, as the words of a judgment name it.
enum Proceeding: CaseIterable, Sendable {
    case liquidation, recovery, accelerated, safeguard, professionalRecovery

    /// Longest first: "sauvegarde accélérée" is also a "sauvegarde".
    var names: [Phrase] {
        switch self {
        case .liquidation:
            ["liquidation judiciaire", "liquidation des biens", "liquidation immediate|simplifiee", "liquidation"]
        case .recovery: ["redressement judiciaire", "redressement"]
        case .accelerated: ["sauvegarde (financiere)? acceleree"]
        case .safeguard: ["sauvegarde"]
        case .professionalRecovery: ["retablissement professionnel"]
        }
    }

    var state: ProceedingState {
        switch self {
        case .liquidation: .liquidation
        case .recovery: .recoveryObservation
        case .accelerated: .safeguardAccelerated
        case .safeguard: .safeguardObservation
        case .professionalRecovery: .professionalRecovery
        }
    }
}

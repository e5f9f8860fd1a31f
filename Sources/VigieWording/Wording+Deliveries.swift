package import VigieEngine

/// Where a message stands.
extension Wording {
    package func deliveryState(_ state: Delivery.State) -> String {
        switch state {
        case .pending: say("en attente", "waiting")
        case .delivered: say("remis", "delivered")
        case .refused: say("refusé", "refused")
        case .parked: say("mis de côté", "parked")
        case .expired: say("abandonné après le dernier essai", "given up after the last attempt")
        }
    }
}

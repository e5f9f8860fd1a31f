import VigieDomain

/// Why someone is told, in the reader's language. The journal keeps the neutral form of the routing table; a reason that
/// is not of its making (an older or a newer Vigie) is shown as it is.
extension Wording {
    package func reason(_ neutral: String) -> String {
        guard let reasons = RoutingReason.read(neutral) else { return neutral }
        return reasons.map(words).joined(separator: say(" ; ", "; "))
    }

    private func words(_ reason: RoutingReason) -> String {
        switch reason {
        case .corrects: say("prévenu auparavant de ce que ceci corrige", "told before of what this corrects")
        case .muted(let day):
            say("client mis en sourdine jusqu'au \(date(day))", "client muted until \(date(day))")
        case .belowMinimum(let severity, let minimum):
            say(
                "niveau \(self.severity(severity)), sous le minimum du client (\(self.severity(minimum)))",
                "severity \(self.severity(severity)), below the client's minimum (\(self.severity(minimum)))")
        case .route(let origin, let end):
            end.map { labelled(words(origin), words($0)) } ?? words(origin)
        }
    }

    private func words(_ origin: RoutingReason.Origin) -> String {
        switch origin {
        case .rule(let name): say("règle ", "rule ") + quoted(Plain.name(name, limit: 120))
        case .threshold(let text):
            say("seuil fixé pour ce client ", "threshold set for this client ")
                + quoted(Plain.name(language == .french ? text.replacing("limit<", with: "limite<") : text, limit: 120))
        case .possibleMatch:
            say(
                "correspondance possible, pour le seul responsable crédit",
                "possible match, for the credit manager only")
        case .audience(.accountManager):
            say("fait qui concerne le chargé de compte", "an event for the account manager")
        case .audience(.creditManager):
            say("fait qui concerne le responsable crédit", "an event for the credit manager")
        case .audience(.everyone): say("fait qui concerne chacun", "an event for everyone")
        }
    }

    private func words(_ end: RoutingReason.End) -> String {
        switch end {
        case .role(let role): say("en tant que ", "as ") + words(role)
        case .fallback(let role):
            say(
                "adresse de secours, car le client n'a pas de \(words(role))",
                "fallback address, as the client has no \(words(role))")
        case .noAddress(let role):
            say(
                "le client n'a pas de \(words(role)), et il n'y a pas d'adresse de secours",
                "the client has no \(words(role)), and there is no fallback address")
        case .nobody: say("ne prévient personne", "tells nobody")
        case .history:
            say(
                "le niveau « info » reste dans l'historique", "severity info stays in the history")
        }
    }

    private func words(_ role: RoutingReason.Role) -> String {
        switch role {
        case .accountManager: say("chargé de compte", "account manager")
        case .creditManager: say("responsable crédit", "credit manager")
        }
    }
}

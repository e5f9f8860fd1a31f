import VigieDomain

/// Proves that every client's route ends at an address, and that the rules speak of someone who is in the lists.
struct RouteCheck {
    let file: String
    let routing: RoutingTable

    /// Clients named one by one; the others are counted.
    private static let namedAtMost = 20

    func findings(for clients: [Client]) -> [Finding] { deadEnds(clients) + idleRules(clients) }

    private func deadEnds(_ clients: [Client]) -> [Finding] {
        let lost = clients.compactMap { client -> (Client, [EventCode])? in
            let codes = routing.endsSomewhere(for: client)
            return codes.isEmpty ? nil : (client, codes)
        }
        var findings = lost.prefix(RouteCheck.namedAtMost).map { client, codes in
            let shown = codes.prefix(3).map(\.rawValue).joined(separator: ", ") + (codes.count > 3 ? "…" : "")
            let name = "\(client.name) (\(client.key.display))"
            return Finding(
                file, code: "routes.no_address",
                french:
                    "« \(name) » : personne n'a d'adresse pour \(codes.count) fait(s) (\(shown)). Remplissez le responsable dans la liste, ou « fallback » dans les réglages.",
                english:
                    "\"\(name)\": nobody has an address for \(codes.count) event(s) (\(shown)). Fill in the manager in the watchlist, or \"fallback\" in the settings."
            )
        }
        if lost.count > findings.count {
            findings.append(
                Finding(
                    file, code: "routes.no_address",
                    french: "et \(lost.count - findings.count) autres clients sans adresse.",
                    english: "and \(lost.count - findings.count) more clients without an address."))
        }
        return findings
    }

    /// A rule for a tag, a portfolio or a manager that no client has is most often a slip of the hand.
    private func idleRules(_ clients: [Client]) -> [Finding] {
        guard !clients.isEmpty else { return [] }
        let tags = Set(clients.flatMap(\.tags).map { $0.lowercased() })
        let portfolios = Set(clients.flatMap(\.accounts).map { $0.portfolio.lowercased() })
        let managers = Set(clients.flatMap(\.accounts).compactMap { $0.manager?.email.text.lowercased() })
        return routing.rules.flatMap { rule in
            let asked =
                rule.conditions.tags.map { ("tag", $0, tags) }
                + rule.conditions.portfolios.map { ("portfolio", $0, portfolios) }
                + rule.conditions.managers.map { ("manager", $0.text, managers) }
            return asked.filter { !$0.2.contains($0.1.lowercased()) }.map { kind, value, _ in
                Finding(
                    file, isError: false, code: "routes.nobody_matches",
                    french:
                        "la règle « \(rule.name) » demande \(kind) « \(value) », que n'a aucun client des listes. Vérifiez l'orthographe.",
                    english:
                        "rule \"\(rule.name)\" asks for \(kind) \"\(value)\", which no client of the watchlists has. Check the spelling."
                )
            }
        }
    }
}

package import VigieDomain

/// Names of closed sets: sides of a client, parts played in a notice, office-holders, channels, cadences.
extension Wording {
    package func facet(_ facet: Facet) -> String {
        switch facet {
        case .identity: say("identité", "identity")
        case .life: say("vie de l'entreprise", "life of the company")
        case .officers: say("dirigeants", "officers")
        case .shareholders: say("actionnaires et capital", "shareholders and capital")
        case .proceedings: say("procédures collectives", "insolvency proceedings")
        case .rating: say("notation", "rating")
        case .accounts: say("comptes annuels", "annual accounts")
        case .capital: say("capital social", "share capital")
        case .owners: say("bénéficiaires effectifs", "beneficial owners")
        case .establishments: say("établissements", "establishments")
        case .cover: say("assurance-crédit", "credit insurance")
        case .ledger: say("encours", "outstanding")
        }
    }

    package func role(_ role: NoticeRole) -> String {
        switch role {
        case .debtor: say("débiteur", "debtor")
        case .subject: say("entreprise concernée", "company concerned")
        case .seller: say("vendeur", "seller")
        case .buyer: say("acquéreur", "buyer")
        case .lessor: say("bailleur du fonds", "lessor of the business")
        case .lessee: say("locataire-gérant", "lessee of the business")
        case .formerOperator: say("précédent exploitant", "former operator")
        case .mentioned: say("citée dans l'avis", "named in the notice")
        }
    }

    /// The law's word for an office-holder; English readers get both.
    package func office(_ role: String) -> String {
        let clean = Plain.line(role, limit: 80)
        guard language == .english else { return clean }
        let english: String? =
            switch clean.lowercased() {
            case "liquidateur", "liquidateur judiciaire": "liquidator"
            case "mandataire", "mandataire judiciaire": "creditors' representative"
            case "administrateur", "administrateur judiciaire": "administrator"
            case "juge-commissaire": "supervising judge"
            case "commissaire à l'exécution du plan": "supervisor of the plan"
            default: nil
            }
        return english.map { "\($0) (\(clean))" } ?? clean
    }

    package func channel(_ channel: ChannelKind) -> String {
        switch channel {
        case .email: say("courriel", "email")
        case .webhook: say("webhook", "webhook")
        }
    }

    package func cadence(_ cadence: Cadence) -> String {
        switch cadence {
        case .atOnce: say("immédiat", "at once")
        case .daily: say("synthèse quotidienne", "daily digest")
        case .weekly: say("synthèse hebdomadaire", "weekly digest")
        }
    }

    /// A person's name with the address, or an endpoint by its name.
    package func recipient(_ recipient: Recipient) -> String {
        switch recipient {
        case .person(let person):
            person.name.map { "\(Plain.name($0, limit: 80)) (\(person.email))" } ?? person.email.text
        case .endpoint(let name): say("point d'accès ", "endpoint ") + quoted(Plain.name(name, limit: 80))
        }
    }
}

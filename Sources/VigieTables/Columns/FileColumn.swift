/// A column that a file of another program may have. The raw value is its name in the settings, and a header too.
package enum FileColumn: String, Hashable, Sendable, CaseIterable {
    case siren
    case accountCode = "account_code"
    case lei
    case isin
    case country
    case currency
    // The insurer's answer.
    case decision
    case cover
    case coverUntil = "cover_until"
    case insurer
    case policy = "policy_no"
    // A bureau's score.
    case score
    case label
    case recommended = "recommended_limit"
    case ratedOn = "rated_on"
    // Our own books.
    case limit
    case outstanding
    case outstandingDate = "outstanding_date"
    case overdue
    case openOrders = "open_orders"
    case deposits
    case daysLate = "days_late"

    /// By which a row is matched to a client.
    package static let keys: [FileColumn] = [.siren, .accountCode, .lei, .isin]

    /// Headers met in such files, the first being the one that we advise. Where a watchlist has the same column, its words
    /// are known here too.
    package func headers(in content: FileContent) -> [String] {
        switch (self, content) {
        case (.siren, .cover): WatchlistColumn.siren.headers + ["SIREN acheteur", "Identifiant acheteur", "Buyer ID"]
        case (.cover, .cover):
            WatchlistColumn.cover.headers + [
                "Limite", "Limite de crédit", "Limite accordée", "Montant accordé", "Montant de la limite", "Plafond",
                "Encours garanti", "Credit limit", "Limit", "Approved amount", "Granted amount", "Cover amount",
            ]
        case (.coverUntil, .cover):
            WatchlistColumn.coverUntil.headers + [
                "Date de fin", "Fin de validité", "Date d'échéance", "Échéance", "Valable jusqu'au",
                "Date d'expiration",
                "Expiry date", "Valid until", "End date",
            ]
        case (.recommended, .rating):
            [
                "Limite conseillée", "Limite recommandée", "Encours conseillé", "Plafond conseillé", "Limite de crédit",
                "Recommended limit", "Credit limit",
            ]
        default: words
        }
    }

    private var words: [String] {
        switch self {
        case .siren: WatchlistColumn.siren.headers
        case .accountCode: WatchlistColumn.accountCode.headers
        case .lei: WatchlistColumn.lei.headers
        case .isin: WatchlistColumn.isin.headers
        case .country: WatchlistColumn.country.headers
        case .currency: WatchlistColumn.currency.headers
        case .decision: ["Décision", "Statut", "État", "Réponse", "Decision", "Status"]
        case .cover: WatchlistColumn.cover.headers
        case .coverUntil: WatchlistColumn.coverUntil.headers
        case .insurer: WatchlistColumn.insurer.headers
        case .policy: WatchlistColumn.policy.headers
        case .score: ["Score", "Note", "Notation", "Cotation", "Rating", "Grade"]
        case .label: ["Libellé du score", "Libellé de la note", "Classe de risque", "Score label", "Rating label"]
        case .recommended: []
        case .ratedOn:
            ["Date du score", "Date score", "Date de la note", "Date de notation", "Rating date", "Score date"]
        case .limit: WatchlistColumn.limit.headers
        case .outstanding: WatchlistColumn.outstanding.headers
        case .outstandingDate: WatchlistColumn.outstandingDate.headers
        case .overdue: WatchlistColumn.overdue.headers
        case .openOrders: WatchlistColumn.openOrders.headers
        case .deposits: WatchlistColumn.deposits.headers
        case .daysLate:
            [
                "Retard moyen", "Jours de retard", "Retard moyen (jours)", "Retard de paiement (jours)", "Days late",
                "Average days late", "Days beyond terms",
            ]
        }
    }
}

/// A column that a watchlist may have. The raw value is its internal name, which is accepted as a header too.
package enum WatchlistColumn: String, Hashable, Sendable, CaseIterable {
    case siren
    case accountCode = "account_code"
    case name
    case country
    case postcode
    case accountManager = "account_manager"
    case accountManagerEmail = "account_manager_email"
    case creditManager = "credit_manager"
    case creditManagerEmail = "credit_manager_email"
    case limit
    case outstanding
    case outstandingDate = "outstanding_date"
    case overdue
    case openOrders = "open_orders"
    case deposits
    case currency
    case lei
    case isin
    case thresholds
    case insurer
    case cover
    case coverUntil = "cover_until"
    case policy = "policy_no"
    case terms
    case retentionOfTitle = "rot_clause"
    case tags
    case sources
    case minimumSeverity = "min_severity"
    case start
    case end
    case mutedUntil = "muted_until"
    case note

    /// Headers met in offices, the first being the one that we advise. Case, accents, blanks and punctuation do not
    /// count.
    package var headers: [String] {
        switch self {
        case .siren:
            [
                "SIREN", "N° SIREN", "Numéro SIREN", "No SIREN", "Num SIREN", "Code SIREN", "SIRET", "N° SIRET",
                "Numéro SIRET", "No SIRET", "Num SIRET", "SIREN/SIRET", "SIRET/SIREN", "RCS", "N° RCS", "TVA",
                "N° TVA", "TVA intracom", "TVA intracommunautaire", "N° TVA intracommunautaire", "VAT",
                "VAT number", "Company number", "Registration number", "Identifiant",
            ]
        case .accountCode:
            [
                "Code client", "Compte", "Compte client", "N° client", "Numéro client", "No client", "Num client",
                "N° compte", "N° tiers", "Code tiers", "Tiers", "Code SAP", "Code compte", "Référence client",
                "Réf client", "Account", "Account code", "Account number", "Customer code", "Customer number",
                "Customer ID",
            ]
        case .name:
            [
                "Raison sociale", "Nom", "Nom client", "Nom du client", "Client", "Dénomination", "Société",
                "Entreprise", "Libellé", "Intitulé", "Name", "Company", "Company name", "Customer", "Customer name",
            ]
        case .country: ["Pays", "Code pays", "Country", "Country code"]
        case .postcode: ["Code postal", "CP", "Code post", "Postcode", "Postal code", "Zip", "Zip code"]
        case .accountManager:
            [
                "Commercial", "Chargé de compte", "Chargé de clientèle", "Chargée de compte", "ADV", "Vendeur",
                "Représentant", "Responsable commercial", "Gestionnaire de compte", "Account manager",
                "Sales representative", "Sales rep", "Salesperson",
            ]
        case .accountManagerEmail:
            [
                "Email commercial", "E-mail", "Email", "Mail", "Courriel", "Adresse mail", "Adresse e-mail",
                "Mail commercial", "Mail du commercial", "E-mail du commercial", "Email du commercial",
                "Courriel commercial", "Courriel du commercial", "Adresse mail commercial", "Mail chargé de compte",
                "Email chargé de compte", "E-mail du chargé de compte", "Mail ADV", "Email ADV",
                "Account manager email", "Account manager e-mail", "Sales email",
            ]
        case .creditManager:
            [
                "Credit manager", "Responsable crédit", "Gestionnaire crédit", "Crédit manager", "Crédit",
                "Chargé de recouvrement", "Recouvrement", "Credit controller",
            ]
        case .creditManagerEmail:
            [
                "Email credit manager", "Mail credit manager", "E-mail du credit manager", "Email crédit",
                "Mail crédit", "Courriel crédit", "Email responsable crédit", "Mail responsable crédit",
                "Mail gestionnaire crédit", "Email gestionnaire crédit", "Credit manager email",
                "Credit manager e-mail",
            ]
        case .limit:
            [
                "Plafond", "Limite", "Autorisé", "Plafond autorisé", "Limite de crédit", "Plafond de crédit",
                "Encours autorisé", "Credit limit",
            ]
        case .outstanding:
            ["Encours", "Solde", "Encours client", "Encours TTC", "Solde client", "Balance", "Outstanding balance"]
        case .outstandingDate:
            [
                "Date encours", "Date d'encours", "Date de l'encours", "Encours au", "Date solde", "Date du solde",
                "Outstanding date",
            ]
        case .overdue: ["Échu", "Dont échu", "Encours échu", "Montant échu", "Retard", "Impayés", "Past due"]
        case .openOrders: ["Commandes en cours", "Commandes", "En-cours commandes", "Encours commandes", "Orders"]
        case .deposits: ["Acomptes", "Acompte", "Acomptes versés", "Acomptes reçus", "Down payments"]
        case .currency:
            [
                "Devise", "Monnaie", "Devise du compte", "Devise compte", "Code devise", "Account currency",
                "Currency code",
            ]
        case .lei:
            [
                "LEI", "Code LEI", "N° LEI", "Numéro LEI", "Identifiant LEI", "LEI code", "Legal entity identifier",
            ]
        case .isin: ["ISIN", "Code ISIN", "N° ISIN", "Numéro ISIN", "ISIN code"]
        case .thresholds:
            [
                "Seuil de note", "Seuils de note", "Seuil", "Seuils", "Seuil note", "Seuil de score",
                "Seuil de notation",
                "Note minimale", "Threshold", "Rating threshold", "Rating thresholds", "Score threshold",
            ]
        case .insurer: ["Assureur", "Assureur-crédit", "Assurance-crédit", "Compagnie"]
        case .cover: ["Agrément", "Garantie", "Montant garanti", "Montant agrément", "Couverture", "Insured amount"]
        case .coverUntil:
            [
                "Fin d'agrément", "Fin agrément", "Fin de garantie", "Fin garantie", "Agrément jusqu'au",
                "Garantie jusqu'au", "Échéance agrément", "Échéance garantie",
            ]
        case .policy: ["N° police", "Police", "Numéro de police", "N° de police", "Policy", "Policy number"]
        case .terms:
            [
                "Conditions", "Délai", "Conditions de règlement", "Délai de règlement", "Conditions de paiement",
                "Délai de paiement", "Mode de règlement", "Payment terms",
            ]
        case .retentionOfTitle:
            ["Réserve de propriété", "Clause de réserve de propriété", "RDP", "CRP", "Retention of title"]
        case .tags:
            ["Étiquettes", "Groupe", "Segment", "Stratégique", "Catégorie", "Tag", "Segments", "Groupes", "Group"]
        case .sources: ["Sources", "Source"]
        case .minimumSeverity:
            ["Gravité minimale", "Gravité minimum", "Gravité min", "Seuil d'alerte", "Minimum severity"]
        case .start:
            ["Début", "Début de surveillance", "Début surveillance", "Date de début", "Date début", "Start date"]
        case .end: ["Fin", "Fin de surveillance", "Fin surveillance", "Date de fin", "Date fin", "End date"]
        case .mutedUntil: ["Silence jusqu'au", "En sourdine jusqu'au", "Muet jusqu'au", "Sourdine jusqu'au"]
        case .note: ["Note", "Notes", "Commentaire", "Commentaires", "Remarque", "Observations", "Comment"]
        }
    }

    /// The header that we advise, for sentences.
    package var title: String { headers.first ?? rawValue }
}

extension Vocabulary {
    /// The headers of a watchlist.
    package static let watchlist = Vocabulary(
        WatchlistColumn.allCases.map { Words($0.rawValue, $0.headers) }, keys: [WatchlistColumn.siren.rawValue],
        repeatable: [WatchlistColumn.siren.rawValue],
        naming: [WatchlistColumn.siren, .accountCode].map(\.rawValue))
}

extension TableRow {
    /// - Returns: nil where the file has no such column; an empty text where the row is too short.
    package subscript(column: WatchlistColumn) -> Cell? { self[column.rawValue] }
}

/// The register's codes of offices, in the words of the register's own dictionary.
enum RneRole {
    /// An unknown code stays itself: a change of it is still told.
    static func label(_ code: String) -> String { labels[code] ?? "role \(code)" }

    private static let labels: [String: String] = [
        "11": "Membre", "13": "Contrôleur de gestion", "14": "Contrôleur des comptes",
        "23": "Autre associé majoritaire", "28": "Gérant et associé indéfiniment et solidairement responsable",
        "29": "Gérant et associé indéfiniment responsable", "30": "Gérant", "40": "Liquidateur",
        "41": "Associé unique", "51": "Président du conseil d’administration", "52": "Président du directoire",
        "53": "Directeur général", "55": "Dirigeant à l’étranger d’une personne morale étrangère",
        "56": "Dirigeant en France d’une personne morale étrangère",
        "60": "Président du conseil d’administration et directeur général",
        "61": "Président du conseil de surveillance", "63": "Membre du directoire",
        "64": "Membre du conseil de surveillance", "65": "Administrateur",
        "66": "Personne ayant le pouvoir d’engager à titre habituel la société",
        "67": "Personne ayant le pouvoir d’engager l’établissement",
        "69": "Directeur général unique de SA à directoire", "70": "Directeur général délégué",
        "71": "Commissaire aux comptes titulaire", "72": "Commissaire aux comptes suppléant",
        "73": "Président de SAS", "74": "Associé indéfiniment et solidairement responsable",
        "75": "Associé indéfiniment responsable",
        "76": "Représentant social en France d’une entreprise étrangère",
        "77": "Représentant fiscal en France d’une entreprise étrangère", "82": "Indivisaire",
        "86": "Exploitant pour le compte de l’indivision", "90": "Personne physique, exploitant en commun",
        "97": "Mandataire ad hoc", "98": "Administrateur provisoire", "99": "Autre", "101": "Entrepreneur",
    ]
}

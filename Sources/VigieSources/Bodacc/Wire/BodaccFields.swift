/// The names of the portal's columns, and the two lists of words by which a foreign answer is recognised.
enum BodaccFields {
    /// In the order in which the portal sends them.
    static let all: [String] = [
        "id", "publicationavis", "parution", "dateparution", "numeroannonce", "typeavis", "typeavis_lib",
        "familleavis", "familleavis_lib", "numerodepartement", "departement_nom_officiel", "region_code",
        "region_nom_officiel", "tribunal", "commercant", "ville", "registre", "cp", "pdf_parution_subfolder",
        "ispdf_unitaire", "listepersonnes", "listeetablissements", "jugement", "acte", "modificationsgenerales",
        "radiationaurcs", "depot", "listeprecedentexploitant", "listeprecedentproprietaire", "divers",
        "parutionavisprecedent", "url_complete",
    ]

    static let known = Set(all)

    /// `familleavis` and the label that the portal writes beside it. Codes that are not here say nothing of the language.
    static let familyLabels: [String: Set<String>] = [
        "dpc": ["Dépôts des comptes"],
        "modification": ["Modifications diverses"],
        "creation": ["Créations"],
        "radiation": ["Radiations"],
        "collective": ["Procédures collectives"],
        "vente": ["Ventes et cessions"],
        "immatriculation": ["Immatriculations"],
        "conciliation": ["Procédures de conciliation"],
        "retablissement_professionnel": ["Procédures de rétablissement professionnel"],
    ]
}

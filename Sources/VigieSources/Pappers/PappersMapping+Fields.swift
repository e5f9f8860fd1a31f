import VigieDomain

extension PappersMapping {
    /// Members of the answer that no version of the specification named: tolerated, counted.
    var unknownFields: [String] {
        (fields.value.members ?? [:]).keys.filter { !PappersMapping.known.contains($0) }.map { String($0.prefix(60)) }
            .sorted()
    }

    /// Of specification 2.16.0.
    private static let known: Set<String> = [
        "annee_categorie_entreprise", "annee_effectif", "association", "associe_unique", "beneficiaires_effectifs",
        "capital", "capital_actuel_si_variable", "capital_formate", "categorie_entreprise", "categorie_juridique",
        "code_greffe", "code_naf", "comptes", "conventions_collectives", "date_cessation", "date_cloture_exercice",
        "date_cloture_exercice_exceptionnelle", "date_cloture_exercice_exceptionnelle_formate", "date_creation",
        "date_creation_formate", "date_debut_activite", "date_debut_premiere_activite", "date_immatriculation_rcs",
        "date_immatriculation_rne", "date_premiere_immatriculation_rcs", "date_radiation_rcs", "date_radiation_rne",
        "denomination", "depots_actes", "dernier_traitement", "derniere_mise_a_jour_rcs",
        "derniere_mise_a_jour_sirene", "derniers_statuts", "devise_capital", "diffusable", "domaine_activite",
        "duree_personne_morale", "economie_sociale_solidaire", "effectif", "effectif_max", "effectif_min", "email",
        "entreprise_cessee", "entreprise_employeuse", "etablissement", "etablissements", "extrait_immatriculation",
        "finances", "forme_exercice", "forme_juridique", "greffe", "labels", "libelle_code_naf", "marques",
        "micro_entreprise", "nom", "nom_entreprise", "numero_rcs", "numero_tva_intracommunautaire", "objet_social",
        "opposition_utilisation_commerciale", "personne_morale", "prenom", "procedure_collective_en_cours",
        "procedure_collective_existe", "procedures_collectives", "prochaine_date_cloture_exercice",
        "prochaine_date_cloture_exercice_formate", "publications_bodacc", "representants", "rnm",
        "scoring_financier", "scoring_non_financier", "sexe", "siege", "sigle", "siren", "siren_formate",
        "sites_internet", "societe_a_mission", "statut_consolide", "statut_rcs", "statut_rne", "telephone",
        "tranche_effectif", "validite_tva_intracommunautaire",
    ]
}

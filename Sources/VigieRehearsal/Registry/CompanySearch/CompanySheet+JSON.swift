import VigieDomain

extension CompanySheet {
    /// One element of `results`, with every member of the published specification, in its order.
    var json: OrderedJSON {
        let isHidden = diffusion == .partial
        let shown = isHidden ? CompanySheet.hidden : name
        let state: OrderedJSON = closed == nil ? "A" : "C"
        let stamp = OrderedJSON.text("\(updated)T03:34:50")
        return [
            "siren": .text("\(siren)"),
            "nom_complet": .text(shown),
            "nom_raison_sociale": .text(shown),
            "sigle": nil,
            "nombre_etablissements": 1,
            "nombre_etablissements_ouverts": closed == nil ? 1 : 0,
            "siege": seatJSON,
            "activite_principale": .text(activityCode),
            "activite_principale_naf25": .text(activityCode),
            "categorie_entreprise": "PME",
            "caractere_employeur": "O",
            "annee_categorie_entreprise": "2023",
            "date_creation": .text("\(founded)"),
            "date_fermeture": .text(orNull: closed?.description),
            "date_mise_a_jour": stamp,
            "date_mise_a_jour_insee": stamp,
            "date_mise_a_jour_rne": stamp,
            "dirigeants": .list(isHidden ? [] : officers.map(\.json)),
            "etat_administratif": state,
            "nature_juridique": .text(legalFormCode),
            "section_activite_principale": "C",
            "tranche_effectif_salarie": "12",
            "annee_tranche_effectif_salarie": "2023",
            "statut_diffusion": .text(diffusion.rawValue),
            "matching_etablissements": [],
            "finances": nil,
            "complements": CompanySheet.complements,
            "tva": [.text(vatNumber)],
        ]
    }

    /// What INSEE writes instead of what a person asked to hide.
    private static let hidden = "[NON-DIFFUSIBLE]"

    /// `FR` + key + SIREN (`domain.md` section 6).
    private var vatNumber: String {
        let key = (12 + 3 * (siren.value % 97)) % 97
        return "FR\(key < 10 ? "0" : "")\(key)\(siren)"
    }

    /// The SIRET of a company's first establishment: number 1, with the key that makes its Luhn sum whole.
    var siret: String {
        for key in 0...9 where Luhn.holds(Array("\(siren)0001\(key)".utf8)) { return "\(siren)0001\(key)" }
        return "\(siren)00010"
    }

    private var department: String { String(seat.postcode.prefix(2)) }

    private var seatJSON: OrderedJSON {
        let isHidden = diffusion == .partial
        func shown(_ text: String) -> OrderedJSON { isHidden ? nil : .text(text) }
        let street = "\(seat.number) \(seat.street) \(seat.postcode) \(seat.town)".uppercased()
        return [
            "activite_principale": .text(activityCode),
            "activite_principale_naf25": .text(activityCode),
            "activite_principale_registre_metier": nil,
            "annee_tranche_effectif_salarie": "2023",
            "adresse": isHidden ? .text(CompanySheet.hidden) : .text(street),
            "caractere_employeur": "O",
            "cedex": nil,
            "code_pays_etranger": nil,
            "code_postal": .text(seat.postcode),
            "commune": .text(seat.postcode),
            "complement_adresse": nil,
            "coordonnees": nil,
            "date_creation": .text("\(founded)"),
            "date_debut_activite": .text("\(founded)"),
            "date_fermeture": .text(orNull: closed?.description),
            "date_mise_a_jour": nil,
            "date_mise_a_jour_insee": .text("\(updated)T03:34:50"),
            "departement": .text(department),
            "distribution_speciale": nil,
            "epci": nil,
            "est_siege": true,
            "etat_administratif": closed == nil ? "A" : "F",
            "geo_adresse": nil,
            "geo_id": nil,
            "indice_repetition": nil,
            "latitude": nil,
            "libelle_cedex": nil,
            "libelle_commune": .text(seat.town.uppercased()),
            "libelle_commune_etranger": nil,
            "libelle_pays_etranger": nil,
            "libelle_voie": shown(seat.street.uppercased()),
            "liste_enseignes": nil,
            "liste_finess": nil,
            "liste_id_bio": nil,
            "liste_idcc": nil,
            "liste_id_organisme_formation": nil,
            "liste_rge": nil,
            "liste_uai": nil,
            "longitude": nil,
            "nom_commercial": nil,
            "numero_voie": shown(seat.number),
            "dernier_numero_voie": nil,
            "region": nil,
            "siret": .text(siret),
            "statut_diffusion_etablissement": .text(diffusion.rawValue),
            "tranche_effectif_salarie": "12",
            "type_voie": nil,
        ]
    }

    private static let complements: OrderedJSON = [
        "collectivite_territoriale": nil,
        "convention_collective_renseignee": false,
        "liste_idcc": nil,
        "liste_finess_juridique": nil,
        "egapro_renseignee": false,
        "est_achats_responsables": false,
        "est_alim_confiance": false,
        "est_association": false,
        "est_avocat": false,
        "est_bio": false,
        "est_entrepreneur_individuel": false,
        "est_entrepreneur_spectacle": false,
        "est_ess": false,
        "est_finess": false,
        "est_organisme_formation": false,
        "est_qualiopi": false,
        "liste_id_organisme_formation": nil,
        "est_rge": false,
        "est_service_public": false,
        "est_administration": false,
        "est_l100_3": false,
        "est_siae": false,
        "est_societe_mission": false,
        "est_uai": false,
        "est_patrimoine_vivant": false,
        "bilan_ges_renseigne": false,
        "identifiant_association": nil,
        "statut_entrepreneur_spectacle": nil,
        "type_siae": nil,
    ]
}

extension CompanySheet.Officer {
    fileprivate var json: OrderedJSON {
        switch person {
        case .natural(let name, let firstNames, let born):
            [
                "nom": .text(name), "prenoms": .text(firstNames), "annee_de_naissance": .text(String(born.prefix(4))),
                "date_de_naissance": .text(born), "qualite": .text(role), "nationalite": "Française",
                "type_dirigeant": "personne physique",
            ]
        case .legal(let siren, let name):
            [
                "siren": .text("\(siren)"), "denomination": .text(name), "qualite": .text(role),
                "type_dirigeant": "personne morale",
            ]
        }
    }
}

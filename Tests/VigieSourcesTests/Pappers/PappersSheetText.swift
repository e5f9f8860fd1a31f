import Foundation
import VigieDomain
import VigieEngine
import VigieSources
import VigieTesting
import VigieTransport

/// A sheet of Pappers in its wire shape, member by member, so that a test may change one.
enum PappersSheetText {
    static let siren = Invented.siren(1)
    static let key = "cle-secrete-de-pappers"

    static let members: [String: String] = [
        "siren": "\"\(siren)\"", "diffusable": "true", "nom_entreprise": "\"ALPHA SERVICES\"",
        "denomination": "\"ALPHA\"", "personne_morale": "true", "categorie_juridique": "\"5710\"",
        "forme_juridique": "\"SAS, société par actions simplifiée\"", "code_naf": "\"46.90Z\"",
        "entreprise_cessee": "false", "date_cessation": "null", "statut_rcs": "\"Inscrit\"",
        "capital": "37000", "devise_capital": "\"Euros\"", "capital_actuel_si_variable": "null",
        "siege": """
        {"siret":"10000001700011","adresse_ligne_1":"1 RUE INVENTEE","adresse_ligne_2":null,"code_postal":"67000",\
        "ville":"STRASBOURG","diffusion_partielle":false}
        """,
        "representants": """
        [{"qualite":"Président","personne_morale":false,"nom":"Dupont","prenom":"Jeanne Marie",\
        "date_de_naissance":"1964-09-21"},{"qualite":"Commissaire aux comptes titulaire","personne_morale":true,\
        "siren":"784824153","denomination":"AUDIT SA","nom_complet":"AUDIT SA"}]
        """,
        "beneficiaires_effectifs": """
        [{"nom":"Dupont","prenom":"Jeanne Marie","date_de_naissance_formatee":"09/1964","pourcentage_parts":62.5,\
        "pourcentage_votes":50.005}]
        """,
        "procedure_collective_existe": "false", "procedure_collective_en_cours": "false",
        "procedures_collectives": "[]",
        "comptes": """
        [{"date_cloture":"2024-12-31","annee_cloture":2024,"date_depot":"2025-07-16","confidentialite":false},\
        {"date_cloture":"2023-12-31","annee_cloture":2023,"date_depot":"2024-07-11","confidentialite":true}]
        """,
        "finances": """
        [{"annee":2024,"date_de_cloture_exercice":"2024-12-31","chiffre_affaires":411016.5,"resultat":-29327},\
        {"annee":2023,"date_de_cloture_exercice":"2023-12-31","chiffre_affaires":1,"resultat":1}]
        """,
        "scoring_financier": """
        {"note":"C","score":10,"date_calcul":"2026-01-17","erreur":null,"date_cloture_comptes":"2024-12-31"}
        """,
    ]

    static func body(_ changed: [String: String] = [:], without: Set<String> = []) -> String {
        var all = members.merging(changed) { _, new in new }
        for name in without { all[name] = nil }
        return "{" + all.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
    }

    static let scale = Scale(
        id: "pappers-financier", lowest: 0, highest: 20, higherIsBetter: true, limits: [16, 12, 8, 5])

    static func source(_ exchange: any Exchange, isScored: Bool = true) -> PappersSource {
        PappersSource(
            settings: PappersSettings(
                baseURL: "http://127.0.0.1:9/v2", key: key, financialScale: isScored ? scale : nil,
                trustedHosts: ["127.0.0.1"]), exchange: exchange)
    }

    static func ask(_ previous: Sighting? = nil, of siren: SIREN = siren, now: Instant = Invented.now) -> Ask {
        Invented.ask(.about([Target(company: .siren(siren), previous: previous)], continuing: nil), now: now)
    }
}

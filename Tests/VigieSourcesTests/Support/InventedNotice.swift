import Foundation
import VigieDomain

/// A notice of the portal in its exact wire shape: 32 columns, null where empty, JSON inside strings.
struct InventedNotice: Sendable {
    var rank: Int
    var day: Day
    var family = "collective"
    var kind = "annonce"
    var numbers: [SIREN]
    var name = "SOCIETE INVENTEE"
    var postcode = "67000"
    var nature = "Jugement d'ouverture de liquidation judiciaire"

    var id: String { "A\(issue)\(rank)" }
    var issue: String { "\(day.year)" + String(format: "%04d", day.month * 32 + day.dayOfMonth) }

    private static let labels = [
        "collective": "Procédures collectives", "vente": "Ventes et cessions", "creation": "Créations",
        "dpc": "Dépôts des comptes", "modification": "Modifications diverses", "radiation": "Radiations",
    ]

    var row: [String: Any] {
        var row: [String: Any] = [:]
        for name in InventedNotice.columns { row[name] = NSNull() }
        row["id"] = id
        row["publicationavis"] = "A"
        row["parution"] = issue
        row["dateparution"] = "\(day)"
        row["numeroannonce"] = rank
        row["typeavis"] = kind
        row["typeavis_lib"] = kind == "annonce" ? "Avis initial" : "Avis rectificatif"
        row["familleavis"] = family
        row["familleavis_lib"] = InventedNotice.labels[family] ?? "Annonces diverses"
        row["tribunal"] = "Greffe du Tribunal de Commerce d'Inventée"
        row["commercant"] = name
        row["ville"] = "Inventée"
        row["cp"] = postcode
        if !numbers.isEmpty { row["registre"] = numbers.flatMap { [$0.spaced, "\($0)"] } }
        row["region_code"] = 44
        row["pdf_parution_subfolder"] = 0
        row["ispdf_unitaire"] = "oui"
        row["listepersonnes"] = InventedNotice.text(["personne": person])
        if family == "collective" {
            row["jugement"] = InventedNotice.text([
                "type": "initial", "famille": "Jugement d'ouverture", "nature": nature, "date": "2026-11-17",
                "complementJugement": "Jugement prononçant la liquidation judiciaire.",
            ])
        }
        row["url_complete"] = "https://www.bodacc.fr/pages/annonces-commerciales-detail/?q.id=id:\(id)"
        return row
    }

    private var person: [String: Any] {
        var person: [String: Any] = [
            "typePersonne": "pm", "denomination": name, "formeJuridique": "S.A.R.L.",
            "adresseSiegeSocial": ["codePostal": postcode, "ville": "Inventée"],
        ]
        if let number = numbers.first {
            person["numeroImmatriculation"] = ["numeroIdentification": number.spaced, "codeRCS": "RCS"]
        }
        return person
    }

    static func text(_ value: Any) -> String {
        guard let data = try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys]) else { return "" }
        return String(decoding: data, as: UTF8.self)
    }

    static let columns = [
        "id", "publicationavis", "parution", "dateparution", "numeroannonce", "typeavis", "typeavis_lib",
        "familleavis", "familleavis_lib", "numerodepartement", "departement_nom_officiel", "region_code",
        "region_nom_officiel", "tribunal", "commercant", "ville", "registre", "cp", "pdf_parution_subfolder",
        "ispdf_unitaire", "listepersonnes", "listeetablissements", "jugement", "acte", "modificationsgenerales",
        "radiationaurcs", "depot", "listeprecedentexploitant", "listeprecedentproprietaire", "divers",
        "parutionavisprecedent", "url_complete",
    ]
}

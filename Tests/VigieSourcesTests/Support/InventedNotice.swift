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
    var issue: String { "\(day.year)\(1000 + day.month * 32 + day.dayOfMonth)" }

    private static let labels = [
        "collective": "Procédures collectives", "vente": "Ventes et cessions", "creation": "Créations",
        "dpc": "Dépôts des comptes", "modification": "Modifications diverses", "radiation": "Radiations",
    ]

    /// The record as bytes on the wire. Written by hand, since tests send hundreds of thousands.
    var text: String {
        let spellings = numbers.flatMap { ["\"\($0.spaced)\"", "\"\($0)\""] }.joined(separator: ",")
        let label = kind == "annonce" ? "Avis initial" : "Avis rectificatif"
        let judgment =
            #""{\"type\":\"initial\",\"famille\":\"Jugement d'ouverture\",\"nature\":\"\#(nature)\",\"date\":\"2026-11-17\","#
            + #"\"complementJugement\":\"Jugement prononçant la liquidation judiciaire.\"}""#
        return #"{"id":"\#(id)","publicationavis":"A","parution":"\#(issue)","dateparution":"\#(day)","#
            + #""numeroannonce":\#(rank),"typeavis":"\#(kind)","typeavis_lib":"\#(label)","familleavis":"\#(family)","#
            + #""familleavis_lib":"\#(InventedNotice.labels[family] ?? "Annonces diverses")","numerodepartement":null,"#
            + #""departement_nom_officiel":null,"region_code":44,"region_nom_officiel":null,"#
            + #""tribunal":"Greffe du Tribunal de Commerce d'Inventée","commercant":"\#(name)","ville":"Inventée","#
            + #""registre":\#(numbers.isEmpty ? "null" : "[\(spellings)]"),"cp":"\#(postcode)","pdf_parution_subfolder":0,"#
            + #""ispdf_unitaire":"oui","listepersonnes":"{\"personne\":{\#(person)}}","listeetablissements":null,"#
            + #""jugement":\#(family == "collective" ? judgment : "null"),"acte":null,"modificationsgenerales":null,"#
            + #""radiationaurcs":null,"depot":null,"listeprecedentexploitant":null,"listeprecedentproprietaire":null,"#
            + #""divers":null,"parutionavisprecedent":null,"#
            + #""url_complete":"https://www.bodacc.fr/pages/annonces-commerciales-detail/?q.id=id:\#(id)"}"#
    }

    private var person: String {
        let number = numbers.first.map {
            #"\"numeroImmatriculation\":{\"numeroIdentification\":\"\#($0.spaced)\",\"codeRCS\":\"RCS\"},"#
        }
        return (number ?? "")
            + #"\"typePersonne\":\"pm\",\"denomination\":\"\#(name)\",\"formeJuridique\":\"S.A.R.L.\","#
            + #"\"adresseSiegeSocial\":{\"codePostal\":\"\#(postcode)\",\"ville\":\"Inventée\"}"#
    }

    /// Only the columns that the daily review asks for.
    var narrow: String {
        let spellings = numbers.map { "\"\($0)\"" }.joined(separator: ",")
        return #"{"id":"\#(id)","registre":\#(numbers.isEmpty ? "null" : "[\(spellings)]"),"dateparution":"\#(day)","#
            + #""familleavis":"\#(family)","typeavis":"\#(kind)"}"#
    }

    /// The record as a tree that a test may spoil.
    var row: [String: Any] {
        ((try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any]) ?? [:]
    }

    static func page(_ notices: some Sequence<InventedNotice>, total: Int) -> String {
        "{\"total_count\": \(total), \"results\": [\(notices.map(\.text).joined(separator: ", "))]}"
    }

    static func text(_ value: Any) -> String {
        guard let data = try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys]) else { return "" }
        return String(decoding: data, as: UTF8.self)
    }
}

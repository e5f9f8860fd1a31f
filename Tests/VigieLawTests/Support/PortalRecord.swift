import Foundation
import VigieDomain
import VigieLaw

/// Decodes the portal's JSON for these tests only: JSON inside strings, objects or arrays, nulls or missing members.
enum PortalRecord {
    typealias Object = [String: Any]

    static func records(_ lines: Data) throws -> [GazetteRecord] {
        try lines.split(separator: 10).compactMap { line in
            guard let object = try JSONSerialization.jsonObject(with: line) as? Object else { return nil }
            return record(object)
        }
    }

    static func record(_ object: Object) -> GazetteRecord {
        let judgment = inner(object["jugement"])
        return GazetteRecord(
            id: text(object["id"]) ?? "A2026\(text(object["numeroannonce"]) ?? "1")",
            publication: Day(text(object["dateparution"]) ?? "") ?? Day(number: 0),
            family: text(object["familleavis"]) ?? "", kind: text(object["typeavis"]) ?? "annonce",
            court: text(object["tribunal"]), trader: text(object["commercant"]), town: text(object["ville"]),
            postcode: text(object["cp"]), numbers: numbers(object["registre"]),
            judgment: judgment.map {
                GazetteRecord.Judgment(
                    type: text($0["type"]), family: text($0["famille"]), nature: text($0["nature"]),
                    date: text($0["date"]),
                    complement: text($0["complementJugement"]))
            },
            persons: parties(object["listepersonnes"]), formerOwners: parties(object["listeprecedentproprietaire"]),
            formerOperators: parties(object["listeprecedentexploitant"]),
            establishments: list(object["listeetablissements"], "etablissement").map {
                GazetteRecord.Establishment(
                    origin: text($0["origineFonds"]), quality: text($0["qualiteEtablissement"]),
                    activity: text($0["activite"]))
            },
            act: act(inner(object["acte"])),
            modification: inner(object["modificationsgenerales"]).map {
                GazetteRecord.Modification(description: text($0["descriptif"]), effective: text($0["dateEffet"]))
            },
            striking: inner(object["radiationaurcs"]).map {
                GazetteRecord.Striking(
                    comment: text($0["commentaire"]), ceased: text($0["dateCessationActivitePP"]))
            },
            deposit: inner(object["depot"]).map {
                GazetteRecord.Deposit(
                    closing: text($0["dateCloture"]), kind: text($0["typeDepot"]), description: text($0["descriptif"]))
            },
            miscellaneous: inner(object["divers"]).map {
                GazetteRecord.Miscellaneous(title: text($0["titre"]), text: text($0["texte"]))
            },
            previous: inner(object["parutionavisprecedent"]).map {
                GazetteRecord.PreviousNotice(
                    publication: text($0["nomPublication"]), issue: text($0["numeroParution"]),
                    date: text($0["dateParution"]), number: text($0["numeroAnnonce"]))
            },
            link: text(object["url_complete"]))
    }

    private static func act(_ object: Object?) -> GazetteRecord.Act? {
        guard let object else { return nil }
        var kind = GazetteRecord.Act.Kind.unknown
        if let creation = object["creation"] as? Object {
            kind = .creation(category: text(creation["categorieCreation"]))
        } else if let registration = object["immatriculation"] as? Object {
            kind = .registration(category: text(registration["categorieImmatriculation"]))
        } else if let sale = object["vente"] as? Object {
            kind = .sale(
                category: text(sale["categorieVente"]), opposition: text(sale["opposition"]),
                claims: text(sale["declarationCreance"]), description: text(sale["descriptif"]))
        }
        return GazetteRecord.Act(
            kind: kind, description: text(object["descriptif"]), registered: text(object["dateImmatriculation"]),
            started: text(object["dateCommencementActivite"]), effective: text(object["dateEffet"]))
    }

    private static func parties(_ value: Any?) -> [GazetteRecord.Party] {
        list(value, "personne").map { person in
            let number = (person["numeroImmatriculation"] as? Object).flatMap { text($0["numeroIdentification"]) }
            let capital = (person["capital"] as? Object).flatMap { text($0["montantCapital"]) }
            let address = person["adresseSiegeSocial"] as? Object ?? person["adressePP"] as? Object
            let names = [text(person["nom"]), text(person["prenom"])].compactMap(\.self)
            return GazetteRecord.Party(
                siren: number.flatMap { SIREN($0.filter { $0 != " " }) },
                name: text(person["denomination"]) ?? (names.isEmpty ? nil : names.joined(separator: " ")),
                isNaturalPerson: text(person["typePersonne"]) == "pp", legalForm: text(person["formeJuridique"]),
                activity: text(person["activite"]), administration: text(person["administration"]), capital: capital,
                postcode: address.flatMap { text($0["codePostal"]) }, town: address.flatMap { text($0["ville"]) })
        }
    }

    private static func list(_ value: Any?, _ key: String) -> [Object] {
        func unfold(_ value: Any?) -> [Object] {
            if let object = value as? Object { return [object] }
            return (value as? [Any] ?? []).flatMap { unfold($0) }
        }
        var parsed: Any? = value
        if let string = value as? String { parsed = try? JSONSerialization.jsonObject(with: Data(string.utf8)) }
        return unfold(parsed).flatMap { unfold($0[key]) }
    }

    private static func inner(_ value: Any?) -> Object? {
        if let string = value as? String {
            return (try? JSONSerialization.jsonObject(with: Data(string.utf8))) as? Object
        }
        return value as? Object
    }

    private static func text(_ value: Any?) -> String? {
        if let number = value as? NSNumber { return number.stringValue }
        return value as? String
    }

    private static func numbers(_ value: Any?) -> [SIREN] {
        let texts = value as? [String] ?? (value as? String)?.split(separator: ",").map(String.init) ?? []
        var result: [SIREN] = []
        for text in texts {
            if let siren = SIREN(text.filter { $0 != " " }), !result.contains(siren) { result.append(siren) }
        }
        return result
    }
}

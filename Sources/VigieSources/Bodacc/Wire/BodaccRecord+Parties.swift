import VigieDomain
import VigieLaw

/// Persons and establishments. `{"personne": {…}}`, `{"personne": [{…}, …]}` and a list of either are all met.
extension BodaccRecord {
    func parties(_ field: String) throws(BodaccProblem) -> [GazetteRecord.Party] {
        guard let list = try inner(field) else { return [] }
        return list.oneOrMany.flatMap { ($0["personne"] ?? $0).oneOrMany }.filter { $0.members != nil }.map(party)
    }

    func establishments() throws(BodaccProblem) -> [GazetteRecord.Establishment] {
        guard let list = try inner("listeetablissements") else { return [] }
        return list.oneOrMany.flatMap { ($0["etablissement"] ?? $0).oneOrMany }.filter { $0.members != nil }.map {
            GazetteRecord.Establishment(
                origin: $0["origineFonds"]?.string, quality: $0["qualiteEtablissement"]?.string,
                activity: $0["activite"]?.string)
        }
    }

    private func party(_ person: JSONValue) -> GazetteRecord.Party {
        let address = (person["adresseSiegeSocial"] ?? person["adressePP"] ?? person["adresse"])?.oneOrMany.first
        let isNatural = person["typePersonne"]?.string?.lowercased() == "pp"
        return GazetteRecord.Party(
            siren: siren(of: person),
            name: isNatural ? naturalName(person) : companyName(person) ?? naturalName(person),
            isNaturalPerson: isNatural, legalForm: person["formeJuridique"]?.string,
            activity: person["activite"]?.string, administration: joined(person["administration"]),
            capital: capital(person["capital"]), postcode: address?["codePostal"]?.text,
            town: address?["ville"]?.string,
            address: address.flatMap(line))
    }

    private func siren(of person: JSONValue) -> SIREN? {
        let registrations = person["numeroImmatriculation"]?.oneOrMany ?? []
        return registrations.compactMap { $0["numeroIdentification"]?.text ?? $0.text }.lazy
            .compactMap(BodaccRecord.siren(in:)).first
    }

    /// The issues of 2008 put the company inside `personneMorale`.
    private func companyName(_ person: JSONValue) -> String? {
        joined(person["denomination"]) ?? joined(person["personneMorale"]?.oneOrMany.first?["denomination"])
            ?? joined(person["nomCommercial"]) ?? joined(person["sigle"])
    }

    private func naturalName(_ person: JSONValue) -> String? {
        let parts = [joined(person["nom"]), joined(person["prenom"])].compactMap(\.self)
        return parts.isEmpty
            ? joined(person["nomUsage"]) ?? joined(person["nomCommercial"]) : parts.joined(separator: " ")
    }

    /// `5000.00 EUR`, or whatever stands for a variable capital.
    private func capital(_ value: JSONValue?) -> String? {
        guard let value else { return nil }
        if let text = value.text { return text }
        let currency = value["devise"]?.string
        if let amount = value["montantCapital"]?.text {
            return [amount, currency].compactMap(\.self).joined(separator: " ")
        }
        guard let variable = value["capitalVariable"] else { return nil }
        let words = variable.text ?? variable["montantCapital"]?.text ?? variable["minimum"]?.text
        return ["capital variable", words, currency].compactMap(\.self).joined(separator: " ")
    }

    private func line(_ address: JSONValue) -> String? {
        let street = ["numeroVoie", "typeVoie", "nomVoie"].compactMap { address[$0]?.text }.joined(separator: " ")
        let place = ["codePostal", "ville"].compactMap { address[$0]?.text }.joined(separator: " ")
        let parts = [
            address["complGeographique"]?.text ?? "", street, address["BP"]?.text ?? "", place,
            address["pays"]?.text ?? "",
        ]
        let text = parts.filter { !$0.isEmpty }.joined(separator: ", ")
        return text.isEmpty ? nil : text
    }

    /// A text, or several in a list.
    func joined(_ value: JSONValue?) -> String? {
        let texts = (value?.oneOrMany ?? []).compactMap(\.text)
        return texts.isEmpty ? nil : texts.joined(separator: ", ")
    }
}

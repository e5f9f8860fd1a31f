import VigieArchive

/// A person of a notice in XML, in the columns that the portal gives a person.
struct DilaPerson {
    private(set) var members: [String: JSONValue] = [:]

    /// - Parameter parts: what stands beside each other about one person.
    init(_ parts: [XMLElement]) {
        for part in parts { take(part) }
    }

    var json: JSONValue { .object(members) }

    var name: String? {
        if let name = members["denomination"]?.text { return name }
        let parts = [members["nom"]?.text, members["prenom"]?.text].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    var postcode: String? { members["adresseSiegeSocial"]?["codePostal"]?.text }
    var town: String? { members["adresseSiegeSocial"]?["ville"]?.text }

    /// In the issues of proceedings and accounts the parts of a person are brothers of everything else: each name begins a
    /// new person, and what follows is about it.
    static func grouped(_ parts: [XMLElement]) -> [DilaPerson] {
        var groups: [[XMLElement]] = []
        var hasName = false
        for part in parts where ofPerson.contains(part.name) {
            let isName = names.contains(part.name)
            if groups.isEmpty || (isName && hasName) {
                groups.append([])
                hasName = false
            }
            groups[groups.count - 1].append(part)
            hasName = hasName || isName
        }
        return groups.map(DilaPerson.init)
    }

    private static let names: Set<String> = ["personneMorale", "personnePhysique", "denomination", "nom"]
    private static let ofPerson = names.union([
        "numeroImmatriculation", "nonInscrit", "inscriptionRM", "enseigne", "activite", "adresse", "siegeSocial",
        "capital", "formeJuridique", "sigle", "nomCommercial", "administration", "prenom", "nomUsage",
    ])

    private mutating func take(_ part: XMLElement) {
        switch part.name {
        case "personneMorale", "personnePhysique":
            members["typePersonne"] = .string(part.name == "personnePhysique" ? "pp" : "pm")
            for child in part.children { take(child) }
        case "numeroImmatriculation":
            let number = part["numeroIdentification"] ?? part["numeroIdentificationRCS"]
            guard let number else { return }
            let value = JSONValue.object(["numeroIdentification": .string(DilaNotice.trimmed(number.text))])
            members["numeroImmatriculation"] = .array((members["numeroImmatriculation"]?.oneOrMany ?? []) + [value])
        case "adresse", "siegeSocial":
            guard members["adresseSiegeSocial"] == nil else { return }
            members["adresseSiegeSocial"] = address(part)
        case "etablissement", "etablissementPrincipal", "precedentProprietairePP", "precedentProprietairePM": return
        default:
            let value = DilaNotice.json(part)
            // Two trade names of one company are both its own.
            members[part.name] = members[part.name].map { .array($0.oneOrMany + [value]) } ?? value
        }
    }

    /// `france`, `etranger` with one line and a country, or the parts at once.
    private func address(_ element: XMLElement) -> JSONValue {
        if let home = element["france"] { return DilaNotice.json(home) }
        guard let abroad = element["etranger"] else { return DilaNotice.json(element) }
        let line = abroad["adresse"].map { DilaNotice.trimmed($0.text) } ?? ""
        let country = abroad["pays"].map { DilaNotice.trimmed($0.text) } ?? ""
        return .object(["nomVoie": .string(line), "pays": .string(country)])
    }
}

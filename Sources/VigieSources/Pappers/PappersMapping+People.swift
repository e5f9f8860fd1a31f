import VigieDomain
import VigieEngine

extension PappersMapping {
    // MARK: - Officers

    /// An empty list is not believed: every company has someone. One person who cannot be told from the others makes the
    /// whole list unknown, since who left it could not be said.
    func officers() throws -> Observed<[Officer]> {
        if isPartial { return .unknown(PappersMapping.partial) }
        guard let people = try fields.list("representants") else { return .notTold }
        var officers: [String: Officer] = [:]
        for person in people where try person.flag("actuel") != false {
            guard let officer = try PappersMapping.officer(person) else {
                return .unknown("un dirigeant dont l’identité n’est pas diffusée")
            }
            if var known = officers[officer.key] {
                // One person with two roles is one officer.
                known.role = Set(known.role.split(separator: ", ").map(String.init) + [officer.role]).sorted()
                    .joined(separator: ", ")
                officers[officer.key] = known
            } else {
                officers[officer.key] = officer
            }
        }
        guard !officers.isEmpty else { return .unknown("liste de dirigeants vide") }
        // Of who stands in no register, the roles alone tell the language: another one would make a change of each.
        guard try fields.text("statut_rcs") != nil || officers.values.contains(where: \.hasFrenchRole) else {
            return .unknown("aucun rôle connu : autre langue ?")
        }
        return .known(officers.values.sorted { $0.key < $1.key })
    }

    private static func officer(_ person: FieldReader) throws -> Officer? {
        let role = try person.text("qualite") ?? ""
        let family = try person.text("nom")
        let isCompany = try person.flag("personne_morale") ?? (family == nil)
        if isCompany {
            let name = try person.text("denomination") ?? person.text("nom_complet")
            if let number = try person.text("siren").flatMap({ SIREN($0) }) {
                return Officer(key: "\(number)", name: name ?? "\(number)", role: role)
            }
            guard let name, !Hidden.hides(name) else { return nil }
            return Officer(key: NormalName(name).text, name: name, role: role)
        }
        guard let family, !Hidden.hides(family) else { return nil }
        let given = try person.text("prenom") ?? person.text("prenom_usuel") ?? ""
        let birth = try person.text("date_de_naissance") ?? person.text("date_de_naissance_formate")
        return Officer(
            key: PersonKey.text(family: family, given: given, birth: birth),
            name: given.isEmpty ? family : "\(given) \(family)", role: role)
    }

    // MARK: - Beneficial owners

    /// Who is not entitled to read them (since 2024-07-31 most) gets an object with a message instead of a list. An empty list
    /// looks like a right that ended and is not believed either.
    func owners() throws -> Observed<[BeneficialOwner]> {
        if isPartial { return .unknown(PappersMapping.partial) }
        guard let told = fields.value["beneficiaires_effectifs"] else { return .notTold }
        if told.members != nil { return .unknown("droit de lire les bénéficiaires effectifs absent") }
        guard let people = try fields.list("beneficiaires_effectifs"), !people.isEmpty else {
            return .unknown("liste de bénéficiaires effectifs vide")
        }
        var owners: [String: BeneficialOwner] = [:]
        for person in people {
            guard let family = try person.text("nom"), !Hidden.hides(family) else {
                return .unknown("un bénéficiaire effectif dont l’identité n’est pas diffusée")
            }
            let given = try person.text("prenom") ?? person.text("prenom_usuel") ?? ""
            let birth =
                try person.text("date_de_naissance_formatee") ?? person.text("date_de_naissance_complete_formatee")
                ?? person.text("date_de_naissance")
            let owner = BeneficialOwner(
                key: PersonKey.text(family: family, given: given, birth: birth),
                name: given.isEmpty ? family : "\(given) \(family)", share: try person.share("pourcentage_parts"),
                votes: try person.share("pourcentage_votes"))
            // The first declaration of someone who is declared twice: parts that overlap do not add up.
            if owners[owner.key] == nil { owners[owner.key] = owner }
        }
        return .known(owners.values.sorted { $0.key < $1.key })
    }
}

extension Officer {
    fileprivate var hasFrenchRole: Bool {
        role.lowercased().contains("présid")
            || NormalName(role).text.split(separator: " ").contains { Officer.frenchRoles.contains(String($0)) }
    }

    /// One of them stands in nearly every French role, and in no English one.
    private static let frenchRoles: Set<String> = [
        "GERANT", "GERANTE", "COGERANT", "COGERANTE", "DIRECTEUR", "DIRECTRICE", "ADMINISTRATEUR", "ADMINISTRATRICE",
        "ASSOCIE", "ASSOCIEE", "COMMISSAIRE", "LIQUIDATEUR", "LIQUIDATRICE", "MEMBRE", "REPRESENTANT", "REPRESENTANTE",
        "MANDATAIRE", "EXPLOITANT", "EXPLOITANTE", "DIRIGEANT", "DIRIGEANTE", "FONDE", "SECRETAIRE",
        "TRESORIER", "TRESORIERE", "INDIVISAIRE", "RESPONSABLE", "CHEF", "PARTENAIRE", "AUTRE",
    ]
}

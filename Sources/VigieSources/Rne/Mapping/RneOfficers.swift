import VigieDomain

/// Who manages and audits the company.
struct RneOfficers {
    let person: JSONValue
    /// How many the register counts itself.
    let declared: Int?

    /// An empty list is not believed: every company has someone. Neither is one shorter than the register's own count, or
    /// one with a hidden person: who left it could not be told.
    func read() throws(RowProblem) -> Observed<[Officer]> {
        guard let composition = person["composition"] else { return .unknown("composition non communiquée") }
        guard composition.members != nil else { throw .type("composition", composition, FieldWords.object) }
        guard let holders = try RneParts.list("pouvoirs", in: composition), !holders.isEmpty else {
            return .unknown("liste de dirigeants vide")
        }
        var officers: [Officer] = []
        for holder in holders {
            guard holder.members != nil else { throw .type("pouvoirs", holder, FieldWords.object) }
            let held = holder["individu"] ?? holder["entreprise"]
            guard try RneParts.isActive(holder, person: held) else { continue }
            guard let officer = try RneOfficers.officer(holder) else {
                return .unknown("un dirigeant dont l’identité n’est pas diffusée")
            }
            officers.append(officer)
        }
        if let declared, officers.count < declared {
            return .unknown("\(officers.count) dirigeants sur \(declared)")
        }
        return .known(officers.sorted { ($0.key, $0.role) < ($1.key, $1.role) })
    }

    /// nil where the person is hidden or unnamed.
    private static func officer(_ holder: JSONValue) throws(RowProblem) -> Officer? {
        guard let code = try holder.told("roleEntreprise") else { throw .missing("roleEntreprise") }
        let role = RneRole.label(code)
        let id = try holder.told("representantId")
        guard let kind = try holder.told("typeDePersonne") else { throw .missing("typeDePersonne") }
        switch kind {
        case "INDIVIDU":
            guard let description = holder["individu"]?["descriptionPersonne"],
                let names = try RneParts.names(description)
            else { return nil }
            return Officer(key: id ?? names.key, name: names.shown, role: role)
        case "ENTREPRISE":
            guard let company = holder["entreprise"] else { return nil }
            let number = try company.told("siren")
            let name = try company.told("denomination")
            if name.map(Hidden.hides) == true { return nil }
            guard let key = id ?? number ?? name.map({ NormalName($0).text }), !key.isEmpty else { return nil }
            return Officer(key: key, name: name ?? number ?? key, role: role)
        default:
            throw .code(
                "typeDePersonne", kind,
                Phrase("« INDIVIDU » ou « ENTREPRISE » est attendu", "“INDIVIDU” or “ENTREPRISE” is expected"))
        }
    }
}

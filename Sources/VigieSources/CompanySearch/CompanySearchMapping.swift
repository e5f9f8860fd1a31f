import VigieDomain
import VigieEngine

/// From one result of the search to the sides of a client's status.
struct CompanySearchMapping {
    let company: JSONValue
    let answer: Answer

    func facets() throws -> Facets {
        Facets(identity: try identity(), life: try life(), officers: try officers())
    }

    // MARK: - Identity

    /// A hidden name or address is one that we could not learn (R123-232 C. com.): the fields stay empty, and the notice
    /// of partial diffusion beside them says why. It is never undone, and never a change of name.
    private func identity() throws -> Observed<Identity> {
        guard let name = try text("nom_raison_sociale") ?? text("nom_complet") else {
            throw answer.lie(
                .fieldMissing,
                Phrase(
                    "champs « nom_complet » et « nom_raison_sociale » absents ou vides",
                    "fields “nom_complet” and “nom_raison_sociale” missing or empty"))
        }
        let diffusion = try diffusion()
        let isHidden = diffusion == .partial || Hidden.hides(name)
        let seat = company["siege"]
        let address = seat?["adresse"]?.string
        let postcode = seat?["code_postal"]?.text
        return .known(
            Identity(
                name: isHidden ? nil : name, legalForm: company["nature_juridique"]?.text,
                activity: company["activite_principale"]?.text,
                address: isHidden ? nil : address.flatMap { Hidden.hides($0) ? nil : $0 },
                postcode: isHidden ? nil : postcode.flatMap { Hidden.hides($0) ? nil : $0 },
                diffusion: isHidden ? .partial : diffusion))
    }

    private func diffusion() throws -> Diffusion? {
        guard let code = try text("statut_diffusion") else { return nil }
        switch code {
        case "O": return .full
        case "P", "N": return .partial
        default:
            throw answer.lie(
                .fieldType,
                Phrase(
                    "champ « statut_diffusion » : « \(code) », « O » ou « P » est attendu",
                    "field “statut_diffusion”: “\(code)”, “O” or “P” is expected"))
        }
    }

    // MARK: - Life

    private func life() throws -> Observed<Life> {
        guard let code = try text("etat_administratif") else {
            throw answer.lie(.fieldMissing, FieldWords.absent("etat_administratif"))
        }
        switch code {
        case "A": return .known(.active)
        case "C", "F": return .known(.ceased(on: company["date_fermeture"]?.string.flatMap { Day($0.prefix(10)) }))
        default:
            // A word instead of the code is what a translated answer looks like.
            throw answer.lie(
                code.count > 1 ? .language : .fieldType,
                Phrase(
                    "champ « etat_administratif » : « \(code) », « A » ou « C » est attendu",
                    "field “etat_administratif”: “\(code)”, “A” or “C” is expected"))
        }
    }

    // MARK: - Officers

    /// An empty list is not believed: every company has someone, and a register whose feed of officers broke answers so.
    private func officers() throws -> Observed<[Officer]> {
        guard let list = company["dirigeants"] else { return .notTold }
        guard let people = list.elements else {
            throw answer.lie(.fieldType, FieldWords.type("dirigeants", list.kindName, FieldWords.list))
        }
        guard !people.isEmpty else { return .unknown("liste de dirigeants vide") }
        var officers: [String: Officer] = [:]
        for person in people {
            if let kind = person["type_dirigeant"]?.string, !CompanySearchMapping.kinds.contains(kind) {
                throw answer.lie(
                    .language,
                    Phrase(
                        "type de dirigeant « \(kind) » inconnu : une autre langue ?",
                        "kind of officer “\(kind)” unknown: another language?"))
            }
            guard let officer = CompanySearchMapping.officer(person) else {
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
        return .known(officers.values.sorted { $0.key < $1.key })
    }

    /// The only two words of `type_dirigeant`. Roles are free text: in another language each would pass for a new role.
    private static let kinds: Set<String> = ["personne physique", "personne morale"]

    /// nil where the person is hidden or unnamed.
    private static func officer(_ person: JSONValue) -> Officer? {
        let role = person["qualite"]?.string ?? ""
        if let number = person["siren"]?.text {
            return Officer(key: number, name: person["denomination"]?.string ?? number, role: role)
        }
        if let company = person["denomination"]?.string {
            return Hidden.hides(company) ? nil : Officer(key: NormalName(company).text, name: company, role: role)
        }
        guard let family = person["nom"]?.string, !Hidden.hides(family) else { return nil }
        let given = person["prenoms"]?.string ?? ""
        let birth = person["date_de_naissance"]?.text ?? person["annee_de_naissance"]?.text ?? ""
        // The first given name only: registers differ on the others.
        let first = given.split(whereSeparator: { $0 == " " || $0 == "," }).first.map(String.init) ?? ""
        let key = [NormalName(family).text, NormalName(first).text, String(birth.prefix(7))].joined(separator: "|")
        return Officer(key: key, name: given.isEmpty ? family : "\(given) \(family)", role: role)
    }

    // MARK: - Reaching

    private func text(_ name: String) throws -> String? {
        guard let value = company[name] else { return nil }
        guard case .string = value else {
            throw answer.lie(.fieldType, FieldWords.type(name, value.quoted, FieldWords.text))
        }
        return value.string
    }
}

/// The words that registers write in place of what may not be shown.
enum Hidden {
    static func hides(_ text: String) -> Bool {
        let folded = text.uppercased()
        return folded.contains("[NON-DIFFUSIBLE]") || folded.contains("[ND]") || folded.contains("NON DIFFUSIBLE")
    }
}

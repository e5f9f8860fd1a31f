import VigieDomain
import VigieEngine

/// One company as the national register shows it.
struct RneCompany {
    let siren: SIREN
    /// When the register changed it last, where it says so.
    let updated: Day?
    private let top: JSONValue
    private let content: JSONValue
    /// The part that tells of the company itself: a legal person, a natural one, or a farm.
    private let person: JSONValue
    private let today: Day

    /// - Parameter row: as the lists of companies write it, or wrapped (`{"company": …}`) as the feed of changes does.
    init(_ row: JSONValue, today: Day) throws(RowProblem) {
        let top = try RneCompany.unwrapped(row)
        siren = try RneCompany.siren(of: row)
        let formality = try RneCompany.object("formality", in: top)
        content = try RneCompany.object("content", in: formality)
        var person: JSONValue?
        for kind in RneCompany.kinds where person == nil { person = content[kind] }
        guard let person else { throw .missing("content.personneMorale") }
        guard person.members != nil else { throw .type("content.personneMorale", person, FieldWords.object) }
        updated = try top.told("updatedAt").flatMap { Day($0.prefix(10)) }
        (self.top, self.person, self.today) = (top, person, today)
    }

    private static let kinds = ["personneMorale", "personnePhysique", "exploitation"]

    func facets() throws(RowProblem) -> Facets {
        Facets(
            identity: .known(try RneIdentity(formality: formality, content: content, person: person).read()),
            life: .known(try RneLife(content: content, person: person).read()),
            officers: try RneOfficers(person: person, declared: top["nombreRepresentantsActifs"]?.integer).read(),
            capital: try RneCapital(person: person).read(), owners: try RneOwners(person: person).read(),
            establishments: try RneEstablishments(person: person, today: today).read())
    }

    private var formality: JSONValue { top["formality"] ?? .null }

    /// Both places that tell the number must agree.
    static func siren(of row: JSONValue) throws(RowProblem) -> SIREN {
        let top = try unwrapped(row)
        guard let value = top["formality"]?["siren"] ?? top["siren"] else { throw .missing("siren") }
        let words = Phrase("un SIREN est attendu", "a SIREN is expected")
        guard let text = value.string, let siren = SIREN(text) else { throw .type("siren", value, words) }
        if let other = top["siren"], other.string != text {
            throw RowProblem(
                lie: .garbled, field: "siren",
                sentence: FieldWords.otherCompany(other.string ?? "?", insteadOf: text))
        }
        return siren
    }

    private static func unwrapped(_ row: JSONValue) throws(RowProblem) -> JSONValue {
        guard row.members != nil else { throw .type("company", row, FieldWords.object) }
        guard let company = row.members?["company"] else { return row }
        guard !company.isNull else { throw .missing("company") }
        guard company.members != nil else { throw .type("company", company, FieldWords.object) }
        return company
    }

    static func object(_ field: String, in parent: JSONValue) throws(RowProblem) -> JSONValue {
        guard let value = parent[field] else { throw .missing(field) }
        guard value.members != nil else { throw .type(field, value, FieldWords.object) }
        return value
    }
}

/// Small parts that several sides share.
enum RneParts {
    /// nil where nothing stands there.
    static func list(_ field: String, in parent: JSONValue) throws(RowProblem) -> [JSONValue]? {
        guard let value = parent[field] else { return nil }
        guard let elements = value.elements else { throw .type(field, value, FieldWords.list) }
        return elements
    }

    static func flag(_ field: String, in parent: JSONValue) throws(RowProblem) -> Bool? {
        guard let value = parent[field] else { return nil }
        guard case .bool(let flag) = value else {
            throw .type(field, value, Phrase("un booléen est attendu", "a boolean is expected"))
        }
        return flag
    }

    /// Whether a holder still holds: told beside the holder, or inside the person that it describes.
    static func isActive(_ holder: JSONValue, person: JSONValue?) throws(RowProblem) -> Bool {
        if let told = try flag("actif", in: holder) { return told }
        return try person.map { person throws(RowProblem) in try flag("actif", in: person) ?? true } ?? true
    }

    /// A day, alone or at the beginning of a moment.
    static func day(_ text: String?) -> Day? { text.flatMap { Day($0.prefix(10)) } }

    /// The parts of an address in the order in which they are written; nil where nothing is told.
    static func address(_ address: JSONValue?) throws(RowProblem) -> String? {
        guard let address else { return nil }
        var parts: [String] = []
        for field in ["numVoie", "indiceRepetition", "typeVoie", "voie", "codePostal", "commune"] {
            guard let value = address[field] else { continue }
            guard let text = value.text else { throw .type("adresse.\(field)", value, FieldWords.text) }
            parts.append(text)
        }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    /// Names of a natural person, and what stays the same of them: normalised names and the birth month.
    static func names(_ description: JSONValue) throws(RowProblem) -> (shown: String, key: String)? {
        guard let family = try description.told("nom"), !Hidden.hides(family) else { return nil }
        let given = try list("prenoms", in: description)?.compactMap(\.string) ?? []
        let birth = description["dateDeNaissance"]?.string ?? ""
        // The first given name only: registers differ on the others.
        let key = [NormalName(family).text, NormalName(given.first ?? "").text, String(birth.prefix(7))]
        return ((given.prefix(1) + [family]).joined(separator: " "), key.joined(separator: "|"))
    }
}

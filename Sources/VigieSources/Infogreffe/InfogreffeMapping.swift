import FoundationEssentials
import VigieDomain
import VigieEngine

/// From the sheet of one company's capital at Infogreffe to its holders and its capital.
struct InfogreffeMapping {
    private let sheet: FieldReader

    init(_ answer: Answer, about siren: SIREN) throws {
        let tree = try answer.json()
        guard tree.members != nil else { throw answer.lie(.notTheFormat, FieldWords.notAnObject(tree)) }
        let root = FieldReader(value: tree.withoutNullWords, answer: answer)
        guard let envelope = try root.object("Data") else { throw root.missing("Data") }
        guard let sheet = try envelope.object("Data") else { throw envelope.missing("Data") }
        guard let company = try sheet.object("SocieteInfos") else { throw sheet.missing("SocieteInfos") }
        guard let told = try company.text("Siren") else { throw company.missing("Siren") }
        guard told.filter({ $0 != " " }) == siren.description else {
            throw answer.lie(.garbled, FieldWords.otherCompany(told, insteadOf: siren.description))
        }
        self.sheet = sheet
    }

    func facets() throws -> Facets {
        guard let capital = try sheet.object("CapitalSocial") else { throw sheet.missing("CapitalSocial") }
        guard let list = try sheet.list("CapitalDetention") else { throw sheet.missing("CapitalDetention") }
        return Facets(
            shareholders: try shareholders(list, capital), capital: try amount(capital), act: try act())
    }

    /// Members of the sheet that the one answer seen had not: tolerated, counted.
    var unknownFields: [String] {
        (sheet.value.members ?? [:]).keys.filter { !InfogreffeMapping.known.contains($0) }.map { String($0.prefix(60)) }
            .sorted()
    }

    private static let known: Set<String> = [
        "ReferentielGreffe", "SocieteInfos", "CapitalSocial", "CapitalDetention", "RepresentantsDetail", "Depot",
    ]

    // MARK: - Capital

    private func amount(_ capital: FieldReader) throws -> Observed<Capital> {
        guard let currency = CurrencyWord.code(try capital.text("Devise") ?? "EUR") else {
            return .unknown("devise inconnue")
        }
        guard let amount = try capital.amount("Montant", currency: currency) else { return .unknown("capital absent") }
        guard amount.cents >= 0 else {
            throw capital.lie("Montant", .number(Decimal(amount.cents) / 100), FieldWords.number)
        }
        return .known(Capital(amount: amount))
    }

    // MARK: - Holders

    /// An empty list is not believed: every company belongs to someone.
    private func shareholders(_ list: [FieldReader], _ capital: FieldReader) throws -> Observed<[Shareholder]> {
        let parts = try capital.number("NbrParts")
        let holders = try list.map { try holder($0, of: parts) }
        try checkWhole(holders, capital)
        guard !holders.isEmpty else { return .unknown("liste d’associés vide") }
        return .known(holders.sorted { ($0.key, $0.share?.hundredths ?? 0) < ($1.key, $1.share?.hundredths ?? 0) })
    }

    private func holder(_ entry: FieldReader, of parts: Decimal?) throws -> Shareholder {
        guard let person = try entry.object("Identification") else { throw entry.missing("Identification") }
        let kind = try person.text("TypePersonne") ?? ""
        var share = try entry.share("PourcentageDetention")
        if share == nil, let parts, parts > 0, let held = try entry.number("NbrParts") {
            share = BureauReader.whole(held * 10_000 / parts).flatMap(Share.init(hundredths:))
        }
        switch NormalName(kind).text {
        case "PERSONNE MORALE":
            guard let name = try person.text("Denomination") else { throw person.missing("Denomination") }
            let number = try person.text("Siren").flatMap { SIREN($0.filter { $0 != " " }) }
            return Shareholder(key: number?.description ?? NormalName(name).text, name: name, share: share)
        case "PERSONNE PHYSIQUE":
            let family = try person.text("NomPatronymique") ?? person.text("NomUsage")
            guard let family else { throw person.missing("NomPatronymique") }
            let given = try person.text("Prenom") ?? ""
            let birth = try person.text("DateNaissanceISO") ?? person.text("DateNaissance")
            return Shareholder(
                key: PersonKey.text(family: family, given: given, birth: birth),
                name: given.isEmpty ? family : "\(given) \(family)", share: share)
        default:
            throw sheet.answer.lie(
                .language,
                Phrase(
                    "type de personne « \(kind.prefix(40)) » : « Personne Morale » ou « Personne Physique » est attendu",
                    "kind of person “\(kind.prefix(40))”: “Personne Morale” or “Personne Physique” is expected"))
        }
    }

    /// The sheet says what share people and companies hold together: a list that comes to less has lost someone.
    private func checkWhole(_ holders: [Shareholder], _ capital: FieldReader) throws {
        let people = try capital.share("PourcentageDetentionPP")
        let companies = try capital.share("PourcentageDetentionPM")
        guard people != nil || companies != nil, holders.allSatisfy({ $0.share != nil }) else { return }
        let declared = (people?.hundredths ?? 0) + (companies?.hundredths ?? 0)
        let listed = holders.reduce(0) { $0 + ($1.share?.hundredths ?? 0) }
        guard listed + InfogreffeMapping.rounding + holders.count < declared else { return }
        throw sheet.answer.lie(
            .rowsMissing,
            Phrase(
                "\(holders.count) associés qui détiennent \(listed / 100) % du capital, \(declared / 100) % annoncés",
                "\(holders.count) holders with \(listed / 100) % of the capital, \(declared / 100) % declared"))
    }

    /// One point; besides, each line may be rounded by a hundredth.
    private static let rounding = 100

    // MARK: - The act

    private func act() throws -> DepositedAct? {
        guard let deposit = try sheet.object("Depot"),
            let deposited = try deposit.day("DateISO") ?? deposit.day("Date")
        else { return nil }
        let act = try deposit.object("Acte")
        return DepositedAct(deposited: deposited, signed: try act?.day("DateISO") ?? act?.day("Date"))
    }
}

extension JSONValue {
    /// Without the texts `"null"`, which Infogreffe writes in place of nothing.
    fileprivate var withoutNullWords: JSONValue {
        switch self {
        case .string(let text): text.lowercased() == "null" ? .null : self
        case .array(let elements): .array(elements.map(\.withoutNullWords))
        case .object(let members): .object(members.mapValues(\.withoutNullWords))
        case .null, .bool, .number: self
        }
    }
}

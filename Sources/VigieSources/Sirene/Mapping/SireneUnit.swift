import VigieDomain

/// One company as the register shows it on a day.
struct SireneUnit {
    let siren: SIREN
    /// nil for companies that the register has not touched for decades.
    let treated: WallTime?
    let facets: Facets

    /// - Parameter today: periods are told ahead; the one of this day counts.
    init(_ row: JSONValue, today: Day) throws(RowProblem) {
        guard row.members != nil else { throw .type("uniteLegale", row, FieldWords.object) }
        siren = try SireneUnit.siren(of: row)
        treated = try SireneUnit.treated(row)
        let period = try SireneUnit.period(row, on: today)
        facets = Facets(
            identity: .known(try SireneUnit.identity(row, period)), life: .known(try SireneUnit.life(period)))
    }

    static func siren(of row: JSONValue) throws(RowProblem) -> SIREN {
        guard let value = row["siren"] else { throw .missing("siren") }
        guard let text = value.string, let siren = SIREN(text) else { throw .type("siren", value, numberWords) }
        return siren
    }

    private static let numberWords = Phrase("un SIREN est attendu", "a SIREN is expected")

    private static func treated(_ row: JSONValue) throws(RowProblem) -> WallTime? {
        let field = "dateDernierTraitementUniteLegale"
        guard let text = try row.told(field) else { return nil }
        guard let time = WallTime(text) else { throw .type(field, .string(text), FieldWords.date) }
        return time
    }

    // MARK: - Periods

    /// The period that holds the day. The open one comes first in the list, and may begin only later; a company whose first
    /// period lies ahead is shown by its first one.
    private static func period(_ row: JSONValue, on today: Day) throws(RowProblem) -> JSONValue {
        let field = "periodesUniteLegale"
        guard let value = row[field] else { throw .missing(field) }
        guard let periods = value.elements else { throw .type(field, value, FieldWords.list) }
        var begun: (start: Day, period: JSONValue)?
        var ahead: (start: Day, period: JSONValue)?
        for period in periods {
            // Periods older than the register's memory have no beginning.
            let start = try day("dateDebut", of: period) ?? Day(number: .min)
            let end = try day("dateFin", of: period)
            if start > today {
                if ahead.map({ start < $0.start }) ?? true { ahead = (start, period) }
            } else if end.map({ $0 >= today }) ?? true, begun.map({ start > $0.start }) ?? true {
                begun = (start, period)
            }
        }
        guard let period = begun?.period ?? ahead?.period else { throw .missing(field) }
        return period
    }

    private static func day(_ field: String, of period: JSONValue) throws(RowProblem) -> Day? {
        guard let text = try period.told(field) else { return nil }
        guard let day = Day(text) else { throw .type(field, .string(text), FieldWords.isoDate) }
        return day
    }

    // MARK: - Sides

    private static func life(_ period: JSONValue) throws(RowProblem) -> Life {
        let field = "etatAdministratifUniteLegale"
        guard let code = try period.told(field) else { throw .missing(field) }
        switch code {
        case "A": return .active
        case "C": return .ceased(on: try day("dateDebut", of: period))
        default: throw .code(field, code, Phrase("« A » ou « C » est attendu", "“A” or “C” is expected"))
        }
    }

    /// A name that is hidden or not given stays empty, and is never a change of name.
    private static func identity(_ row: JSONValue, _ period: JSONValue) throws(RowProblem) -> Identity {
        let diffusion = try diffusion(row)
        var told = try legalName(period)
        if told == nil { told = try personName(row, period) }
        let isHidden = diffusion == .partial || told.map(Hidden.hides) == true
        return Identity(
            name: isHidden ? nil : told, legalForm: try period.told("categorieJuridiqueUniteLegale"),
            activity: try period.told("activitePrincipaleUniteLegale"), diffusion: isHidden ? .partial : .full)
    }

    private static func diffusion(_ row: JSONValue) throws(RowProblem) -> Diffusion {
        let field = "statutDiffusionUniteLegale"
        guard let code = try row.told(field) else { throw .missing(field) }
        switch code {
        case "O": return .full
        case "P", "N": return .partial
        default: throw .code(field, code, Phrase("« O », « P » ou « N » est attendu", "“O”, “P” or “N” is expected"))
        }
    }

    /// nil for a natural person. The register writes every field, null where empty: an absent one was renamed.
    private static func legalName(_ period: JSONValue) throws(RowProblem) -> String? {
        guard period.members?["denominationUniteLegale"] != nil else { throw .missing("denominationUniteLegale") }
        return try period.told("denominationUniteLegale")
    }

    private static func personName(_ row: JSONValue, _ period: JSONValue) throws(RowProblem) -> String? {
        guard let family = try period.told(firstOf: ["nomUsageUniteLegale", "nomUniteLegale"]) else { return nil }
        guard let given = try row.told(firstOf: ["prenomUsuelUniteLegale", "prenom1UniteLegale"]) else {
            return family
        }
        return "\(given) \(family)"
    }
}

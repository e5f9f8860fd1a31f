import VigieDomain
import VigieEngine

/// One publication of a listed company, as the portal shows it.
struct InfoFinanciereRecord {
    /// The register's own number: `642623_20260817`.
    let id: String
    /// The day in universal time, by which the register is asked.
    let filed: Day
    /// The day in Paris, which people read.
    let published: Day
    let issuer: String?
    /// nil where none is given, or where what stands there is none.
    let isin: ISIN?
    let lei: LEI?
    let title: String?
    let kind: String?
    let kindInEnglish: String?
    /// Of the document.
    let link: String?

    init(_ row: JSONValue, zone: CivilZone) throws(RowProblem) {
        guard row.members != nil else { throw .type("results", row, FieldWords.object) }
        func text(_ field: String) throws(RowProblem) -> String? { try row.told(field) }
        guard let id = try text(InfoFinanciereFields.id) else { throw .missing(InfoFinanciereFields.id) }
        guard let moment = try text(InfoFinanciereFields.published) else {
            throw .missing(InfoFinanciereFields.published)
        }
        guard let days = InfoFinanciereRecord.days(of: moment, zone: zone) else {
            throw .type(InfoFinanciereFields.published, .string(moment), FieldWords.date)
        }
        self.id = id
        (filed, published) = days
        issuer = try text(InfoFinanciereFields.issuer)
        isin = try text(InfoFinanciereFields.isin).flatMap { try? ISIN($0) }
        lei = try text(InfoFinanciereFields.lei).flatMap { try? LEI($0) }
        title = try text(InfoFinanciereFields.title)
        kind = try text(InfoFinanciereFields.kind)
        kindInEnglish = try text(InfoFinanciereFields.kindInEnglish)
        link = try text(InfoFinanciereFields.link).flatMap { $0.hasPrefix("https://") ? $0 : nil }
    }

    /// `2026-08-17T06:00:00+00:00`, or a day alone; another offset would be another habit of the portal.
    private static func days(of text: String, zone: CivilZone) -> (Day, Day)? {
        if let day = Day(text) { return (day, day) }
        let universal = text.hasSuffix("+00:00") ? text.dropLast(6) + "Z" : text[...]
        return Instant(universal).map { ($0.dayUTC, zone.day(of: $0)) }
    }
}

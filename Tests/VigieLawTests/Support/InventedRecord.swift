import VigieDomain
import VigieLaw

/// Records of invented companies.
enum Invented {
    static func siren(_ text: String) -> SIREN {
        guard let siren = SIREN(text) else { preconditionFailure("\(text) is a SIREN") }
        return siren
    }

    static let first = siren("552081317")
    static let second = siren("732829320")
    static let third = siren("552005969")

    static func day(_ text: String) -> Day {
        guard let day = Day(text) else { preconditionFailure("\(text) is a day") }
        return day
    }

    static func judgment(
        _ nature: String?, _ complement: String? = nil, date: String? = "2026-02-02", family: String? = nil,
        kind: String = "annonce", gazette: String = "collective", published: String = "2026-02-11",
        numbers: [SIREN] = [first]
    ) -> GazetteRecord {
        GazetteRecord(
            id: "A20260029123", publication: day(published), family: gazette, kind: kind,
            trader: "ATELIERS DE LA VIGIE",
            postcode: "44000", numbers: numbers,
            judgment: .init(type: "initial", family: family, nature: nature, date: date, complement: complement))
    }

    static func meaning(_ record: GazetteRecord) -> NoticeMeaning {
        guard let meaning = FrenchGazette.read(record).first?.meanings.first else {
            preconditionFailure("a notice always reads as something")
        }
        return meaning
    }
}

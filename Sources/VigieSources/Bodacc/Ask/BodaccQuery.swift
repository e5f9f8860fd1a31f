import VigieDomain

/// What is asked of the portal, in its query language (ODSQL).
struct BodaccQuery {
    /// Parts joined by AND.
    var conditions: [String]

    static func published(since day: Day) -> BodaccQuery {
        BodaccQuery(conditions: ["dateparution>=date'\(day)'"])
    }

    static func publishedButAccounts(since day: Day) -> BodaccQuery {
        BodaccQuery(conditions: ["dateparution>=date'\(day)'", "NOT familleavis=\"dpc\""])
    }

    static func published(on day: Day) -> BodaccQuery {
        BodaccQuery(conditions: ["dateparution=date'\(day)'"])
    }

    /// Everything ever published about these numbers but deposits of accounts, which no proceeding needs and which are
    /// half of the gazette. The register holds each number twice; the bare form is enough.
    static func past(of numbers: [SIREN]) -> BodaccQuery {
        BodaccQuery(conditions: [bearing(numbers), "NOT familleavis=\"dpc\""])
    }

    static func published(since day: Day, about numbers: [SIREN]) -> BodaccQuery {
        BodaccQuery(conditions: ["dateparution>=date'\(day)'", bearing(numbers)])
    }

    static func named(_ ids: [String]) -> BodaccQuery { BodaccQuery(conditions: [list("id", ids)]) }

    var text: String { conditions.joined(separator: " AND ") }

    /// Columns of the daily review: what tells whether a notice is ours and new.
    static let narrow = "id,registre,dateparution,familleavis,typeavis"

    /// Stable under repetition, so that pages neither overlap nor leave a gap.
    static let order = "dateparution,id"

    private static func bearing(_ numbers: [SIREN]) -> String { list("registre", numbers.map(\.description)) }

    private static func list(_ field: String, _ values: [String]) -> String {
        "\(field) IN (\(values.map(quoted).joined(separator: ",")))"
    }

    /// A literal of the query language: the quote and the backslash are escaped by a backslash.
    static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}

package import VigieDomain

/// One notice in the exact shape of the BODACC portal: 32 members, always all, always in the same order.
package struct GazetteJSON: Hashable, Sendable {
    /// One value per field, in the order of the fields.
    private var values: [OrderedJSON]
    /// `dateparution`, without which a notice cannot be published.
    package let publication: Day
    /// The portal shows some notices days after the day that they bear.
    package var daysLate = 0

    /// - Parameter members: any of the 32 fields; those not given are null, those that the id implies are completed.
    package init(publication: Day, _ members: [GazetteField: OrderedJSON]) {
        self.publication = publication
        values = GazetteField.allCases.map { members[$0] ?? .null }
        self[.dateparution] = .text(publication.description)
        completeIdentity()
    }

    package subscript(field: GazetteField) -> OrderedJSON {
        get { values[field.position] }
        set { values[field.position] = newValue }
    }

    package var id: String { self[.id].text ?? "" }

    /// The numbers of `registre`, as they stand there.
    package var register: [String] { self[.registre].list?.compactMap(\.text) ?? [] }

    package var json: OrderedJSON { selecting(GazetteField.allCases) }

    package func selecting(_ fields: [GazetteField]) -> OrderedJSON {
        .object(fields.map { OrderedJSON.Member($0.rawValue, self[$0]) })
    }

    /// When the portal shows it: 05:00 in universal time on the day of publication (`fr-facts.md` section 1), or late.
    package var visibleFrom: Instant { publication.adding(days: daysLate).midnightUTC.adding(.seconds(5 * 3600)) }
}

/// The number of an issue of the gazette: the year and four digits.
package enum GazetteIssue {
    /// A stable number for a day whose true issue is not known: the year and the day of the year.
    package static func number(of day: Day) -> String {
        let newYear = Day(year: day.year, month: 1, day: 1) ?? day
        return padded(day.year) + padded(newYear.days(until: day) + 1)
    }

    private static func padded(_ value: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, 4 - text.count)) + text
    }
}

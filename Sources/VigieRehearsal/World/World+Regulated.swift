package import VigieDomain

/// What the companies of the world would publish, were they listed.
extension World {
    /// Of the shares of a company: its number between the country and the check.
    package static func isin(of siren: SIREN) -> String {
        let body = "FR\(siren)"
        return (0...9).lazy.map { "\(body)\($0)" }.first { (try? ISIN($0)) != nil } ?? body
    }

    /// Each day of the world, one company and its holders: a threshold is crossed, and the company says something else besides.
    package var regulated: [RegulatedEntry] {
        let days = notices.map(\.publication)
        guard let first = days.min(), let last = days.max(), !companies.isEmpty else { return [] }
        return (0...max(0, first.days(until: last))).flatMap { index in
            let day = first.adding(days: index)
            let company = companies[index % companies.count]
            let date = day.description.filter { $0 != "-" }
            let morning = day.midnightUTC.adding(.seconds(5 * 3600))
            func entry(_ number: Int, _ kind: RegulatedEntry.Kind, _ title: String) -> RegulatedEntry {
                RegulatedEntry(
                    id: "\(number + index)_\(date)", issuer: company.name, isin: World.isin(of: company.siren),
                    published: morning, kind: kind, title: title)
            }
            return [
                entry(700_000, .crossing, "Franchissements de seuils et déclaration d'intention"),
                entry(800_000, .inside, "Information privilégiée"),
            ]
        }
    }
}

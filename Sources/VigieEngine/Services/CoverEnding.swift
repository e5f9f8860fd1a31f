import VigieDomain

/// A cover that holds and is about to end: `risk.cover.expiring`, once for each end.
///
/// 1. It holds, and its last day is today or one of the next thirty: told.
/// 2. It was renewed with another end: told again when that end is near.
/// 3. It ended already, was withdrawn or refused, or bears no end: nothing.
/// 4. Its insurer is not asked any more: nothing.
package struct CoverEnding: CalendarRule {
    let days: Int

    /// - Parameter days: how long before its last day a cover is about to end.
    package init(days: Int) { self.days = days }

    package func findings(in sight: CalendarSight) -> [CalendarFinding] {
        let today = sight.today
        return sight.told.compactMap { record in
            guard sight.watch.books.sources.contains(record.source), let cover = record.facets.cover.value, cover.holds,
                let until = cover.until, (0...days).contains(today.days(until: until))
            else { return nil }
            let change = FacetChange(
                .riskCoverExpiring, after: .cover(cover), effective: until,
                fact: ["cover", "expiring", record.source.name, until.description],
                why: "the cover ends on \(until), in \(today.days(until: until)) days")
            return CalendarFinding(change, provenance: record.provenance)
        }
    }
}

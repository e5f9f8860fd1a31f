package import VigieDomain

/// Annual accounts that should have been filed and were not seen: `acc.late` nine months after a year closed, `acc.missing` after
/// twelve, once each for a year.
///
/// The law gives six months to approve them and one to file them, two online (L232-21 and following C. com.), and the gazette
/// follows by some weeks.
///
///  1. The last year known to be filed closed a year ago and nine months: late. And a year ago and twelve: missing, alone
///     where nobody looked in between.
///  2. Filed with confidentiality: filed.
///  3. Nothing filed is known: nobody knows when its year ends, or whether it must file at all. Nothing.
///  4. Both days lie before the watch began: past, like all else that the first reading finds.
///  5. No source that sees filings would have seen this one: nothing. A feed must have been read since before the year closed
///     and answer today; a register asked about the client must have answered since the day passed.
///  6. A company that has ceased, was struck off, dissolved or absorbed, or is in liquidation: nothing.
///  7. A legal form that need not file (sole traders, civil companies, associations, partnerships): nothing, whatever it filed.
///  8. More than two years after the last that was filed: it was told twice, and is told no more.
package struct AccountsDue: CalendarRule {
    let lateMonths: Int
    let missingMonths: Int
    /// Those that tell every filing of France as it is published.
    let feeds: Set<SourceID>
    /// Those that tell the filings of the company that they are asked about.
    let lookups: Set<SourceID>

    package init(lateMonths: Int = 9, missingMonths: Int = 12, feeds: Set<SourceID>, lookups: Set<SourceID>) {
        self.lateMonths = lateMonths
        self.missingMonths = missingMonths
        self.feeds = feeds
        self.lookups = lookups
    }

    package var witnesses: Set<SourceID> { feeds.union(lookups) }
    package var readsNotices: Bool { true }

    /// Years without accounts that are told, after the last that had some.
    private static let years = 2
    /// Six to approve, two to file online.
    private static let legalMonths = 8

    package func findings(in sight: CalendarSight) -> [CalendarFinding] {
        guard sight.watch.company.siren != nil, let last = lastFiled(sight), mustFile(sight), !isOver(sight) else {
            return []
        }
        let since = sight.zone.day(of: sight.watch.since)
        return (1...AccountsDue.years).compactMap { year in
            let end = last.accounts.yearEnd.closing(yearsLater: year)
            let isMissing = sight.today >= end.adding(months: missingMonths)
            let day = end.adding(months: isMissing ? missingMonths : lateMonths)
            guard sight.today >= day, day >= since, isWitnessed(sight, end: end, passed: day) else { return nil }
            let change = FacetChange(
                isMissing ? .accMissing : .accLate, before: .accounts(last.accounts), effective: end,
                fact: ["accounts", "due", end.description],
                why: "no accounts of the year that closed on \(end), \(end.days(until: sight.today)) days after",
                circumstance: .unfiled(yearEnd: end, due: end.adding(months: AccountsDue.legalMonths)))
            return CalendarFinding(change, provenance: last.provenance)
        }
    }

    // MARK: - What is known

    /// The newest year that any source told as filed, confidentially or not.
    private func lastFiled(_ sight: CalendarSight) -> (accounts: FiledAccounts, provenance: Provenance)? {
        let shown = sight.told.compactMap { record in
            record.facets.accounts.value.map { (accounts: $0, provenance: record.provenance) }
        }
        let published = sight.notices.compactMap { record -> (accounts: FiledAccounts, provenance: Provenance)? in
            guard record.notice.family == .accounts, record.disposition.isOfDocket,
                record.notice.correction != .annulment,
                let meaning = record.notice.meanings.first(where: { [.accFiled, .accConfidential].contains($0.code) }),
                let end = meaning.value.flatMap({ Day($0) })
            else { return nil }
            let accounts = FiledAccounts(
                yearEnd: end, deposited: nil, isConfidential: meaning.code == .accConfidential ? true : nil)
            return (accounts, record.provenance)
        }
        return (shown + published).filter { $0.accounts.yearEnd <= sight.today }
            .max { $0.accounts.yearEnd < $1.accounts.yearEnd }
    }

    /// By the legal form where one is known; whoever filed once and whose form nobody tells is believed to have to.
    private func mustFile(_ sight: CalendarSight) -> Bool {
        let forms = sight.told.compactMap { $0.facets.identity.value?.legalForm }
        return forms.allSatisfy { form in
            // INSEE's codes: limited companies, whatever their letters (SARL, SA, SAS, SE).
            if form.count == 4, form.utf8.allSatisfy({ (48...57).contains($0) }) {
                return AccountsDue.obliged.contains(String(form.prefix(2)))
            }
            let name = NormalName(form).text
            return !AccountsDue.exempt.contains { name.contains($0) }
        }
    }

    private static let obliged: Set<String> = ["54", "55", "56", "57", "58"]
    private static let exempt = [
        "INDIVIDUEL", "CIVIL", "ASSOCIATION", "NOM COLLECTIF", "INTERET ECONOMIQUE", "LIBERAL",
    ]

    private func isOver(_ sight: CalendarSight) -> Bool {
        let ceased = sight.told.contains { record in
            if case .ceased? = record.facets.life.value { return true }
            return record.facets.proceedings.value?.open == true
        }
        if ceased { return true }
        let docket = Docket(
            company: sight.watch.company, notices: sight.notices.filter(\.disposition.isOfDocket).map(\.notice))
        let last = docket.notices.flatMap(\.meanings).map(\.code).last { AccountsDue.turns.contains($0) }
        if let last, AccountsDue.ends.contains(last) { return true }
        return docket.proceedings.contains { AccountsDue.hopeless.contains($0.state) }
    }

    /// What ends the life of a company, and what undoes that.
    private static let ends: Set<EventCode> = [.lifeStruckOff, .lifeCeased, .lifeDissolved, .lifeTup]
    private static let turns: Set<EventCode> = ends.union([
        .lifeStruckOffReversed, .lifeReactivated, .lifeRegistered, .lifeCreated, .lifeResumed,
    ])
    private static let hopeless: Set<ProceedingState> = [
        .liquidation, .professionalRecovery, .planSale, .closedNoAssets, .openUnknown,
    ]

    // MARK: - Who would have seen it

    private func isWitnessed(_ sight: CalendarSight, end: Day, passed: Day) -> Bool {
        sight.witnesses.contains { source, witness in
            guard witness.isAwake, let baseline = sight.watch.baselines[source] else { return false }
            if feeds.contains(source) { return sight.zone.day(of: baseline) <= end }
            guard let answered = witness.answered, sight.zone.day(of: answered) >= passed,
                let record = sight.told.first(where: { $0.source == source })
            else { return false }
            return !record.facets.accounts.isUnknown
        }
    }
}

extension Day {
    /// The day on which a year closes so many years later; the end of February stays the end of February.
    fileprivate func closing(yearsLater years: Int) -> Day {
        let isMonthEnd = adding(days: 1).month != month
        let later = adding(months: 12 * years)
        guard isMonthEnd, later.adding(days: 1).month == later.month else { return later }
        return later.adding(days: 1)
    }
}

import VigieDomain
import VigieEngine

/// Publications asked for by LEI and ISIN: the past of new clients, and once a week the last days of all of them.
struct InfoFinanciereNumbers {
    let visit: InfoFinanciereVisit

    /// - Returns: an outcome for each target, with the last page.
    func about(_ targets: [Target], _ place: Cursor?) async throws -> Reading {
        let companies = targets.map(\.company)
        let numbers = visit.ask.watch.securities(of: companies)
        guard !numbers.isEmpty else { return Reading(sightings: outcomes(of: companies)) }
        let first = visit.ask.today.adding(days: -visit.settings.pastDays)
        var act = place.flatMap(InfoFinanciereAct.init) ?? InfoFinanciereAct(from: first)
        var (reading, isLast) = try await step(&act, numbers)
        if isLast {
            reading.sightings = outcomes(of: companies)
        } else {
            reading.isComplete = false
            reading.more = .about(targets, continuing: act.cursor)
        }
        return reading
    }

    func review(days: Int, _ place: Cursor?) async throws -> Reading {
        let first = visit.ask.today.adding(days: -days)
        var act = place.flatMap(InfoFinanciereAct.init) ?? InfoFinanciereAct(from: first)
        let after = act.after
        let left = visit.ask.watch.securities(of: nil).filter { number in after.map { number > $0 } ?? true }
        let batch = Array(left.prefix(visit.settings.batch))
        guard let last = batch.last else { return Reading() }
        var (reading, isLast) = try await step(&act, batch)
        if isLast {
            act = InfoFinanciereAct(from: first)
            act.after = last
        }
        if !isLast || left.count > batch.count {
            reading.isComplete = false
            reading.more = .review(days: days, onlyWatched: true, continuing: act.cursor)
        }
        return reading
    }

    private func step(_ act: inout InfoFinanciereAct, _ numbers: [String]) async throws -> (Reading, isLast: Bool) {
        let query = InfoFinanciereQuery(from: act.from, until: nil, numbers: numbers)
        switch try await InfoFinancierePager(visit: visit, query: query).step(&act) {
        case .again: return (Reading(), false)
        case .read(let reading, let isLast): return (reading, isLast)
        case .tooMany(let answer, let total):
            // Nothing of the past is told as news: its younger half is enough to begin with.
            let days = act.from.days(until: visit.ask.today)
            guard days > 1 else {
                throw answer.lie(
                    .tooLarge,
                    Phrase(
                        "\(total) publications pour \(numbers.count) numéros depuis le \(act.from)",
                        "\(total) publications for \(numbers.count) numbers since \(act.from)"))
            }
            act.from = act.from.adding(days: (days + 1) / 2)
            return (Reading(), false)
        }
    }

    /// Who is on no market is none of this register's.
    private func outcomes(of companies: [CompanyKey]) -> [CompanyKey: SightingOutcome] {
        Dictionary(
            companies.map { ($0, visit.ask.watch.securities(of: [$0]).isEmpty ? .unlisted : .told(nil)) },
            uniquingKeysWith: { first, _ in first })
    }
}

import VigieDomain
import VigieEngine

/// What was published since the last time, a window of days after the other.
struct InfoFinanciereFeed {
    let visit: InfoFinanciereVisit

    /// Where a stored place cannot be read (an older version wrote it): as far back as the weekly review reaches.
    private static let doubtDays = 35

    func read(_ stored: Cursor?) async throws -> Reading {
        let today = visit.ask.today
        // The watch begins today; what was declared about a client before is asked by number.
        guard let stored else { return Reading(cursor: InfoFinanciereCursor(day: today).cursor) }
        let place =
            InfoFinanciereCursor(stored)
            ?? InfoFinanciereCursor(day: today.adding(days: -InfoFinanciereFeed.doubtDays))
        return try await go(on: place, place.act ?? window(from: first(of: place)))
    }

    /// Where the days that are read again begin.
    private func first(of place: InfoFinanciereCursor) -> Day {
        min(place.day, visit.ask.today).adding(days: -visit.settings.overlapDays)
    }

    /// The last one has no end.
    private func window(from day: Day, days: Int? = nil) -> InfoFinanciereAct {
        let until = day.adding(days: days ?? visit.settings.spanDays)
        return InfoFinanciereAct(from: day, until: until > visit.ask.today ? nil : until)
    }

    private func go(on place: InfoFinanciereCursor, _ act: InfoFinanciereAct) async throws -> Reading {
        var act = act
        let pager = InfoFinancierePager(
            visit: visit, query: InfoFinanciereQuery(from: act.from, until: act.until))
        switch try await pager.step(&act) {
        case .again: return next(place, kept(act, place.act), Reading())
        case .tooMany(let answer, let total):
            return next(place, try narrower(act, total, answer), Reading())
        case .read(let reading, isLast: false): return next(place, act, reading)
        case .read(let reading, isLast: true):
            guard let until = act.until else { return try ended(place, act, reading) }
            var following = window(from: until)
            following.seen = act.seen
            following.newest = act.newest
            return next(place, following, reading)
        }
    }

    /// What was counted of a window that begins again must not count twice.
    private func kept(_ act: InfoFinanciereAct, _ before: InfoFinanciereAct?) -> InfoFinanciereAct {
        var act = act
        let until = act.until ?? Day(number: .max)
        act.seen = act.seen.filter { Day($0.key).map { $0 < act.from || $0 >= until } ?? false }
        return act
    }

    private func narrower(_ act: InfoFinanciereAct, _ total: Int, _ answer: Answer) throws -> InfoFinanciereAct {
        let end = act.until ?? visit.ask.today.adding(days: 1)
        let days = act.from.days(until: end)
        guard days > 1 else {
            throw answer.lie(
                .tooLarge,
                Phrase(
                    "\(total) publications depuis le \(act.from), au plus \(visit.settings.window) peuvent être lues",
                    "\(total) publications since \(act.from), at most \(visit.settings.window) can be read"))
        }
        var half = act
        half.until = act.from.adding(days: days / 2)
        half.total = nil
        return half
    }

    private func next(_ place: InfoFinanciereCursor, _ act: InfoFinanciereAct, _ reading: Reading) -> Reading {
        var reading = reading
        reading.isComplete = false
        reading.more = .since(InfoFinanciereCursor(day: place.day, seen: place.seen, act: act).cursor)
        return reading
    }

    private func ended(_ place: InfoFinanciereCursor, _ act: InfoFinanciereAct, _ reading: Reading) throws -> Reading {
        try checkWhole(place, act)
        let newest = max(place.day, act.newest ?? place.day)
        try checkFresh(act.newest ?? place.day)
        // A day that lies ahead of us is read again in any case.
        let first = newest.adding(days: -visit.settings.overlapDays)
        let seen = act.seen.filter { Day($0.key).map { $0 >= first && $0 <= visit.ask.today } ?? false }
        var reading = reading
        let after = InfoFinanciereCursor(day: newest, seen: seen)
        if after != place { reading.cursor = after.cursor }
        return reading
    }

    // A publication may be withdrawn; several of one day, and no other day's, are not.
    private func checkWhole(_ place: InfoFinanciereCursor, _ act: InfoFinanciereAct) throws {
        let first = first(of: place)
        let days = place.seen.filter { Day($0.key).map { $0 >= first } ?? false }
        let before = days.values.reduce(0, +)
        let now = days.keys.reduce(0) { $0 + min(days[$1] ?? 0, act.seen[$1] ?? 0) }
        guard before - now > max(InfoFinanciereFeed.withdrawn, before * InfoFinanciereFeed.percentage / 100) else {
            return
        }
        throw lie(
            now == 0 ? .empty : .rowsMissing,
            Phrase(
                "\(before) publications des derniers jours avaient été lues, il n’en reste que \(now)",
                "\(before) publications of the last days had been read, only \(now) are left"))
    }

    /// Publications of the last days that may vanish without a word, at least, and in hundredths.
    private static let withdrawn = 2
    private static let percentage = 5

    private func checkFresh(_ newest: Day) throws {
        guard newest.days(until: visit.ask.today) > visit.settings.frozenDays else { return }
        throw lie(
            .frozen,
            Phrase(
                "aucune publication depuis le \(newest), au plus \(visit.settings.frozenDays) jours sont normaux",
                "no publication since \(newest), at most \(visit.settings.frozenDays) days are normal"))
    }

    private func lie(_ lie: SourceFault.Lie, _ sentence: Phrase) -> SourceFault {
        SourceFault(.lie(lie), sentence, url: visit.settings.baseURL + "/records")
    }
}

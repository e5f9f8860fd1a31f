import VigieDomain
import VigieEngine

/// What changed in the register since the last day read.
struct RneFeed {
    let visit: RneVisit

    /// Where a stored place cannot be read (an older version wrote it): the daily round of all clients bears no gap longer.
    private static let doubtDays = 3

    func read(_ stored: Cursor?) async throws -> Reading {
        // The watch begins today; what a client was before is asked by number.
        guard let stored else { return Reading(cursor: RneCursor(day: visit.today, news: visit.today).cursor) }
        guard visit.settings.readsDiff else { return Reading() }
        let today = visit.today
        let place =
            RneCursor(stored)
            ?? RneCursor(day: today.adding(days: -RneFeed.doubtDays), news: today.adding(days: -RneFeed.doubtDays))
        let act =
            place.act
            ?? RneAct(
                from: min(place.day, today).adding(days: -1 - visit.settings.overlapDays), to: today, after: nil,
                size: visit.settings.pageRows)
        guard let round = act.round else { return try await page(place, act) }
        return try await numbers(place, act, round)
    }

    private func numbers(_ place: RneCursor, _ act: RneAct, _ round: WatchedRound) async throws -> Reading {
        let (reading, next) = try await RneNumbers(visit: visit).round(round)
        guard let next else { return try ended(place, act, reading) }
        var act = act
        act.round = next
        return goOn(place, act, reading)
    }

    private func page(_ place: RneCursor, _ act: RneAct) async throws -> Reading {
        let answer: Answer
        do {
            answer = try await visit.desk.ask("/companies/diff", parameters(of: act))
        } catch let fault as SourceFault where fault.isTooMuchForRegister {
            var smaller = act
            if let size = RnePageSize.below(act.size) {
                smaller.size = size
            } else {
                // Nobody knows which company is too large even alone.
                smaller.round = WatchedRound(after: nil)
            }
            return goOn(place, smaller, Reading())
        }
        let page = try RnePage(answer)
        if act.wasShort, !page.slices.isEmpty {
            // A page that is not full should have been the last. Perhaps companies are missing, perhaps the register hides
            // some: asking by number is right in both cases.
            var after = act
            after.received += page.slices.count
            after.round = WatchedRound(after: nil)
            return goOn(place, after, Reading())
        }
        var rows = CompanyRows(source: visit.settings.id, answer: answer, ours: ours)
        var numbers: Set<String> = []
        for row in page.rows {
            if let json = try? row.json.get(), let siren = visit.number(json) { numbers.insert(siren.description) }
            rows.take(row, number: visit.number, read: visit.read)
        }
        try check(page, numbers, act)
        try rows.close()
        var after = act
        after.received += page.slices.count
        guard let mark = page.mark, !page.slices.isEmpty else { return try ended(place, after, rows.reading) }
        after.after = mark
        after.size = visit.settings.pageRows
        after.wasShort = page.slices.count < act.size
        return goOn(place, after, rows.reading)
    }

    /// From is not read any more, to is read.
    private func parameters(of act: RneAct) -> [(name: String, value: String)] {
        let window = [("from", act.from.description), ("to", act.to.description), ("pageSize", "\(act.size)")]
        return (window + (act.after.map { [("searchAfter", $0)] } ?? [])).map { (name: $0.0, value: $0.1) }
    }

    /// Everyone watched, of whom a row may tell.
    private var ours: Set<SIREN> { Set(visit.ask.watch.keys.compactMap(\.siren)) }

    /// The register announces no total: its mark is the number of a company of this very page, and its absence the end.
    private func check(_ page: RnePage, _ numbers: Set<String>, _ act: RneAct) throws {
        let count = page.slices.count
        guard let mark = page.mark else {
            if count >= act.size {
                throw page.answer.lie(
                    .fieldMissing,
                    Phrase(
                        "en-tête « pagination-search-after » absent d’une page pleine (\(count) entreprises)",
                        "header “pagination-search-after” missing from a full page (\(count) companies)"))
            }
            return
        }
        if mark == act.after {
            // The mark repeated by an empty page is the end.
            guard count > 0 else { return }
            throw page.answer.lie(
                .repeated,
                Phrase(
                    "la page après « \(mark) » annonce qu’elle s’arrête à « \(mark) »",
                    "the page after “\(mark)” says that it ends at “\(mark)”"))
        }
        if count == 0 {
            throw page.answer.lie(
                .empty, Phrase("page vide, et une suite annoncée", "empty page, and more declared"))
        }
        if SIREN(mark) != nil, numbers.count == count, !numbers.contains(mark) {
            throw page.answer.lie(
                .rowsMissing,
                Phrase(
                    "la page s’arrête à « \(mark) », qui n’est pas parmi ses \(count) entreprises",
                    "the page ends at “\(mark)”, which is not among its \(count) companies"))
        }
    }

    private func goOn(_ place: RneCursor, _ act: RneAct, _ reading: Reading) -> Reading {
        var reading = reading
        reading.isComplete = false
        reading.more = .since(RneCursor(day: place.day, news: place.news, act: act).cursor)
        return reading
    }

    private func ended(_ place: RneCursor, _ act: RneAct, _ reading: Reading) throws -> Reading {
        // A company too large is news too.
        let isNews = act.received > 0 || act.round != nil
        let next = RneCursor(day: max(place.day, act.to), news: isNews ? max(place.news, act.to) : place.news)
        let silence = next.news.days(until: visit.today)
        if silence > visit.settings.frozenDays {
            throw SourceFault(
                .lie(.frozen),
                Phrase(
                    "aucun changement en France depuis le \(next.news), au plus \(visit.settings.frozenDays) jours sont normaux",
                    "no change in France since \(next.news), at most \(visit.settings.frozenDays) days are normal"),
                url: visit.settings.baseURL + "/companies/diff")
        }
        var reading = reading
        if next.day != place.day || next.news != place.news { reading.cursor = next.cursor }
        return reading
    }
}

import VigieDomain
import VigieEngine

/// One step of a reading of many pages, checked against what the portal itself announced.
struct InfoFinancierePager {
    let visit: InfoFinanciereVisit
    let query: InfoFinanciereQuery

    enum Step {
        /// Rows to be read, and whether they end the window.
        case read(Reading, isLast: Bool)
        /// The window holds more than paging can reach.
        case tooMany(Answer, total: Int)
        /// The register changed under the act.
        case again
    }

    func step(_ act: inout InfoFinanciereAct) async throws -> Step {
        let page = try await visit.desk.page(query, offset: act.offset)
        if let total = act.total, total != page.total {
            try restart(&act, page)
            return .again
        }
        if page.total > visit.settings.window { return .tooMany(page.answer, total: page.total) }
        act.total = page.total
        let expected = max(0, min(visit.settings.pageRows, page.total - act.offset))
        try InfoFinancierePager.check(page.rows.count, expected: expected, total: page.total, page.answer)
        try InfoFinanciereRowCheck(answer: page.answer, rows: page.rows, isByNumber: !query.numbers.isEmpty).run()
        let ids = page.rows.compactMap { $0.json[InfoFinanciereFields.id]?.string }
        let repeated = ids.filter(Set(act.ids).contains).count
        if repeated > 0 {
            if repeated * 2 > ids.count {
                throw page.answer.lie(
                    .repeated,
                    Phrase(
                        "\(repeated) publications sur \(ids.count) déjà reçues à une page précédente",
                        "\(repeated) of \(ids.count) publications already received on an earlier page"))
            }
            try restart(&act, page)
            return .again
        }
        var days: [Day] = []
        var reading = try InfoFinanciereMatcher(visit: visit, query: query).reading(of: page.rows, in: page.answer) {
            days.append($0)
        }
        act.ids += ids
        for day in days { act.seen["\(day)", default: 0] += 1 }
        // What is dated ahead must not make us skip the days before it.
        act.newest = ([act.newest] + days.map { min($0, visit.ask.today) }).compactMap(\.self).max()
        act.offset += page.rows.count
        let isLast = act.offset >= page.total
        reading.counts.declared = page.total
        return .read(reading, isLast: isLast)
    }

    private static func check(_ received: Int, expected: Int, total: Int, _ answer: Answer) throws {
        if received < expected {
            throw answer.lie(
                received == 0 ? .empty : .rowsMissing,
                Phrase(
                    "\(received) publications reçues au lieu de \(expected) (total annoncé : \(total))",
                    "\(received) publications received instead of \(expected) (declared total: \(total))"))
        }
        if received > expected {
            throw answer.lie(
                .totalDiffers,
                Phrase(
                    "\(received) publications reçues, le total annoncé n’en permet que \(expected)",
                    "\(received) publications received, the declared total allows \(expected) only"))
        }
    }

    private func restart(_ act: inout InfoFinanciereAct, _ page: PortalPage) throws {
        guard act.restarts < InfoFinancierePager.restarts else {
            throw page.answer.lie(
                .totalDiffers,
                Phrase(
                    "le total change d’une page à l’autre (\(act.total ?? 0) puis \(page.total)), trois fois de suite",
                    "the total changes from one page to the next (\(act.total ?? 0) then \(page.total)), three times in a row"
                ))
        }
        act = act.restarted()
    }

    /// A register being fed settles within minutes; one that never does is not believed.
    private static let restarts = 2
}

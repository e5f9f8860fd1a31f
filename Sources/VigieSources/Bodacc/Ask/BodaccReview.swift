import VigieDomain
import VigieEngine

/// The last days again, through the narrow export: which notices are ours and were never told? They alone are fetched whole.
struct BodaccReview {
    let visit: BodaccVisit
    let days: Int

    init(_ visit: BodaccVisit, days: Int) {
        self.visit = visit
        self.days = days
    }

    func read(_ place: Cursor?) async throws -> Reading {
        if let place, let act = BodaccAct(place), case .fetching(let ids) = act.way { return try await fetch(ids) }
        return try await sift()
    }

    private func sift() async throws -> Reading {
        let query = BodaccQuery.published(since: visit.ask.today.adding(days: -days))
        let count = try BodaccPage(try await visit.portal.page(query, offset: 0, rows: 1))
        let answer = try await visit.portal.export(query, columns: BodaccQuery.narrow)
        let export = try BodaccExport(answer)
        let received = export.rows.count + export.broken.count
        // A window of seven days is never empty, and never shrinks between two questions.
        if received < max(1, count.total) {
            try BodaccPager.check(received, expected: max(1, count.total), total: count.total, answer)
        }
        try BodaccRowCheck(answer: answer, rows: export.rows).run(BodaccRowCheck.narrow)
        let newest = export.rows.compactMap { try? BodaccRecord(json: $0.json).publication() }.max()
        try visit.checkFresh(newest, "dernière annonce", in: answer)
        return try await sorted(export, count: count.total, in: answer)
    }

    private func sorted(_ export: BodaccExport, count: Int, in answer: Answer) async throws -> Reading {
        var reading = Reading(unreadable: export.broken)
        var problems: [BodaccProblem] = []
        var wanted: [String] = []
        for (index, row) in export.rows.enumerated() {
            do {
                let isOurs = try isOurs(row)
                if isOurs, let id = row.id, !wanted.contains(id) {
                    wanted.append(id)
                }
                if isOurs { reading.counts.matched += 1 } else { reading.counts.unwatched += 1 }
            } catch {
                problems.append(error)
                reading.unreadable.append(
                    UnreadableRecord(name: row.id ?? "ligne \(index + 1)", reason: error.sentence, bytes: row.bytes))
            }
        }
        try BodaccTolerance.judge(problems, of: export.rows, broken: export.broken.count, in: answer)
        reading.counts.read = export.rows.count + export.broken.count
        reading.counts.declared = count
        let known = wanted.isEmpty ? [] : try await visit.known(wanted)
        wanted.removeAll { known.contains(NoticeID(source: visit.settings.id, number: $0)) }
        if !wanted.isEmpty { ask(for: wanted, after: &reading) }
        return reading
    }

    /// A notice that names a watched number, or one that bears none and may name a client by words.
    private func isOurs(_ row: BodaccRow) throws(BodaccProblem) -> Bool {
        let record = BodaccRecord(json: row.json)
        _ = try record.publication()
        guard try record.number() != nil else { throw .missing("id") }
        let numbers = try record.numbers()
        if numbers.isEmpty { return BodaccMatcher.numberless.contains(row.json["familleavis"]?.string ?? "") }
        return numbers.contains(where: visit.ask.watch.contains)
    }

    private func fetch(_ ids: [String]) async throws -> Reading {
        let batch = Array(ids.prefix(visit.settings.batch))
        let answer = try await visit.portal.page(.named(batch), offset: 0, rows: visit.settings.pageRows)
        let page = try BodaccPage(answer)
        let missing = Set(batch).subtracting(page.rows.compactMap(\.id))
        if let first = missing.sorted().first {
            throw answer.lie(
                .rowsMissing, "\(missing.count) annonces vues dans l’export manquent à l’appel, comme « \(first) »")
        }
        try BodaccRowCheck(answer: answer, rows: page.rows).run()
        var reading = try visit.matcher().reading(of: page.rows, in: answer)
        reading.counts.declared = page.total
        let rest = Array(ids.dropFirst(batch.count))
        if !rest.isEmpty { ask(for: rest, after: &reading) }
        return reading
    }

    private func ask(for ids: [String], after reading: inout Reading) {
        reading.isComplete = false
        reading.more = .review(
            days: days, onlyWatched: false, continuing: BodaccAct(.fetching(ids)).cursor)
    }
}

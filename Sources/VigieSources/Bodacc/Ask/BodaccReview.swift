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
        let count = try PortalPage(try await visit.portal.page(query, offset: 0, rows: 1))
        let answer = try await visit.portal.export(query, columns: BodaccQuery.narrow)
        let export = BodaccExport(answer)
        // A window of seven days is never empty, and never shrinks between two questions.
        if export.count < max(1, count.total) {
            try BodaccPager.check(export.count, expected: max(1, count.total), total: count.total, answer)
        }
        var sieve = Sieve()
        try export.portions { rows, broken in
            try BodaccRowCheck(answer: answer, rows: rows).run(BodaccRowCheck.narrow)
            try sort(rows, broken, into: &sieve, answer)
        }
        try visit.checkFresh(sieve.newest, BodaccWords.lastNotice, in: answer)
        sieve.reading.counts.declared = count.total
        let known = sieve.wanted.isEmpty ? [] : try await visit.known(sieve.wanted)
        let left = sieve.wanted.filter { !known.contains(NoticeID(source: visit.settings.id, number: $0)) }
        if !left.isEmpty { ask(for: left, after: &sieve.reading) }
        return sieve.reading
    }

    /// What an export leaves: its counts, and the ids of the notices that are ours.
    private struct Sieve {
        var reading = Reading()
        var wanted: [String] = []
        var newest: Day?
        private var met: Set<String> = []

        mutating func want(_ id: String) {
            if met.insert(id).inserted { wanted.append(id) }
        }
    }

    private func sort(
        _ rows: [PortalRow], _ broken: [UnreadableRecord], into sieve: inout Sieve, _ answer: Answer
    ) throws {
        var problems: [BodaccProblem] = []
        for row in rows {
            do {
                let record = BodaccRecord(json: row.json)
                sieve.newest = max(sieve.newest ?? Day(number: .min), try record.publication())
                guard let id = try record.number() else { throw BodaccProblem.missing("id") }
                if try isOurs(record) {
                    sieve.want(id)
                    sieve.reading.counts.matched += 1
                } else {
                    sieve.reading.counts.unwatched += 1
                }
            } catch let problem as BodaccProblem {
                problems.append(problem)
                sieve.reading.unreadable.append(
                    UnreadableRecord(
                        name: row.id ?? "annonce sans numéro", company: client(row), reason: problem.sentence,
                        bytes: row.bytes, url: answer.url))
            }
        }
        try BodaccTolerance.judge(problems, of: rows, broken: broken.count, in: answer)
        sieve.reading.unreadable += broken
        sieve.reading.counts.read += rows.count + broken.count
    }

    private func client(_ row: PortalRow) -> CompanyKey? {
        let numbers = (try? BodaccRecord(json: row.json).numbers()) ?? []
        return numbers.first(where: visit.ask.watch.contains).map(CompanyKey.siren)
    }

    /// A notice that names a watched number, or one that bears none and may name a client by words.
    private func isOurs(_ record: BodaccRecord) throws(BodaccProblem) -> Bool {
        let numbers = try record.numbers()
        if numbers.isEmpty { return BodaccMatcher.numberless.contains(record.json["familleavis"]?.string ?? "") }
        return numbers.contains(where: visit.ask.watch.contains)
    }

    private func fetch(_ ids: [String]) async throws -> Reading {
        let batch = Array(ids.prefix(visit.settings.batch))
        let answer = try await visit.portal.page(.named(batch), offset: 0, rows: visit.settings.pageRows)
        let page = try PortalPage(answer)
        let missing = Set(batch).subtracting(page.rows.compactMap(\.id))
        if let first = missing.sorted().first {
            throw answer.lie(
                .rowsMissing,
                Phrase(
                    "\(missing.count) annonces vues dans l’export manquent à l’appel, comme « \(first) »",
                    "\(missing.count) notices seen in the export are missing, such as “\(first)”"))
        }
        // A quiet week leaves nothing to fetch but the notices without a number, which may be anyone's.
        try BodaccRowCheck(answer: answer, rows: page.rows).run(mayBeNumberless: true)
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

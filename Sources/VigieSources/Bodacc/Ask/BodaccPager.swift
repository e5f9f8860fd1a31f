import VigieDomain
import VigieEngine

/// One step of a reading of many pages: a page, or an export where paging cannot reach, checked against what the portal
/// itself announced.
struct BodaccPager {
    let visit: BodaccVisit
    let query: BodaccQuery
    let matcher: BodaccMatcher
    /// Where days are exported one by one: the first of them. Without it one export holds everything.
    var firstDay: Day?
    /// Whether notices that the journal holds are passed over.
    var skipsKnown = false
    /// Looks at the rows before they are believed.
    var inspect: @Sendable ([PortalRow], Answer) throws -> Void = { _, _ in }

    /// - Returns: what was read, and the act as it stands after; nil way means that everything was read.
    func step(_ act: BodaccAct) async throws -> (reading: Reading, act: BodaccAct, isComplete: Bool) {
        switch act.way {
        case .paging(let offset): try await page(act, offset: offset)
        case .exporting(let day): try await export(act, day: day)
        case .fetching: preconditionFailure("a review fetches its records itself")
        }
    }

    private func page(_ act: BodaccAct, offset: Int) async throws -> (Reading, BodaccAct, Bool) {
        let answer = try await visit.portal.page(query, offset: offset, rows: visit.settings.pageRows)
        let page = try PortalPage(answer)
        var next = act
        if let total = act.total, total != page.total {
            return (Reading(isComplete: false), try restarted(act, page, answer), false)
        }
        next.total = page.total
        if page.total > visit.settings.window {
            next.way = .exporting(day: firstDay ?? visit.ask.today)
            return (Reading(isComplete: false), next, false)
        }
        let expected = min(visit.settings.pageRows, page.total - offset)
        try BodaccPager.check(page.rows.count, expected: expected, total: page.total, answer)
        try BodaccRowCheck(answer: answer, rows: page.rows).run()
        try inspect(page.rows, answer)
        if overlaps(page.rows, act) {
            try refuseRepeated(page.rows, act, answer)
            return (Reading(isComplete: false), try restarted(act, page, answer), false)
        }
        var reading = try matcher.reading(of: page.rows, in: answer)
        if skipsKnown { try await visit.dropKnown(from: &reading) }
        reading.counts.declared = page.total
        next.note(page.rows)
        next.way = .paging(offset: offset + page.rows.count)
        let isComplete = offset + page.rows.count >= page.total
        reading.isComplete = isComplete
        return (reading, next, isComplete)
    }

    /// One day, or everything: first how many rows there are, then the rows.
    private func export(_ act: BodaccAct, day: Day) async throws -> (Reading, BodaccAct, Bool) {
        let isLast = firstDay == nil || day >= visit.ask.today
        let slice: BodaccQuery =
            firstDay == nil ? query : isLast ? .published(since: day) : .published(on: day)
        let count = try PortalPage(try await visit.portal.page(slice, offset: 0, rows: 1)).total
        var next = act
        if !isLast { next.way = .exporting(day: day.adding(days: 1)) }
        guard count > 0 else { return (Reading(isComplete: isLast), next, isLast) }
        let answer = try await visit.portal.export(slice)
        let export = BodaccExport(answer)
        // Today's notices may still arrive between the two questions.
        if !isLast || export.count < count {
            try BodaccPager.check(export.count, expected: count, total: count, answer)
        }
        var reading = Reading(isComplete: isLast)
        try export.portions { rows, broken in
            try BodaccRowCheck(answer: answer, rows: rows).run()
            try inspect(rows, answer)
            reading.add(try matcher.reading(of: rows, broken: broken, in: answer))
            next.noteDays(rows)
        }
        if skipsKnown { try await visit.dropKnown(from: &reading) }
        reading.counts.declared = count
        return (reading, next, isLast)
    }

    static func check(_ received: Int, expected: Int, total: Int, _ answer: Answer) throws {
        if received == expected { return }
        if received == 0 {
            throw answer.lie(
                .empty,
                Phrase(
                    "aucune annonce reçue, le portail en compte \(total)",
                    "no notice received, the portal counts \(total)"))
        }
        if received < expected {
            throw answer.lie(
                .rowsMissing,
                Phrase(
                    "\(received) annonces reçues au lieu de \(expected) (total annoncé : \(total))",
                    "\(received) notices received instead of \(expected) (declared total: \(total))"))
        }
        throw answer.lie(
            .totalDiffers,
            Phrase(
                "\(received) annonces reçues, le total annoncé n’en permet que \(expected)",
                "\(received) notices received, the declared total allows \(expected) only"))
    }

    // MARK: - Pages that shift or repeat

    /// Rows met on earlier pages. A notice doubled in the register may stand on both sides of a page's edge.
    private func repeated(_ rows: [PortalRow], _ act: BodaccAct) -> Int {
        let seen = Set(act.seen.dropLast())
        return rows.filter { $0.id.map(seen.contains) ?? false }.count
    }

    private func overlaps(_ rows: [PortalRow], _ act: BodaccAct) -> Bool { repeated(rows, act) > 0 }

    private func refuseRepeated(_ rows: [PortalRow], _ act: BodaccAct, _ answer: Answer) throws {
        let count = repeated(rows, act)
        if count * 2 > rows.count {
            throw answer.lie(
                .repeated,
                Phrase(
                    "\(count) annonces sur \(rows.count) déjà reçues à une page précédente",
                    "\(count) of \(rows.count) notices already received on an earlier page"))
        }
    }

    /// The register changed between two pages: the act begins again, ids make what was told harmless.
    private func restarted(_ act: BodaccAct, _ page: PortalPage, _ answer: Answer) throws -> BodaccAct {
        guard act.restarts < BodaccPager.restarts else {
            throw answer.lie(
                .totalDiffers,
                Phrase(
                    "le total change d’une page à l’autre (\(act.total ?? 0) puis \(page.total)), trois fois de suite",
                    "the total changes from one page to the next (\(act.total ?? 0) then \(page.total)), three times in a row"
                ))
        }
        return BodaccAct(.paging(offset: 0), restarts: act.restarts + 1)
    }

    /// A register being fed settles within minutes; one that never does is not believed.
    static let restarts = 2
}

extension BodaccAct {
    /// Remembers what a page held.
    mutating func note(_ rows: [PortalRow]) {
        seen += rows.compactMap(\.id)
        noteDays(rows)
    }

    mutating func noteDays(_ rows: [PortalRow]) {
        newest = ([newest] + rows.map { try? BodaccRecord(json: $0.json).publication() }).compactMap(\.self).max()
    }
}

extension Reading {
    /// Joins what another part of the same answer gave.
    mutating func add(_ part: Reading) {
        items += part.items
        unreadable += part.unreadable
        evidence += part.evidence
        counts.read += part.counts.read
        counts.matched += part.counts.matched
        counts.unwatched += part.counts.unwatched
        counts.unknownFields = Set(counts.unknownFields + part.counts.unknownFields).sorted()
    }
}

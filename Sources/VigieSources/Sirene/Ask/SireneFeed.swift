import VigieDomain
import VigieEngine

/// What the register treated since the last time.
struct SireneFeed {
    let visit: SireneVisit

    /// Where a stored place cannot be read (an older version wrote it): the daily round of all clients bears no gap longer.
    private static let doubt: Duration = .seconds(7 * 86_400)

    func read(_ stored: Cursor?) async throws -> Reading {
        // The watch begins today; what a client was before is asked by number.
        guard let stored else {
            return Reading(cursor: SireneCursor(treated: WallTime(midnightOf: visit.today)).cursor)
        }
        let wall = visit.wall
        let place = SireneCursor(stored) ?? SireneCursor(treated: wall.adding(.zero - SireneFeed.doubt))
        let act =
            place.act
            ?? SireneAct(
                way: .paging(mark: SireneAct.firstMark),
                from: min(place.treated, wall).adding(.zero - visit.settings.overlap), to: wall)
        switch act.way {
        case .paging(let mark): return try await page(place, act, mark)
        case .numbers(let after): return try await numbers(place, act, after)
        }
    }

    private func page(_ place: SireneCursor, _ act: SireneAct, _ mark: String) async throws -> Reading {
        let query = "dateDernierTraitementUniteLegale:[\(act.from) TO \(act.to)]"
        guard let page = try await visit.desk.find(query, rows: visit.settings.pageRows, mark: mark) else {
            if act.received > 0 {
                throw lie(
                    .rowsMissing,
                    Phrase(
                        "plus rien après \(act.received) entreprises sur \(act.least ?? 0)",
                        "nothing more after \(act.received) of \(act.least ?? 0) companies"))
            }
            return try ended(place, act, Reading())
        }
        guard let own = page.mark, let next = page.nextMark else {
            let name = page.mark == nil ? "header.curseur" : "header.curseurSuivant"
            throw page.answer.lie(.fieldMissing, FieldWords.absent(name))
        }
        guard own == mark else {
            throw page.answer.lie(
                .repeated,
                Phrase("page « \(own) » reçue au lieu de « \(mark) »", "page “\(own)” received instead of “\(mark)”"))
        }
        var after = act
        after.least = min(act.least ?? page.total, page.total)
        after.most = max(act.most ?? page.total, page.total)
        if mark == SireneAct.firstMark, page.total > visit.settings.window {
            after.way = .numbers(after: nil)
            return goOn(place, after, Reading(isComplete: false))
        }
        var reader = SireneReader(visit: visit, page: page, ours: ours)
        try reader.read { unit throws(RowProblem) in
            let field = "dateDernierTraitementUniteLegale"
            guard let treated = unit.treated else { throw .missing(field) }
            guard treated >= act.from, treated <= act.to.adding(.seconds(1)) else {
                throw RowProblem(
                    lie: .garbled, field: field,
                    sentence: Phrase(
                        "traitement du \(treated), hors de la période demandée (\(act.from) à \(act.to))",
                        "treatment of \(treated), outside the period asked for (\(act.from) to \(act.to))"))
            }
            after.newest = max(after.newest ?? treated, treated)
        }
        after.received += page.count
        if next != mark {
            try checkProgress(page, after)
            after.way = .paging(mark: next)
            return goOn(place, after, reader.reading)
        }
        if after.received < after.least ?? 0 {
            throw page.answer.lie(
                .rowsMissing,
                Phrase(
                    "\(after.received) entreprises reçues en tout, \(page.total) annoncées",
                    "\(after.received) companies received in all, \(page.total) declared"))
        }
        return try ended(place, after, reader.reading)
    }

    /// Everyone watched, of whom a row may tell.
    private var ours: Set<SIREN> { Set(visit.ask.watch.keys.compactMap(\.siren)) }

    private func checkProgress(_ page: SirenePage, _ act: SireneAct) throws {
        if page.count == 0 {
            throw page.answer.lie(
                .empty,
                Phrase(
                    "page vide après \(act.received) entreprises sur \(page.total), et une suite annoncée",
                    "empty page after \(act.received) of \(page.total) companies, and more declared"))
        }
        if act.received > act.most ?? 0 {
            throw page.answer.lie(
                .repeated,
                Phrase(
                    "\(act.received) entreprises reçues, \(page.total) annoncées, et une suite encore",
                    "\(act.received) companies received, \(page.total) declared, and still more"))
        }
    }

    private func numbers(_ place: SireneCursor, _ act: SireneAct, _ after: SIREN?) async throws -> Reading {
        let (reading, next) = try await SireneNumbers(visit: visit).round(WatchedRound(after: after))
        var act = act
        if let next {
            act.way = .numbers(after: next.after)
            return goOn(place, act, reading)
        }
        act.newest = act.to
        return try ended(place, act, reading)
    }

    private func goOn(_ place: SireneCursor, _ act: SireneAct, _ reading: Reading) -> Reading {
        var reading = reading
        reading.isComplete = false
        reading.more = .since(SireneCursor(treated: place.treated, act: act).cursor)
        return reading
    }

    private func ended(_ place: SireneCursor, _ act: SireneAct, _ reading: Reading) throws -> Reading {
        let newest = max(place.treated, min(act.newest ?? place.treated, act.to))
        if newest < visit.wall.adding(.seconds(-86_400 * visit.settings.frozenDays)) {
            throw lie(
                .frozen,
                Phrase(
                    "aucun traitement depuis le \(newest), au plus \(visit.settings.frozenDays) jours sont normaux",
                    "no treatment since \(newest), at most \(visit.settings.frozenDays) days are normal"))
        }
        var reading = reading
        if newest != place.treated { reading.cursor = SireneCursor(treated: newest).cursor }
        return reading
    }

    private func lie(_ lie: SourceFault.Lie, _ sentence: Phrase) -> SourceFault {
        SourceFault(.lie(lie), sentence, url: visit.settings.baseURL + "/siren")
    }
}

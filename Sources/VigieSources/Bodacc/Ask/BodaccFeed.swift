import VigieDomain
import VigieEngine
import VigieTransport

/// What was published since the last time: the dataset's description first, and nothing more where it has not moved.
struct BodaccFeed {
    let visit: BodaccVisit

    init(_ visit: BodaccVisit) { self.visit = visit }

    func read(_ stored: Cursor?) async throws -> Reading {
        guard let stored else { return try await begin() }
        // A place that we cannot read (an older version wrote it) is left for one that surely lies before it.
        let place = BodaccCursor(stored) ?? BodaccCursor(day: visit.ask.today.adding(days: -BodaccFeed.doubtDays))
        if let act = place.act { return try await go(on: place, act) }
        return try await look(from: place)
    }

    /// As far back as the weekly review reaches.
    static let doubtDays = 35

    /// The first question ever: the watch begins today. The day is kept without its mark, so that what was published this
    /// morning is read at the next question; a client's past is asked by number.
    private func begin() async throws -> Reading {
        let answer = try await visit.portal.metadata(since: Validators())
        let metadata = try BodaccMetadata(answer)
        try visit.checkFresh(BodaccMetadata.day(of: metadata.processed), BodaccWords.metadata, in: answer)
        return Reading(cursor: BodaccCursor(day: visit.ask.today).cursor)
    }

    private func look(from place: BodaccCursor) async throws -> Reading {
        let answer = try await visit.portal.metadata(since: place.validators)
        let processed = answer.isUnchanged ? place.processed : try BodaccMetadata(answer).processed
        guard let processed else {
            throw answer.lie(
                .empty, Phrase("« 304 » alors que rien n’a été lu encore", "“304” although nothing has been read yet"))
        }
        try visit.checkFresh(BodaccMetadata.day(of: processed), BodaccWords.metadata, in: answer)
        if processed == place.processed {
            var same = place
            if !answer.isUnchanged { same.validators = answer.response.validators }
            return Reading(cursor: same == place ? nil : same.cursor)
        }
        var next = place
        next.processed = processed
        next.validators = answer.response.validators
        return try await go(on: next, BodaccAct(.paging(offset: 0)))
    }

    private func go(on place: BodaccCursor, _ act: BodaccAct) async throws -> Reading {
        let pager = BodaccPager(
            visit: visit, query: .published(since: place.day), matcher: visit.matcher(), firstDay: place.day,
            inspect: { rows, answer in
                if rows.isEmpty, place.hasSeenNotices {
                    throw answer.lie(
                        .empty,
                        Phrase(
                            "aucune annonce depuis le \(place.day), jour où il y en avait",
                            "no notice since \(place.day), a day that had some"))
                }
                if rows.isEmpty { try visit.checkFresh(place.day, BodaccWords.beginning, in: answer) }
            })
        var (reading, after, isComplete) = try await pager.step(act)
        var next = place
        if isComplete {
            if let newest = after.newest {
                // A notice dated ahead must not make us skip the days before it.
                next.day = min(newest, visit.ask.today)
                next.hasSeenNotices = true
            }
            next.act = nil
            reading.cursor = next.cursor
        } else {
            next.act = after
            reading.more = .since(next.cursor)
        }
        return reading
    }
}

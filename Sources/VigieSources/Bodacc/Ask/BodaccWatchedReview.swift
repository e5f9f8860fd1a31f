import VigieDomain
import VigieEngine

/// The last weeks again for the watched numbers only, a batch at a time: what the feed and the daily review both missed.
struct BodaccWatchedReview {
    let visit: BodaccVisit
    let days: Int

    init(_ visit: BodaccVisit, days: Int) {
        self.visit = visit
        self.days = days
    }

    func read(_ place: Cursor?) async throws -> Reading {
        let act = place.flatMap(BodaccAct.init) ?? BodaccAct(.paging(offset: 0))
        let left = visit.ask.watch.keys.compactMap(\.siren).filter { siren in act.after.map { siren > $0 } ?? true }
        let batch = Array(left.sorted().prefix(visit.settings.batch))
        guard let last = batch.last else { return Reading() }
        let pager = BodaccPager(
            visit: visit,
            query: .published(since: visit.ask.today.adding(days: -days), about: batch),
            matcher: visit.matcher(), skipsKnown: true, inspect: BodaccPast.answersOnly(batch))
        var (reading, after, isComplete) = try await pager.step(act)
        if isComplete {
            after = BodaccAct(.paging(offset: 0))
            after.after = last
        } else {
            after.after = act.after
        }
        if !isComplete || left.count > batch.count {
            reading.isComplete = false
            reading.more = .review(days: days, onlyWatched: true, continuing: after.cursor)
        }
        return reading
    }
}

/// Which notices of a docket still stand once rectificatifs and annulations have done their work.
struct CorrectedNotices {
    /// In the place of what they correct, in legal order.
    private(set) var standing: [Notice] = []
    /// The notice that each correction speaks of.
    private(set) var targets: [NoticeID: NoticeID] = [:]
    /// What each notice was before it was corrected, the first publication first.
    private(set) var earlier: [NoticeID: [Notice]] = [:]
    /// Where a correction that gives no judgment stands: on the day of what it corrects.
    private var place: [NoticeID: Day] = [:]

    /// How long after its publication a notice is corrected without being named. Longer, the match would be a guess.
    private static let reach = 366

    init(_ notices: [Notice]) {
        var replaced: [NoticeID: NoticeID] = [:]
        var gone: Set<NoticeID> = []
        for notice in notices.sorted(by: { $0.publicationOrder < $1.publicationOrder }) {
            guard let correction = notice.correction else { continue }
            // An annulation without a known target leaves the state too: it tells of nothing that stands.
            if correction == .annulment { gone.insert(notice.id) }
            guard var target = CorrectedNotices.target(of: notice, in: notices, gone: gone) else { continue }
            targets[notice.id] = target.id
            // What was already corrected is corrected in its present form, and the first form goes with it.
            var seen: Set<NoticeID> = [target.id]
            while let next = replaced[target.id], seen.insert(next).inserted,
                let form = notices.first(where: { $0.id == next })
            {
                target = form
            }
            guard target.id != notice.id else { continue }
            gone.insert(target.id)
            if correction == .rectification {
                replaced[target.id] = notice.id
                earlier[notice.id] = (earlier[target.id] ?? []) + [target]
                place[notice.id] = notice.judgment ?? place[target.id] ?? target.legalDay
            }
        }
        standing = notices.filter { !gone.contains($0.id) }
            .map { ($0, LegalOrder(day: day(of: $0), publication: $0.publication, id: $0.id, role: $0.role)) }
            .sorted { $0.1 < $1.1 }.map(\.0)
    }

    /// The day on which a notice counts: of its judgment, else of the judgment it corrects, else of its publication.
    func day(of notice: Notice) -> Day { place[notice.id] ?? notice.legalDay }

    /// The notice named, else the one that says the same of the same judgment, else the latest earlier one that may be meant.
    private static func target(of correction: Notice, in notices: [Notice], gone: Set<NoticeID>) -> Notice? {
        if let named = correction.corrects {
            // Named and not known: nothing else is meant.
            return notices.first { $0.id == named }
        }
        let candidates = notices.filter {
            $0.id != correction.id && $0.family == correction.family && $0.role == correction.role
                && $0.correction != .annulment && !gone.contains($0.id)
                && $0.publicationOrder < correction.publicationOrder
        }
        func latest(_ condition: (Notice) -> Bool) -> Notice? {
            candidates.filter(condition).max { $0.publicationOrder < $1.publicationOrder }
        }
        func isNear(_ notice: Notice) -> Bool { notice.publication.days(until: correction.publication) <= reach }
        let code = correction.meanings[0].code
        let sameCode = { (notice: Notice) in notice.meanings[0].code == code }
        if let judgment = correction.judgment {
            if let found = latest({ sameCode($0) && $0.judgment == judgment }) { return found }
        }
        if let found = latest({ sameCode($0) && isNear($0) }) { return found }
        // The nature itself was wrong: the judgment says which notice is meant.
        if let judgment = correction.judgment {
            return latest { $0.judgment == judgment && isNear($0) && $0.meanings[0].state != nil }
        }
        guard !correction.meanings[0].certain else { return nil }
        return latest { isNear($0) && $0.meanings[0].state != nil }
    }
}

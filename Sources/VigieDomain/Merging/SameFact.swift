/// Whether a change of one source tells what another source has told already. Pure, and conservative by construction: what
/// is not surely the same stays two events, for a fact told twice costs a minute and a fact that is missed costs the claim.
///
/// 1. Each thing that the change says was said by another source within the days allowed, and nothing said since stands
///    against it: it **confirms**. Who left and who came may have been told as two changes.
/// 2. It says the same and more (a notice with its clock after a bureau's word, a striking after a cessation, a graver
///    weight, certainty after a doubt): it **adds**, and is told as what follows an earlier change.
/// 3. The last word on the same thing was another one, or the same source's own: news. So A, B, A is told three times,
///    whoever tells which.
/// 4. Two names that could be one person's and are not surely so: news, and in the way of merging.
/// 5. A correction, a mere possibility, an uncertain reading, a rating, a limit, a cover, a ledger: never merged.
package struct SameFact: Sendable {
    package enum Verdict: Hashable, Sendable {
        case news
        /// Of the changes that say it, oldest first.
        case confirms([ChangeID])
        case adds([ChangeID])
    }

    /// From the first telling to the second; 0 merges nothing.
    let days: Int

    package init(days: Int) { self.days = days }

    /// - Parameter recorded: the company's changes, those of the last days at least, in the order of their recording.
    package func verdict(on change: Change, among recorded: [Change]) -> Verdict {
        guard days > 0, change.details.certain, change.details.corrects.isEmpty else { return .news }
        let statements = change.statements
        guard !statements.isEmpty else { return .news }
        let told = recorded.map { ($0, $0.statements) }
        var earlier: [Change] = []
        var isMore = false
        for statement in statements {
            guard
                let (last, said) = told.last(where: { $0.1.contains { $0.subject.mayBe(statement.subject) } }),
                last.provenance.source != change.provenance.source, isNear(last, change)
            else { return .news }
            let same = said.filter { $0.subject.mayBe(statement.subject) }
            guard same.count == 1, same[0].subject.isSurely(statement.subject) else { return .news }
            switch statement.standing.relation(to: same[0].standing, days: days) {
            case .same: break
            case .more: isMore = true
            case .other: return .news
            }
            if !earlier.contains(where: { $0.id == last.id }) { earlier.append(last) }
        }
        let ids = recorded.map(\.id).filter { id in earlier.contains { $0.id == id } }
        return isMore || change.addsTo(earlier) ? .adds(ids) : .confirms(ids)
    }

    private func isNear(_ earlier: Change, _ change: Change) -> Bool {
        let apart = earlier.detected.duration(to: change.detected)
        return max(apart, .zero - apart) <= .seconds(days * 86_400)
    }
}

extension Change {
    /// Whether its reader learns something that the earlier ones did not tell, though they tell the same fact.
    fileprivate func addsTo(_ earlier: [Change]) -> Bool {
        let clocks = earlier.flatMap(\.details.deadlines)
        return earlier.allSatisfy { $0.severity < severity } || earlier.contains { !$0.details.certain }
            || (details.unexpected && !earlier.contains(where: \.details.unexpected))
            || !details.deadlines.allSatisfy { mine in
                clocks.contains { $0.right == mine.right && $0.legal <= mine.legal }
            }
    }
}

extension Statement.Standing {
    enum Relation { case same, more, other }

    /// What this adds to what was said before.
    func relation(to earlier: Statement.Standing, days: Int) -> Relation {
        switch (self, earlier) {
        case (.words(let mine), .words(let theirs)): mine == theirs ? .same : .other
        case (.address(let mine), .address(let theirs)): mine.isSurely(theirs) ? .same : .other
        case (.amount(let mine), .amount(let theirs)): mine == theirs ? .same : .other
        case (.active, .active), (.open, .open), (.closed, .closed), (.holdsNothing, .holdsNothing): .same
        case (.ceased(let mine), .ceased(let theirs)): Self.isNear(mine, theirs, days) ? .same : .other
        // Who is struck off has ceased; who has ceased is struck off later, and the law counts from there.
        case (.ceased(let day), .struckOff(let published)):
            day.flatMap { day in published.map { day <= $0 } } ?? true ? .same : .other
        case (.struckOff(let published), .ceased(let day)):
            day.flatMap { day in published.map { day <= $0 } } ?? true ? .more : .other
        case (.struckOff(let mine), .struckOff(let theirs)): Self.isNear(mine, theirs, days) ? .same : .other
        case (.filed(let isHidden), .filed(let wasHidden)): isHidden && !wasHidden ? .more : .same
        case (.roles(let mine), .roles(let theirs)), (.left(let mine), .left(let theirs)):
            mine.isSubset(of: theirs) ? .same : .other
        case (.holds(let share, let votes), .holds(let theirShare, let theirVotes)):
            [Self.relation(share, theirShare), Self.relation(votes, theirVotes)].max() ?? .other
        default: ofProceedings(after: earlier)
        }
    }

    private func ofProceedings(after earlier: Statement.Standing) -> Relation {
        switch (self, earlier) {
        case (.judged(let mine, let judgment, _), .judged(let theirs, let other, _)):
            mine == theirs && judgment != nil && judgment == other ? .same : .other
        case (.bureauOpen(let label, let since), .judged(let state, let judgment, let opened)):
            Self.fits(label, since, state, judgment, opened) ? .same : .other
        case (.judged(let state, let judgment, let opened), .bureauOpen(let label, let since)):
            // The notice names whom to write to, and the law counts from it.
            Self.fits(label, since, state, judgment, opened) ? .more : .other
        case (.bureauOpen(let mine, let since), .bureauOpen(let theirs, let other)):
            Self.isEqual(since, other) && (mine.kind.map { $0 == theirs.kind } ?? false) ? .same : .other
        case (.bureauClosed(let was, let since), .judged(let state, let judgment, let opened)):
            Self.ends(was, since, state, judgment, opened) ? .same : .other
        case (.judged(let state, let judgment, let opened), .bureauClosed(let was, let since)):
            Self.ends(was, since, state, judgment, opened) ? .more : .other
        case (.bureauClosed(let mine, let since), .bureauClosed(let theirs, let other)):
            Self.isEqual(mine, theirs) && Self.isEqual(since, other) ? .same : .other
        default: .other
        }
    }

    /// A bureau dates a proceeding by its opening or by its last judgment.
    private static func fits(
        _ label: ProceedingLabel, _ since: Day?, _ state: ProceedingState, _ judgment: Day?, _ opened: Day?
    ) -> Bool {
        guard let kind = label.kind, kind == state.labelKind else { return false }
        guard let since, judgment != nil || opened != nil else { return true }
        return since == judgment || since == opened
    }

    /// What a bureau dates by some judgment of the proceeding that a court has closed.
    private static func ends(
        _ was: Day?, _ since: Day?, _ state: ProceedingState, _ judgment: Day?, _ opened: Day?
    ) -> Bool {
        guard state.isClosed, isEqual(since, judgment) else { return false }
        guard let was else { return true }
        return (opened.map { $0 <= was } ?? true) && (judgment.map { was <= $0 } ?? true)
    }

    /// Where both tell a day, it is one day.
    private static func isEqual(_ mine: Day?, _ theirs: Day?) -> Bool {
        guard let mine, let theirs else { return true }
        return mine == theirs
    }

    /// Registers date one cessation by the act, by the decision or by the entry.
    private static func isNear(_ mine: Day?, _ theirs: Day?, _ days: Int) -> Bool {
        guard let mine, let theirs else { return true }
        return abs(mine.days(until: theirs)) <= days
    }

    private static func relation(_ mine: Share?, _ theirs: Share?) -> Relation {
        switch (mine, theirs) {
        case (nil, _): .same
        case (_?, nil): .more
        case (let mine?, let theirs?): mine == theirs ? .same : .other
        }
    }
}

extension Statement.Standing.Relation: Comparable {
    private var rank: Int {
        switch self {
        case .same: 0
        case .more: 1
        case .other: 2
        }
    }

    static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
}

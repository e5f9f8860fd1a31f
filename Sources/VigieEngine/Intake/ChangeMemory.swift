package import VigieDomain

/// What the recorded past of a company makes of a change that has just been found. Pure: the recorder reads the journal.
///
/// 1. A score that comes and goes, or slides (`RatingPath`).
/// 2. The third day within a year on which a source tells a change among the officers: high. Sources are not added up: two of
///    them may tell one change on two days.
/// 3. The second move of the seat within two years: high.
/// 4. Accounts filed at last: they say whose lateness they end.
/// 5. What was found when the client was first met, or may be another's, is no part of a history: it keeps its weight.
/// 6. What passes the client's own threshold keeps its weight: someone asked to be told.
package struct ChangeMemory: Sendable {
    let rule: MemoryRule
    let watch: WatchRecord
    let policy: Policy

    package init(rule: MemoryRule, watch: WatchRecord, policy: Policy) {
        self.rule = rule
        self.watch = watch
        self.policy = policy
    }

    /// Which recorded changes of the company the weight of this one depends on; nil where on none.
    package func question(about change: Change) -> ChangeFilter? {
        guard !change.details.isStatus, !change.details.isPossibleMatch else { return nil }
        func past(_ codes: [EventCode], days: Int) -> ChangeFilter {
            ChangeFilter(
                company: watch.company, codes: codes.map(\.rawValue),
                since: change.detected.adding(.seconds(-86_400 * days)), newestFirst: true, limit: ChangeMemory.longest)
        }
        switch change.code {
        case _ where ChangeMemory.scores.contains(change.code):
            // Twice as far: what was told then depends on what came before it.
            return past(ChangeMemory.scores, days: 2 * max(rule.bounceDays, rule.slideDays))
        case _ where ChangeMemory.officers.contains(change.code):
            return past(ChangeMemory.officers, days: rule.officerDays)
        case .idSeatMoved: return past([.idSeatMoved], days: rule.seatDays)
        case .accFiled, .accConfidential: return past([.accLate, .accMissing], days: ChangeMemory.latenessDays)
        default: return nil
        }
    }

    /// - Parameter recorded: the answer to the question, in any order.
    package func weighed(_ change: Change, recorded: [Change]) -> Change {
        let past = recorded.filter { other in
            other.company == change.company && other.id != change.id && !other.details.isStatus
                && !other.details.isPossibleMatch
        }
        switch change.code {
        case _ where ChangeMemory.scores.contains(change.code): return scored(change, past)
        case _ where ChangeMemory.officers.contains(change.code):
            return repeated(change, past, of: ChangeMemory.officers, rule.officerChanges, rule.officerDays)
        case .idSeatMoved where change.severity > .low:
            return repeated(
                change, past.filter { $0.severity > .low }, of: [.idSeatMoved], rule.seatMoves, rule.seatDays)
        case .accFiled, .accConfidential: return filed(change, past)
        default: return change
        }
    }

    private static let scores: [EventCode] = [.riskRatingDown, .riskRatingUp]
    private static let officers: [EventCode] = [
        .mgmtOfficerAdded, .mgmtOfficerLeft, .mgmtOfficerReplaced, .mgmtOfficerChange,
    ]
    /// No company makes so many of one kind within the spans.
    private static let longest = 1000
    /// Accounts may be filed years late.
    private static let latenessDays = 4 * 366

    // MARK: - Scores

    private func scored(_ change: Change, _ past: [Change]) -> Change {
        guard let move = ChangeMemory.move(change) else { return change }
        let earlier = past.filter { $0.provenance.source == change.provenance.source }
            .sorted { ($0.detected, $0.id.text) < ($1.detected, $1.id.text) }.compactMap(ChangeMemory.move)
        switch RatingPath(rule).meaning(of: move, after: earlier) {
        case .plain: return change
        case .bounce:
            guard change.details.threshold == nil, change.severity > .low else { return change }
            return change.weighing(.low, .bounce(days: rule.bounceDays))
        case .slide(let severity, let from):
            return raised(change, to: severity, .slide(from: from.raw, days: rule.slideDays))
        }
    }

    private static func move(_ change: Change) -> RatingPath.Move? {
        guard scores.contains(change.code), case .rating(let before)? = change.before,
            case .rating(let after)? = change.after
        else { return nil }
        return RatingPath.Move(before: before, after: after, at: change.detected)
    }

    // MARK: - Again and again

    private func repeated(
        _ change: Change, _ past: [Change], of codes: [EventCode], _ times: Int, _ span: Int
    ) -> Change {
        // What is for the history alone does not count, and is not raised.
        guard change.severity > .info, times > 1 else { return change }
        let first = change.detected.adding(.seconds(-86_400 * span))
        let counted = (past + [change]).filter { other in
            codes.contains(other.code) && other.severity > .info && other.detected >= first
        }
        // Those of one day are one act: a whole board may be renewed at once.
        let days = Dictionary(grouping: counted, by: \.provenance.source)
            .mapValues { Set($0.map { policy.today(at: $0.detected) }).count }
        guard let most = days.values.max(), most >= times else { return change }
        return raised(change, to: .high, .repeated(times: most, days: span))
    }

    private func raised(_ change: Change, to severity: Severity, _ circumstance: Circumstance) -> Change {
        let weight = severity.adjusted(for: watch.present, on: policy.today(at: change.detected), clockRuns: false)
        guard weight.severity > change.severity else { return change }
        return change.weighing(weight.severity, circumstance)
    }

    // MARK: - Accounts at last

    private func filed(_ change: Change, _ past: [Change]) -> Change {
        guard let end = ChangeMemory.yearEnd(change) else { return change }
        // The closing day may have moved by some months since.
        let ended = past.filter { late in
            guard [.accLate, .accMissing].contains(late.code), let year = late.effective else { return false }
            return end > year.adding(months: -12) && end < year.adding(months: 12)
        }
        guard let told = ended.map(\.detected).min() else { return change }
        return change.weighing(change.severity, .endsLateness(told: policy.today(at: told)))
    }

    private static func yearEnd(_ change: Change) -> Day? {
        switch change.after {
        case .accounts(let accounts): accounts.yearEnd
        case .text(let text): Day(text)
        default: nil
        }
    }
}

extension Change {
    /// The same change at another weight, with what gave it that weight.
    fileprivate func weighing(_ severity: Severity, _ circumstance: Circumstance) -> Change {
        var details = details
        details.circumstance = circumstance
        return Change(
            id: id, company: company, code: code, severity: severity, case: `case`, before: before, after: after,
            effective: effective, judgment: judgment, publication: publication, detected: detected,
            provenance: provenance, notice: notice, role: role, details: details)
    }
}

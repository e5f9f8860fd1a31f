/// What the credit insurer answers for.
///
/// Scenarios
/// 1. Granted, then withdrawn, or an amount of zero: `risk.cover.withdrawn`. Only earlier deliveries stay covered.
/// 2. Granted, then a smaller amount: `risk.cover.reduced`; one cent counts, for the rest is our own risk.
/// 3. Refused where it was not: `risk.cover.refused`.
/// 4. Granted where there was none, or more than before, or for longer: `risk.cover.granted` for the history.
/// 5. An earlier end than before: `risk.cover.reduced`.
/// 6. The amount in another currency, or not given any more: nothing that compares, for the history.
/// 7. No longer in the file: nothing (`Absence`).
///
/// A cover that nears its end is no observation: it follows from the calendar (`CoverEnding`).
enum CoverDiff {
    static func changes(before: Observed<Cover>, after: Observed<Cover>) -> [FacetChange] {
        guard let was = before.learnt, let now = after.value else { return [] }
        guard let old = was else {
            switch now.decision {
            case .granted where now.amount.map({ $0.cents > 0 }) ?? true:
                return [change(.riskCoverGranted, nil, now, "the insurer covers this client now")]
            case .granted, .withdrawn: return []
            case .refused: return [change(.riskCoverRefused, nil, now, "the insurer refused the cover")]
            }
        }
        switch (old.holds, now.holds) {
        case (true, false):
            return now.decision == .refused
                ? [change(.riskCoverRefused, old, now, "the insurer refuses what it covered")]
                : [change(.riskCoverWithdrawn, old, now, "the insurer covers no new delivery")]
        case (false, false):
            guard now.decision == .refused, old.decision != .refused else { return [] }
            return [change(.riskCoverRefused, old, now, "the insurer refused the cover")]
        case (false, true): return [change(.riskCoverGranted, old, now, "the insurer covers this client again")]
        case (true, true): return moved(old, now).map { [$0] } ?? []
        }
    }

    private static func moved(_ old: Cover, _ now: Cover) -> FacetChange? {
        var isMore = false
        if let before = old.amount, let after = now.amount {
            guard before.currency == after.currency else {
                return change(.riskCoverGranted, old, now, "in another currency: the two sums do not compare")
            }
            if after.cents < before.cents { return change(.riskCoverReduced, old, now, "a smaller amount") }
            isMore = after.cents > before.cents
        }
        switch (old.until, now.until) {
        case (let before?, let after?) where after < before:
            return change(.riskCoverReduced, old, now, "it ends earlier than before")
        case (nil, _?): return change(.riskCoverReduced, old, now, "it has an end now")
        case (let before?, let after?) where after > before: isMore = true
        case (_?, nil), (nil, nil), (_?, _?): break
        }
        return isMore ? change(.riskCoverGranted, old, now, "more, or for longer") : nil
    }

    private static func change(_ code: EventCode, _ old: Cover?, _ now: Cover, _ why: String) -> FacetChange {
        FacetChange(
            code, before: old.map { .cover($0) }, after: .cover(now), fact: ["cover", old.mark, now.mark], why: why)
    }
}

extension Cover {
    /// Whether new deliveries are covered.
    package var holds: Bool { decision == .granted && amount.map { $0.cents > 0 } ?? true }

    fileprivate var mark: String {
        "\(decision.rawValue) \(amount.map { "\($0.cents) \($0.currency)" } ?? "?") \(until?.description ?? "")"
    }
}

extension Cover? {
    fileprivate var mark: String { self.map(\.mark) ?? "none" }
}

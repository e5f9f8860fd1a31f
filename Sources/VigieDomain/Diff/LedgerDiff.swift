/// What our own books say of a client, against the limit that was agreed with him.
///
/// Scenarios
/// 1. An account passes above its limit: `exp.over_limit`, once, until it has been below. The limit is the file's own, else
///    the watchlist's. Another limit under the same outstanding counts as well: what was agreed is what matters.
/// 2. Something falls due on an account where nothing was, or what is due doubles: `exp.overdue`.
/// 3. The client pays fifteen days later on average than before: `risk.payment.slower`.
/// 4. Sums in two currencies do not compare: nothing.
/// 5. An account that is new in the file, or no longer in it: nothing.
package struct LedgerDiff {
    /// Half a month: less than that is the rhythm of payment runs.
    package static let materialDelay = 15

    let client: Client

    package init(of client: Client) { self.client = client }

    package func changes(before: Observed<[LedgerEntry]>, after: Observed<[LedgerEntry]>) -> [FacetChange] {
        guard let old = before.value, let new = after.value else { return [] }
        let earlier = Dictionary(old.map { ($0.account, $0) }) { first, _ in first }
        return new.flatMap { entry in
            earlier[entry.account].map { changes(of: entry, since: $0) } ?? []
        }
    }

    private func changes(of now: LedgerEntry, since was: LedgerEntry) -> [FacetChange] {
        var changes: [FacetChange] = []
        let limit = client.account(of: now)?.exposure.limit
        var (before, after) = (was.exposure, now.exposure)
        before.limit = before.limit ?? limit
        after.limit = after.limit ?? limit
        if after.isOverLimit, !before.isOverLimit {
            changes.append(change(.expOverLimit, was, now, "the outstanding passed the limit"))
        }
        if isOverdue(before, after) { changes.append(change(.expOverdue, was, now, "more is due than before")) }
        if let earlier = was.daysLate, let later = now.daysLate, later - earlier >= LedgerDiff.materialDelay {
            changes.append(
                change(.riskPaymentSlower, was, now, "pays \(later - earlier) days later on average than before"))
        }
        return changes
    }

    private func isOverdue(_ before: Exposure, _ after: Exposure) -> Bool {
        guard let due = after.overdue, due.cents > 0 else { return false }
        guard let known = before.overdue else { return false }
        guard known.currency == due.currency else { return false }
        return known.cents <= 0 || Int128(due.cents) >= Int128(known.cents) * 2
    }

    private func change(_ code: EventCode, _ was: LedgerEntry, _ now: LedgerEntry, _ why: String) -> FacetChange {
        let day = now.exposure.outstandingDate
        return FacetChange(
            code, before: .ledger(was), after: .ledger(now), effective: day,
            fact: ["ledger", now.account ?? "", day?.description ?? ""], why: why)
    }
}

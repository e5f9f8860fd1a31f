/// What is at stake with a client moves the severity of an event by one step.
///
/// Scenarios (`domain.md` section 3)
/// 1. An account is over its limit and something of the client is not covered: one step up.
/// 2. For every account, a figure younger than seven days says that nothing is owed and nothing is on order: one step down.
/// 3. Scenario 2 while a legal clock runs: never below medium, because a claim may still have to be declared.
/// 4. Anything unknown, undated, old, or dated in the future: no step. Unknown is not zero.
extension Severity {
    /// - Parameters:
    ///   - day: today, which dates the figures and ends a cover.
    ///   - clockRuns: whether the event has a legal deadline that has not passed.
    /// - Returns: the severity to record, and why it moved, nil where it did not.
    package func adjusted(for client: Client, on day: Day, clockRuns: Bool) -> (severity: Severity, why: String?) {
        let exposures = client.accounts.map(\.exposure)
        if exposures.contains(where: \.isOverLimit), exposures.contains(where: { $0.isUncovered(on: day) }) {
            return (raised, raised == self ? nil : "over its limit with uncovered exposure: one step up")
        }
        guard !exposures.isEmpty, exposures.allSatisfy({ $0.isNothing(on: day) }) else { return (self, nil) }
        let floor = clockRuns ? min(self, .medium) : .info
        let result = max(lowered, floor)
        return (result, result == self ? nil : "nothing owed and nothing on order: one step down")
    }
}

extension Exposure {
    /// A figure of this many days or more no longer lowers anything.
    private static let freshDays = 7

    fileprivate func isUncovered(on day: Day) -> Bool { (atRisk(on: day)?.cents ?? 0) > 0 }

    /// Whether a fresh figure says that there is nothing to lose.
    fileprivate func isNothing(on day: Day) -> Bool {
        guard let outstanding, let openOrders, let outstandingDate else { return false }
        let age = outstandingDate.days(until: day)
        return outstanding.cents <= 0 && openOrders.cents <= 0 && (0..<Exposure.freshDays).contains(age)
    }
}

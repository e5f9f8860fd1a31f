package import VigieDomain

/// What is at stake over all accounts of a client. A sum says whether it is whole, because unknown is not zero.
package struct ExposureTotal: Hashable, Sendable {
    package struct Sum: Hashable, Sendable {
        package var amount: Amount
        /// Some account does not say, or counts in another currency.
        package var isPartial: Bool
    }

    package var outstanding: Sum?
    package var limit: Sum?
    package var overdue: Sum?
    package var openOrders: Sum?
    package var deposits: Sum?
    package var cover: Sum?
    package var atRisk: Sum?

    /// - Parameter day: a cover that ended before this day does not count.
    package init(of accounts: [Account], on day: Day) {
        func sum(_ part: (Exposure) -> Amount?) -> Sum? {
            let known = accounts.compactMap { part($0.exposure) }
            guard let first = known.first else { return nil }
            var cents: Int64 = 0
            var isPartial = known.count < accounts.count
            for amount in known {
                let (total, overflows) = cents.addingReportingOverflow(amount.cents)
                guard amount.currency == first.currency, !overflows else {
                    isPartial = true
                    continue
                }
                cents = total
            }
            return Sum(amount: Amount(cents: cents, currency: first.currency), isPartial: isPartial)
        }
        outstanding = sum(\.outstanding)
        limit = sum(\.limit)
        overdue = sum(\.overdue)
        openOrders = sum(\.openOrders)
        deposits = sum(\.deposits)
        cover = sum(\.cover)
        atRisk = sum { $0.atRisk(on: day) }
    }
}

import Testing
import VigieDomain

@Suite struct `Exposure moves a severity` {
    static let fresh = Invented.day("2026-11-20")

    static func client(_ exposures: Exposure...) -> Client {
        Invented.client(accounts: exposures.map { Account(portfolio: "nord", exposure: $0) })
    }

    static let over = Exposure(limit: Amount(cents: 1_000), outstanding: Amount(cents: 1_001))
    static let nothing = Exposure(
        outstanding: Amount(cents: 0), outstandingDate: fresh, openOrders: Amount(cents: 0))

    @Test(arguments: zip(Severity.allCases, [Severity.low, .medium, .high, .critical, .critical]))
    func `up where the client is over its limit and not covered`(severity: Severity, expected: Severity) {
        let result = severity.adjusted(for: Self.client(Self.over), on: Invented.today, clockRuns: false)
        #expect(result.severity == expected)
        #expect((result.why == nil) == (severity == .critical))
    }

    @Test func `not up where the cover pays for all of it, but up again once the cover has ended`() {
        var covered = Self.over
        covered.cover = Amount(cents: 1_001)
        covered.coverUntil = Invented.today
        let client = Self.client(covered)
        #expect(Severity.low.adjusted(for: client, on: Invented.today, clockRuns: false).severity == .low)
        #expect(
            Severity.low.adjusted(for: client, on: Invented.today.adding(days: 1), clockRuns: false).severity == .medium
        )
    }

    @Test func `not up where the limit is only reached, or not known`() {
        let reached = Exposure(limit: Amount(cents: 1_000), outstanding: Amount(cents: 1_000))
        let unlimited = Exposure(outstanding: Amount(cents: 1_000))
        for exposure in [reached, unlimited, Exposure()] {
            let result = Severity.low.adjusted(for: Self.client(exposure), on: Invented.today, clockRuns: false)
            #expect(result.severity == .low && result.why == nil)
        }
    }

    @Test func `up where one account of several is over`() {
        let result = Severity.low.adjusted(
            for: Self.client(Self.nothing, Self.over), on: Invented.today, clockRuns: true)
        #expect(result.severity == .medium)
    }

    @Test(arguments: zip(Severity.allCases, [Severity.info, .info, .low, .medium, .high]))
    func `down where a fresh figure says that nothing is at stake`(severity: Severity, expected: Severity) {
        let result = severity.adjusted(for: Self.client(Self.nothing), on: Invented.today, clockRuns: false)
        #expect(result.severity == expected)
        #expect((result.why == nil) == (severity == .info))
    }

    @Test(arguments: zip(Severity.allCases, [Severity.info, .low, .medium, .medium, .high]))
    func `never below medium while a legal clock runs`(severity: Severity, expected: Severity) {
        let result = severity.adjusted(for: Self.client(Self.nothing), on: Invented.today, clockRuns: true)
        #expect(result.severity == expected)
    }

    @Test(arguments: [("2026-11-23", true), ("2026-11-17", true), ("2026-11-16", false), ("2026-11-24", false)])
    func `down only by a figure younger than seven days and not of tomorrow`(date: String, lowers: Bool) {
        var exposure = Self.nothing
        exposure.outstandingDate = Invented.day(date)
        let result = Severity.high.adjusted(for: Self.client(exposure), on: Invented.today, clockRuns: false)
        #expect(result.severity == (lowers ? .medium : .high))
    }

    @Test func `not down where a figure is missing, because unknown is not zero`() {
        var undated = Self.nothing
        undated.outstandingDate = nil
        var orders = Self.nothing
        orders.openOrders = nil
        var owing = Self.nothing
        owing.outstanding = Amount(cents: 1)
        var ordered = Self.nothing
        ordered.openOrders = Amount(cents: 1)
        for exposure in [undated, orders, owing, ordered, Exposure()] {
            let result = Severity.high.adjusted(for: Self.client(exposure), on: Invented.today, clockRuns: false)
            #expect(result.severity == .high && result.why == nil)
        }
        let mixed = Self.client(Self.nothing, Exposure())
        #expect(Severity.high.adjusted(for: mixed, on: Invented.today, clockRuns: false).severity == .high)
        #expect(Severity.high.adjusted(for: Self.client(), on: Invented.today, clockRuns: false).severity == .high)
    }
}

import Testing
import VigieDomain

@Suite struct `Our own books` {
    static func entry(
        _ outstanding: Int64, limit: Int64? = nil, overdue: Int64? = nil, late: Int? = nil, account: String? = "C1",
        on day: String? = "2026-11-20"
    ) -> LedgerEntry {
        LedgerEntry(
            account: account,
            exposure: Exposure(
                limit: limit.map { Amount(cents: $0 * 100) }, outstanding: Amount(cents: outstanding * 100),
                outstandingDate: day.flatMap { Day($0) }, overdue: overdue.map { Amount(cents: $0 * 100) }),
            daysLate: late)
    }

    static func client(limit: Int64? = 100) -> Client {
        Client(
            key: .siren(Invented.siren("552081317")), name: "ESSAI",
            accounts: [
                Account(
                    code: "C1", portfolio: "nord",
                    exposure: Exposure(limit: limit.map { Amount(cents: $0 * 100) }))
            ])
    }

    @Test(arguments: [
        (entry(90), entry(100), []),
        (entry(90), entry(101), ["exp.over_limit high"]),
        (entry(101), entry(150), []),
        (entry(101), entry(150, limit: 120), []),
        (entry(90, limit: 95), entry(90, limit: 80), ["exp.over_limit high"]),
        (entry(90, overdue: 0), entry(90, overdue: 1), ["exp.overdue medium"]),
        (entry(90, overdue: 10), entry(90, overdue: 19), []),
        (entry(90, overdue: 10), entry(90, overdue: 20), ["exp.overdue medium"]),
        (entry(90), entry(90, overdue: 20), []),
        (entry(90, late: 10), entry(90, late: 24), []),
        (entry(90, late: 10), entry(90, late: 25), ["risk.payment.slower medium"]),
        (entry(90), entry(400, account: "C2"), []),
    ])
    func `are held against the limit`(before: LedgerEntry, after: LedgerEntry, told: [String]) {
        let changes = LedgerDiff(of: Self.client()).changes(before: .known([before]), after: .known([after]))
        #expect(brief(changes) == told)
    }

    @Test func `without any limit nothing passes it`() {
        let changes = LedgerDiff(of: Self.client(limit: nil)).changes(
            before: .known([Self.entry(0)]), after: .known([Self.entry(1_000_000)]))
        #expect(changes.isEmpty)
    }

    @Test func `replace what the watchlist says, unless it is newer`() {
        var client = Self.client()
        let told = client.following(ledger: [Self.entry(70, overdue: 5)], cover: nil).accounts[0].exposure
        #expect(told.outstanding == Amount(cents: 7_000) && told.overdue == Amount(cents: 500))
        #expect(told.limit == Amount(cents: 10_000))
        client.accounts[0].exposure.outstandingDate = Day("2026-11-21")
        client.accounts[0].exposure.outstanding = Amount(cents: 1)
        #expect(
            client.following(ledger: [Self.entry(70)], cover: nil).accounts[0].exposure.outstanding == Amount(cents: 1))
        #expect(client.following(ledger: [Self.entry(70, account: "C9")], cover: nil) == client)
    }

    @Test func `know what the insurer covers`() {
        let cover = Cover(decision: .granted, amount: Amount(cents: 5_000), until: Day("2026-12-31"), insurer: "ASSUR")
        let told = Self.client().following(ledger: [], cover: cover).accounts[0].exposure
        #expect(told.cover == Amount(cents: 5_000) && told.coverUntil == Day("2026-12-31") && told.insurer == "ASSUR")
        let ended = Cover(decision: .withdrawn, amount: Amount(cents: 5_000))
        #expect(Self.client().following(ledger: [], cover: ended).accounts[0].exposure.cover == Amount(cents: 0))
    }
}

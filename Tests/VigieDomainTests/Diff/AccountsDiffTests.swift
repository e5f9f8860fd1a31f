import Testing
import VigieDomain

@Suite struct `The accounts of a register` {
    static func year(
        _ year: Int, hidden: Bool? = nil, turnover: Int64? = nil, result: Int64? = nil
    ) -> FiledAccounts {
        FiledAccounts(
            yearEnd: Day("\(year)-12-31")!, isConfidential: hidden,
            turnover: turnover.map { Amount(cents: $0 * 100) }, result: result.map { Amount(cents: $0 * 100) })
    }

    @Test(arguments: [
        (year(2024), year(2025), ["acc.filed low"]),
        (year(2024), year(2024, turnover: 5), []),
        (year(2025), year(2024), []),
        (year(2024, hidden: true), year(2025, hidden: true), ["acc.confidential low"]),
        (year(2024, hidden: false), year(2025, hidden: true), ["acc.confidential medium"]),
        (year(2024, turnover: 100), year(2025, turnover: 76), ["acc.filed low"]),
        (year(2024, turnover: 100), year(2025, turnover: 75), ["acc.filed low", "acc.deterioration medium"]),
        (year(2024, result: 0), year(2025, result: -1), ["acc.filed low", "acc.deterioration medium"]),
        (year(2024, result: -5), year(2025, result: -9), ["acc.filed low"]),
        (
            year(2024, turnover: 100, result: 3), year(2025, turnover: 10, result: -1),
            ["acc.filed low", "acc.deterioration high"]
        ),
    ])
    func `are told by the year`(before: FiledAccounts, after: FiledAccounts, told: [String]) {
        #expect(brief(diff(Facets(accounts: .known(before)), Facets(accounts: .known(after)))) == told)
    }

    @Test func `once filed stay filed`() {
        let before = Facets(accounts: .known(Self.year(2025, turnover: 5)))
        #expect(diff(before, Facets(accounts: .absent)).isEmpty)
        #expect(before.merging(Facets(accounts: .absent)).accounts == before.accounts)
        #expect(before.merging(Facets(accounts: .known(Self.year(2024)))).accounts == before.accounts)
        let completed = before.merging(Facets(accounts: .known(Self.year(2025, hidden: false))))
        #expect(completed.accounts == .known(Self.year(2025, hidden: false, turnover: 5)))
    }
}

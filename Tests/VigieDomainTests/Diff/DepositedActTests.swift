import FoundationEssentials
import Testing
import VigieDomain

/// The day of the act that holders and capital are read from.
@Suite struct DepositedActTests {
    private static let act = DepositedAct(deposited: Invented.day("2017-06-08"), signed: Invented.day("2017-04-26"))
    private static let later = DepositedAct(deposited: Invented.day("2026-11-02"))

    private static func facets(_ share: Int, cents: Int64 = 100, act: DepositedAct?) -> Facets {
        Facets(
            life: .known(.active),
            shareholders: .known([
                Shareholder(key: "a", name: "A", share: Share(hundredths: share)),
                Shareholder(key: "b", name: "B", share: Share(hundredths: 10_000 - share)),
            ]), capital: .known(Capital(amount: Amount(cents: cents))), act: act)
    }

    @Test func `a change of holders or capital bears the day of the act, else of its deposit`() {
        let before = Self.facets(6000, act: Self.act)
        let changes = FacetDiff.changes(before: before, after: Self.facets(3000, cents: 50, act: Self.later))
        #expect(changes.map(\.code) == [.ownShareholderMajority, .ownCapitalReduction])
        #expect(changes.allSatisfy { $0.effective == Invented.day("2026-11-02") })
        let back = FacetDiff.changes(before: Self.facets(3000, act: Self.later), after: before)
        #expect(back.first?.effective == Invented.day("2017-04-26"))
    }

    @Test func `another act that says the same is no change`() {
        let changes = FacetDiff.changes(
            before: Self.facets(6000, act: Self.act), after: Self.facets(6000, act: Self.later))
        #expect(changes.isEmpty)
    }

    @Test func `without an act a change has no day`() {
        let changes = FacetDiff.changes(before: Self.facets(6000, act: nil), after: Self.facets(3000, act: nil))
        #expect(changes.count == 1 && changes.first?.effective == nil)
    }

    @Test func `the last act that was told stays, and goes with its sides`() {
        let told = Self.facets(6000, act: Self.act)
        #expect(told.merging(Facets(life: .known(.active))).act == Self.act)
        #expect(told.merging(Self.facets(6000, act: Self.later)).act == Self.later)
        #expect(told.only([.capital]).act == Self.act)
        #expect(told.only([.life]).act == nil)
    }

    @Test func `it is stored beside the sides, and what was stored without it is read all the same`() throws {
        let facets = Self.facets(6000, act: Self.act)
        let data = try JSONEncoder().encode(facets)
        #expect(try JSONDecoder().decode(Facets.self, from: data) == facets)
        let older = try JSONEncoder().encode(Self.facets(6000, act: nil))
        #expect(!String(decoding: older, as: UTF8.self).contains("\"act\""))
        #expect(try JSONDecoder().decode(Facets.self, from: older).act == nil)
    }
}

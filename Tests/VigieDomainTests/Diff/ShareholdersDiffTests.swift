import Testing
import VigieDomain

@Suite struct `The shareholders` {
    static func changes(_ before: [Shareholder], _ after: [Shareholder]) -> [FacetChange] {
        diff(Facets(shareholders: .known(before)), Facets(shareholders: .known(after)))
    }

    @Test func `in another order are the same`() {
        let list = [holder("a", 6_000), holder("b", 3_000), holder("c", nil)]
        #expect(Self.changes(list, list.reversed()).isEmpty)
        #expect(Self.changes(list, list + [holder("a", 6_000)]).isEmpty)
    }

    @Test(arguments: [
        (4_900, 5_100, true), (5_000, 5_001, true), (5_001, 5_000, true), (4_999, 5_000, false), (5_100, 10_000, false),
        (10_000, 5_001, false), (0, 10_000, true), (5_001, 0, true),
    ])
    func `pass one half when it becomes or ceases to be more than half`(before: Int, after: Int, expected: Bool) {
        let codes = Self.changes([holder("a", before)], [holder("a", after)]).map(\.code)
        #expect(codes.contains(.ownShareholderMajority) == expected)
        // Whoever crossed is not told a second time as a mere move.
        #expect(codes.count == 1)
    }

    @Test func `hand the majority over in one event`() {
        let changes = Self.changes(
            [holder("a", 6_000), holder("b", 4_000)], [holder("a", 4_000), holder("b", 6_000)])
        #expect(brief(changes) == ["own.shareholder.majority high"])
        #expect(
            changes[0].before == .shareholder(holder("a", 6_000))
                && changes[0].after == .shareholder(holder("b", 6_000)))
    }

    @Test func `hand it to someone new`() {
        let changes = Self.changes([holder("a", 10_000)], [holder("b", 10_000)])
        #expect(brief(changes) == ["own.shareholder.majority high"])
    }

    @Test func `lose a majority to nobody, or gain one from nobody`() {
        let lost = Self.changes([holder("a", 6_000), holder("b", 4_000)], [holder("a", 5_000), holder("b", 5_000)])
        #expect(brief(lost) == ["own.shareholder.majority high", "own.shareholder.change medium"])
        #expect(lost[0].before == .shareholder(holder("a", 6_000)) && lost[0].after == .shareholder(holder("a", 5_000)))
        let gone = Self.changes([holder("a", 6_000), holder("b", 4_000)], [holder("b", 4_000)])
        #expect(brief(gone) == ["own.shareholder.majority high"])
        #expect(gone[0].after == nil)
    }

    @Test func `are told one by one where a wrong list holds two majorities`() {
        let changes = Self.changes([holder("a", 6_000), holder("b", 6_000)], [holder("c", 6_000)])
        #expect(
            brief(changes) == [
                "own.shareholder.majority high", "own.shareholder.majority high", "own.shareholder.majority high",
            ])
        let ids = changes.map { ChangeID(company: Invented.key, code: $0.code, fact: $0.fact) }
        #expect(Set(ids).count == 3)
    }

    @Test(arguments: [
        (3_000, 3_099, "info"), (3_000, 3_100, "medium"), (3_000, 2_901, "info"), (3_000, 2_900, "medium"),
    ])
    func `move for the history below one point`(before: Int, after: Int, severity: String) {
        let changes = Self.changes([holder("a", before)], [holder("a", after)])
        #expect(brief(changes) == ["own.shareholder.change \(severity)"])
        #expect(changes[0].before == .shareholder(holder("a", before)))
    }

    @Test(arguments: [(nil, "medium"), (100, "medium"), (99, "info")] as [(Int?, String)])
    func `come and leave, small ones for the history`(share: Int?, severity: String) {
        let base = holder("z", 4_000)
        let came = Self.changes([base], [base, holder("a", share)])
        #expect(brief(came) == ["own.shareholder.change \(severity)"])
        #expect(came[0].before == nil && came[0].after == .shareholder(holder("a", share)))
        let left = Self.changes([base, holder("a", share)], [base])
        #expect(brief(left) == ["own.shareholder.change \(severity)"])
        #expect(left[0].after == nil)
    }

    @Test func `are told together when one operation moves them all`() {
        let changes = Self.changes(
            [holder("a", 4_000), holder("b", 3_000), holder("c", 3_000)],
            [holder("a", 3_000), holder("b", 2_250), holder("c", 2_250), holder("d", 2_500)])
        #expect(brief(changes) == ["own.shareholder.change medium"])
        #expect(changes[0].before == .shareholders([holder("a", 4_000), holder("b", 3_000), holder("c", 3_000)]))
    }

    @Test func `cross nothing where a share is not given`() {
        #expect(Self.changes([holder("a", 6_000)], [holder("a", nil)]).isEmpty)
        #expect(Self.changes([holder("a", nil)], [holder("a", 6_000)]).isEmpty)
    }

    @Test func `keep their name under another key`() {
        let before = [holder("HOLDING X", 6_000, name: "Holding X SAS")]
        #expect(Self.changes(before, [holder("552081317", 6_000, name: "HOLDING X")]).isEmpty)
        let moved = Self.changes(before, [holder("552081317", 4_000, name: "HOLDING X")])
        #expect(brief(moved) == ["own.shareholder.majority high"])
        // Two of one name cannot be told apart.
        let twins = [holder("1", 3_000, name: "X"), holder("2", 3_000, name: "X")]
        #expect(brief(Self.changes(twins, [holder("3", 3_000, name: "X")])) == ["own.shareholder.change medium"])
    }

    @Test func `of one name are not taken for each other under a third key`() {
        let changes = Self.changes(
            [holder("1", 5_000, name: "MARTIN Paul"), holder("2", 5_000, name: "MARTIN Paul")],
            [holder("3", 10_000, name: "MARTIN Paul")])
        #expect(brief(changes) == ["own.shareholder.majority high", "own.shareholder.change medium"])
        #expect(changes[0].before == nil)
    }

    @Test func `do not vanish with an emptied list, nor appear after one`() {
        for empty in [Observed<[Shareholder]>.known([]), .absent] {
            #expect(diff(Facets(shareholders: .known([holder("a", 6_000)])), Facets(shareholders: empty)).isEmpty)
            #expect(diff(Facets(shareholders: empty), Facets(shareholders: .known([holder("a", 6_000)]))).isEmpty)
        }
    }

    @Test func `do not leave where nobody takes their part of the whole`() {
        let whole = [holder("a", 5_100), holder("b", 2_900), holder("c", 2_000)]
        let half = [holder("a", 5_100), holder("c", 2_000)]
        #expect(Self.changes(whole, half).isEmpty)
        // The last whole list stays, so that the next one is compared with it.
        let kept = Facets(shareholders: .known(whole)).merging(Facets(shareholders: .known(half)))
        #expect(kept.shareholders == .known(whole))
        let sold = [holder("a", 5_100), holder("c", 4_900)]
        #expect(brief(diff(kept, Facets(shareholders: .known(sold)))) == ["own.shareholder.change medium"])
        // A bureau that never gave the whole, and a majority that vanishes, are told.
        #expect(!Self.changes(half, [holder("a", 5_100)]).isEmpty)
        #expect(brief(Self.changes(whole, [holder("c", 2_000)])).contains("own.shareholder.majority high"))
    }

    @Test func `whom the source has only begun to name did not come`() {
        let half = [holder("a", 6_000)]
        #expect(Self.changes(half, [holder("a", 6_000), holder("b", 4_000)]).isEmpty)
        #expect(Self.changes(half, [holder("a", 6_010), holder("b", 2_000), holder("c", 1_990)]).isEmpty)
        // Whoever takes a share of another, takes part in what is still not the whole, or decides alone from now on, came.
        let told: [[Shareholder]] = [
            [holder("a", 5_500), holder("b", 4_500)], [holder("a", 6_000), holder("b", 3_000)],
            [holder("b", 4_000), holder("c", 6_000)], [holder("a", 6_000), holder("b", nil)],
        ]
        for list in told { #expect(!Self.changes(half, list).isEmpty, "\(list)") }
        #expect(
            brief(Self.changes([holder("a", 4_000)], [holder("a", 4_000), holder("b", 6_000)]))
                == ["own.shareholder.majority high"])
        // A line that stands twice is not the rest of the capital.
        let twice = [holder("a", 6_000), holder("a", 6_000)]
        #expect(Self.changes(twice, [holder("a", 6_000), holder("b", 4_000)]).isEmpty)
        #expect(!Self.changes(twice, [holder("a", 3_000), holder("b", 3_000)]).isEmpty)
        // What is not told is still learnt.
        let before = Facets(shareholders: .known(half))
        let after = Facets(shareholders: .known([holder("a", 6_000), holder("b", 4_000)]))
        #expect(before.merging(after).shareholders.value?.count == 2)
    }

    @Test func `own the sum of two lines, and an impossible sum is not known`() {
        let before = [holder("a", 4_000)]
        #expect(
            brief(Self.changes(before, [holder("a", 3_000), holder("a", 2_500)])) == ["own.shareholder.majority high"])
        #expect(Self.changes(before, [holder("a", 9_000), holder("a", 2_500)]).isEmpty)
        #expect(Self.changes(before, [holder("a", 9_000), holder("a", nil)]).isEmpty)
    }

    @Test func `a small holder who comes to a list that was whole is for the history`() {
        let before = [holder("a", 6_000), holder("b", 4_000)]
        let after = [holder("a", 5_990), holder("b", 3_990), holder("c", 20)]
        let changes = diff(Facets(shareholders: .known(before)), Facets(shareholders: .known(after)))
        #expect(brief(changes) == ["own.shareholder.change info"])
    }
}

import Testing
import VigieDomain

@Suite struct `The beneficial owners` {
    static func owner(_ key: String, _ share: Int? = 6_000, votes: Int? = nil, name: String? = nil) -> BeneficialOwner {
        BeneficialOwner(
            key: key, name: name ?? "Nom \(key)", share: share.map(Invented.share), votes: votes.map(Invented.share))
    }

    static func changes(
        _ before: [BeneficialOwner], _ after: [BeneficialOwner], confirmed: Set<Facet> = []
    ) -> [FacetChange] {
        FacetDiff.changes(
            before: Facets(owners: .known(before)), after: Facets(owners: .known(after)), confirmed: confirmed)
    }

    @Test func `in another order, or under another key, are the same`() {
        let both = [Self.owner("a"), Self.owner("b", 4_000)]
        #expect(Self.changes(both, both.reversed()).isEmpty)
        #expect(Self.changes(both, [Self.owner("x", name: "NOM A"), Self.owner("b", 4_000)]).isEmpty)
    }

    @Test func `who come and move are told once`() {
        let changes = Self.changes([Self.owner("a")], [Self.owner("a", 3_000), Self.owner("b", 3_000)])
        #expect(brief(changes) == ["own.ubo.change medium"])
        #expect(changes[0].before == .owners([Self.owner("a")]))
        #expect(changes[0].after == .owners([Self.owner("a", 3_000), Self.owner("b", 3_000)]))
    }

    @Test(arguments: [(6_099, "info"), (6_100, "medium"), (5_900, "medium"), (5_901, "info")])
    func `who move by less than a point are for the history`(share: Int, weight: String) {
        #expect(brief(Self.changes([Self.owner("a")], [Self.owner("a", share)])) == ["own.ubo.change \(weight)"])
    }

    @Test func `move by their votes too`() {
        let changes = Self.changes([Self.owner("a", votes: 5_000)], [Self.owner("a", votes: 9_000)])
        #expect(brief(changes) == ["own.ubo.change medium"])
    }

    @Test func `who are no longer shown have left only once that has lasted`() {
        let both = [Self.owner("a"), Self.owner("b", 4_000)]
        let one = [Self.owner("a")]
        #expect(Self.changes(both, one).isEmpty)
        #expect(Absence.sides(before: Facets(owners: .known(both)), after: Facets(owners: .known(one))) == [.owners])
        #expect(brief(Self.changes(both, one, confirmed: [.owners])) == ["own.ubo.change medium"])
        let kept = Facets(owners: .known(both)).merging(Facets(owners: .known(one)))
        #expect(kept.owners == .known(both))
    }

    @Test func `whom nobody may read any more are not gone`() {
        let before = Facets(owners: .known([Self.owner("a")]))
        for after in [Facets(owners: .absent), Facets(owners: .known([])), Facets()] {
            #expect(FacetDiff.changes(before: before, after: after, confirmed: [.owners]).isEmpty)
            #expect(before.merging(after).owners == before.owners)
        }
    }
}

import Testing
import VigieDomain

@Suite struct `The establishments` {
    static func place(_ key: Int, open: Bool = true, _ label: String = "1 rue des Essais") -> Establishment {
        Establishment(key: String(key), label: label, isOpen: open)
    }

    static func changes(
        _ before: [Establishment], _ after: [Establishment], confirmed: Set<Facet> = []
    ) -> [FacetChange] {
        FacetDiff.changes(
            before: Facets(establishments: .known(before)), after: Facets(establishments: .known(after)),
            confirmed: confirmed)
    }

    @Test func `open and close`() {
        let opened = Self.changes([Self.place(1)], [Self.place(1), Self.place(2)])
        #expect(brief(opened) == ["id.establishment.opened info"])
        let closed = Self.changes([Self.place(1), Self.place(2)], [Self.place(1), Self.place(2, open: false)])
        #expect(brief(closed) == ["id.establishment.closed medium"])
        #expect(closed[0].before == .establishments([Self.place(2)]))
        #expect(
            brief(Self.changes([Self.place(1), Self.place(2, open: false)], [Self.place(1), Self.place(2)]))
                == ["id.establishment.opened info"])
        #expect(Self.changes([Self.place(1)], [Self.place(1), Self.place(2, open: false)]).isEmpty)
    }

    @Test func `under another address are the same`() {
        #expect(Self.changes([Self.place(1)], [Self.place(1, "2 rue Autre")]).isEmpty)
    }

    @Test func `that are no longer shown are closed only once that has lasted`() {
        let both = [Self.place(1), Self.place(2)]
        #expect(Self.changes(both, [Self.place(1)]).isEmpty)
        let sides = Absence.sides(
            before: Facets(establishments: .known(both)), after: Facets(establishments: .known([Self.place(1)])))
        #expect(sides == [.establishments])
        let closed = Self.changes(both, [Self.place(1)], confirmed: [.establishments])
        #expect(brief(closed) == ["id.establishment.closed medium"])
        #expect(Self.changes(both, [], confirmed: [.establishments]).isEmpty)
    }

    @Test func `that open in bulk are told once`() {
        let many = (1...40).map { Self.place($0) }
        let changes = Self.changes([Self.place(1)], many)
        #expect(brief(changes) == ["id.establishment.opened info"])
        #expect(brief(Self.changes([Self.place(1)], Array(many.prefix(4)))).count == 3)
    }
}

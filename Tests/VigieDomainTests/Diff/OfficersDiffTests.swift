import Testing
import VigieDomain

@Suite struct `The officers` {
    static func changes(_ before: [Officer], _ after: [Officer]) -> [FacetChange] {
        diff(Facets(officers: .known(before)), Facets(officers: .known(after)))
    }

    @Test func `in another order, twice, or spelt otherwise are the same`() {
        let before = [officer("a"), officer("b", "Président")]
        #expect(Self.changes(before, before.reversed()).isEmpty)
        #expect(Self.changes(before, before + before).isEmpty)
        #expect(Self.changes(before, [officer("a", "GERANT", name: "NOM A"), officer("b", "president")]).isEmpty)
    }

    @Test func `come and go`() {
        let added = Self.changes([officer("a")], [officer("a"), officer("b", "Président")])
        #expect(brief(added) == ["mgmt.officer.added low"])
        #expect(added[0].before == nil && added[0].after == .officer(officer("b", "Président")))
        let left = Self.changes([officer("a"), officer("b", "Président")], [officer("a")])
        #expect(brief(left) == ["mgmt.officer.left medium"])
        #expect(left[0].before == .officer(officer("b", "Président")) && left[0].after == nil)
    }

    @Test func `replace each other in one role`() {
        let changes = Self.changes(
            [officer("a"), officer("c", "Président")], [officer("b"), officer("c", "Président")])
        #expect(brief(changes) == ["mgmt.officer.replaced medium"])
        #expect(changes[0].before == .officer(officer("a")) && changes[0].after == .officer(officer("b")))
    }

    @Test func `in different roles do not replace each other`() {
        let changes = Self.changes([officer("a")], [officer("b", "Président")])
        #expect(brief(changes) == ["mgmt.officer.left medium", "mgmt.officer.added low"])
    }

    @Test func `are told alone where nobody can say who followed whom`() {
        let two = Self.changes([officer("a"), officer("b")], [officer("c"), officer("d")])
        #expect(
            brief(two) == [
                "mgmt.officer.left medium", "mgmt.officer.left medium", "mgmt.officer.added low",
                "mgmt.officer.added low",
            ])
        let one = Self.changes([officer("a"), officer("b")], [officer("c")])
        #expect(brief(one) == ["mgmt.officer.left medium", "mgmt.officer.left medium", "mgmt.officer.added low"])
        let both = Self.changes([officer("a")], [officer("b"), officer("c")])
        #expect(brief(both) == ["mgmt.officer.left medium", "mgmt.officer.added low", "mgmt.officer.added low"])
    }

    @Test func `change their role`() {
        let changes = Self.changes([officer("a", "Gérant")], [officer("a", "Liquidateur")])
        #expect(brief(changes) == ["mgmt.officer.change medium"])
        #expect(
            changes[0].before == .officer(officer("a", "Gérant"))
                && changes[0].after == .officer(officer("a", "Liquidateur")))
    }

    @Test func `take a second role beside the first`() {
        let changes = Self.changes(
            [officer("a", "Président")], [officer("a", "Président"), officer("a", "Administrateur")])
        #expect(brief(changes) == ["mgmt.officer.change medium"])
        #expect(changes[0].after == .officer(officer("a", "Administrateur, Président")))
        let swapped = Self.changes(
            [officer("a", "Président"), officer("a", "Administrateur")],
            [officer("a", "Administrateur"), officer("a", "Président")])
        #expect(swapped.isEmpty)
    }

    @Test func `of one name and role under another key stay in the history`() {
        let changes = Self.changes(
            [officer("dupont|", name: "Jean Dupont")], [officer("dupont|1970-05", name: "JEAN DUPONT")])
        #expect(brief(changes) == ["mgmt.officer.replaced info"])
    }

    @Test func `have all left when the complete list is empty`() {
        for after in [Observed<[Officer]>.known([]), .absent] {
            let changes = diff(
                Facets(officers: .known([officer("a"), officer("b", "Président")])), Facets(officers: after))
            #expect(brief(changes) == ["mgmt.officer.left medium", "mgmt.officer.left medium"])
        }
        let back = diff(Facets(officers: .absent), Facets(officers: .known([officer("a")])))
        #expect(brief(back) == ["mgmt.officer.added low"])
        #expect(diff(Facets(officers: .absent), Facets(officers: .known([]))).isEmpty)
    }

    @Test func `are told in the same order whatever the order of the lists`() {
        let before = (0..<20).map { officer("old \($0)", "Role \($0 % 7)") }
        let after = (0..<20).map { officer("new \($0)", "Role \($0 % 5)") }
        let changes = Self.changes(before, after)
        #expect(changes == Self.changes(before.reversed(), after.reversed()))
        #expect(!changes.isEmpty)
    }

    @Test func `without key, name or role do not break the diff`() {
        let changes = Self.changes(
            [officer("", "", name: "")], [officer("", "", name: ""), officer("a", "", name: "")])
        #expect(brief(changes) == ["mgmt.officer.added low"])
        #expect(Self.changes([], []).isEmpty)
    }

    @Test(arguments: [
        "Commissaire aux comptes titulaire", "COMMISSAIRE AUX COMPTES SUPPLÉANT", "commissaire aux comptes",
    ])
    func `who audited and left are told as auditors`(_ role: String) {
        let left = Self.changes([officer("a"), officer("b", role)], [officer("a")])
        #expect(brief(left) == ["mgmt.auditor.left medium"])
        #expect(left[0].before == .officer(officer("b", role)) && left[0].after == nil)
    }

    @Test func `who audited and were followed by another are told as replaced`() {
        let role = "Commissaire aux comptes titulaire"
        #expect(brief(Self.changes([officer("a", role)], [officer("b", role)])) == ["mgmt.officer.replaced medium"])
    }

    @Test(arguments: ["Commissaire aux apports", "Contrôleur des comptes", "", "Gérant"])
    func `who left another office are no auditors`(_ role: String) {
        #expect(
            brief(Self.changes([officer("a"), officer("b", role)], [officer("a")])) == ["mgmt.officer.left medium"])
    }

    @Test func `who audited and managed left as officers`() {
        let both = [officer("b", "Commissaire aux comptes titulaire"), officer("b", "Gérant")]
        #expect(brief(Self.changes([officer("a")] + both, [officer("a")])) == ["mgmt.officer.left medium"])
        let joined = officer("b", "Commissaire aux comptes titulaire, Gérant")
        #expect(brief(Self.changes([officer("a"), joined], [officer("a")])) == ["mgmt.officer.left medium"])
    }
}

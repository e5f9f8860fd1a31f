import FoundationEssentials
import Testing
import VigieDomain

@Suite struct FacetsCodableTests {
    @Test func `what was stored before there were more sides is read`() throws {
        let stored =
            #"{"identity":{"known":{"name":"ESSAI"}},"life":{"unknown":"x"},"officers":{"absent":true},"#
            + #""shareholders":{"unknown":"y"},"proceedings":{"unknown":"z"},"rating":{"unknown":"r"}}"#
        let facets = try JSONDecoder().decode(Facets.self, from: Data(stored.utf8))
        #expect(facets.identity.value?.name == "ESSAI" && facets.officers == .absent)
        #expect(facets.capital == .notTold && facets.ledger == .notTold)
    }

    @Test func `every side survives`() throws {
        let facets = Facets(
            identity: .known(Identity(name: "ESSAI")), life: .known(.ceased(on: Day("2026-01-02"))), officers: .absent,
            shareholders: .unknown("hidden"), capital: .known(Capital(amount: Amount(cents: 5), isVariable: true)),
            owners: .known([BeneficialOwner(key: "a", name: "A", share: Share(hundredths: 2_600))]),
            establishments: .known([Establishment(key: "1", label: "x", isOpen: false)]),
            accounts: .known(FiledAccounts(yearEnd: Day("2025-12-31")!, isConfidential: true)),
            cover: .known(Cover(decision: .withdrawn, insurer: "ASSUR")),
            ledger: .known([
                LedgerEntry(account: "C1", exposure: Exposure(outstanding: Amount(cents: 9)), daysLate: 3)
            ]))
        let again = try JSONDecoder().decode(Facets.self, from: JSONEncoder().encode(facets))
        #expect(again == facets)
        #expect(Set(Facet.allCases).subtracting(again.told) == [.shareholders, .proceedings, .rating])
    }
}

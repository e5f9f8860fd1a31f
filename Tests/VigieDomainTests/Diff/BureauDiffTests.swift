import Testing
import VigieDomain

@Suite struct `A bureau's word on proceedings` {
    static func changes(_ before: Observed<ProceedingsStatus>, _ after: Observed<ProceedingsStatus>) -> [FacetChange] {
        diff(Facets(proceedings: before), Facets(proceedings: after))
    }

    static func open(_ label: String? = nil, _ since: String? = nil) -> Observed<ProceedingsStatus> {
        .known(ProceedingsStatus(open: true, label: label, since: since.map(Invented.day)))
    }

    static let closed = Observed.known(ProceedingsStatus(open: false))

    @Test func `opens, whichever way it said that nothing was open`() {
        for before in [Self.closed, .absent] {
            let changes = Self.changes(before, Self.open("Liquidation judiciaire", "2026-11-20"))
            #expect(brief(changes) == ["proc.bureau.open critical"])
            #expect(changes[0].effective == Invented.day("2026-11-20"))
        }
        #expect(Self.changes(.absent, Self.open())[0].fact == Self.changes(Self.closed, Self.open())[0].fact)
    }

    @Test func `closes, whichever way it says so`() {
        for after in [Self.closed, .absent] {
            #expect(brief(Self.changes(Self.open("RJ"), after)) == ["proc.bureau.closed medium"])
        }
    }

    @Test(
        arguments: [
            ("Redressement judiciaire", nil, "Liquidation judiciaire", nil, "high"),
            ("RJ", "2026-01-01", "RJ", "2026-06-01", "critical"),
            ("RJ", "2026-06-01", "RJ", "2026-01-01", nil), ("RJ", nil, "rj", "2026-06-01", nil),
            ("RJ", nil, nil, nil, nil),
            (nil, nil, "LJ", nil, nil), ("Liquidation judiciaire", nil, "LIQUIDATION  JUDICIAIRE.", nil, nil),
            ("RJ", "2026-06-01", "LJ", "2026-06-01", "high"),
        ] as [(String?, String?, String?, String?, String?)])
    func `stays open`(before: String?, since: String?, after: String?, then: String?, severity: String?) {
        let changes = Self.changes(Self.open(before, since), Self.open(after, then))
        #expect(brief(changes) == (severity.map { ["proc.bureau.open \($0)"] } ?? []))
    }

    @Test func `says nothing new`() {
        #expect(Self.changes(Self.closed, .absent).isEmpty)
        #expect(Self.changes(.absent, Self.closed).isEmpty)
        #expect(Self.changes(Self.open(), .unknown("timeout")).isEmpty)
        #expect(Self.changes(.unknown("timeout"), Self.open()).isEmpty)
    }
}

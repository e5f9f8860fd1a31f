import Testing
import VigieDomain

@Suite struct `The life of a company` {
    static func changes(_ before: Observed<Life>, _ after: Observed<Life>) -> [FacetChange] {
        diff(Facets(life: before), Facets(life: after))
    }

    @Test func `ends with a cessation, dated where the source gives a date`() {
        let dated = Self.changes(.known(.active), .known(.ceased(on: Invented.today)))
        #expect(brief(dated) == ["life.ceased high"])
        #expect(dated[0].effective == Invented.today)
        #expect(dated[0].before == .life(.active) && dated[0].after == .life(.ceased(on: Invented.today)))
        let undated = Self.changes(.known(.active), .known(.ceased(on: nil)))
        #expect(undated[0].effective == nil)
        // The same event, whichever source gives the date.
        #expect(dated[0].fact == undated[0].fact)
    }

    @Test func `begins again`() {
        #expect(brief(Self.changes(.known(.ceased(on: nil)), .known(.active))) == ["life.reactivated medium"])
    }

    @Test(
        arguments: [
            (.known(.ceased(on: nil)), .known(.ceased(on: Invented.today))),
            (.known(.ceased(on: Invented.today)), .known(.ceased(on: nil))),
            (.known(.active), .absent), (.known(.ceased(on: nil)), .absent), (.absent, .known(.active)),
            (.absent, .absent),
            (.unknown("x"), .known(.ceased(on: nil))), (.known(.active), .unknown("x")),
        ] as [(Observed<Life>, Observed<Life>)])
    func `does not end or begin by this`(before: Observed<Life>, after: Observed<Life>) {
        #expect(Self.changes(before, after).isEmpty)
    }

    @Test func `is told as ended where the source held no status before`() {
        let changes = Self.changes(.absent, .known(.ceased(on: nil)))
        #expect(brief(changes) == ["life.ceased high"])
        #expect(changes[0].before == nil)
    }
}

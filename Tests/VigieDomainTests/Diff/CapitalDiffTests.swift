import Testing
import VigieDomain

@Suite struct `The capital of a register` {
    static func euros(_ value: Int64, variable: Bool = false, _ currency: String = "EUR") -> Capital {
        Capital(amount: Amount(cents: value * 100, currency: currency), isVariable: variable)
    }

    @Test(arguments: [
        (euros(1_000), euros(1_000), []),
        (euros(1_000), euros(999), ["own.capital.reduction high"]),
        (euros(1_000), euros(1_001), ["own.capital.increase info"]),
        (euros(1_000), euros(152, "FRF"), ["own.capital.change info"]),
        (euros(1_000, variable: true), euros(900, variable: true), ["own.capital.variable info"]),
        (euros(1_000), euros(1_000, variable: true), ["own.capital.variable info"]),
        (euros(1_000, variable: true), euros(500), ["own.capital.variable info"]),
    ])
    func `is compared to the cent`(before: Capital, after: Capital, told: [String]) {
        #expect(brief(diff(Facets(capital: .known(before)), Facets(capital: .known(after)))) == told)
    }

    private static func euros(_ value: Int64, _ currency: String) -> Capital { euros(value, variable: false, currency) }

    @Test func `that is no longer shown stays`() {
        let before = Facets(capital: .known(Self.euros(1_000)))
        for after in [Facets(), Facets(capital: .absent)] {
            #expect(diff(before, after).isEmpty)
            #expect(before.merging(after).capital == before.capital)
        }
        #expect(diff(Facets(capital: .absent), before).isEmpty)
    }
}

import Testing
import VigieDomain

@Suite struct `The insurer's cover` {
    static func cover(
        _ euros: Int64?, _ decision: Cover.Decision = .granted, until: String? = nil, _ currency: String = "EUR"
    ) -> Cover {
        Cover(
            decision: decision, amount: euros.map { Amount(cents: $0 * 100, currency: currency) },
            until: until.flatMap { Day($0) })
    }

    static let table: [(Cover?, Cover, [String])] = [
        (cover(50), cover(50), []),
        (cover(50), cover(49), ["risk.cover.reduced critical"]),
        (cover(50), cover(51), ["risk.cover.granted info"]),
        (cover(50), cover(0), ["risk.cover.withdrawn critical"]),
        (cover(50), cover(50, .withdrawn), ["risk.cover.withdrawn critical"]),
        (cover(50), cover(nil, .refused), ["risk.cover.refused critical"]),
        (cover(50, .withdrawn), cover(nil, .refused), ["risk.cover.refused critical"]),
        (cover(50, .withdrawn), cover(0), []),
        (cover(0), cover(10), ["risk.cover.granted info"]),
        (nil, cover(10), ["risk.cover.granted info"]),
        (nil, cover(nil, .refused), ["risk.cover.refused critical"]),
        (nil, cover(0), []),
        (cover(50, until: "2027-01-31"), cover(50, until: "2026-12-31"), ["risk.cover.reduced critical"]),
        (cover(50, until: "2026-12-31"), cover(50, until: "2027-12-31"), ["risk.cover.granted info"]),
        (cover(50, until: "2026-12-31"), cover(40, until: "2027-12-31"), ["risk.cover.reduced critical"]),
        (cover(50), cover(50, until: "2026-12-31"), ["risk.cover.reduced critical"]),
        (cover(50), cover(9, .granted, until: nil, "USD"), ["risk.cover.granted info"]),
    ]

    @Test(arguments: table)
    func `is compared with what it was`(before: Cover?, after: Cover, told: [String]) {
        let held = Facets(cover: before.map { .known($0) } ?? .absent)
        #expect(brief(diff(held, Facets(cover: .known(after)))) == told)
    }

    @Test func `that is no longer in the file still stands`() {
        let before = Facets(cover: .known(Self.cover(50)))
        for after in [Facets(), Facets(cover: .absent)] {
            #expect(diff(before, after).isEmpty)
            #expect(before.merging(after).cover == before.cover)
        }
    }
}

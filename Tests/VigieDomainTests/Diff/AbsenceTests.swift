import FoundationEssentials
import Testing

@testable import VigieDomain

/// What silence alone would take away, side by side with what the source says has ended.
@Suite("Absence is not removal") struct AbsenceTests {
    private static let scale = Scale(
        id: "b", lowest: 0, highest: 100, higherIsBetter: true, limits: [71, 51, 30, 21])

    private static func rating(_ score: Int?) -> Observed<Rating> {
        .known(Rating(raw: score.map(String.init) ?? "N", score: score.map { .init($0) }, scale: scale))
    }

    private static func holders(_ parts: [(String, Int?)]) -> Observed<[Shareholder]> {
        .known(
            parts.map { Shareholder(key: $0.0, name: $0.0, share: $0.1.flatMap { Share(hundredths: $0 * 100) }) })
    }

    private static func officers(_ names: [String]) -> Observed<[Officer]> {
        .known(names.map { Officer(key: $0, name: $0, role: "gérant") })
    }

    private struct Row {
        var what: String
        var before: Facets
        var after: Facets
        var isSilence: Bool
    }

    private static let table: [Row] = [
        Row(what: "nothing told at all", before: Facets(rating: rating(60)), after: Facets(), isSilence: false),
        Row(
            what: "a rating, then none", before: Facets(rating: rating(60)), after: Facets(rating: .absent),
            isSilence: true),
        Row(
            what: "a rating, then explicitly not rated", before: Facets(rating: rating(60)),
            after: Facets(rating: rating(nil)), isSilence: false),
        Row(
            what: "not rated, then none", before: Facets(rating: rating(nil)), after: Facets(rating: .absent),
            isSilence: false),
        Row(
            what: "an open proceeding, then none", before: Facets(proceedings: .known(.init(open: true))),
            after: Facets(proceedings: .absent), isSilence: true),
        Row(
            what: "an open proceeding, then closed", before: Facets(proceedings: .known(.init(open: true))),
            after: Facets(proceedings: .known(.init(open: false))), isSilence: false),
        Row(
            what: "no open proceeding, then none", before: Facets(proceedings: .known(.init(open: false))),
            after: Facets(proceedings: .absent), isSilence: false),
        Row(
            what: "officers, one gone from the complete list", before: Facets(officers: officers(["A", "B"])),
            after: Facets(officers: officers(["A"])), isSilence: false),
        Row(
            what: "officers, then an empty list", before: Facets(officers: officers(["A"])),
            after: Facets(officers: .known([])), isSilence: true),
        Row(
            what: "officers, then none", before: Facets(officers: officers(["A"])), after: Facets(officers: .absent),
            isSilence: true),
        Row(
            what: "holders, one gone from a whole capital",
            before: Facets(shareholders: holders([("A", 60), ("B", 40)])),
            after: Facets(shareholders: holders([("A", 100)])), isSilence: false),
        Row(
            what: "holders, one gone and the capital not whole",
            before: Facets(shareholders: holders([("A", 60), ("B", 40)])),
            after: Facets(shareholders: holders([("A", 60)])), isSilence: true),
        Row(
            what: "holders without shares, one gone",
            before: Facets(shareholders: holders([("A", nil), ("B", nil)])),
            after: Facets(shareholders: holders([("A", nil)])), isSilence: true),
        Row(
            what: "holders, one under another number",
            before: Facets(shareholders: .known([Shareholder(key: "1", name: "Alpha", share: nil)])),
            after: Facets(shareholders: .known([Shareholder(key: "2", name: "ALPHA", share: nil)])), isSilence: false),
        Row(
            what: "two holders of one name, one of them gone and the capital not whole",
            before: Facets(
                shareholders: .known([
                    Shareholder(key: "1", name: "MARTIN Paul", share: Share(hundredths: 5_000)),
                    Shareholder(key: "2", name: "MARTIN Paul", share: Share(hundredths: 5_000)),
                ])),
            after: Facets(
                shareholders: .known([Shareholder(key: "1", name: "MARTIN Paul", share: Share(hundredths: 5_000))])),
            isSilence: true),
        Row(
            what: "a majority that vanished is told at once",
            before: Facets(shareholders: holders([("A", 60), ("B", 40)])),
            after: Facets(shareholders: holders([("B", 40)])), isSilence: false),
        Row(
            what: "holders, then an empty list, which is never believed",
            before: Facets(shareholders: holders([("A", 60)])), after: Facets(shareholders: .known([])),
            isSilence: false),
        Row(
            what: "a status, then none: kept for ever", before: Facets(life: .known(.active)),
            after: Facets(life: .absent), isSilence: false),
    ]

    @Test("each side, each kind of silence") func rows() {
        for row in Self.table {
            let sides = Absence.sides(before: row.before, after: row.after)
            #expect(sides.isEmpty != row.isSilence, "\(row.what): \(sides)")
            // What is set apart tells nothing.
            let told = row.after.without(sides)
            if row.isSilence { #expect(FacetDiff.changes(before: row.before, after: told).isEmpty, "\(row.what)") }
            if row.isSilence { #expect(row.before.merging(told) == row.before, "\(row.what)") }
            // Once it is believed, it is a change.
            let believed = FacetDiff.changes(before: row.before, after: row.after, confirmed: sides)
            if row.isSilence { #expect(!believed.isEmpty, "\(row.what)") }
        }
    }

    @Test("a list that stayed short takes the place of the whole one") func confirmed() {
        let before = Facets(shareholders: Self.holders([("A", 60), ("B", 40)]))
        let after = Facets(shareholders: Self.holders([("A", 60)]))
        #expect(before.merging(after) == before)
        #expect(before.merging(after, confirmed: [.shareholders]).shareholders.value?.map(\.key) == ["A"])
    }

    /// What is held back and not in doubt would be held back for ever.
    @Test("no list of holders is held back without a doubt that can end") func nothingForEver() {
        var withheld = 0
        for seed in 0..<UInt64(5_000) {
            var chance = SeededGenerator(seed: seed)
            // Few keys, fewer names: people get new keys, and fathers and sons share a name.
            func list() -> Observed<[Shareholder]> {
                let keys = (1...5).filter { _ in Bool.random(using: &chance) }
                return .known(
                    keys.map { key in
                        Shareholder(
                            key: "\(key)", name: ["Alpha", "Beta"].randomElement(using: &chance) ?? "Alpha",
                            share: Share(hundredths: Int.random(in: 1...4, using: &chance) * 2_500))
                    })
            }
            let (before, after) = (Facets(shareholders: list()), Facets(shareholders: list()))
            let believed = FacetDiff.changes(before: before, after: after, confirmed: [.shareholders])
            let told = FacetDiff.changes(before: before, after: after)
            guard told != believed else { continue }
            withheld += 1
            #expect(Absence.sides(before: before, after: after) == [.shareholders], "seed \(seed)")
        }
        #expect(withheld > 100, "\(withheld) lists held back: the test tries nothing")
    }
}

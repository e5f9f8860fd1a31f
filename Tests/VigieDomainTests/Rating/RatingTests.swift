import FoundationEssentials
import Testing
import VigieDomain

@Suite struct `A band` {
    @Test(arguments: [
        ("100", Band.a), ("71", .a), ("70.9", .b), ("70", .b), ("51", .b), ("50", .c), ("30", .c), ("29", .d),
        ("1", .d), ("0.5", .e),
        ("-3", .e),
    ])
    func `is found where higher is better`(score: String, expected: Band) {
        let rating = Rating(raw: score, score: Decimal(string: score), scale: Invented.hundred)
        #expect(rating.band == expected)
    }

    /// Allianz Trade's grade, `domain.md` section 4: 1 is best.
    @Test(arguments: [("1", Band.a), ("2", .a), ("3", .b), ("5", .c), ("8", .d), ("9", .e), ("10", .e)])
    func `is found where lower is better`(score: String, expected: Band) {
        let scale = Scale(id: "grade", lowest: 1, highest: 10, higherIsBetter: false, limits: [2, 4, 6, 8])
        #expect(Rating(raw: score, score: Decimal(string: score), scale: scale).band == expected)
    }

    @Test func `follows the label before the number`() {
        #expect(Rating(raw: "0", score: 0, scale: Invented.hundred).band == .default)
        #expect(Rating(raw: "NC", score: nil, scale: Invented.hundred).band == .none)
        #expect(Rating(raw: "?", score: nil, scale: Invented.hundred).band == .none)
    }

    @Test func `stays within A to E whatever the limits`() {
        let many = Scale(id: "m", lowest: 0, highest: 9, higherIsBetter: true, limits: [8, 7, 6, 5, 4, 3])
        #expect(Rating(raw: "3", score: 3, scale: many).band == .e)
        let none = Scale(id: "n", lowest: 0, highest: 9, higherIsBetter: true, limits: [])
        #expect(Rating(raw: "3", score: 3, scale: none).band == .a)
    }

    @Test func `has a depth, but for none`() {
        #expect(Band.allCases.map(\.depth) == [0, 1, 2, 3, 4, 5, nil])
    }
}

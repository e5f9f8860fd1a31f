import FoundationEssentials
import Testing
import VigieDomain

@Suite struct `A rating and the thresholds of its client` {
    static let bureau = SourceID("bureau")
    static let thirty = Threshold(.score(30))
    static let limit = Threshold(.limit(Amount(cents: 10_000)), side: .below)
    /// 1 is best, 10 is worst.
    static let grade = Scale(id: "grade", lowest: 1, highest: 10, higherIsBetter: false, limits: [2, 4, 6, 8])

    /// `risk.rating.down medium <30>`: code, severity and the threshold passed; a status ends in `?`.
    static func changes(
        _ before: Observed<Rating>, _ after: Observed<Rating>, _ thresholds: [Threshold] = [thirty]
    ) -> [String] {
        var client = Invented.client()
        client.thresholds = thresholds
        let crossing = ThresholdCrossing(of: client, source: bureau)
        func line(_ change: FacetChange) -> String {
            "\(change.code) \(change.severity.rawValue)" + (change.threshold.map { " [\($0.text)]" } ?? "")
        }
        return crossing.marked(
            diff(Facets(rating: before), Facets(rating: after)), before: before, after: after
        ).map(line) + crossing.statuses(before: before, after: after).map { line($0) + "?" }
    }

    @Test(arguments: [
        (80, 60, ["risk.rating.down medium"]), (31, 30, ["risk.rating.down info"]),
        (31, 29, ["risk.rating.down high [30]"]), (80, 29, ["risk.rating.down high [30]"]),
        (30, 0, ["risk.rating.down critical [30]"]), (29, 20, ["risk.rating.down info"]),
        (29, 0, ["risk.rating.down critical"]), (20, 40, ["risk.rating.up medium"]), (30, 30, []),
    ])
    func `fall below one`(before: Int, after: Int, expected: [String]) {
        #expect(Self.changes(.known(score(before)), .known(score(after))) == expected)
    }

    @Test func `fall within a band, which would stay in the history, weighs medium`() {
        let sixty = Threshold(.score(60), rating: "bureau", side: .below)
        #expect(Self.changes(.known(score(61)), .known(score(59)), []) == ["risk.rating.down info"])
        #expect(
            Self.changes(.known(score(61)), .known(score(59)), [sixty]) == ["risk.rating.down medium [bureau<60]"])
        #expect(Self.changes(.known(score(59)), .known(score(58)), [sixty]) == ["risk.rating.down info"])
    }

    @Test(
        arguments: [
            (5, 7, ["risk.rating.down high [6]"]), (6, 10, ["risk.rating.down high [6]"]),
            (7, 5, ["risk.rating.up medium"]), (7, 8, ["risk.rating.down info"]),
        ] as [(Int, Int, [String])])
    func `rise above one where lower is better`(before: Int, after: Int, expected: [String]) {
        #expect(
            Self.changes(
                .known(score(before, scale: Self.grade)), .known(score(after, scale: Self.grade)),
                [Threshold(.score(6))]) == expected)
    }

    @Test func `come below one where there was no score`() {
        #expect(
            Self.changes(.known(score(nil)), .known(score(55)), [Threshold(.score(60))]) == [
                "risk.rating.down medium [60]"
            ])
        #expect(Self.changes(.absent, .known(score(20))) == ["risk.rating.down high [30]"])
        #expect(Self.changes(.known(score(20)), .known(score(nil))) == ["risk.rating.lost medium"])
        #expect(Self.changes(.known(score(20)), .absent) == ["risk.rating.lost medium"])
    }

    @Test func `are told as a status the first time that they are seen`() {
        #expect(Self.changes(.notTold, .known(score(20))) == ["risk.rating.down medium [30]?"])
        #expect(Self.changes(.notTold, .known(score(30))).isEmpty)
        #expect(Self.changes(.notTold, .known(score(nil))).isEmpty)
        #expect(Self.changes(.notTold, .absent).isEmpty && Self.changes(.notTold, .notTold).isEmpty)
        #expect(
            Self.changes(.notTold, .known(score(20, limit: 5_000)), [Self.thirty, Self.limit]) == [
                "risk.rating.down medium [30]?", "risk.limit.down medium [limit<100 EUR]?",
            ])
    }

    @Test func `name the first of several`() {
        let several = [Threshold(.score(50)), Threshold(.score(30)), Threshold(.score(20))]
        #expect(Self.changes(.known(score(60)), .known(score(25)), several) == ["risk.rating.down high [50]"])
        #expect(Self.changes(.known(score(40)), .known(score(25)), several) == ["risk.rating.down high [30]"])
    }

    @Test func `do not meet where the threshold is another bureau's or off the scale`() {
        for threshold in [
            Threshold(.score(30), rating: "altares"), Threshold(.score(300)), Threshold(.score(30), side: .above),
        ] {
            #expect(Self.changes(.known(score(80)), .known(score(20)), [threshold]) == ["risk.rating.down high"])
            #expect(Self.changes(.notTold, .known(score(20)), [threshold]).isEmpty)
        }
    }

    @Test func `are compared through another version of the scale, each with the threshold`() {
        var second = Invented.hundred
        second.version = "2"
        #expect(
            Self.changes(.known(score(80)), .known(score(20, scale: second))) == ["risk.rating.rescaled medium [30]"])
        #expect(Self.changes(.known(score(20)), .known(score(10, scale: second))) == ["risk.rating.rescaled info"])
        #expect(Self.changes(.known(score(80)), .known(score(40, scale: second))) == ["risk.rating.rescaled info"])
        // Six of ten has nothing to do with thirty of a hundred.
        #expect(
            Self.changes(.known(score(80)), .known(score(6, scale: Self.grade))) == ["risk.rating.rescaled info"])
        #expect(
            Self.changes(.known(score(80)), .known(score(8, scale: Self.grade)), [Threshold(.score(6), side: .above)])
                == ["risk.rating.rescaled info", "risk.rating.down medium [>6]?"])
    }

    @Test(
        arguments: [
            (10_001, 9_999, ["risk.limit.down medium [limit<100 EUR]"]),
            (40_000, 9_999, ["risk.limit.down medium [limit<100 EUR]"]),
            (10_000, 0, ["risk.limit.zero high [limit<100 EUR]"]), (20_000, 10_000, ["risk.limit.down medium"]),
            (9_000, 8_000, []), (9_000, 12_000, []), (nil, 5_000, ["risk.limit.down medium [limit<100 EUR]?"]),
            (20_000, nil, []),
        ] as [(Int64?, Int64?, [String])])
    func `share a limit that may not fall below one`(before: Int64?, after: Int64?, expected: [String]) {
        #expect(
            Self.changes(.known(score(80, limit: before)), .known(score(80, limit: after)), [Self.limit]) == expected)
    }

    @Test func `pass two at once`() {
        #expect(
            Self.changes(
                .known(score(80, limit: 20_000)), .known(score(20, limit: 5_000)), [Self.thirty, Self.limit]) == [
                    "risk.rating.down high [30]", "risk.limit.down medium [limit<100 EUR]",
                ])
    }

    @Test func `change nothing for a client without one`() {
        #expect(Self.changes(.known(score(80)), .known(score(20)), []) == ["risk.rating.down high"])
        #expect(Self.changes(.notTold, .known(score(0)), []).isEmpty)
        #expect(Self.changes(.known(score(80)), .unknown("timeout")).isEmpty)
    }

    @Test func `depart from the same facts, so that the change keeps its name`() {
        let before = Facets(rating: .known(score(80)))
        let after = Facets(rating: .known(score(20)))
        var client = Invented.client()
        client.thresholds = [Self.thirty]
        let plain = diff(before, after)
        let marked = ThresholdCrossing(of: client, source: Self.bureau).marked(
            plain, before: before.rating, after: after.rating)
        #expect(marked.map(\.fact) == plain.map(\.fact) && marked.map(\.before) == plain.map(\.before))
        #expect(marked.first?.why == "A to D; the client's threshold 30 is passed")
    }
}

import FoundationEssentials
import Testing
import VigieDomain

@Suite struct `A rating` {
    static func changes(_ before: Observed<Rating>, _ after: Observed<Rating>) -> [String] {
        brief(diff(Facets(rating: before), Facets(rating: after)))
    }

    /// Scores of 100: A from 71, B from 51, C from 30, D from 1, then E; "0" is default, "NC" is none.
    @Test(arguments: [
        (80, 60, "risk.rating.down medium"), (60, 40, "risk.rating.down medium"), (40, 20, "risk.rating.down high"),
        (80, 40, "risk.rating.down high"), (80, 20, "risk.rating.down high"), (60, 20, "risk.rating.down high"),
        (80, 0, "risk.rating.down critical"), (1, 0, "risk.rating.down critical"), (20, -1, "risk.rating.down high"),
        (71, 70, "risk.rating.down medium"),
        (60, 80, "risk.rating.up low"), (40, 60, "risk.rating.up low"), (20, 40, "risk.rating.up medium"),
        (40, 80, "risk.rating.up medium"), (20, 80, "risk.rating.up medium"), (0, 80, "risk.rating.up high"),
        (0, 1, "risk.rating.up high"), (-1, 20, "risk.rating.up medium"),
        (100, 80, "risk.rating.down low"), (100, 81, "risk.rating.down info"), (49, 30, "risk.rating.down info"),
        (50, 30, "risk.rating.down low"), (80, 100, "risk.rating.up info"), (80, 81, "risk.rating.up info"),
    ])
    func `moves as the materiality table says`(before: Int, after: Int, expected: String) {
        #expect(Self.changes(.known(score(before)), .known(score(after))) == [expected])
    }

    /// 1 is best, 10 is worst.
    @Test(arguments: [
        (1, 3, "risk.rating.down medium"), (1, 10, "risk.rating.down high"), (3, 1, "risk.rating.up low"),
        (9, 10, "risk.rating.down info"),
    ])
    func `moves the other way where lower is better`(before: Int, after: Int, expected: String) {
        let scale = Scale(id: "grade", lowest: 1, highest: 10, higherIsBetter: false, limits: [2, 4, 6, 8])
        #expect(Self.changes(.known(score(before, scale: scale)), .known(score(after, scale: scale))) == [expected])
    }

    @Test func `falls a fifth of a scale written from worst to best or the other way`() {
        let scale = Scale(id: "odd", lowest: 100, highest: 0, higherIsBetter: true, limits: [])
        #expect(
            Self.changes(.known(score(60, scale: scale)), .known(score(40, scale: scale))) == ["risk.rating.down low"])
        let flat = Scale(id: "flat", lowest: 5, highest: 5, higherIsBetter: true, limits: [])
        #expect(
            Self.changes(.known(score(60, scale: flat)), .known(score(40, scale: flat))) == ["risk.rating.down info"])
    }

    @Test func `is lost`() {
        #expect(Self.changes(.known(score(60)), .known(score(nil))) == ["risk.rating.lost medium"])
        #expect(Self.changes(.known(score(60)), .absent) == ["risk.rating.lost medium"])
        #expect(Self.changes(.known(score(0)), .absent) == ["risk.rating.lost medium"])
        #expect(Self.changes(.known(score(nil)), .absent).isEmpty)
        #expect(Self.changes(.known(score(nil)), .known(score(nil, "NR"))).isEmpty)
    }

    @Test(arguments: [
        (80, "risk.rating.up info"), (20, "risk.rating.down high"), (-1, "risk.rating.down high"),
        (0, "risk.rating.down critical"),
    ])
    func `comes where there was none`(value: Int, expected: String) {
        #expect(Self.changes(.known(score(nil)), .known(score(value))) == [expected])
        #expect(Self.changes(.absent, .known(score(value))) == [expected])
    }

    @Test func `says nothing new`() {
        #expect(Self.changes(.absent, .known(score(nil))).isEmpty)
        #expect(Self.changes(.absent, .absent).isEmpty)
        var dated = score(60)
        dated.date = Invented.today
        #expect(Self.changes(.known(score(60)), .known(dated)).isEmpty)
        #expect(Self.changes(.known(score(60)), .unknown("timeout")).isEmpty)
        #expect(Self.changes(.unknown("timeout"), .known(score(0))).isEmpty)
        // Two labels of one band, without a number: nobody can say which is better.
        let labels = Scale(
            id: "l", lowest: 0, highest: 9, higherIsBetter: true, limits: [], labels: ["4+": .b, "4": .b, "5": .c])
        #expect(Self.changes(.known(score(nil, "4+", scale: labels)), .known(score(nil, "4", scale: labels))).isEmpty)
        #expect(
            Self.changes(.known(score(nil, "4", scale: labels)), .known(score(nil, "5", scale: labels))) == [
                "risk.rating.down medium"
            ])
    }

    @Test func `is rescaled without alert and without comparison`() {
        var version = Invented.hundred
        version.version = "2"
        var name = Invented.hundred
        name.id = "other"
        var direction = Invented.hundred
        direction.higherIsBetter = false
        var ends = Invented.hundred
        ends.highest = 1_000
        var lowest = Invented.hundred
        lowest.lowest = 1
        for scale in [version, name, direction, ends, lowest] {
            #expect(
                Self.changes(.known(score(80, limit: 100)), .known(score(0, scale: scale, limit: 0))) == [
                    "risk.rating.rescaled info"
                ])
        }
    }

    @Test func `is read with the new bands where the office edited them`() {
        var strict = Invented.hundred
        strict.limits = [90, 80, 70, 60]
        #expect(Self.changes(.known(score(75)), .known(score(75, scale: strict))).isEmpty)
        #expect(Self.changes(.known(score(75)), .known(score(65, scale: strict))) == ["risk.rating.down high"])
    }

    @Test func `gives both scores and the date of the new one`() {
        var after = score(20)
        after.date = Invented.today
        let change = diff(Facets(rating: .known(score(80))), Facets(rating: .known(after)))[0]
        #expect(change.before == .rating(score(80)) && change.after == .rating(after))
        #expect(change.effective == Invented.today)
        #expect(change.why == "A to D")
    }
}

@Suite struct `A recommended limit` {
    static func changes(_ before: Amount?, _ after: Amount?) -> [String] {
        func rating(_ limit: Amount?) -> Facets {
            Facets(rating: .known(Rating(raw: "60", score: 60, scale: Invented.hundred, limit: limit)))
        }
        return brief(diff(rating(before), rating(after)))
    }

    @Test(
        arguments: [
            (1_000, 750, "risk.limit.down medium"), (1_000, 751, nil), (1_000, 1, "risk.limit.down medium"),
            (1_000, 0, "risk.limit.zero high"),
            (1_000, -1, "risk.limit.zero high"), (1_000, 2_000, nil), (1_000, 1_000, nil), (0, 0, nil), (0, 1_000, nil),
            (3, 2, "risk.limit.down medium"), (5, 4, nil), (.max, .max / 4, "risk.limit.down medium"),
            (.max, .max - 1, nil),
            (.max, .min, "risk.limit.zero high"), (-5, -10, nil),
        ] as [(Int64, Int64, String?)])
    func `falls by a quarter, or to nothing`(before: Int64, after: Int64, expected: String?) {
        #expect(Self.changes(Amount(cents: before), Amount(cents: after)) == (expected.map { [$0] } ?? []))
    }

    @Test func `is not compared where it is not given or is in another currency`() {
        #expect(Self.changes(nil, Amount(cents: 0)).isEmpty)
        #expect(Self.changes(Amount(cents: 1_000), nil).isEmpty)
        #expect(Self.changes(Amount(cents: 1_000), Amount(cents: 10, currency: "CHF")).isEmpty)
    }

    @Test func `is told beside the score`() {
        let changes = diff(
            Facets(rating: .known(score(80, limit: 1_000))), Facets(rating: .known(score(40, limit: 0))))
        #expect(brief(changes) == ["risk.rating.down high", "risk.limit.zero high"])
        #expect(changes[1].before == .amount(Amount(cents: 1_000)) && changes[1].after == .amount(Amount(cents: 0)))
    }
}

import FoundationEssentials
import Testing
import VigieDomain

/// A to E from 71, 51, 30 and 1; 0 is default.
@Suite struct RatingPathTests {
    private static let start = Instant("2026-11-01T06:00:00Z")!

    /// The way through these scores, each so many days after the start.
    private static func moves(_ way: [(day: Int, score: Int)], scale: Scale = Invented.hundred) -> [RatingPath.Move] {
        zip(way, way.dropFirst()).map { from, to in
            RatingPath.Move(
                before: score(from.score, scale: scale), after: score(to.score, scale: scale),
                at: start.adding(.seconds(86_400 * to.day)))
        }
    }

    /// What the last step means.
    private static func meaning(_ way: [(day: Int, score: Int)], rule: MemoryRule = MemoryRule()) -> String {
        let moves = moves(way)
        guard let last = moves.last else { return "nothing" }
        switch RatingPath(rule).meaning(of: last, after: Array(moves.dropLast())) {
        case .plain: return "plain"
        case .bounce: return "bounce"
        case .slide(let severity, let from): return "slide \(severity.rawValue) \(from.raw)"
        }
    }

    @Test(
        "there and back",
        arguments: [
            // The first move is told, whatever comes after.
            ([(0, 80), (1, 20)], "plain"), ([(0, 80), (1, 60)], "plain"), ([(0, 20), (1, 80)], "plain"),
            // Its return is not, nor what follows between the same bands.
            ([(0, 80), (1, 20), (3, 80)], "bounce"), ([(0, 80), (1, 20), (3, 75), (5, 25)], "bounce"),
            ([(0, 80), (1, 20), (3, 60)], "bounce"), ([(0, 60), (1, 80), (8, 60)], "bounce"),
            // Deeper than before: news.
            ([(0, 80), (1, 60), (3, 80), (5, 20)], "plain"), ([(0, 60), (1, 80), (3, 40)], "plain"),
            // Eight days after: no bounce.
            ([(0, 80), (1, 20), (9, 80)], "plain"), ([(0, 80), (1, 20), (8, 80)], "bounce"),
            // The same way twice is no return.
            ([(0, 80), (1, 60), (3, 40)], "slide high 80"),
            // Default is never damped, on the way in or out, nor by what came before it.
            ([(0, 80), (1, 0), (3, 80)], "plain"), ([(0, 0), (1, 80), (3, 0)], "plain"),
            ([(0, 20), (1, 80), (2, 0), (3, 20)], "plain"),
        ] as [([(Int, Int)], String)])
    func bounces(_ way: [(Int, Int)], _ expected: String) {
        #expect(Self.meaning(way.map { (day: $0.0, score: $0.1) }) == expected)
    }

    @Test(
        "step by step",
        arguments: [
            // A fifth of the scale in small steps, within one band.
            ([(0, 100), (5, 95), (10, 88), (15, 80)], "slide low 100"),
            ([(0, 100), (5, 95), (10, 88), (15, 81)], "plain"),
            // Told once: what follows is small again.
            ([(0, 100), (5, 90), (10, 80), (15, 75)], "plain"),
            // Two bands, one after the other.
            ([(0, 80), (10, 60), (20, 40)], "slide high 80"), ([(0, 80), (10, 60), (41, 40)], "plain"),
            ([(0, 75), (10, 70), (20, 52), (30, 50)], "slide high 75"),
            // The last step weighs as much by itself.
            ([(0, 80), (10, 60), (20, 20)], "plain"), ([(0, 80), (5, 20), (10, 15)], "plain"),
            // A small rise between does not begin the count again; a return to the beginning leaves nothing to tell.
            ([(0, 100), (5, 90), (10, 92), (15, 80)], "slide low 100"),
            ([(0, 90), (5, 75), (10, 95), (15, 92)], "plain"),
            // Told at that weight already.
            ([(0, 80), (10, 40), (20, 35)], "plain"), ([(0, 80), (10, 60), (15, 40), (20, 35)], "plain"),
            // A rise is none.
            ([(0, 80), (10, 60), (20, 65)], "plain"),
        ] as [([(Int, Int)], String)])
    func slides(_ way: [(Int, Int)], _ expected: String) {
        #expect(Self.meaning(way.map { (day: $0.0, score: $0.1) }) == expected)
    }

    @Test func `the spans are settings, and 0 looks at nothing`() {
        var rule = MemoryRule()
        rule.bounceDays = 0
        #expect(Self.meaning([(0, 80), (1, 20), (3, 80)], rule: rule) == "plain")
        rule.bounceDays = 2
        #expect(Self.meaning([(0, 80), (1, 20), (3, 80)], rule: rule) == "bounce")
        rule.slideDays = 0
        #expect(Self.meaning([(0, 80), (10, 60), (20, 40)], rule: rule) == "plain")
    }

    @Test func `another scale begins anew`() {
        let old = Scale(id: "autre", lowest: 0, highest: 100, higherIsBetter: true, limits: [71, 51, 30, 1])
        let earlier = Self.moves([(0, 80), (1, 20)], scale: old)
        let move = Self.moves([(2, 20), (3, 80)])[0]
        #expect(RatingPath(MemoryRule()).meaning(of: move, after: earlier) == .plain)
    }

    @Test func `whatever the way, the first step is plain, and default and new depths are never damped`() {
        var state: UInt64 = 42
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        for _ in 0..<500 {
            var day = 0
            let way = (0..<8).map { _ in
                day += next(5)
                return (day: day, score: next(101))
            }
            let moves = Self.moves(way).filter { $0.before.score != $0.after.score }
            for (index, move) in moves.enumerated() {
                let meaning = RatingPath(MemoryRule()).meaning(of: move, after: Array(moves[..<index]))
                let depths = moves[..<index].flatMap { [$0.before, $0.after] }.compactMap(\.band.depth)
                if index == 0 { #expect(meaning == .plain) }
                if move.after.band == .default || (move.after.band.depth ?? 0) > (depths.max() ?? 9) {
                    #expect(meaning != .bounce)
                }
            }
        }
    }
}

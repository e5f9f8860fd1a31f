import Testing

@testable import VigieDomain

/// Whatever order two sources tell things in.
@Suite("Each fact once, none missing") struct ToldOnceTests {
    /// Small and the same in every run.
    private struct Dice {
        var state: UInt64
        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(sides))
        }
    }

    /// Seven facts of different things, as any source would tell them.
    private static func facts(_ source: String, day: Int) -> [Change] {
        [
            Telling.name(source, day: day, "ECLAIR"), Telling.seat(source, day: day, "12 AV DE LA PAIX 69003 LYON"),
            Telling.capital(source, day: day, 5_000), Telling.came(source, day: day, "MARTIN|ANNE|", "Anne Martin"),
            Telling.left(source, day: day, "DUPONT|JEAN|1970-05", "Jean Dupont"),
            Telling.majority(source, day: day, "Marie Durand", 6_000), Telling.ceased(source, day: day),
        ]
    }

    private static func tell(_ changes: [Change]) -> (told: [Change], confirmed: [Change]) {
        var told: [Change] = []
        var confirmed: [Change] = []
        for change in changes {
            if case .confirms = SameFact(days: 30).verdict(on: change, among: told) {
                confirmed.append(change)
            } else {
                told.append(change)
            }
        }
        return (told, confirmed)
    }

    @Test(arguments: 1...200) func `in any order, the union is told, each fact once`(seed: Int) {
        var dice = Dice(state: UInt64(seed))
        let first = Self.facts("rne", day: dice.roll(15)).filter { _ in dice.roll(4) > 0 }
        let second = Self.facts("pappers", day: dice.roll(15)).filter { _ in dice.roll(4) > 0 }
        var order = first + second
        for index in order.indices.reversed() where index > 0 { order.swapAt(index, dice.roll(index + 1)) }
        let (told, confirmed) = Self.tell(order)
        let union = Set((first + second).map { $0.code.rawValue })
        #expect(Set(told.map { $0.code.rawValue }) == union)
        #expect(told.count == union.count)
        #expect(told.count + confirmed.count == order.count)
    }

    @Test(arguments: 1...200) func `whoever reads what is told knows what was said last`(seed: Int) {
        var dice = Dice(state: UInt64(seed))
        // Three sources see one side go back and forth, each in its own time and perhaps missing steps.
        let sources = ["sirene", "rne", "pappers"]
        var isAlive = [true, true, true]
        var told: [Change] = []
        for step in 0..<30 {
            let index = dice.roll(3)
            isAlive[index].toggle()
            let change =
                isAlive[index] ? Telling.active(sources[index], day: step) : Telling.ceased(sources[index], day: step)
            switch SameFact(days: 30).verdict(on: change, among: told) {
            case .confirms(let ids):
                #expect(ids == [told[told.count - 1].id])
                #expect(told[told.count - 1].code == change.code)
            case .news, .adds: told.append(change)
            }
            #expect(told.last?.code == change.code, "the reader's last word is what was said last")
        }
    }
}

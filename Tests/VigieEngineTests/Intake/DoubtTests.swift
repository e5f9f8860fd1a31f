import Testing
import VigieDomain
import VigieEngine
import VigieTesting

/// What a bureau no longer shows is believed after three healthy answers, a day apart.
@Suite("Silence is no departure") struct DoubtTests {
    private static let open = Facets(proceedings: .known(ProceedingsStatus(open: true, label: "RJ")))
    private static let silent = Facets(life: .known(.active), proceedings: .absent)
    private static let hours = 24

    /// Days of answers, told one a day: what each day's changes are.
    private static func days(
        _ answers: [Facets?], unchanged: Bool = false, restarting: Bool = false, step: Int = hours
    ) async throws -> [[EventCode]] {
        var stage = try Stage()
        try await stage.watch([Invented.client(1)])
        var told: [[EventCode]] = []
        for (index, answer) in answers.enumerated() {
            let before = try await stage.changes().count
            let isSame = unchanged && index > 0 && answers[index - 1] == answer
            let source = ScriptedSource { ask in
                guard let answer else { throw SourceFault.outage }
                let company = ask.targets[0].company
                if isSame { return Reading(sightings: [company: .unchanged(ask.targets[0].previous)]) }
                return .facets(answer, of: company, from: Invented.bureau, at: ask.now)
            }
            _ = try await stage.lookup(source, interval: .seconds(3600)).cycle()
            told.append(try await stage.changes().dropFirst(before).map(\.code))
            stage.clock.advance(by: .seconds(step * 3600 + 1))
            if restarting { stage = try await stage.restarted() }
        }
        return told
    }

    @Test(
        "the third silent day is believed, whether the answer is sent again or only not changed",
        arguments: [false, true])
    func third(unchanged: Bool) async throws {
        let told = try await Self.days([Self.open] + Array(repeating: Self.silent, count: 5), unchanged: unchanged)
        #expect(told == [[], [], [], [.procBureauClosed], [], []])
    }

    @Test("a restart between the days forgets nothing") func restart() async throws {
        let told = try await Self.days([Self.open, Self.silent, Self.silent, Self.silent], restarting: true)
        #expect(told == [[], [], [], [.procBureauClosed]])
    }

    @Test("what is shown again begins the count anew, and is no news") func back() async throws {
        let told = try await Self.days([
            Self.open, Self.silent, Self.silent, Self.open, Self.silent, Self.silent, Self.silent,
        ])
        #expect(told == [[], [], [], [], [], [], [.procBureauClosed]])
    }

    @Test("three answers of one day are one") func hourly() async throws {
        let told = try await Self.days([Self.open] + Array(repeating: Self.silent, count: 25), step: 2)
        #expect(told.flatMap { $0 } == [.procBureauClosed])
        #expect(told.firstIndex { !$0.isEmpty }.map { $0 >= 24 } ?? false, "\(told)")
    }

    @Test("an outage is no answer: it counts for nothing, and loses nothing") func outage() async throws {
        let told = try await Self.days([Self.open, Self.silent, nil, Self.silent, nil, Self.silent])
        #expect(told.flatMap { $0 } == [.procBureauClosed] && told[5] == [.procBureauClosed])
    }

    @Test("what the source says has ended is told at once") func explicit() async throws {
        let closed = Facets(proceedings: .known(ProceedingsStatus(open: false)))
        #expect(try await Self.days([Self.open, closed]) == [[], [.procBureauClosed]])
    }

    @Test("other sides of the same answer are told at once") func others() async throws {
        var before = Self.open
        before.life = .known(.active)
        var after = Self.silent
        after.life = .known(.ceased(on: nil))
        #expect(try await Self.days([before, after]) == [[], [.lifeCeased]])
    }
}

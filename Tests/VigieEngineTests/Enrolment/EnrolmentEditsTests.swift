import Synchronization
import Testing
import VigieDomain
import VigieEngine
import VigieRehearsal
import VigieSources
import VigieTesting
import VigieTransport

/// A watchlist that is edited a thousand times beside a provider that fails and a process that is killed.
@Suite struct EnrolmentEditsTests {
    /// The process dies at this call.
    struct Killed: Error {}

    /// Stands between us and the provider: kills us before or after a call, and holds each call against the watchlist.
    final class Witness: Exchange {
        private struct State {
            var asked: Set<SIREN> = []
            var wrong: [String] = []
            var kills = 0
            var deadliness: UInt64 = 60
        }

        let provider: PappersList
        let chance: SeededEntropy
        private let wanted: @Sendable () -> Set<SIREN>
        private let state = Mutex(State())

        init(_ provider: PappersList, seed: UInt64, wanted: @escaping @Sendable () -> Set<SIREN>) {
            self.provider = provider
            self.wanted = wanted
            chance = SeededEntropy(seed: seed)
        }

        var wrong: [String] { state.withLock { $0.wrong } }
        var kills: Int { state.withLock { $0.kills } }
        func makePeace() { state.withLock { $0.deadliness = 0 } }

        func answer(to request: Request) async throws -> Response {
            note(request)
            try dieSometimes()
            let response = try await provider.answer(to: request)
            try dieSometimes()
            return response
        }

        private func dieSometimes() throws {
            let dies = chance.next() % 1000 < state.withLock { $0.deadliness }
            guard dies else { return }
            state.withLock { $0.kills += 1 }
            throw Killed()
        }

        private func note(_ request: Request) {
            let wanted = wanted()
            state.withLock { state in
                if request.method == .post {
                    let text = String(decoding: request.body, as: UTF8.self)
                    let numbers = text.split(whereSeparator: { !$0.isNumber }).compactMap { SIREN($0) }
                    for number in numbers where !wanted.contains(number) {
                        state.wrong.append("put on, and not on the watchlist: \(number)")
                    }
                    state.asked.formUnion(numbers)
                } else {
                    let number = request.parameter("siren").flatMap { SIREN($0) }
                    guard let number, state.asked.contains(number) else {
                        state.wrong.append("taken off, and never put on: \(request.url)")
                        return
                    }
                    if wanted.contains(number) { state.wrong.append("taken off, and on the watchlist: \(number)") }
                }
            }
        }
    }

    /// Sixty lines: one in ten may not be told to this source, one in ten has no SIREN.
    static let lines: [Client] = (0..<60).map { rank in
        var client = Invented.client(rank)
        if rank % 10 == 3 { client.sources = [SourceID("bodacc")] }
        if rank % 10 == 7 { client.key = .account("C\(rank)") }
        return client
    }

    static func wanted(_ listed: Set<Int>) -> Set<SIREN> {
        Set(listed.filter { $0 % 10 != 3 && $0 % 10 != 7 }.compactMap { lines[$0].key.siren })
    }

    final class Book: Sendable {
        let wanted = Mutex<Set<SIREN>>([])
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `a provider's list follows a thousand edits, through failures and kills, and ends equal`(
        _ seed: UInt64
    ) async throws {
        let clock = ManualClock("2026-11-23T06:30:00Z")
        var stage = try Stage(clock)
        let provider = PappersList(list: "42", key: EnrolmentStage.key, seed: seed, troublesPerThousand: 250)
        let book = Book()
        let witness = Witness(provider, seed: seed) { book.wanted.withLock { $0 } }
        let chance = SeededEntropy(seed: seed &+ 100)
        func below(_ bound: UInt64) -> UInt64 { chance.next() % bound }
        var listed: Set<Int> = []
        var cycles = 0
        for _ in 1...1000 {
            let line = Int(below(UInt64(Self.lines.count)))
            listed.formSymmetricDifference([line])
            let wanted = Self.wanted(listed)
            book.wanted.withLock { $0 = wanted }
            try await stage.watch(listed.sorted().map { Self.lines[$0] })
            clock.advance(by: .seconds(Int64(below(5400))))
            guard below(2) == 0 else { continue }
            cycles += 1
            do {
                try await EnrolmentStage.service(stage, witness).cycle()
            } catch is Killed {
                stage = try await stage.restarted()
            }
            if below(50) == 0 { stage = try await stage.restarted() }
        }
        #expect(provider.troubles.count == PappersList.Trouble.allCases.count, "\(provider.troubles)")
        #expect(witness.kills > 10)
        provider.setTroubles(perThousand: 0)
        witness.makePeace()
        let wanted = Self.wanted(listed)
        var rounds = 0
        while rounds < 40, try await !EnrolmentStage.isSettled(stage) {
            rounds += 1
            clock.advance(by: .seconds(6 * 3600))
            try await EnrolmentStage.service(stage, witness).cycle()
        }
        #expect(provider.members == wanted)
        #expect(try await EnrolmentStage.enrolled(stage) == wanted)
        #expect(witness.wrong == [])
        #expect(try await stage.alarms().allSatisfy { $0.closed != nil })
        let calls = provider.calls.count
        clock.advance(by: .seconds(3600))
        try await EnrolmentStage.service(stage, witness).cycle()
        #expect(provider.calls.count == calls, "an equal list is not asked again")
        print(
            "seed \(seed): \(cycles) cycles, \(calls) calls, \(witness.kills) kills,",
            "\(provider.troubles.values.reduce(0, +)) troubles, \(wanted.count) clients in the end, equal after \(rounds) rounds"
        )
    }
}

/// What the tests of enrolment share: one list at Pappers, kept over an exchange.
enum EnrolmentStage {
    static let key = "cle-de-pappers"
    static let source = SourceID("pappers")

    static func service(_ stage: Stage, _ exchange: any Exchange, list: String = "42") -> EnrolmentService {
        let settings = PappersSettings(key: key)
        return EnrolmentService(
            enroller: PappersDesk(settings: settings, list: list, exchange: exchange),
            abilities: PappersSource(settings: settings, exchange: exchange).abilities, recorder: stage.recorder,
            policy: stage.policy, clock: stage.clock, entropy: stage.entropy, logger: Stage.logger)
    }

    static func rows(_ stage: Stage, list: String = "42") async throws -> [Enrolment] {
        try await stage.journal.enrolments(at: source, list: list)
    }

    static func enrolled(_ stage: Stage) async throws -> Set<SIREN> {
        Set(try await rows(stage).filter { $0.state == .enrolled }.map(\.company))
    }

    static func isSettled(_ stage: Stage) async throws -> Bool {
        let companies = stage.book.askable(
            of: source, abilities: SourceAbilities(isFeed: false, batch: 1, facets: []), on: stage.today)
        let rows = try await rows(stage)
        return rows.allSatisfy { $0.state == .enrolled } && rows.count == companies.count
    }
}

import Testing
import VigieDomain
import VigieEngine
import VigieRehearsal
import VigieSources
import VigieTesting
import VigieTransport

/// A provider's list of watched companies, kept equal to ours.
@Suite struct EnrolmentServiceTests {
    private let clock = ManualClock("2026-11-23T06:30:00Z")
    private let stage: Stage

    init() throws { stage = try Stage(clock) }

    private func provider(
        unknown: Set<SIREN> = [], room: Int = .max, troubles: Int = 0
    ) -> PappersList {
        PappersList(
            list: "42", key: EnrolmentStage.key, seed: 5, troublesPerThousand: troubles, unknown: unknown, room: room)
    }

    private func clients(_ ranks: some Sequence<Int>) -> [Client] { ranks.map { Invented.client($0) } }
    private func siren(_ rank: Int) throws -> SIREN { try #require(Invented.client(rank).key.siren) }
    private func sirens(_ ranks: some Sequence<Int>) throws -> Set<SIREN> { Set(try ranks.map(siren)) }

    @Test func `clients are put on in batches, and an equal list is left alone`() async throws {
        let provider = provider()
        try await stage.watch(clients(0..<250))
        let service = EnrolmentStage.service(stage, provider)
        try await service.cycle()
        #expect(provider.members.count == 250)
        #expect(
            provider.calls.map { call in
                if case .add(let companies) = call { companies.count } else { 0 }
            } == [100, 100, 50])
        try await service.cycle()
        #expect(provider.calls.count == 3)
        #expect(try await service.pause() == .seconds(900))
    }

    @Test func `who leaves the watchlist is taken off, and nobody else`() async throws {
        let provider = provider()
        try await stage.watch(clients(0..<5))
        let service = EnrolmentStage.service(stage, provider)
        try await service.cycle()
        try await stage.watch(clients([0, 1, 3, 4]))
        try await service.cycle()
        #expect(provider.calls.last == .remove(try siren(2)))
        #expect(provider.members == (try sirens([0, 1, 3, 4])))
        #expect(try await EnrolmentStage.enrolled(stage) == provider.members)
    }

    @Test func `who left before the provider was ever asked is not taken off`() async throws {
        let provider = provider()
        // The key is wrong for a while: nobody gets on.
        let shut = StubExchange(.json("{}", status: 401))
        try await stage.watch(clients([1]))
        try await EnrolmentStage.service(stage, shut).cycle()
        clock.advance(by: .seconds(3600))
        try await stage.watch(clients([1, 2]))
        // A difference that was written down, and no call after it.
        var entry = JournalEntry(at: clock.now())
        entry.enrolments = [
            Enrolment(
                source: EnrolmentStage.source, list: "42", company: try siren(2), state: .entering, since: clock.now())
        ]
        try await stage.recorder.record(entry, day: stage.today)
        try await stage.watch([])
        try await EnrolmentStage.service(stage, provider).cycle()
        // The first one was asked for, and perhaps put on in spite of the answer.
        #expect(provider.calls == [.remove(try siren(1))])
        #expect(try await EnrolmentStage.rows(stage).map(\.company) == [try siren(1)])
    }

    @Test func `a client whose clock still runs stays under watch when his line is gone`() async throws {
        let provider = provider()
        try await stage.watch(clients([1]))
        let service = EnrolmentStage.service(stage, provider)
        try await service.cycle()
        try await stage.watch([], runningClocks: [Invented.client(1).key: stage.today.adding(days: 30)])
        try await service.cycle()
        #expect(provider.members == (try sirens([1])))
        clock.advance(by: .seconds(31 * 86_400))
        try await service.cycle()
        #expect(provider.members.isEmpty)
    }

    @Test func `a full contract makes room before it takes`() async throws {
        let provider = provider(room: 5)
        try await stage.watch(clients(0..<5))
        let service = EnrolmentStage.service(stage, provider)
        try await service.cycle()
        try await stage.watch(clients(1..<6))
        try await service.cycle()
        #expect(provider.members == (try sirens(1..<6)))
    }

    @Test func `one number that the provider refuses spoils nothing for the others`() async throws {
        let bad = try siren(37)
        let provider = provider(unknown: [bad])
        try await stage.watch(clients(0..<100))
        let service = EnrolmentStage.service(stage, provider)
        try await service.cycle()
        #expect(provider.members == (try sirens(0..<100)).subtracting([bad]))
        #expect(provider.calls.count < 20)
        let row = try #require(try await EnrolmentStage.rows(stage).first { $0.company == bad })
        #expect(row.state == .entering && row.refusals == 1)
        #expect(row.refusal == Phrase("réponse « 400 » : « SIREN inconnu. »", "answer “400”: “SIREN inconnu.”"))
        #expect(try #require(row.notBefore) > clock.now())
        let calls = provider.calls.count
        try await service.cycle()
        #expect(provider.calls.count == calls, "who was refused is not asked about at once")
        for _ in 0..<9 {
            clock.advance(by: .seconds(3 * 3600))
            try await service.cycle()
        }
        let alarm = try #require(try await stage.alarms().first)
        #expect(alarm.key == "enrolment:pappers" && alarm.closed == nil)
        #expect(
            alarm.detail.french.contains("SIREN inconnu.")
                && alarm.detail.french.filter { !$0.isWhitespace }.contains("retirer:1,"))
        try await stage.watch(clients((0..<100).filter { $0 != 37 }))
        // Nobody knows whether it was put on: it is taken off, and not found.
        for _ in 0..<4 {
            clock.advance(by: .seconds(9 * 3600))
            try await service.cycle()
        }
        #expect(try await EnrolmentStage.isSettled(stage))
        #expect(try await stage.alarms().first?.closed != nil)
    }

    @Test func `a day without success is one alarm, and its end is told`() async throws {
        let shut = StubExchange(.json("{\"message\":\"Quota dépassé.\"}", status: 403))
        try await stage.watch(clients(0..<3))
        let service = EnrolmentStage.service(stage, shut)
        for _ in 0..<30 {
            try await service.cycle()
            clock.advance(by: .seconds(3600))
        }
        let alarms = try await stage.alarms()
        #expect(alarms.count == 1 && alarms.first?.closed == nil)
        #expect(alarms.first?.opened == Instant("2026-11-24T06:30:00Z"))
        #expect(alarms.first?.detail.french.contains("Quota dépassé.") == true)
        #expect(alarms.first?.detail.french.contains(EnrolmentStage.key) == false)
        let provider = provider()
        try await EnrolmentStage.service(stage, provider).cycle()
        #expect(provider.members.count == 3)
        #expect(try await stage.alarms().allSatisfy { $0.closed != nil })
        #expect(try await stage.journal.enrolmentLists().first?.failure == nil)
    }

    @Test func `the silence that the provider asks for is kept, also by the next process`() async throws {
        let busy = StubExchange(.json("{}", status: 503, headers: [HeaderField("Retry-After", "7200")]))
        try await stage.watch(clients([1]))
        try await EnrolmentStage.service(stage, busy).cycle()
        let next = try await stage.restarted()
        clock.advance(by: .seconds(7190))
        try await EnrolmentStage.service(next, busy).cycle()
        #expect(busy.requests.count == 1)
        #expect(try await EnrolmentStage.service(next, busy).pause() == .seconds(10))
        clock.advance(by: .seconds(11))
        try await EnrolmentStage.service(next, busy).cycle()
        #expect(busy.requests.count == 2)
    }

    @Test func `a list that is not found for a while does not pass for an empty one`() async throws {
        let provider = provider()
        try await stage.watch(clients(0..<4))
        try await EnrolmentStage.service(stage, provider).cycle()
        try await stage.watch(clients(0..<3))
        let lost = StubExchange(.json("{\"message\":\"Liste inconnue.\"}", status: 404))
        for _ in 0..<20 {
            clock.advance(by: .seconds(3 * 3600))
            try await EnrolmentStage.service(stage, lost).cycle()
        }
        #expect(try await EnrolmentStage.rows(stage).count == 4)
        clock.advance(by: .seconds(86_400))
        try await EnrolmentStage.service(stage, provider).cycle()
        #expect(provider.members == (try sirens(0..<3)))
        #expect(try await EnrolmentStage.isSettled(stage))
    }

    @Test func `who is not found three times while the list answers is gone`() async throws {
        let provider = provider()
        try await stage.watch(clients(0..<2))
        try await EnrolmentStage.service(stage, provider).cycle()
        // Somebody took him off by hand.
        let hand = PappersDesk(settings: PappersSettings(key: EnrolmentStage.key), list: "42", exchange: provider)
        #expect(try await hand.withdraw(try siren(1), at: clock.now()) == .gone)
        try await stage.watch(clients([0]))
        var rounds = 0
        while try await !EnrolmentStage.isSettled(stage), rounds < 9 {
            rounds += 1
            try await EnrolmentStage.service(stage, provider).cycle()
            clock.advance(by: .seconds(5 * 3600))
        }
        #expect(rounds == 3)
        #expect(provider.members == (try sirens([0])))
    }

    @Test func `a page of maintenance with status 200 confirms nothing`() async throws {
        let page = StubExchange(
            Response(
                status: 200, headers: [HeaderField("Content-Type", "text/html")], body: Array("<html>Bientôt".utf8)))
        try await stage.watch(clients([1]))
        try await EnrolmentStage.service(stage, page).cycle()
        #expect(try await EnrolmentStage.rows(stage).map(\.state) == [.entering])
    }

    @Test func `a clock that was ahead delays nothing`() async throws {
        clock.jump(to: try #require(Instant("2031-01-01T00:00:00Z")))
        let busy = StubExchange(.json("{}", status: 503))
        try await stage.watch(clients([1]))
        try await EnrolmentStage.service(stage, busy).cycle()
        clock.jump(to: try #require(Instant("2026-11-23T06:30:00Z")))
        let provider = provider()
        try await EnrolmentStage.service(stage, provider).cycle()
        #expect(provider.members == (try sirens([1])))
    }

    @Test func `two lists of one contract do not know of each other`() async throws {
        let provider = provider()
        try await stage.watch(clients([1]))
        try await EnrolmentStage.service(stage, provider).cycle()
        let other = PappersList(list: "43", key: EnrolmentStage.key, seed: 1)
        try await EnrolmentStage.service(stage, other, list: "43").cycle()
        #expect(other.members == (try sirens([1])) && provider.calls.count == 1)
    }
}

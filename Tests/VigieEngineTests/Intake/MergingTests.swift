import Testing
import VigieDomain
import VigieEngine
import VigieTesting

/// What several sources tell of one client, as it lands in the journal.
@Suite("Several sources, one event") struct MergingTests {
    private static let key = Invented.key(1)
    private static let sirene = SourceID("sirene")
    private static let rne = SourceID("rne")
    private static let pappers = SourceID("pappers")
    private static let alive = Facets(life: .known(.active), proceedings: .known(ProceedingsStatus(open: false)))
    private static let ceased = Facets(life: .known(.ceased(on: day("2026-10-31"))))
    private static let open = Facets(
        proceedings: .known(
            ProceedingsStatus(open: true, label: "Liquidation judiciaire", since: day("2026-11-12"))))

    /// One client, met by three lookups and the gazette in October.
    private func met(policy: Policy = Invented.policy(), client: Client = Invented.client(1)) async throws -> Stage {
        let stage = try Stage(ManualClock("2026-10-05T06:30:00Z"), policy: policy)
        try await stage.watch([client])
        for source in [Self.sirene, Self.rne, Self.pappers] { try await tell(Self.alive, from: source, on: stage) }
        _ = try await stage.recorder.record(
            [Reading(sightings: [Self.key: .told(nil)])], from: Invented.gazette, purpose: .about, policy: policy)
        stage.clock.jump(to: moment("2026-11-20T06:30:00Z"))
        return stage
    }

    @discardableResult
    private func tell(_ facets: Facets, from source: SourceID, on stage: Stage, after days: Int = 0) async throws
        -> Recorder.Tally
    {
        stage.clock.advance(by: .seconds(days * 86_400 + 60))
        return try await stage.recorder.record(
            [.facets(facets, of: Self.key, from: source, at: stage.clock.now())], from: source, purpose: .about,
            policy: stage.policy)
    }

    @discardableResult
    private func publish(_ notices: [Notice], on stage: Stage, after days: Int = 0) async throws -> Recorder.Tally {
        stage.clock.advance(by: .seconds(days * 86_400 + 60))
        return try await stage.recorder.record(
            [.notices(notices, at: stage.clock.now())], from: Invented.gazette, purpose: .news, policy: stage.policy)
    }

    private func confirmations(_ stage: Stage) async throws -> [VigieEngine.Confirmation] {
        try await stage.journal.confirmations(of: Self.key)
    }

    @Test func `the second source confirms, with its proof and its hour, and nobody is told twice`() async throws {
        let stage = try await met()
        #expect(try await tell(Self.ceased, from: Self.sirene, on: stage).changes == 1)
        #expect(try await tell(Self.ceased, from: Self.rne, on: stage, after: 2) == Recorder.Tally())
        #expect(try await tell(Self.ceased, from: Self.pappers, on: stage, after: 2).alerts == 0)
        let change = try #require(try await stage.changes().first)
        #expect(try await stage.changes().count == 1)
        #expect(try await stage.alerts().count == 2)
        let confirmations = try await confirmations(stage)
        #expect(confirmations.map(\.provenance.source) == [Self.rne, Self.pappers])
        #expect(confirmations.allSatisfy { $0.change == change.id && $0.telling != change.id })
        #expect(confirmations.last?.at == stage.clock.now())
        for confirmation in confirmations {
            #expect(try await stage.journal.evidence(confirmation.provenance.evidence) != nil)
        }
        // What it said is the baseline of what it will say.
        #expect(try await tell(Self.alive, from: Self.rne, on: stage).changes == 1)
        #expect(try await stage.changes().map(\.code) == [.lifeCeased, .lifeReactivated])
    }

    @Test func `a flip back and forth is told whoever saw it`() async throws {
        let stage = try await met()
        try await tell(Self.ceased, from: Self.sirene, on: stage)
        try await tell(Self.ceased, from: Self.rne, on: stage, after: 1)
        try await tell(Self.alive, from: Self.sirene, on: stage, after: 1)
        try await tell(Self.alive, from: Self.rne, on: stage, after: 1)
        try await tell(Self.ceased, from: Self.rne, on: stage, after: 1)
        try await tell(Self.ceased, from: Self.sirene, on: stage, after: 1)
        let changes = try await stage.changes()
        #expect(changes.map(\.code) == [.lifeCeased, .lifeReactivated, .lifeCeased])
        #expect(changes.map(\.provenance.source) == [Self.sirene, Self.sirene, Self.rne])
        #expect(try await confirmations(stage).map(\.change) == changes.map(\.id))
    }

    @Test func `beyond the days of the setting, or with none, each telling is told`() async throws {
        let late = try await met()
        try await tell(Self.ceased, from: Self.sirene, on: late)
        #expect(try await tell(Self.ceased, from: Self.rne, on: late, after: 31).changes == 1)
        var policy = Invented.policy()
        policy.merging.days = 0
        let off = try await met(policy: policy)
        try await tell(Self.ceased, from: Self.sirene, on: off)
        #expect(try await tell(Self.ceased, from: Self.rne, on: off).changes == 1)
        #expect(try await off.changes().allSatisfy { $0.details.follows == nil })
    }

    @Test func `whoever was not told of the first telling is told of the second`() async throws {
        var client = Invented.client(1)
        client.mutedUntil = day("2026-11-21")
        let stage = try await met(client: client)
        try await tell(Self.ceased, from: Self.sirene, on: stage)
        let first = try await stage.alerts().count
        #expect(try await tell(Self.ceased, from: Self.rne, on: stage, after: 3).alerts == 2)
        let changes = try await stage.changes()
        #expect(changes.count == 2 && first == 0)
        #expect(changes[1].details.follows == [EarlierTelling(changes[0], isWhole: true)])
        // Those whom the second one reached are not told a third time.
        #expect(try await tell(Self.ceased, from: Self.pappers, on: stage, after: 1).alerts == 0)
        // A manager who came since is.
        var other = Invented.client(1)
        other.accounts[0].manager = SampleAlerts.person("Luc", "luc@fournisseur.example")
        try await stage.watch([other])
        #expect(try await confirmations(stage).count == 1)
    }

    @Test func `what a person set aside is not told`() async throws {
        let stage = try await met()
        try await tell(Self.ceased, from: Self.sirene, on: stage)
        var hold = JournalEntry(at: stage.clock.now(), source: Self.sirene)
        hold.heldChanges = try await stage.changes().map(\.id)
        _ = try await stage.journal.commit(hold)
        _ = try await stage.recorder.endHold(of: Self.sirene, as: .discarded)
        #expect(try await tell(Self.ceased, from: Self.rne, on: stage, after: 1).alerts == 2)
    }

    // MARK: - The gazette and the others

    @Test func `the opening of a liquidation, the gazette first`() async throws {
        let stage = try await met()
        try await publish([Invented.liquidation("A1", judged: "2026-11-12", published: "2026-11-20")], on: stage)
        #expect(try await tell(Self.open, from: Self.pappers, on: stage, after: 1) == Recorder.Tally())
        #expect(try await stage.changes().map(\.code) == [.procOpenLiquidation])
        #expect(try await confirmations(stage).map(\.provenance.source) == [Self.pappers])
    }

    @Test func `the opening of a liquidation, the bureau first: the notice brings the clock`() async throws {
        let stage = try await met()
        try await tell(Self.open, from: Self.pappers, on: stage)
        try await publish(
            [Invented.liquidation("A1", judged: "2026-11-12", published: "2026-11-20")], on: stage, after: 1)
        let changes = try await stage.changes()
        #expect(changes.map(\.code) == [.procBureauOpen, .procOpenLiquidation])
        #expect(changes[1].details.follows == [EarlierTelling(changes[0], isWhole: false)])
        #expect(!changes[1].details.deadlines.isEmpty)
        #expect(try await stage.alerts().count == 4)
        #expect(try await confirmations(stage).isEmpty)
    }

    @Test func `a striking after a cessation is told, a cessation after a striking is not`() async throws {
        func striking(_ stage: Stage) async throws {
            try await publish(
                [
                    Invented.notice(
                        "B1", [Invented.meaning(.lifeStruckOff, nil)], published: "2026-11-20", role: .subject,
                        family: .striking)
                ], on: stage, after: 1)
        }
        let first = try await met()
        try await striking(first)
        try await tell(Self.ceased, from: Self.sirene, on: first, after: 1)
        // The credit manager knows; the account manager is not told of strikings, and hears of the end now.
        let changes = try await first.changes()
        #expect(changes.map(\.code) == [.lifeStruckOff, .lifeCeased])
        var told: [[String]] = []
        for change in changes {
            told.append(try await first.journal.alerts(about: [change.id]).map(\.alert.recipient.address))
        }
        #expect(told == [["chloe@fournisseur.example"], ["anne@fournisseur.example"]])
        try await tell(Self.ceased, from: Self.rne, on: first, after: 1)
        #expect(try await confirmations(first).count == 1)
        let second = try await met()
        try await tell(Self.ceased, from: Self.sirene, on: second)
        try await striking(second)
        #expect(try await second.changes().map(\.code) == [.lifeCeased, .lifeStruckOff])
        // The account manager heard of the end from the first source; the striking that she was not told of changes nothing.
        try await tell(Self.ceased, from: Self.rne, on: second, after: 1)
        #expect(try await second.changes().count == 2)
        #expect(try await confirmations(second).map(\.provenance.source) == [Self.rne])
    }

    private static let deposit = Invented.notice(
        "C1",
        [
            NoticeMeaning(code: .accFiled, why: "comptes", value: "2025-12-31")
        ], published: "2026-11-20", role: .subject, family: .accounts)

    @Test func `a notice that confirms is of the docket under the name that was told`() async throws {
        let stage = try await met()
        func accounts(_ year: String) -> Facets { Facets(accounts: .known(FiledAccounts(yearEnd: day(year)))) }
        try await tell(accounts("2024-12-31"), from: Self.rne, on: stage)
        try await tell(accounts("2025-12-31"), from: Self.rne, on: stage, after: 1)
        let tally = try await publish([Self.deposit], on: stage, after: 1)
        #expect(tally.confirmed == 1 && tally.changes == 0)
        let change = try #require(try await stage.changes().first)
        let record = try #require(try await stage.journal.notices(of: Self.key).first)
        #expect(record.disposition == .confirms([change.id]))
        let held = try await confirmations(stage)
        #expect(held.count == 1 && held[0].notice == record.notice.id)
        // Read again, it is known.
        #expect(try await publish([Self.deposit], on: stage).known == 1)
        #expect(try await confirmations(stage) == held)
    }

    @Test func `a kill between the two tellings loses nothing and doubles nothing`() async throws {
        var stage = try await met()
        try await tell(Self.ceased, from: Self.sirene, on: stage)
        let before = try await stage.picture()
        await stage.close()
        await #expect(throws: JournalFailure.self) { try await tell(Self.ceased, from: Self.rne, on: stage) }
        stage = try await stage.restarted()
        #expect(try await stage.picture() == before)
        #expect(try await confirmations(stage).isEmpty)
        for _ in 1...3 { try await tell(Self.ceased, from: Self.rne, on: stage) }
        #expect(try await stage.changes().count == 1)
        #expect(try await confirmations(stage).count == 1)
    }

    // MARK: - Other words

    @Test func `a change keeps what the other sources said of its side at that time`() async throws {
        let stage = try await met()
        try await tell(Self.alive, from: Self.rne, on: stage)
        let checked = stage.clock.now()
        try await tell(Self.ceased, from: Self.sirene, on: stage, after: 1)
        let change = try #require(try await stage.changes().first)
        #expect(change.details.elsewhere?.map(\.source) == [Self.pappers, Self.rne])
        #expect(change.details.elsewhere?.last?.checked == checked)
        #expect(change.details.elsewhere?.last?.value == .value(.life(.active)))
    }

    @Test func `sources contradict each other once the older word was repeated, or has had its time`() async throws {
        let stage = try await met()
        try await tell(Self.ceased, from: Self.sirene, on: stage)
        func found() async throws -> [[SourceID]] {
            Contradiction.found(in: try await stage.journal.words(about: Self.key), days: 30, now: stage.clock.now())
                .filter { $0.side == .life }.map { $0.words.map(\.source) }
        }
        #expect(try await found().isEmpty, "the others have not been asked since")
        try await tell(Self.alive, from: Self.rne, on: stage, after: 1)
        #expect(try await found() == [[Self.pappers, Self.rne, Self.sirene]])
        try await tell(Self.ceased, from: Self.rne, on: stage, after: 1)
        #expect(try await found().isEmpty)
        stage.clock.advance(by: .seconds(31 * 86_400))
        #expect(try await found().count == 1, "pappers has had its month")
    }
}

import FoundationEssentials
import Testing
import VigieDomain
import VigieEngine
import VigieTesting

/// What the recorded past makes of a change, through the journal.
@Suite struct ChangeMemoryTests {
    private static let scale = Scale(
        id: "bureau", lowest: 0, highest: 100, higherIsBetter: true, limits: [71, 51, 30, 1],
        labels: ["P": .default])
    private static let failed = Facets(rating: .known(Rating(raw: "P", score: nil, scale: scale)))

    private static func rating(_ score: Int) -> Facets {
        Facets(rating: .known(Rating(raw: "\(score)", score: Decimal(score), scale: scale)))
    }

    private static func officers(_ names: [String]) -> Facets {
        Facets(officers: .known(names.map { Officer(key: $0, name: $0, role: "gérant") }))
    }

    private static func seat(_ postcode: String, street: String = "1 rue Inventée") -> Facets {
        Facets(identity: .known(Identity(name: "ALPHA", address: "\(street) \(postcode)", postcode: postcode)))
    }

    private static func stage(_ policy: Policy = Invented.policy(), client: Client = Invented.client()) async throws
        -> Stage
    {
        let stage = try Stage(policy: policy)
        try await stage.watch([client])
        return stage
    }

    @discardableResult
    private static func tell(
        _ stage: Stage, _ facets: Facets, after days: Int = 0, by source: SourceID = Invented.bureau,
        company: CompanyKey = Invented.key(1)
    ) async throws -> [Change] {
        stage.clock.advance(by: .seconds(86_400 * days + 1))
        let before = Set(try await stage.changes().map(\.id))
        let reading = Reading.facets(facets, of: company, from: source, at: stage.clock.now())
        _ = try await stage.recorder.record([reading], from: source, purpose: .about, policy: stage.policy)
        return try await stage.changes().filter { !before.contains($0.id) }
    }

    private static func cadences(_ stage: Stage, _ changes: [Change]) async throws -> Set<Cadence> {
        Set(try await stage.journal.alerts(about: changes.map(\.id)).map(\.alert.cadence))
    }

    private static func first(_ stage: Stage, _ facets: Facets, by source: SourceID = Invented.bureau) async throws {
        try await tell(stage, facets, by: source)
        var entry = JournalEntry(at: stage.clock.now(), source: source)
        entry.baselines = [Invented.key(1)]
        _ = try await stage.journal.commit(entry)
        stage.book.markBaselines([Invented.key(1)], by: source, at: stage.clock.now())
    }

    // MARK: - Scores

    @Test func `a score that falls is told at once, and its bounces in the digest`() async throws {
        let stage = try await Self.stage()
        try await Self.first(stage, Self.rating(80))
        let fall = try await Self.tell(stage, Self.rating(20), after: 1)
        #expect(fall.map(\.severity) == [.high] && fall.first?.details.circumstance == nil)
        #expect(try await Self.cadences(stage, fall) == [.atOnce])
        let back = try await Self.tell(stage, Self.rating(80), after: 2)
        #expect(back.map(\.severity) == [.low] && back.first?.details.circumstance == .bounce(days: 7))
        #expect(try await Self.cadences(stage, back) == [.weekly])
        let again = try await Self.tell(stage, Self.rating(25), after: 1)
        #expect(again.map(\.severity) == [.low])
        // A restart forgets nothing.
        let next = try await stage.restarted()
        next.book.markBaselines([Invented.key(1)], by: Invented.bureau, at: next.clock.now())
        #expect(try await Self.tell(next, Self.rating(79), after: 1).map(\.severity) == [.low])
        // Default is told at once, whatever it bounces between.
        let ruin = try await Self.tell(next, Self.failed, after: 1)
        #expect(ruin.map(\.severity) == [.critical] && ruin.first?.details.circumstance == nil)
        #expect(try await Self.tell(next, Self.rating(79), after: 1).first?.details.circumstance == nil)
    }

    @Test func `a fall after the week is told at once again`() async throws {
        let stage = try await Self.stage()
        try await Self.first(stage, Self.rating(80))
        try await Self.tell(stage, Self.rating(20), after: 1)
        try await Self.tell(stage, Self.rating(80), after: 2)
        let fall = try await Self.tell(stage, Self.rating(20), after: 8)
        #expect(fall.map(\.severity) == [.high])
        #expect(try await Self.cadences(stage, fall) == [.atOnce])
    }

    @Test func `a client's own threshold is not damped`() async throws {
        var client = Invented.client()
        client.thresholds = [Threshold(.score(30), rating: "bureau", side: .below)]
        let stage = try await Self.stage(client: client)
        try await Self.first(stage, Self.rating(80))
        try await Self.tell(stage, Self.rating(20), after: 1)
        try await Self.tell(stage, Self.rating(80), after: 1)
        let again = try await Self.tell(stage, Self.rating(20), after: 1)
        #expect(again.map(\.severity) == [.high] && again.first?.details.threshold != nil)
    }

    @Test func `a slide is one material fall, told once`() async throws {
        let stage = try await Self.stage()
        try await Self.first(stage, Self.rating(80))
        #expect(try await Self.tell(stage, Self.rating(60), after: 3).map(\.severity) == [.medium])
        let slide = try await Self.tell(stage, Self.rating(45), after: 10)
        #expect(slide.map(\.severity) == [.high])
        #expect(slide.first?.details.circumstance == .slide(from: "80", days: 30))
        let after = try await Self.tell(stage, Self.rating(40), after: 1)
        #expect(after.map(\.severity) == [.info] && after.first?.details.circumstance == nil)
    }

    @Test func `two bureaux are never one way`() async throws {
        let stage = try await Self.stage()
        let other = SourceID("autre")
        try await Self.first(stage, Self.rating(80))
        try await Self.first(stage, Self.rating(20), by: other)
        try await Self.tell(stage, Self.rating(20), after: 1)
        let rise = try await Self.tell(stage, Self.rating(80), after: 1, by: other)
        #expect(rise.map(\.severity) == [.medium] && rise.first?.details.circumstance == nil)
    }

    // MARK: - Again and again

    @Test func `the third change among the officers within a year weighs high`() async throws {
        let stage = try await Self.stage()
        try await Self.first(stage, Self.officers(["A"]))
        #expect(try await Self.tell(stage, Self.officers(["B"]), after: 10).map(\.severity) == [.medium])
        #expect(try await Self.tell(stage, Self.officers(["C"]), after: 100).map(\.severity) == [.medium])
        let third = try await Self.tell(stage, Self.officers(["D"]), after: 200)
        #expect(third.map(\.severity) == [.high])
        #expect(third.first?.details.circumstance == .repeated(times: 3, days: 365))
        #expect(try await Self.cadences(stage, third) == [.atOnce])
    }

    @Test func `a board renewed in one act is one change, and what is older than a year is forgotten`() async throws {
        let stage = try await Self.stage()
        try await Self.first(stage, Self.officers(["A", "B", "C"]))
        let board = try await Self.tell(stage, Self.officers(["D", "E", "F"]), after: 10)
        #expect(board.count == 6 && board.allSatisfy { $0.severity < .high })
        try await Self.tell(stage, Self.officers(["D", "E", "G"]), after: 10)
        let late = try await Self.tell(stage, Self.officers(["D", "E", "H"]), after: 360)
        #expect(late.map(\.severity) == [.medium])
    }

    @Test func `two registers that tell one change on two days do not make two`() async throws {
        let stage = try await Self.stage()
        let other = SourceID("autre")
        try await Self.first(stage, Self.officers(["A"]))
        try await Self.first(stage, Self.officers(["A"]), by: other)
        for name in ["B", "C"] {
            try await Self.tell(stage, Self.officers([name]), after: 10)
            let told = try await Self.tell(stage, Self.officers([name]), after: 1, by: other)
            #expect(told.allSatisfy { $0.severity < .high })
        }
    }

    @Test func `the second move of the seat weighs high, a street told otherwise does not`() async throws {
        let stage = try await Self.stage()
        try await Self.first(stage, Self.seat("75001"))
        #expect(
            try await Self.tell(stage, Self.seat("75001", street: "2 rue Autre"), after: 1).map(\.severity) == [.low])
        #expect(try await Self.tell(stage, Self.seat("69001"), after: 30).map(\.severity) == [.medium])
        let second = try await Self.tell(stage, Self.seat("13001"), after: 300)
        #expect(second.map(\.severity) == [.high])
        #expect(second.first?.details.circumstance == .repeated(times: 2, days: 730))
        // Years later the count begins anew.
        #expect(try await Self.tell(stage, Self.seat("33000"), after: 731).map(\.severity) == [.medium])
    }

    @Test func `the spans are the policy's`() async throws {
        var policy = Invented.policy()
        policy.memory.bounceDays = 0
        policy.memory.officerChanges = 2
        let stage = try await Self.stage(policy)
        try await Self.first(stage, Self.rating(80))
        try await Self.first(stage, Self.officers(["A"]))
        try await Self.tell(stage, Self.rating(20), after: 1)
        #expect(try await Self.tell(stage, Self.rating(80), after: 1).map(\.severity) == [.medium])
        try await Self.tell(stage, Self.officers(["B"]), after: 1)
        #expect(try await Self.tell(stage, Self.officers(["C"]), after: 1).map(\.severity) == [.high])
    }

    // MARK: - What asks no history

    @Test func `what the history cannot change asks nothing of the journal`() {
        let watch = WatchRecord(client: Invented.client(), since: moment("2026-11-23T06:30:00Z"))
        let memory = ChangeMemory(rule: MemoryRule(), watch: watch, policy: Invented.policy())
        func change(_ code: EventCode, _ details: ChangeDetails = ChangeDetails()) -> Change {
            Change(
                id: ChangeID(company: watch.company, code: code, fact: ["x"]), company: watch.company, code: code,
                severity: code.severity, case: CaseID(company: watch.company, facet: code.facet), detected: watch.since,
                provenance: Invented.provenance(at: watch.since), details: details)
        }
        #expect(memory.question(about: change(.procOpenLiquidation)) == nil)
        #expect(memory.question(about: change(.riskRatingDown, ChangeDetails(isStatus: true))) == nil)
        #expect(memory.question(about: change(.idSeatMoved, ChangeDetails(isPossibleMatch: true))) == nil)
        #expect(memory.question(about: change(.riskRatingDown))?.codes == ["risk.rating.down", "risk.rating.up"])
        #expect(memory.weighed(change(.riskRatingDown), recorded: []) == change(.riskRatingDown))
    }
}

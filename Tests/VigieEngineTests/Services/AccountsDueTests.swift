import Testing
import VigieDomain
import VigieEngine
import VigieTesting

/// Accounts that should have been filed.
@Suite struct AccountsDueTests {
    private static let pappers = SourceID("pappers")
    private static let search = SourceID("recherche-entreprises")
    private static let rule = AccountsDue(feeds: [Invented.gazette], lookups: [pappers])

    private static func at(_ text: String) -> Instant { moment(text + "T06:00:00Z") }

    private static func filing(
        _ end: String, published: String, confidential: Bool = false, number: String = "C1",
        correction: Correction? = nil
    ) -> NoticeRecord {
        let meaning = NoticeMeaning(
            code: confidential ? .accConfidential : .accFiled, why: "Comptes annuels", value: end)
        return NoticeRecord(
            notice: Invented.notice(
                number, [meaning], published: published, correction: correction, role: .subject, family: .accounts),
            provenance: Invented.provenance(at: at(published)), disposition: .changed([]))
    }

    private static func record(_ facets: Facets, by source: SourceID) -> FacetsRecord {
        FacetsRecord(
            company: Invented.key(1), source: source, facets: facets,
            provenance: Invented.provenance(source, at: at("2026-01-05")))
    }

    /// Watched since January 2025 by everyone, the accounts of 2024 filed in June 2025.
    private static func sight(
        _ today: String, since: String = "2025-01-02", notices: [NoticeRecord]? = nil, told: [FacetsRecord] = [],
        awake: Bool = true, baseline: String? = nil, answered: String? = nil
    ) -> CalendarSight {
        var watch = WatchRecord(client: Invented.client(), since: at(since))
        watch.baselines = [Invented.gazette: at(baseline ?? since), pappers: at(baseline ?? since)]
        return CalendarSight(
            watch: watch, told: told,
            notices: notices ?? [filing("2024-12-31", published: "2025-06-20")],
            witnesses: [
                Invented.gazette: CalendarWitness(isAwake: awake),
                pappers: CalendarWitness(isAwake: awake, answered: answered.map(at)),
            ], zone: .utc, today: day(today))
    }

    private static func told(_ sight: CalendarSight) -> [String] {
        rule.findings(in: sight).map { "\($0.change.code) \($0.change.effective?.description ?? "")" }
    }

    @Test(
        "the calendar of a year that closed on 31 December 2025",
        arguments: [
            ("2026-06-30", []), ("2026-09-29", []), ("2026-09-30", ["acc.late 2025-12-31"]),
            ("2026-12-30", ["acc.late 2025-12-31"]), ("2026-12-31", ["acc.missing 2025-12-31"]),
            ("2027-08-01", ["acc.missing 2025-12-31"]),
            ("2027-09-30", ["acc.missing 2025-12-31", "acc.late 2026-12-31"]),
            ("2029-01-01", ["acc.missing 2025-12-31", "acc.missing 2026-12-31"]),
        ] as [(String, [String])])
    func calendar(_ today: String, _ expected: [String]) {
        #expect(Self.told(Self.sight(today)) == expected)
    }

    @Test(
        "other closing days",
        arguments: [
            ("2025-03-31", "2026-12-30", []), ("2025-03-31", "2026-12-31", ["acc.late 2026-03-31"]),
            ("2025-02-28", "2026-11-28", ["acc.late 2026-02-28"]),
            ("2024-02-29", "2025-11-28", ["acc.late 2025-02-28"]),
            ("2025-06-15", "2027-03-15", ["acc.late 2026-06-15"]),
        ] as [(String, String, [String])])
    func closings(_ end: String, _ today: String, _ expected: [String]) {
        let filed = Self.filing(end, published: "2025-02-03")
        #expect(Self.told(Self.sight(today, notices: [filed])) == expected)
    }

    @Test func `the end of February stays the end of February`() {
        let filed = Self.filing("2027-02-28", published: "2027-06-01")
        let sight = Self.sight("2028-11-29", notices: [filed])
        #expect(Self.told(sight) == ["acc.late 2028-02-29"])
    }

    @Test func `what was filed is not late, confidential or not, told by a notice or by a register`() {
        let first = Self.filing("2024-12-31", published: "2025-06-20")
        for confidential in [true, false] {
            let next = Self.filing("2025-12-31", published: "2026-08-01", confidential: confidential, number: "C2")
            #expect(Self.told(Self.sight("2026-12-31", notices: [first, next])).isEmpty)
        }
        let shown = Self.record(
            Facets(accounts: .known(FiledAccounts(yearEnd: day("2025-12-31"), isConfidential: true))), by: Self.pappers)
        #expect(Self.told(Self.sight("2026-12-31", told: [shown])).isEmpty)
        // A void notice tells of no filing.
        let void = Self.filing("2025-12-31", published: "2026-08-01", number: "C3", correction: .annulment)
        #expect(Self.told(Self.sight("2026-12-31", notices: [first, void])) == ["acc.missing 2025-12-31"])
    }

    @Test func `nothing filed, or no closing day, tells nothing`() {
        #expect(Self.told(Self.sight("2026-12-31", notices: [])).isEmpty)
        #expect(
            Self.told(Self.sight("2026-12-31", notices: [Self.filing("31/12/2024", published: "2025-06-20")])).isEmpty)
        let future = Self.filing("2031-12-31", published: "2025-06-20")
        #expect(Self.told(Self.sight("2026-12-31", notices: [future])).isEmpty)
    }

    @Test func `what was late before the watch began is past`() {
        #expect(Self.told(Self.sight("2026-11-01", since: "2026-10-01", baseline: "2025-01-02")).isEmpty)
        #expect(
            Self.told(Self.sight("2026-12-31", since: "2026-10-01", baseline: "2025-01-02")) == [
                "acc.missing 2025-12-31"
            ])
    }

    @Test func `silence is believed of those alone who would have spoken`() {
        #expect(Self.told(Self.sight("2026-10-01", awake: false)).isEmpty)
        // The gazette was not read when the filing may have been published.
        #expect(Self.told(Self.sight("2026-10-01", baseline: "2026-02-01")).isEmpty)
        // A register that was asked about the client since the day passed knows all that was ever filed.
        let shown = Self.record(
            Facets(accounts: .known(FiledAccounts(yearEnd: day("2024-12-31")))), by: Self.pappers)
        func byRegister(_ answered: String?, _ record: FacetsRecord) -> [String] {
            Self.told(
                Self.sight("2026-10-05", notices: [], told: [record], baseline: "2026-02-01", answered: answered))
        }
        #expect(byRegister("2026-10-01", shown) == ["acc.late 2025-12-31"])
        #expect(byRegister("2026-09-29", shown).isEmpty && byRegister(nil, shown).isEmpty)
        // One that does not speak of accounts has not kept silent about them.
        let mute = Self.record(Facets(), by: Self.pappers)
        let filed = Self.filing("2024-12-31", published: "2025-06-20")
        #expect(
            Self.told(
                Self.sight(
                    "2026-10-05", notices: [filed], told: [mute], baseline: "2026-02-01", answered: "2026-10-01")
            ).isEmpty)
    }

    @Test(
        "who must file",
        arguments: [
            ("5710", true), ("5499", true), ("5599", true), ("5800", true), ("1000", false), ("6540", false),
            ("9220", false), ("5202", false), ("7210", false), ("SAS, société par actions simplifiée", true),
            ("Entrepreneur individuel", false), ("Société civile immobilière", false),
            ("Société en nom collectif", false),
            ("Association déclarée", false),
        ])
    func forms(_ form: String, _ must: Bool) {
        let known = Self.record(Facets(identity: .known(Identity(name: "ALPHA", legalForm: form))), by: Self.search)
        #expect(Self.told(Self.sight("2026-10-01", told: [known])).isEmpty != must)
    }

    @Test func `a company that is over, or in liquidation, is told nothing of`() {
        let filed = Self.filing("2024-12-31", published: "2025-06-20")
        func with(_ codes: [(EventCode, ProceedingState?, String)]) -> [String] {
            let notices = codes.enumerated().map { index, turn in
                NoticeRecord(
                    notice: Invented.notice(
                        "A\(index)", [Invented.meaning(turn.0, turn.1)], judged: turn.1 == nil ? nil : turn.2,
                        published: turn.2, family: turn.1 == nil ? .striking : .collective),
                    provenance: Invented.provenance(at: Self.at(turn.2)), disposition: .baseline)
            }
            return Self.told(Self.sight("2026-10-01", notices: [filed] + notices))
        }
        #expect(with([(.procOpenLiquidation, .liquidation, "2026-01-05")]).isEmpty)
        #expect(
            with([(.lifeStruckOff, nil, "2026-01-05")]).isEmpty && with([(.lifeDissolved, nil, "2026-01-05")]).isEmpty)
        #expect(
            with([(.lifeStruckOff, nil, "2026-01-05"), (.lifeStruckOffReversed, nil, "2026-02-05")])
                == ["acc.late 2025-12-31"])
        // Under reorganisation the company lives and files.
        #expect(with([(.procOpenRecovery, .recoveryObservation, "2026-01-05")]) == ["acc.late 2025-12-31"])
        let ceased = Self.record(Facets(life: .known(.ceased(on: nil))), by: Self.search)
        #expect(Self.told(Self.sight("2026-10-01", told: [ceased])).isEmpty)
        let bureau = Self.record(Facets(proceedings: .known(ProceedingsStatus(open: true))), by: Self.pappers)
        #expect(Self.told(Self.sight("2026-10-01", told: [bureau])).isEmpty)
    }

    // MARK: - Through the journal

    @Test func `late, then missing, then filed at last: each told once, and the end names the beginning`() async throws
    {
        let stage = try Stage(ManualClock("2025-01-02T06:00:00Z"))
        try await stage.watch([Invented.client()])
        var seen: [String] = []
        func look(_ stage: Stage) async throws {
            // The gazette answers, and so it is awake.
            let health = SourceHealth(source: Invented.gazette, since: stage.clock.now())
                .afterSuccess(at: stage.clock.now())
            _ = try await stage.recorder.record(
                [], from: Invented.gazette, purpose: .news, policy: stage.policy, judgement: health)
            let service = CalendarService(
                rules: [Self.rule], recorder: stage.recorder, policy: stage.policy, clock: stage.clock)
            _ = try await service.look()
        }
        func file(_ end: String, _ number: String, _ stage: Stage) async throws {
            let record = Self.filing(end, published: "\(stage.today)", number: number)
            let evidence = Evidence(
                bytes: Array(number.utf8), url: "https://bodacc.example/", fetched: stage.clock.now(), contentType: nil)
            var provenance = record.provenance
            provenance.evidence = evidence.id
            var reading = Reading(evidence: [evidence])
            reading.items = [
                ReadingItem(company: Invented.key(1), content: .notice(record.notice), provenance: provenance)
            ]
            _ = try await stage.recorder.record(
                [reading], from: Invented.gazette, purpose: .news, policy: stage.policy)
        }
        var baseline = Reading()
        baseline.sightings[Invented.key(1)] = .told(nil)
        _ = try await stage.recorder.record([baseline], from: Invented.gazette, purpose: .about, policy: stage.policy)
        stage.clock.advance(by: .seconds(160 * 86_400))
        try await file("2024-12-31", "C1", stage)
        stage.clock.advance(by: .seconds(480 * 86_400))
        try await look(stage)
        try await look(stage)
        let next = try await stage.restarted()
        next.clock.advance(by: .seconds(100 * 86_400))
        try await look(next)
        try await look(next)
        try await file("2025-12-31", "C2", next)
        try await look(next)
        let changes = try await next.changes().sorted { $0.detected < $1.detected }
        seen = changes.map { "\($0.code) \($0.effective?.description ?? $0.notice?.number ?? "")" }
        try #require(seen == ["acc.filed C1", "acc.late 2025-12-31", "acc.missing 2025-12-31", "acc.filed C2"])
        #expect(changes.map(\.severity) == [.low, .medium, .high, .low])
        #expect(
            changes[1].details.circumstance == .unfiled(yearEnd: day("2025-12-31"), due: day("2026-08-31")))
        #expect(changes[3].details.circumstance == .endsLateness(told: next.policy.today(at: changes[1].detected)))
        #expect(changes[0].details.circumstance == nil && changes[1].provenance.source == Invented.gazette)
    }
}

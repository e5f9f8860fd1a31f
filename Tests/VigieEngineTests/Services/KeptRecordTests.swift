import Testing
import VigieDomain
import VigieEngine
import VigieTesting

/// One bad record costs none of the others, waits whole for a better reader, and is then told like any other.
@Suite("Poison records") struct KeptRecordTests {
    private static let abilities = SourceAbilities(isFeed: true, batch: 40, facets: [.proceedings])
    private static let poison = UnreadableRecord(
        name: "A7", company: Invented.key(1), reason: Phrase("illisible", "unreadable"), bytes: [0xFF, 0, 1],
        url: "https://bodacc.example/7")

    private static func past(_ ask: Ask) -> Reading {
        Reading(sightings: Dictionary(uniqueKeysWithValues: ask.targets.map { ($0.company, .told(nil)) }))
    }

    /// A feed that meets the poison once, and can read it from its second version on.
    private static func feed(
        _ parser: Int, good: [Notice] = [], kept: Notice? = nil, tries: Held<Int> = Held(0)
    ) -> ScriptedSource {
        ScriptedSource(
            Invented.gazette, abilities: abilities, parser: parser,
            rereading: { entry, ask in
                tries.withLock { $0 += 1 }
                guard let kept else { return nil }
                return Reading.notices([kept], at: entry.at)
            },
            { ask in
                guard case .since(let cursor) = ask.subject else { return past(ask) }
                guard cursor == nil else { return Reading() }
                var reading = Reading.notices(good, at: ask.now, cursor: "fin")
                reading.unreadable = [poison]
                return reading
            })
    }

    private static func stage(clients: Int = 2) async throws -> Stage {
        let stage = try Stage(ManualClock("2026-10-01T06:30:00Z"))
        try await stage.watch((0..<clients).map(Invented.client))
        stage.clock.advance(by: .seconds(20 * 86_400))
        return stage
    }

    @Test("one bad record among thousands is kept with its bytes, and the cursor goes on") func one() async throws {
        let stage = try await Self.stage(clients: 50)
        let good = (0..<2000).map { index in
            Invented.notice(
                "B\(index)", company: Invented.key(index % 50), [Invented.meaning(.procOrgans, nil)],
                published: "2026-10-20", text: "annonce \(index)")
        }
        let tally = try await stage.feed(Self.feed(1, good: good)).cycle()
        #expect(tally.unreadable == 1 && tally.changes == 2000)
        #expect(try await stage.journal.cursor(of: Invented.gazette)?.text == "fin")
        let kept = try await stage.journal.unreadable(limit: 9)
        #expect(kept == [UnreadableEntry(source: Invented.gazette, record: Self.poison, at: stage.clock.now())])
        #expect(try await stage.health(Invented.gazette)?.state == .healthy)
    }

    @Test("after an upgrade it is read from its stored bytes, told once, and closed") func upgrade() async throws {
        let first = try await Self.stage()
        _ = try await first.feed(Self.feed(1)).cycle()
        let stage = try await first.restarted()
        stage.clock.advance(by: .seconds(30 * 86_400))
        let tries = Held(0)
        let notice = Invented.liquidation("A7", published: "2026-10-20")
        let better = Self.feed(2, kept: notice, tries: tries)
        #expect(try await stage.feed(better).cycle().changes == 1)
        #expect(try await stage.changes().map(\.code) == [.procOpenLiquidation])
        #expect(try await stage.journal.unreadable(limit: 9).map(\.closed) == [stage.clock.now()])
        // The feed went on from its cursor: the kept bytes alone told it.
        #expect(better.asked.count == 1)
        let alerts = try await stage.alerts()
        #expect(!alerts.isEmpty)
        for _ in 1...3 { #expect(try await stage.feed(better).cycle().changes == 0) }
        #expect(tries.now == 1)
        #expect(try await stage.alerts() == alerts)
    }

    @Test("one version tries three times at most, whatever ends the process meanwhile") func tries() async throws {
        var stage = try await Self.stage()
        _ = try await stage.feed(Self.feed(1)).cycle()
        let tries = Held(0)
        for _ in 1...3 {
            stage = try await stage.restarted()
            _ = try await stage.feed(Self.feed(1, tries: tries)).cycle()
        }
        #expect(tries.now == 0, "the version that failed does not try again")
        for version in 2...3 {
            for _ in 1...6 {
                stage = try await stage.restarted()
                _ = try await stage.feed(Self.feed(version, tries: tries)).cycle()
            }
            #expect(tries.now == 3 * (version - 1))
        }
        #expect(try await stage.journal.unreadable(limit: 9).map(\.closed) == [nil])
    }

    @Test("what was published before the watch is its past, and a clock that still runs is told as a status")
    func past() async throws {
        for (published, codes) in [("2010-05-04", []), ("2026-09-20", [EventCode.procOpenLiquidation])] {
            let stage = try await Self.stage()
            _ = try await stage.feed(Self.feed(1)).cycle()
            let old = Invented.liquidation("A7", judged: "2010-04-28", published: published)
            _ = try await stage.feed(Self.feed(2, kept: old)).cycle()
            let changes = try await stage.changes()
            #expect(changes.map(\.code) == codes && changes.allSatisfy(\.details.isStatus))
            #expect(try await stage.journal.notices(of: Invented.key(1)).map(\.disposition) == [.baseline])
            #expect(try await stage.journal.summary(now: stage.clock.now()).unreadable == 0)
        }
    }

    @Test("a record about nobody we watch is closed without a word") func stranger() async throws {
        let stage = try await Self.stage()
        _ = try await stage.feed(Self.feed(1)).cycle()
        let notice = Invented.liquidation("A7", company: Invented.key(40))
        #expect(try await stage.feed(Self.feed(2, kept: notice)).cycle().changes == 0)
        #expect(try await stage.journal.summary(now: stage.clock.now()).unreadable == 0)
    }

    @Test("an answer about one company that cannot be read is kept until a good one comes") func lookup() async throws {
        let stage = try Stage()
        try await stage.watch((0..<64).map(Invented.client))
        let isBroken = Held(true)
        let source = ScriptedSource { ask in
            let company = ask.targets[0].company
            if company == Invented.key(30), isBroken.now {
                let proof = Evidence(
                    bytes: Array("{\(ask.now)".utf8), url: "https://bureau.example/30", fetched: ask.now,
                    contentType: nil)
                throw SourceFault(.lie(.cut), Phrase("coupée", "cut off"), url: proof.url, evidence: proof)
            }
            return .facets(Facets(life: .known(.active)), of: company, from: Invented.bureau, at: ask.now)
        }
        for _ in 1...3 {
            _ = try await stage.lookup(source).cycle()
            stage.clock.advance(by: .seconds(86_401))
        }
        let kept = try await stage.journal.unreadable(limit: 9)
        #expect(kept.count == 1 && kept[0].record.company == Invented.key(30) && kept[0].closed == nil)
        #expect(kept[0].record.reason == Phrase("coupée", "cut off"))
        isBroken.withLock { $0 = false }
        _ = try await stage.lookup(source).cycle()
        #expect(try await stage.journal.summary(now: stage.clock.now()).unreadable == 0)
    }
}

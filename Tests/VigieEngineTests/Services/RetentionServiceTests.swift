import Testing
import VigieDomain
import VigieEngine
import VigieTesting

/// Old proof is given up, that of an open case never.
@Suite struct RetentionServiceTests {
    private static func service(_ stage: Stage, days: Int = 730) -> RetentionService {
        RetentionService(journal: stage.journal, policy: stage.policy, clock: stage.clock, keepDays: days)
    }

    private static func filled(on stage: Stage) async throws -> (loose: Evidence, notice: Evidence, facets: Evidence) {
        let start = stage.clock.now()
        let loose = JournalSpecimen.evidence("page sans suite", at: start)
        let proof = JournalSpecimen.evidence("jugement", at: start)
        let told = JournalSpecimen.facets(2, name: "SOCIETE")
        let facets = JournalSpecimen.evidence("SOCIETE", at: start)
        var entry = JournalEntry(at: start, source: JournalSpecimen.gazette)
        entry.watches = [JournalSpecimen.watch(1), JournalSpecimen.watch(2)]
        entry.evidence = [loose, proof, facets]
        entry.facets = [told]
        entry.notices = [
            NoticeRecord(
                notice: JournalSpecimen.notice(1, number: "A1"), provenance: JournalSpecimen.provenance(proof),
                disposition: .baseline)
        ]
        _ = try await stage.journal.commit(entry)
        return (loose, proof, facets)
    }

    @Test func `a trial counts and changes nothing, the act takes what no open case needs`() async throws {
        let stage = try Stage()
        let proof = try await Self.filled(on: stage)
        stage.clock.advance(by: .seconds(86_400 * 731))
        let trial = try await Self.service(stage).run(isTrial: true)
        #expect(trial.taken == 1 && trial.kept == 2 && trial.bytes > 0)
        #expect(try await stage.journal.evidence(proof.loose.id) != nil)
        #expect(try await Self.service(stage).run() == trial)
        #expect(try await stage.journal.evidence(proof.loose.id) == nil)
        // An open liquidation, and what the next comparison departs from.
        #expect(try await stage.journal.evidence(proof.notice.id) == proof.notice)
        #expect(try await stage.journal.evidence(proof.facets.id) == proof.facets)
        #expect(try await Self.service(stage).run().taken == 0)
    }

    @Test func `nothing goes before its time`() async throws {
        let stage = try Stage()
        _ = try await Self.filled(on: stage)
        stage.clock.advance(by: .seconds(86_400 * 729))
        #expect(try await Self.service(stage).run() == RetentionService.Tally())
    }

    @Test func `a proceeding that no judgment has touched for ten years keeps nothing for ever`() async throws {
        let stage = try Stage()
        let proof = try await Self.filled(on: stage)
        stage.clock.advance(by: .seconds(86_400 * 366 * 11))
        _ = try await Self.service(stage).run()
        #expect(try await stage.journal.evidence(proof.notice.id) == nil)
        #expect(try await stage.journal.evidence(proof.facets.id) != nil)
    }

    @Test func `thousands go in slices`() async throws {
        let stage = try Stage()
        var entry = JournalEntry(at: stage.clock.now())
        entry.evidence = (0..<250).map { JournalSpecimen.evidence("page \($0)", at: stage.clock.now()) }
        _ = try await stage.journal.commit(entry)
        stage.clock.advance(by: .seconds(86_400 * 800))
        let turns = Held(0)
        let tally = try await Self.service(stage).run { turns.withLock { $0 += 1 } }
        #expect(tally.taken == 250 && turns.now >= 3)
    }
}

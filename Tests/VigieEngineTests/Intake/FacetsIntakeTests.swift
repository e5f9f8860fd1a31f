import Testing
import VigieDomain
import VigieEngine

@Suite struct FacetsIntakeTests {
    private static let now = moment("2026-11-23T06:30:00Z")

    private func outcome(
        _ facets: Facets, previous: FacetsRecord?, minute: Int = 0, baseline: Bool = false,
        client: Client = Invented.client()
    ) -> FacetsIntake.Outcome {
        let at = Self.now.adding(.seconds(60 * minute))
        return FacetsIntake(
            watch: WatchRecord(client: client, since: Self.now), policy: Invented.policy(), detected: at
        ).outcome(
            of: facets, provenance: Invented.provenance(Invented.bureau, at: at, digest: "\(minute)"),
            previous: previous, isBaseline: baseline)
    }

    private let alive = Facets(identity: .known(Identity(name: "ALPHA")), life: .known(.active))
    private let ceased = Facets(life: .known(.ceased(on: nil)))

    @Test func `the first sight is silent`() {
        let first = outcome(alive, previous: nil)
        #expect(first.changes.isEmpty && first.record.facets == alive && first.record.source == Invented.bureau)
    }

    @Test func `a difference is a change with before and after`() throws {
        let first = outcome(alive, previous: nil).record
        let second = outcome(ceased, previous: first, minute: 1)
        let change = try #require(second.changes.first)
        #expect(second.changes.count == 1 && change.code == .lifeCeased && change.severity == .high)
        #expect(change.before == .life(.active) && change.after == .life(.ceased(on: nil)))
        #expect(change.case.text == "\(Invented.key(1))/life" && change.provenance.evidence.digest == "1")
        // What was not told again stays.
        #expect(second.record.facets.identity == alive.identity)
    }

    @Test func `unknown never erases, and changes nothing`() {
        let first = outcome(alive, previous: nil).record
        let second = outcome(Facets(), previous: first, minute: 1)
        #expect(second.changes.isEmpty && second.record == first)
    }

    @Test func `what did not move keeps the observation it stands on`() {
        let first = outcome(alive, previous: nil).record
        #expect(outcome(alive, previous: first, minute: 1).record == first)
        // A side learnt for the first time is silent, and kept.
        let more = outcome(Facets(officers: .known([])), previous: first, minute: 2)
        #expect(more.changes.isEmpty && more.record.facets.officers == .known([]))
    }

    @Test func `the same observation again is the same change, a fall after a recovery is another`() {
        let first = outcome(alive, previous: nil).record
        let fall = outcome(ceased, previous: first, minute: 1)
        let replay = outcome(ceased, previous: first, minute: 9)
        #expect(fall.changes.map(\.id) == replay.changes.map(\.id))
        let back = outcome(alive, previous: fall.record, minute: 2)
        let again = outcome(ceased, previous: back.record, minute: 3)
        #expect(Set((fall.changes + back.changes + again.changes).map(\.id)).count == 3)
        #expect(back.changes.map(\.code) == [.lifeReactivated])
    }

    @Test func `a watch that begins again takes the present in silence`() {
        let first = outcome(alive, previous: nil).record
        let second = outcome(ceased, previous: first, minute: 1, baseline: true)
        #expect(second.changes.isEmpty && second.record.facets.life == .known(.ceased(on: nil)))
        #expect(second.record.facets.identity == alive.identity)
    }

    @Test(
        arguments: [
            ("/v1/LEI-A/score", "/v1/LEI-A/score", true), ("/v1/LEI-A/score", "/v1/LEI-B/score", false),
            ("/v1/12", "/v1/2", false), ("/v1/2", "/v1/12", false), ("/v1/LEI-A", nil, true),
        ] as [(String, String?, Bool)])
    func `an answer to another question is a new beginning, never a change`(
        before: String, question: String?, isChange: Bool
    ) {
        func provenance(_ path: String) -> Provenance {
            Provenance(
                source: Invented.bureau, url: "https://bureau.example\(path)", fetched: Self.now,
                evidence: EvidenceID(digest: path))
        }
        let intake = FacetsIntake(
            watch: WatchRecord(client: Invented.client(), since: Self.now), policy: Invented.policy(),
            detected: Self.now)
        let first = intake.outcome(of: alive, provenance: provenance(before), previous: nil, question: before).record
        // Another host and port is the same question.
        let moved = Provenance(
            source: Invented.bureau, url: "http://127.0.0.1:9\(question ?? before)", fetched: Self.now,
            evidence: EvidenceID(digest: "2"))
        let second = intake.outcome(of: ceased, provenance: moved, previous: first, question: question)
        #expect(second.changes.map(\.code) == (isChange ? [.lifeCeased] : []))
        #expect(second.record.facets.life == .known(.ceased(on: nil)))
        // Nothing of the first company stays.
        #expect(second.record.facets.identity == (isChange ? alive.identity : .notTold))
        #expect(second.record.provenance == moved)
    }

    @Test func `what is at stake moves the severity and says why`() throws {
        var client = Invented.client()
        client.accounts[0].exposure = Exposure(
            limit: Amount(cents: 100), outstanding: Amount(cents: 200), outstandingDate: day("2026-11-22"))
        let first = outcome(alive, previous: nil).record
        let change = try #require(outcome(ceased, previous: first, minute: 1, client: client).changes.first)
        #expect(change.severity == .critical && change.details.why?.contains("over its limit") == true)
    }
}

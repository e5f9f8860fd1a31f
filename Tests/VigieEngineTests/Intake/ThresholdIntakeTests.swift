import FoundationEssentials
import Testing
import VigieDomain
import VigieEngine

/// From a rating that a bureau tells to the alerts that leave, for a client with a threshold of its own.
@Suite struct ThresholdIntakeTests {
    private static let now = moment("2026-11-23T06:30:00Z")
    private static let scale = Scale(
        id: "creditsafe", lowest: 0, highest: 100, higherIsBetter: true, limits: [71, 51, 30, 1])

    private var client: Client {
        var client = Invented.client()
        client.thresholds = [Threshold(.score(60), rating: "creditsafe", side: .below)]
        client.minimumSeverity = .critical
        return client
    }

    private func facets(_ score: Int) -> Facets {
        Facets(rating: .known(Rating(raw: "\(score)", score: Decimal(score), scale: Self.scale)))
    }

    private func outcome(
        _ facets: Facets, previous: FacetsRecord?, minute: Int = 0, baseline: Bool = false, client: Client? = nil
    ) -> FacetsIntake.Outcome {
        let at = Self.now.adding(.seconds(60 * minute))
        return FacetsIntake(
            watch: WatchRecord(client: client ?? self.client, since: Self.now), policy: Invented.policy(), detected: at
        ).outcome(
            of: facets, provenance: Invented.provenance(Invented.bureau, at: at, digest: "\(minute)"),
            previous: previous, isBaseline: baseline)
    }

    @Test func `a fall of two points through the threshold reaches both managers at once`() throws {
        let first = outcome(facets(61), previous: nil)
        #expect(first.changes.isEmpty)
        let change = try #require(outcome(facets(59), previous: first.record, minute: 1).changes.first)
        #expect(change.code == .riskRatingDown && change.severity == .medium && !change.details.isStatus)
        #expect(change.details.threshold?.text == "creditsafe<60")
        let alerts = Router(policy: Invented.policy()).alerts(for: change, client: client, toldBefore: [])
        #expect(alerts.map(\.recipient) == [.person(Invented.credit), .person(Invented.manager)])
        #expect(alerts.allSatisfy { $0.due == change.detected && $0.reason.contains("threshold \"creditsafe<60\"") })
    }

    @Test func `nothing owed does not make it small`() throws {
        var idle = client
        idle.accounts[0].exposure = Exposure(
            outstanding: Amount(cents: 0), outstandingDate: day("2026-11-23"), openOrders: Amount(cents: 0))
        let first = outcome(facets(61), previous: nil, client: idle).record
        let change = try #require(outcome(facets(59), previous: first, minute: 1, client: idle).changes.first)
        #expect(change.severity == .medium)
    }

    @Test func `a score that is too low on the first day is one status, told once`() throws {
        let first = outcome(facets(59), previous: nil)
        let status = try #require(first.changes.first)
        #expect(first.changes.count == 1 && status.details.isStatus && status.severity == .medium)
        #expect(status.before == nil && status.case.text.hasSuffix("/rating"))
        // The same again, another minute, a watch that begins again: the same change.
        #expect(outcome(facets(59), previous: first.record, minute: 1).changes.isEmpty)
        let again = outcome(facets(59), previous: first.record, minute: 2, baseline: true)
        #expect(again.changes.map(\.id) == [status.id])
        // From there a further fall is ordinary, and a fall after a recovery is told.
        let further = outcome(facets(55), previous: first.record, minute: 3)
        #expect(further.changes.map(\.details.threshold) == [nil])
        let back = outcome(facets(65), previous: further.record, minute: 4)
        let fall = outcome(facets(59), previous: back.record, minute: 5)
        #expect(fall.changes.map(\.details.threshold?.text) == ["creditsafe<60"])
        #expect(fall.changes.first?.id != status.id)
    }

    @Test func `a side told for the first time of a client long known is a status too`() throws {
        let known = outcome(Facets(life: .known(.active)), previous: nil).record
        let found = outcome(facets(20), previous: known, minute: 1)
        #expect(found.changes.map(\.details.isStatus) == [true])
        #expect(found.record.facets.rating == facets(20).rating)
    }

    @Test func `a client without thresholds has its baseline in silence`() {
        #expect(outcome(facets(0), previous: nil, client: Invented.client()).changes.isEmpty)
    }
}

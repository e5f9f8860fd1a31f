import Testing
import VigieDomain
import VigieTesting

@testable import VigieEngine

@Suite struct RouterTests {
    /// Tells an endpoint of everything, and lets the usual audience be told too.
    private let routing = RoutingTable(rules: [
        RoutingRule(name: "erp", targets: [.endpoint("erp")], cadence: .atOnce, continues: true)
    ])

    @Test(arguments: [
        ([String: [String]](), true), (["erp": ["proc.*"]], true), (["erp": ["risk.*"]], false),
        (["erp": ["proc.open.liquidation"]], true), (["other": ["risk.*"]], true),
    ])
    func `an endpoint is sent the events that it asked for`(_ types: [String: [String]], _ isTold: Bool) throws {
        var policy = Invented.policy(routing: routing)
        policy.endpointTypes = types
        let now = moment("2026-11-23T06:30:00Z")
        let intake = NoticeIntake(
            watch: WatchRecord(client: Invented.client(), since: now), policy: policy, detected: now)
        let arrival = NoticeIntake.Arrival(
            notice: Invented.liquidation("A1"), provenance: Invented.provenance(at: now), isPossible: false)
        let outcome = intake.outcome(of: [arrival], held: [], isBaseline: false, completesBaseline: false)
        let change = try #require(outcome.changes.first)
        let alerts = Router(policy: policy).alerts(for: change, client: Invented.client(), toldBefore: [])
        #expect(alerts.contains { $0.recipient == .endpoint("erp") } == isTold)
        // People are told whatever an endpoint wants.
        #expect(alerts.contains { $0.recipient != .endpoint("erp") })
    }
}

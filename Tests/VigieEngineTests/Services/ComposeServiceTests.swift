import Testing
import VigieDelivery
import VigieDomain
import VigieTesting

@testable import VigieEngine

@Suite struct ComposeServiceTests {
    private static let mail = EmailComposer(
        settings: EmailComposerSettings(
            sender: SampleAlerts.person(nil, "vigie@fournisseur.example").email, zone: SampleAlerts.paris))

    private static func service(
        _ stage: Stage, composers: [ChannelKind: any Composer]? = nil, operators: [Person] = Invented.operators
    ) -> ComposeService {
        var policy = stage.policy
        policy.operators = operators
        return ComposeService(
            journal: stage.journal,
            composers: composers ?? [.email: mail, .webhook: WebhookComposer(zone: SampleAlerts.paris)],
            policy: policy, clock: stage.clock, outbox: stage.outbox, logger: Stage.logger)
    }

    /// A stage on which changes of these codes were recorded: company by company, one notice each.
    private static func stage(_ told: [(company: Int, code: EventCode)], policy: Policy = Invented.policy())
        async throws -> Stage
    {
        let stage = try Stage(ManualClock("2026-11-20T06:30:00Z"), policy: policy)
        try await stage.watch(Set(told.map(\.company)).sorted().map(Invented.client))
        stage.clock.advance(by: .seconds(3 * 86_400))
        let notices = told.enumerated().map { index, event in
            Invented.notice(
                "A\(index)", company: Invented.key(event.company), [Invented.meaning(event.code, nil)],
                judged: "2026-11-10", published: "2026-11-23", text: "annonce \(index)")
        }
        _ = try await stage.recorder.record(
            [.notices(notices, at: stage.clock.now())], from: Invented.gazette, purpose: .news, policy: policy)
        return stage
    }

    private static func due(_ stage: Stage) async throws -> [FrozenMessage] {
        try await stage.journal.deliveriesDue(
            at: stage.clock.now(), limit: 1000, perRecipient: 1000, excluding: []
        ).map(\.message)
    }

    @Test func `what goes out at once is one message for each recipient and client, the gravest first`() async throws {
        let stage = try await Self.stage([(1, .procPlanSale), (1, .procResolution), (2, .procPlanSale)])
        let count = try await Self.service(stage).cycle()
        let messages = try await Self.due(stage)
        #expect(count == 4 && messages.count == 4)
        #expect(Set(messages.map { "\($0.recipient.address) \($0.company?.description ?? "")" }).count == 4)
        let both = try #require(messages.first { $0.alerts.count == 2 })
        let resolution = try #require(try await stage.changes().first { $0.code == .procResolution })
        #expect(both.alerts[0] == AlertID(change: resolution.id, recipient: both.recipient))
        #expect(await stage.outbox.wait(atMost: .zero, on: stage.clock))
    }

    @Test func `a digest waits for its hour and holds all that its reader is told`() async throws {
        let stage = try await Self.stage([(1, .procOrgans), (2, .procOrgans), (3, .procClaimsList)])
        let compose = Self.service(stage)
        #expect(try await compose.cycle() == 0)
        // Recorded on a Monday at half past seven; the digest leaves at eight.
        stage.clock.advance(by: .seconds(29 * 60))
        #expect(try await compose.cycle() == 0)
        stage.clock.advance(by: .seconds(60))
        #expect(try await compose.cycle() == 1)
        let messages = try await Self.due(stage)
        #expect(messages.map(\.alerts.count) == [3] && messages[0].company == nil)
        #expect(messages[0].recipient == .person(Invented.credit))
    }

    @Test func `what is composed is not composed again, nor by the next process`() async throws {
        let stage = try await Self.stage([(1, .procPlanSale)])
        #expect(try await Self.service(stage).cycle() == 2)
        #expect(try await Self.service(stage).cycle() == 0)
        let messages = try await Self.due(stage)
        let next = try await stage.restarted()
        #expect(try await Self.service(next).cycle() == 0)
        #expect(try await Self.due(next) == messages)
    }

    @Test func `a webhook is called for each alert`() async throws {
        let rule = RoutingRule(
            name: "erp", conditions: .init(codes: ["proc.*"]), targets: [.endpoint("erp")], cadence: .atOnce)
        let policy = Invented.policy(routing: RoutingTable(rules: [rule]))
        let stage = try await Self.stage([(1, .procPlanSale), (1, .procOrgans), (2, .procOrgans)], policy: policy)
        #expect(try await Self.service(stage).cycle() == 3)
        #expect(try await Self.due(stage).allSatisfy { $0.recipient == .endpoint("erp") && $0.alerts.count == 1 })
    }

    @Test func `an alarm and its end are told to each operator`() async throws {
        let stage = try Stage()
        let compose = Self.service(stage)
        let health = SourceHealth(source: Invented.bureau, since: stage.clock.now())
        let fault = health.afterFault(.lie, at: stage.clock.now(), interval: .seconds(60))
        func record(_ judgement: SourceHealth.Judgement) async throws {
            _ = try await stage.recorder.record(
                [], from: Invented.bureau, purpose: .about, policy: stage.policy, judgement: judgement)
        }
        try await record(fault)
        #expect(try await compose.cycle() == 2)
        #expect(try await compose.cycle() == 0)
        stage.clock.advance(by: .seconds(3600))
        try await record(fault.health.afterSuccess(at: stage.clock.now()))
        #expect(try await compose.cycle() == 2)
        let messages = try await Self.due(stage)
        #expect(messages.map(\.recipient) == [0, 1, 0, 1].map { .person(Invented.operators[$0]) })
        #expect(messages.flatMap(\.alarms).map(\.isClosing) == [false, false, true, true])
        #expect(Set(messages.map(\.id)).count == 4)
    }

    @Test func `without an operator or a way to write, nothing is composed and nothing is lost`() async throws {
        let stage = try await Self.stage([(1, .procPlanSale)])
        let fault = SourceHealth(source: Invented.bureau, since: stage.clock.now())
            .afterFault(.lie, at: stage.clock.now(), interval: .seconds(60))
        _ = try await stage.recorder.record(
            [], from: Invented.bureau, purpose: .about, policy: stage.policy, judgement: fault)
        #expect(try await Self.service(stage, composers: [:]).cycle() == 0)
        #expect(try await Self.service(stage, operators: []).cycle() == 2)
        #expect(try await Self.service(stage).cycle() == 2)
    }

    @Test func `a cancelled cycle ends`() async throws {
        let stage = try await Self.stage([(1, .procPlanSale)])
        let task = Task { try await Self.service(stage).cycle() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await Self.service(stage).cycle() == 2)
    }

    @Test func `groups are formed by recipient, cadence and, at once, by client`() {
        func pending(_ company: Int, _ recipient: Recipient, _ cadence: Cadence, _ sequence: Int64) -> PendingAlert {
            let change = SampleAlerts.change(
                .procPlanSale, severity: sequence == 9 ? .critical : .high, company: Invented.key(company))
            return SampleAlerts.pending(change, recipient: recipient, sequence: sequence, cadence: cadence)
        }
        let anne = Recipient.person(Invented.manager)
        let chloe = Recipient.person(Invented.credit)
        let groups = AlertGroup.groups(of: [
            pending(1, anne, .atOnce, 1), pending(2, anne, .atOnce, 2), pending(1, chloe, .atOnce, 1),
            pending(1, anne, .atOnce, 3), pending(1, anne, .daily, 4), pending(2, anne, .daily, 9),
            pending(1, anne, .weekly, 5),
        ])
        #expect(groups.map { $0.alerts.map(\.change.sequence) } == [[1, 3], [2], [1], [9, 4], [5]])
        #expect(groups.map(\.cadence) == [.atOnce, .atOnce, .atOnce, .daily, .weekly])
        #expect(groups[2].recipient == chloe)
    }
}

import Testing
import VigieDelivery
import VigieDomain
import VigieTesting

@testable import VigieEngine

/// Many clients change at once: a registry catches up, or half a branch falls. One mail for each reader, and nothing lost.
@Suite struct StormTests {
    private static let erp = Recipient.endpoint("erp")
    private static let anne = Recipient.person(Invented.manager)
    private static let chloe = Recipient.person(Invented.credit)

    /// A channel that takes everything and remembers it.
    private final class Taker: Channel {
        let kind: ChannelKind
        let taken = Held<[FrozenMessage]>([])

        init(_ kind: ChannelKind) { self.kind = kind }

        func deliver(_ message: FrozenMessage, at now: Instant) async -> DeliveryOutcome {
            taken.withLock { $0.append(message) }
            return .accepted(reply: "250")
        }
    }

    private static func compose(_ stage: Stage, _ journal: (any Journal)? = nil) -> ComposeService {
        ComposeService(
            journal: journal ?? stage.journal,
            composers: [
                .email: EmailComposer(
                    settings: EmailComposerSettings(sender: Invented.operators[0].email, zone: SampleAlerts.paris)),
                .webhook: WebhookComposer(zone: SampleAlerts.paris),
            ], policy: stage.policy, clock: stage.clock, outbox: stage.outbox, logger: Stage.logger)
    }

    /// Deliveries that one cycle takes are not all of a storm.
    private static func deliver(_ stage: Stage) async throws -> [FrozenMessage] {
        let channels = [Taker(.email), Taker(.webhook)]
        let service = DeliveryService(
            journal: stage.journal, channels: [.email: channels[0], .webhook: channels[1]], clock: stage.clock,
            entropy: stage.entropy, outgoing: stage.outgoing, logger: Stage.logger)
        while try await service.cycle() > 0 {}
        return channels.flatMap(\.taken.now)
    }

    /// A stage on which that many clients changed at once: all told to two people, the first ones to the ERP too. The last
    /// two changes are critical, those before low or medium.
    private static func stage(clients: Int, toERP: Int) async throws -> Stage {
        let stage = try Stage()
        try await stage.watch((0..<clients).map(Invented.client))
        var entry = JournalEntry(at: stage.clock.now())
        for index in 0..<clients {
            let severity: Severity = index >= clients - 2 ? .critical : index.isMultiple(of: 3) ? .medium : .low
            let change = SampleAlerts.change(
                .procPlanSale, severity: severity, company: Invented.key(index),
                notice: NoticeID(text: "bodacc:A\(index)"))
            entry.changes.append(change)
            entry.alerts += ([anne, chloe] + (index < toERP ? [erp] : [])).map {
                Alert(
                    change: change.id, company: change.company, recipient: $0, cadence: .atOnce, reason: "essai",
                    due: stage.clock.now())
            }
        }
        try await stage.recorder.record(entry, day: stage.today)
        return stage
    }

    private static func changes(_ stage: Stage) async throws -> [Change] {
        try await stage.journal.changes(matching: ChangeFilter(limit: 10_000)).map(\.change)
    }

    private static func expected(_ stage: Stage) async throws -> [String] {
        try await stage.journal.alerts(about: try await changes(stage).map(\.id)).map(\.alert.id.text).sorted()
    }

    @Test func `5,000 changes at once are one mail for each reader, and every alert leaves in exactly one message`()
        async throws
    {
        let stage = try await Self.stage(clients: 5_000, toERP: 450)
        #expect(try await Self.compose(stage).cycle() == 452)
        let messages = try await Self.deliver(stage)
        #expect(messages.count == 452 && Set(messages.map(\.id)).count == 452)
        #expect(messages.flatMap(\.alerts).map(\.text).sorted() == (try await Self.expected(stage)))
        let mails = messages.filter { $0.recipient.channel == .email }
        #expect(
            Set(mails.map(\.recipient)) == [Self.anne, Self.chloe] && mails.allSatisfy { $0.alerts.count == 5_000 })
        let changes = try await Self.changes(stage)
        for mail in mails {
            let severities = Dictionary(
                uniqueKeysWithValues: changes.map { (AlertID(change: $0.id, recipient: mail.recipient), $0.severity) })
            let told = mail.alerts.compactMap { severities[$0] }
            #expect(told.count == 5_000 && told == told.sorted(by: >) && told.count { $0 == .critical } == 2)
            #expect(mail.gist.hasPrefix("[CRITIQUE] Alertes") && mail.company == nil)
            #expect(mail.bytes.count < 512 << 10)
        }
        #expect(messages.filter { $0.recipient == Self.erp }.allSatisfy { $0.alerts.count == 1 && $0.company != nil })
        #expect(try await Self.compose(stage).cycle() == 0)
        #expect(try await stage.journal.nextDue() == nil)
    }

    @Test(arguments: 1...3)
    func `whoever dies while a storm is stored tells the rest after the restart, under the same names`(dies: Int)
        async throws
    {
        let calm = try await Self.stage(clients: 250, toERP: 250)
        _ = try await Self.compose(calm).cycle()
        let names = try await Self.deliver(calm).map(\.id.text).sorted()

        let stage = try await Self.stage(clients: 250, toERP: 250)
        let written = Held(0)
        let mortal = InterposedJournal(
            stage.journal,
            before: { act in
                guard case .freeze = act else { return }
                let number = written.withLock { count in
                    count += 1
                    return count
                }
                if number == dies { throw JournalFailure(.io, "panne", "failure") }
            })
        do {
            _ = try await Self.compose(stage, mortal).cycle()
            #expect(dies == 3, "the storm takes two transactions")
        } catch {
            #expect(error is JournalFailure && dies < 3)
        }
        // What was stored before leaves, then what is composed by the next process.
        let next = try await stage.restarted()
        var arrived = try await Self.deliver(next)
        #expect(arrived.isEmpty == (dies == 1))
        _ = try await Self.compose(next).cycle()
        arrived += try await Self.deliver(next)
        #expect(arrived.map(\.id.text).sorted() == names)
        #expect(arrived.flatMap(\.alerts).map(\.text).sorted() == (try await Self.expected(next)))
    }

    @Test(arguments: [(10, 10), (11, 1)])
    func `ten clients are a mail each, eleven are a storm`(clients: Int, mails: Int) async throws {
        let stage = try await Self.stage(clients: clients, toERP: clients)
        #expect(try await Self.compose(stage).cycle() == 2 * mails + clients)
        let calls = try await Self.deliver(stage).filter { $0.recipient == Self.erp }
        #expect(
            calls.map(\.company) == (0..<clients).map { Invented.key($0) }, "one call for each alert, in their order")
    }

    @Test func `a storm for one reader changes nothing for the others, nor for digests`() {
        func pending(_ index: Int, _ recipient: Recipient, _ cadence: Cadence, _ severity: Severity = .low)
            -> PendingAlert
        {
            SampleAlerts.pending(
                SampleAlerts.change(.procPlanSale, severity: severity, company: Invented.key(index)),
                recipient: recipient, sequence: Int64(index), cadence: cadence)
        }
        // One address, written in two ways on two lists.
        let alias = Recipient.person(Person(name: "A. Martin", email: Invented.manager.email))
        let storm = (0..<20).map { pending($0, $0.isMultiple(of: 2) ? Self.anne : alias, .atOnce) }
        let grave = [pending(20, Self.anne, .atOnce, .critical), pending(21, Self.anne, .atOnce, .critical)]
        let others = [pending(1, Self.chloe, .atOnce), pending(2, Self.chloe, .atOnce), pending(3, Self.anne, .daily)]
        // A digest of many clients is no storm.
        let digest = (30..<45).map { pending($0, Self.chloe, .daily) }
        let groups = AlertGroup.groups(of: storm + others + grave + digest)
        #expect(groups.map(\.recipient) == [Self.anne, Self.chloe, Self.chloe, Self.anne, Self.chloe])
        #expect(groups.map(\.cadence) == [.atOnce, .atOnce, .atOnce, .daily, .daily])
        #expect(groups[0].alerts.map(\.change.sequence) == [20, 21] + (0..<20).map { Int64($0) })
    }
}

package import Logging
package import VigieDomain

/// Turns what is recorded into complete messages: groups the alerts whose time has come, has them worded, and stores the
/// bytes before anything is sent.
package struct ComposeService: Sendable {
    let journal: any Journal
    let composers: [ChannelKind: any Composer]
    let policy: Policy
    let clock: any WorldClock
    /// Rung when messages wait to be delivered.
    let outbox: Bell
    let logger: Logger
    /// Alerts looked at together at most: a storm must be seen whole, or it would be told in many parts.
    static let batch = 20_000
    /// Messages stored in one transaction at most.
    static let frozenTogether = 200

    package init(
        journal: any Journal, composers: [ChannelKind: any Composer], policy: Policy, clock: any WorldClock,
        outbox: Bell, logger: Logger
    ) {
        self.journal = journal
        self.composers = composers
        self.policy = policy
        self.clock = clock
        self.outbox = outbox
        self.logger = logger
    }

    /// Composes until nothing is due. Returns how many messages were frozen.
    package func cycle() async throws -> Int {
        var count = 0
        while true {
            try Task.checkCancellation()
            let now = clock.now()
            let alerts = try await journal.alertsToCompose(at: now, limit: ComposeService.batch)
            let alarms = try await journal.alarmsToCompose(limit: ComposeService.batch)
            let bulletins = try await journal.bulletinsToCompose(at: now, limit: ComposeService.batch)
            var frozen = 0
            var messages: [FrozenMessage] = []
            for group in AlertGroup.groups(of: alerts) {
                messages += composers[group.recipient.channel]?.messages(for: group, at: now) ?? []
                // The words of a storm are not all held in memory before the first of them is stored.
                guard messages.count >= ComposeService.frozenTogether else { continue }
                frozen += try await freeze(messages)
                messages = []
            }
            messages += self.messages(for: alarms, at: now)
            messages += bulletins.compactMap { composers[$0.recipient.channel]?.message(for: $0, at: now) }
            frozen += try await freeze(messages)
            guard frozen > 0 else { return count }
            count += frozen
        }
    }

    /// Whoever dies between two of these transactions composes the rest again: a message is stored whole or not at all, and
    /// what it holds is no longer due.
    private func freeze(_ messages: [FrozenMessage]) async throws -> Int {
        for start in stride(from: 0, to: messages.count, by: ComposeService.frozenTogether) {
            try Task.checkCancellation()
            let together = messages[start..<min(start + ComposeService.frozenTogether, messages.count)]
            try await journal.freeze(Array(together))
            for message in together {
                logger.info(
                    "message composed",
                    metadata: [
                        "message.id": "\(message.id)", "message.channel": "\(message.recipient.channel.rawValue)",
                        "message.alerts": "\(message.alerts.count)",
                    ])
            }
            outbox.ring()
        }
        return messages.count
    }

    private func messages(for alarms: [OperatorAlarm], at now: Instant) -> [FrozenMessage] {
        alarms.flatMap { alarm in
            recipients(of: alarm).compactMap { recipient in
                composers[recipient.channel]?.message(for: alarm, to: recipient, at: now)
            }
        }
    }

    /// Every way there is, so that the one that fails is not the only one; not the endpoint that the alarm is about.
    private func recipients(of alarm: OperatorAlarm) -> [Recipient] {
        policy.operators.map { .person($0) }
            + policy.operatorEndpoints
            .filter { alarm.key != "endpoint:\($0)" && alarm.key != "\(AuditService.undeliveredKey)webhook:\($0)" }
            .map { .endpoint($0) }
    }
}

extension AlertGroup {
    /// So many clients at once are a mail each; more are a storm, and one mail for each reader.
    static let mostClients = 10

    /// At once: what one recipient is told of one client, or of all in a storm. Digests: all that one recipient is told. In
    /// the order of the first alert of each.
    static func groups(of alerts: [PendingAlert]) -> [AlertGroup] {
        struct Key: Hashable {
            let reader: Reader
            let cadence: Cadence
            let company: CompanyKey?
        }
        let stormy = readersInStorm(alerts)
        var order: [Key] = []
        var members: [Key: [PendingAlert]] = [:]
        for alert in alerts {
            let reader = Reader(alert.alert.recipient)
            let isAlone = alert.alert.cadence == .atOnce && !stormy.contains(reader)
            let key = Key(
                reader: reader, cadence: alert.alert.cadence, company: isAlone ? alert.alert.company : nil)
            if members[key] == nil { order.append(key) }
            members[key, default: []].append(alert)
        }
        return order.compactMap { key in
            guard let alerts = members[key], let first = alerts.first else { return nil }
            return AlertGroup(
                recipient: first.alert.recipient, cadence: key.cadence, alerts: alerts.sorted(by: isGraver))
        }
    }

    /// Whom a message reaches: lists may write the name beside one address in several ways.
    private struct Reader: Hashable {
        let channel: ChannelKind
        let address: String

        init(_ recipient: Recipient) { (channel, address) = (recipient.channel, recipient.address) }
    }

    /// People to whom more clients than that would be told at once. A program takes each alert by itself, however many.
    private static func readersInStorm(_ alerts: [PendingAlert]) -> Set<Reader> {
        var clients: [Reader: Set<CompanyKey>] = [:]
        for alert in alerts where alert.alert.cadence == .atOnce && alert.alert.recipient.channel == .email {
            clients[Reader(alert.alert.recipient), default: []].insert(alert.alert.company)
        }
        return Set(clients.filter { $0.value.count > mostClients }.keys)
    }

    private static func isGraver(_ left: PendingAlert, _ right: PendingAlert) -> Bool {
        let (a, b) = (left.change, right.change)
        return a.change.severity != b.change.severity
            ? a.change.severity > b.change.severity : a.sequence < b.sequence
    }
}

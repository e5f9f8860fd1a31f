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
    /// Alerts put into words in one transaction at most.
    static let batch = 500

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
            let messages = messages(for: alerts, at: now) + self.messages(for: alarms, at: now)
            guard !messages.isEmpty else { return count }
            try await journal.freeze(messages)
            count += messages.count
            for message in messages {
                logger.info(
                    "message composed",
                    metadata: [
                        "message.id": "\(message.id)", "message.channel": "\(message.recipient.channel.rawValue)",
                        "message.alerts": "\(message.alerts.count)",
                    ])
            }
            outbox.ring()
        }
    }

    private func messages(for alerts: [PendingAlert], at now: Instant) -> [FrozenMessage] {
        AlertGroup.groups(of: alerts).flatMap { group in
            composers[group.recipient.channel]?.messages(for: group, at: now) ?? []
        }
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
    /// At once: what one recipient is told of one client. Digests: all that one recipient is told. In the order of the
    /// first alert of each.
    static func groups(of alerts: [PendingAlert]) -> [AlertGroup] {
        struct Key: Hashable {
            let recipient: Recipient
            let cadence: Cadence
            let company: CompanyKey?
        }
        var order: [Key] = []
        var members: [Key: [PendingAlert]] = [:]
        for alert in alerts {
            let key = Key(
                recipient: alert.alert.recipient, cadence: alert.alert.cadence,
                company: alert.alert.cadence == .atOnce ? alert.alert.company : nil)
            if members[key] == nil { order.append(key) }
            members[key, default: []].append(alert)
        }
        return order.map { key in
            let sorted = (members[key] ?? []).sorted { left, right in
                let (a, b) = (left.change, right.change)
                return a.change.severity != b.change.severity
                    ? a.change.severity > b.change.severity : a.sequence < b.sequence
            }
            return AlertGroup(recipient: key.recipient, cadence: key.cadence, alerts: sorted)
        }
    }
}

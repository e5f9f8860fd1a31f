package import Logging
package import VigieDomain

/// Hands frozen messages over, each recipient on his own: one that is slow or dead delays nobody else.
package struct DeliveryService: Sendable {
    let journal: any Journal
    let channels: [ChannelKind: any Channel]
    let clock: any WorldClock
    let entropy: any Entropy
    let language: Language
    /// Rung when alarms wait to be composed.
    let outgoing: Bell
    let logger: Logger
    /// Attempts under way at once: a slow endpoint holds one place of many.
    static let concurrency = 32

    package init(
        journal: any Journal, channels: [ChannelKind: any Channel], clock: any WorldClock, entropy: any Entropy,
        language: Language, outgoing: Bell, logger: Logger
    ) {
        self.journal = journal
        self.channels = channels
        self.clock = clock
        self.entropy = entropy
        self.language = language
        self.outgoing = outgoing
        self.logger = logger
    }

    /// Attempts everything that is due now, and what falls due meanwhile. Returns the number of attempts.
    package func cycle() async throws -> Int {
        var attempts = 0
        try await withThrowingTaskGroup(of: MessageID.self) { group in
            var busy: Set<MessageID> = []
            var recipients: [MessageID: Recipient] = [:]
            while true {
                try Task.checkCancellation()
                let free = DeliveryService.concurrency - busy.count
                let due =
                    free > 0
                    ? try await journal.deliveriesDue(
                        at: clock.now(), limit: free, perRecipient: 1, excluding: busy) : []
                // One attempt at a time for each recipient: messages to him keep their order.
                for delivery in due where !recipients.values.contains(delivery.message.recipient) {
                    busy.insert(delivery.message.id)
                    recipients[delivery.message.id] = delivery.message.recipient
                    attempts += 1
                    group.addTask {
                        try await self.attempt(delivery)
                        return delivery.message.id
                    }
                }
                guard !busy.isEmpty, let done = try await group.next() else { return }
                busy.remove(done)
                recipients[done] = nil
            }
        }
        return attempts
    }

    private func attempt(_ delivery: Delivery) async throws {
        let message = delivery.message
        guard let channel = channels[message.recipient.channel] else { return }
        let outcome = await channel.deliver(message, at: clock.now())
        // A stop in the middle says nothing about the other side: the attempt is made again, with the same id and bytes.
        try Task.checkCancellation()
        let endpoint = try await endpoint(of: message.recipient)
        let attempt = DeliveryDecision.decide(
            delivery: delivery, outcome: outcome, endpoint: endpoint, now: clock.now(), entropy: entropy,
            language: language)
        try await journal.record(attempt)
        logger.log(
            level: attempt.state == .delivered ? .info : .warning, "delivery attempted",
            metadata: [
                "message.id": "\(message.id)", "delivery.state": "\(attempt.state.rawValue)",
                "delivery.reply": "\(attempt.reply)", "delivery.attempt": "\(delivery.attempts + 1)",
            ])
        if !attempt.alarmsOpened.isEmpty || !attempt.alarmsClosed.isEmpty { outgoing.ring() }
    }

    private func endpoint(of recipient: Recipient) async throws -> EndpointRecord? {
        guard case .endpoint(let name) = recipient else { return nil }
        return try await journal.endpoints().first { $0.name == name } ?? EndpointRecord(name: name)
    }
}

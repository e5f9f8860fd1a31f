package import Logging
package import VigieDomain

/// Hands frozen messages over, each recipient on his own: one that is slow or dead delays nobody else.
package struct DeliveryService: Sendable {
    let journal: any Journal
    let channels: [ChannelKind: any Channel]
    let clock: any WorldClock
    let entropy: any Entropy
    /// Rung when alarms wait to be composed.
    let outgoing: Bell
    let logger: Logger
    /// Called whenever a long cycle has come a step further.
    let turned: @Sendable () -> Void
    /// Attempts under way at once: a slow endpoint holds one place of many.
    static let concurrency = 32
    /// While attempts are under way, what else falls due is looked for this often.
    static let look: Duration = .seconds(1)
    /// How often an outcome that found no room is written down again.
    static let roomAgain: Duration = .seconds(1)

    package init(
        journal: any Journal, channels: [ChannelKind: any Channel], clock: any WorldClock, entropy: any Entropy,
        outgoing: Bell, logger: Logger, turned: @escaping @Sendable () -> Void = {}
    ) {
        self.journal = journal
        self.channels = channels
        self.clock = clock
        self.entropy = entropy
        self.outgoing = outgoing
        self.logger = logger
        self.turned = turned
    }

    private enum Event {
        case done(MessageID)
        /// Time to look for what fell due meanwhile.
        case look
    }

    /// Attempts everything that is due now, and what falls due meanwhile. Returns the number of attempts.
    package func cycle() async throws -> Int {
        var attempts = 0
        try await withThrowingTaskGroup(of: Event.self) { group in
            var busy: Set<MessageID> = []
            var recipients: [MessageID: Recipient] = [:]
            var isLooking = false
            while true {
                try Task.checkCancellation()
                turned()
                // Nothing is sent whose outcome could not be written down: it would be sent again, and again.
                let isWritable = await journal.room() != .none
                guard isWritable || !busy.isEmpty else {
                    throw JournalFailure(
                        .full,
                        "plus de place pour noter ce que devient un message : aucun n’est envoyé.",
                        "no room is left to write down what becomes of a message: none is sent.")
                }
                let free = isWritable ? DeliveryService.concurrency - busy.count : 0
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
                        return .done(delivery.message.id)
                    }
                }
                guard !busy.isEmpty else { return group.cancelAll() }
                // One slow attempt must not hold up a message that is frozen, or falls due, a moment later.
                if !isLooking {
                    isLooking = true
                    group.addTask {
                        try? await clock.sleep(for: DeliveryService.look)
                        return .look
                    }
                }
                switch try await group.next() {
                case .done(let message):
                    busy.remove(message)
                    recipients[message] = nil
                case .look: isLooking = false
                case nil: return
                }
            }
        }
        return attempts
    }

    private func attempt(_ delivery: Delivery) async throws {
        let message = delivery.message
        let began = clock.uptime()
        // A channel that the settings took away may come back: the message waits as for a server that is down.
        let outcome =
            await channels[message.recipient.channel]?.deliver(message, at: clock.now())
            ?? .deferred(
                reply: Phrase(
                    "aucun canal pour \(message.recipient.channel.rawValue)",
                    "no channel for \(message.recipient.channel.rawValue)"), notBefore: nil, throttles: false)
        // A stop in the middle says nothing about the other side: the attempt is made again, with the same id and bytes.
        try Task.checkCancellation()
        let endpoint = try await endpoint(of: message.recipient)
        let attempt = DeliveryDecision.decide(
            delivery: delivery, outcome: outcome.counted(after: clock.uptime() - began), endpoint: endpoint,
            now: clock.now(), entropy: entropy)
        try await record(attempt)
        logger.log(
            level: attempt.state == .delivered ? .info : .warning, "delivery attempted",
            metadata: [
                "message.id": "\(message.id)", "delivery.state": "\(attempt.state.rawValue)",
                "delivery.reply": "\(attempt.reply.english)", "delivery.attempt": "\(delivery.attempts + 1)",
            ])
        if !attempt.alarmsOpened.isEmpty || !attempt.alarmsClosed.isEmpty { outgoing.ring() }
    }

    // On a full disk the outcome is kept here until it can be written down: the message stays busy meanwhile and is not
    // sent again.
    private func record(_ attempt: DeliveryAttempt) async throws {
        var hasSaid = false
        while true {
            do {
                return try await journal.record(attempt)
            } catch let failure as JournalFailure where failure.code == .full {
                if !hasSaid {
                    logger.error(
                        "delivery outcome waits for room",
                        metadata: ["message.id": "\(attempt.message)", "delivery.state": "\(attempt.state.rawValue)"])
                }
                hasSaid = true
                repeat { try await clock.sleep(for: DeliveryService.roomAgain) } while await journal.room() == .none
            }
        }
    }

    private func endpoint(of recipient: Recipient) async throws -> EndpointRecord? {
        guard case .endpoint(let name) = recipient else { return nil }
        return try await journal.endpoints().first { $0.name == name } ?? EndpointRecord(name: name)
    }
}

package import VigieDomain

/// What follows from one attempt: the state of the message, when it is tried again, what becomes of the endpoint, and what the
/// administrator must hear. Pure: the same facts decide the same.
package enum DeliveryDecision {
    /// Only failures for so long, and the endpoint is given up on.
    package static let patience = Duration.seconds(120 * 3_600)
    /// The longest wait that the other side may ask for.
    package static let longestWait = Duration.seconds(24 * 3_600)
    /// The wait where it asks to slow down without saying how long.
    package static let shortestThrottle = Duration.seconds(60)

    /// - Parameter delivery: as it stood before the attempt.
    package static func decide(
        delivery: Delivery, outcome: DeliveryOutcome, endpoint: EndpointRecord?, now: Instant, entropy: any Entropy
    ) -> DeliveryAttempt {
        let attempt = Attempt(delivery: delivery, endpoint: endpoint, now: now)
        return switch outcome {
        case .accepted(let reply): attempt.accepted(reply)
        case .refused(let reply): attempt.refused(reply)
        case .gone(let reply): attempt.gone(reply)
        case .uncertain(let reply): attempt.failed(reply, notBefore: nil, throttles: false, entropy: entropy)
        case .deferred(let reply, let notBefore, let throttles):
            attempt.failed(reply, notBefore: notBefore, throttles: throttles, entropy: entropy)
        }
    }
}

/// One attempt with all that its consequences depend on.
private struct Attempt {
    var delivery: Delivery
    var endpoint: EndpointRecord?
    var now: Instant

    private var recipient: Recipient { delivery.message.recipient }

    private var alarmKey: String {
        switch recipient {
        case .person(let person): "mail:\(person.email.text)"
        case .endpoint(let name): "endpoint:\(name)"
        }
    }

    private var words: DeliveryAlarm {
        DeliveryAlarm(key: alarmKey, recipient: recipient, now: now)
    }

    /// The endpoint as it is known, or a new record, changed; nil for mail.
    private func record(_ change: (inout EndpointRecord) -> Void) -> EndpointRecord? {
        guard case .endpoint(let name) = recipient else { return nil }
        var record = endpoint ?? EndpointRecord(name: name)
        change(&record)
        return record
    }

    func accepted(_ reply: Phrase) -> DeliveryAttempt {
        let record = record { record in
            record.failingSince = nil
            record.disabled = nil
            record.notBefore = nil
        }
        return result(reply, .delivered, endpoint: record, closed: [alarmKey])
    }

    func refused(_ reply: Phrase) -> DeliveryAttempt {
        let record = record { $0.failingSince = $0.failingSince ?? now }
        return result(reply, .refused, endpoint: record, opened: [words.refused(reply)])
    }

    func gone(_ reply: Phrase) -> DeliveryAttempt {
        let record = record { record in
            record.failingSince = record.failingSince ?? now
            record.disabled = record.disabled ?? now
        }
        // A mail server has no such word; a mail is refused.
        guard record != nil else { return refused(reply) }
        return result(reply, .parked, endpoint: record, opened: [words.gone(reply)])
    }

    func failed(_ reply: Phrase, notBefore: Instant?, throttles: Bool, entropy: any Entropy) -> DeliveryAttempt {
        let floor = floor(notBefore, throttles: throttles)
        let record = record { record in
            record.failingSince = record.failingSince ?? now
            if throttles, let floor { record.notBefore = max(floor, record.notBefore ?? floor) }
        }
        if var record, let since = record.failingSince, since.duration(to: now) >= DeliveryDecision.patience {
            record.disabled = record.disabled ?? now
            return result(reply, .parked, endpoint: record, opened: [words.givenUp(since: since, reply)])
        }
        let first = delivery.firstAttempt ?? now
        let schedule: RetrySchedule = recipient.channel == .email ? .email : .webhook
        let wait = schedule.wait(
            afterAttempts: delivery.attempts + 1, elapsed: first.duration(to: now), entropy: entropy)
        guard let wait else {
            return result(reply, .expired, endpoint: record, opened: [words.expired(since: first, reply)])
        }
        var next = now.adding(wait)
        if let floor { next = max(next, floor) }
        return result(reply, .pending, next: next, endpoint: record)
    }

    /// The other side's wish, held within a day; a wish to slow down without a time is a minute.
    private func floor(_ notBefore: Instant?, throttles: Bool) -> Instant? {
        if let notBefore { return min(notBefore, now.adding(DeliveryDecision.longestWait)) }
        return throttles ? now.adding(DeliveryDecision.shortestThrottle) : nil
    }

    private func result(
        _ reply: Phrase, _ state: Delivery.State, next: Instant? = nil, endpoint: EndpointRecord?,
        opened: [OperatorAlarm] = [], closed: [String] = []
    ) -> DeliveryAttempt {
        DeliveryAttempt(
            message: delivery.message.id, at: now, reply: reply, state: state, nextAttempt: next, endpoint: endpoint,
            alarmsOpened: opened, alarmsClosed: closed)
    }
}

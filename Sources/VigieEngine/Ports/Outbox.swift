package import VigieDomain

/// The name of a message: derived from the alerts it holds and its recipient, so that a retry, a restart or a rebuilt
/// message bears the same name. It is the Message-ID of a mail and the `webhook-id` of a call.
package struct MessageID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    package let text: String
    package init(text: String) { self.text = text }

    /// - Parameter contents: alert ids, or the key and moment of an operator's alarm.
    package init(contents: [String], recipient: Recipient) {
        text =
            "msg_" + Digest(of: ["message", recipient.channel.rawValue, recipient.address] + contents.sorted()).short
    }

    package var description: String { text }
    package static func < (left: MessageID, right: MessageID) -> Bool { left.text < right.text }
    package init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// An alert that waits for its message, with all that its words need.
package struct PendingAlert: Hashable, Sendable {
    package var alert: Alert
    package var change: RecordedChange
    /// The client as the watchlists and our books describe it now; nil where it left them.
    package var client: Client?
    /// Who else is told of the same change.
    package var others: [Recipient]

    package init(alert: Alert, change: RecordedChange, client: Client?, others: [Recipient]) {
        self.alert = alert
        self.change = change
        self.client = client
        self.others = others
    }
}

/// A message whose bytes are final: each attempt sends these and no others.
package struct FrozenMessage: Hashable, Sendable {
    package var id: MessageID
    package var recipient: Recipient
    /// A mail with its headers (CRLF lines), or the body of a webhook call.
    package var bytes: [UInt8]
    package var alerts: [AlertID]
    /// Operator's alarms told by it: key, and whether it tells the end.
    package var alarms: [ToldAlarm]
    package var company: CompanyKey?
    /// One line for lists: the subject.
    package var gist: String
    package var created: Instant

    package init(
        id: MessageID, recipient: Recipient, bytes: [UInt8], alerts: [AlertID], alarms: [ToldAlarm] = [],
        company: CompanyKey?, gist: String, created: Instant
    ) {
        self.id = id
        self.recipient = recipient
        self.bytes = bytes
        self.alerts = alerts
        self.alarms = alarms
        self.company = company
        self.gist = gist
        self.created = created
    }
}

package struct ToldAlarm: Hashable, Sendable {
    package var key: String
    package var opened: Instant
    package var isClosing: Bool
    package init(key: String, opened: Instant, isClosing: Bool) {
        self.key = key
        self.opened = opened
        self.isClosing = isClosing
    }
}

/// A frozen message on its way.
package struct Delivery: Hashable, Sendable {
    package enum State: String, Hashable, Sendable, Codable, CaseIterable {
        case pending
        case delivered
        /// The other side will never take it.
        case refused
        /// The endpoint was given up on; the message waits for `vigie redeliver`.
        case parked
        /// Tried until the schedule ended.
        case expired
    }

    package var message: FrozenMessage
    package var state: State
    /// Attempts made so far.
    package var attempts: Int
    package var nextAttempt: Instant?
    package var firstAttempt: Instant?
    /// The other side's last words.
    package var lastReply: Phrase?
    package var finished: Instant?

    package init(
        message: FrozenMessage, state: State = .pending, attempts: Int = 0, nextAttempt: Instant? = nil,
        firstAttempt: Instant? = nil, lastReply: Phrase? = nil, finished: Instant? = nil
    ) {
        self.message = message
        self.state = state
        self.attempts = attempts
        self.nextAttempt = nextAttempt
        self.firstAttempt = firstAttempt
        self.lastReply = lastReply
        self.finished = finished
    }
}

/// One attempt and what it leads to.
package struct DeliveryAttempt: Hashable, Sendable {
    package var message: MessageID
    package var at: Instant
    package var reply: Phrase
    package var state: Delivery.State
    /// Set while the state is pending.
    package var nextAttempt: Instant?
    /// The endpoint's record after the attempt; nil for mail.
    package var endpoint: EndpointRecord?
    /// Alarms that the attempt opens or closes (an endpoint given up on, an address refused).
    package var alarmsOpened: [OperatorAlarm]
    package var alarmsClosed: [String]

    package init(
        message: MessageID, at: Instant, reply: Phrase, state: Delivery.State, nextAttempt: Instant? = nil,
        endpoint: EndpointRecord? = nil, alarmsOpened: [OperatorAlarm] = [], alarmsClosed: [String] = []
    ) {
        self.message = message
        self.at = at
        self.reply = reply
        self.state = state
        self.nextAttempt = nextAttempt
        self.endpoint = endpoint
        self.alarmsOpened = alarmsOpened
        self.alarmsClosed = alarmsClosed
    }
}

/// How an endpoint has behaved.
package struct EndpointRecord: Hashable, Sendable, Codable {
    package var name: String
    /// Start of the present run of failures; nil after a success.
    package var failingSince: Instant?
    /// Set when it was given up on; its messages are parked.
    package var disabled: Instant?
    /// Nothing is sent to it before.
    package var notBefore: Instant?

    package init(name: String, failingSince: Instant? = nil, disabled: Instant? = nil, notBefore: Instant? = nil) {
        self.name = name
        self.failingSince = failingSince
        self.disabled = disabled
        self.notBefore = notBefore
    }
}

/// Which messages `vigie redeliver` puts back in the queue.
package struct RedeliverySelection: Hashable, Sendable {
    package var message: MessageID?
    package var endpoint: String?
    package var since: Instant?
    /// Also those that were delivered (a receiver that lost its data).
    package var includingDelivered: Bool

    package init(
        message: MessageID? = nil, endpoint: String? = nil, since: Instant? = nil, includingDelivered: Bool = false
    ) {
        self.message = message
        self.endpoint = endpoint
        self.since = since
        self.includingDelivered = includingDelivered
    }
}

package import VigieDomain

/// Turns alerts into the final bytes of messages. Pure: the same group at the same moment gives the same bytes.
package protocol Composer: Sendable {
    var kind: ChannelKind { get }
    /// Alerts of one recipient that go out together: one client's of one moment, those of a storm, or a digest. One message,
    /// or several where the channel tells each alert by itself. Each alert stands in exactly one of them.
    func messages(for group: AlertGroup, at now: Instant) -> [FrozenMessage]
    /// What the administrator is told of an alarm's opening or end.
    func message(for alarm: OperatorAlarm, to recipient: Recipient, at now: Instant) -> FrozenMessage
    /// The message of this bulletin, named as the bulletin says.
    func message(for bulletin: Bulletin, at now: Instant) -> FrozenMessage
}

/// What one recipient is told together.
package struct AlertGroup: Hashable, Sendable {
    package var recipient: Recipient
    package var cadence: Cadence
    /// Sorted by severity (gravest first), then by sequence, so that what is cut is never graver than what is shown.
    package var alerts: [PendingAlert]

    package init(recipient: Recipient, cadence: Cadence, alerts: [PendingAlert]) {
        self.recipient = recipient
        self.cadence = cadence
        self.alerts = alerts
    }
}

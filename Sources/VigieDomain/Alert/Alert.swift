/// The name of an alert: one change told to one recipient.
package struct AlertID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    package let text: String
    package init(text: String) { self.text = text }
    package init(change: ChangeID, recipient: Recipient) {
        text = Digest(of: ["alert", change.text, recipient.channel.rawValue, recipient.address]).short
    }
    package var description: String { text }
    package static func < (left: AlertID, right: AlertID) -> Bool { left.text < right.text }
    package init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// What one person or endpoint is to read about one change, decided when the change was recorded.
package struct Alert: Hashable, Sendable, Codable {
    package let id: AlertID
    package let change: ChangeID
    package let company: CompanyKey
    package let recipient: Recipient
    package let cadence: Cadence
    /// Why this person: the rule, or the audience of the event.
    package let reason: String
    /// When it goes out at the earliest.
    package let due: Instant

    package init(
        change: ChangeID, company: CompanyKey, recipient: Recipient, cadence: Cadence, reason: String, due: Instant
    ) {
        id = AlertID(change: change, recipient: recipient)
        self.change = change
        self.company = company
        self.recipient = recipient
        self.cadence = cadence
        self.reason = reason
        self.due = due
    }
}

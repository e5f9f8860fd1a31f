package import VigieDomain

/// How the mails of this installation look: who they come from, in which language, on which wall clock.
package struct EmailComposerSettings: Sendable {
    /// The operator's mailbox: sender of every mail and where answers and returns arrive.
    package var sender: EmailAddress
    package var senderName: String
    package var language: Language
    package var zone: CivilZone
    /// Shown where several Vigies write to the same person.
    package var instance: String
    /// Alerts told whole in one mail; the rest is a list. More than this nobody reads to the end, and some mail
    /// programs cut a page after 100 kB.
    package var alertsPerMessage: Int

    package init(
        sender: EmailAddress, senderName: String = "Vigie", language: Language = .french, zone: CivilZone = .utc,
        instance: String = "Vigie", alertsPerMessage: Int = 25
    ) {
        self.sender = sender
        self.senderName = senderName
        self.language = language
        self.zone = zone
        self.instance = instance
        self.alertsPerMessage = max(1, alertsPerMessage)
    }
}

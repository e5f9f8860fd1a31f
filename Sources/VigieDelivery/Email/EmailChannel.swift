package import VigieDomain
package import VigieEngine
package import VigieTransport

/// Hands mails to the office's mail server. The envelope's sender is the operator's mailbox, so that returns reach a person.
package struct EmailChannel: Channel {
    private let server: MailServer
    private let sender: EmailAddress
    private let submission: any MailSubmission

    package var kind: ChannelKind { .email }

    package init(server: MailServer, sender: EmailAddress, submission: any MailSubmission) {
        self.server = server
        self.sender = sender
        self.submission = submission
    }

    package func deliver(_ message: FrozenMessage, at now: Instant) async -> DeliveryOutcome {
        guard case .person(let person) = message.recipient else {
            return .refused(
                reply: Phrase(
                    "le message n'est pas pour une adresse de messagerie", "the message is not for a mail address"))
        }
        let envelope = MailEnvelope(sender: sender.text, recipient: person.email.text, bytes: message.bytes)
        switch await submission.submit(envelope, to: server) {
        case .accepted(let reply): return .accepted(reply: Reply.line(reply))
        case .deferred(let reply): return .deferred(reply: Reply.line(reply), notBefore: nil, throttles: false)
        case .refused(let reply): return .refused(reply: Reply.line(reply))
        case .uncertain(let reply): return .uncertain(reply: Reply.line(reply))
        }
    }
}

import Synchronization
import Testing
import VigieDomain
import VigieEngine
import VigieTesting
import VigieTransport

@testable import VigieDelivery

/// A mail server that answers as told and keeps what it was given.
private final class ScriptedSubmission: MailSubmission {
    let outcome: MailOutcome
    let envelopes = Mutex<[MailEnvelope]>([])
    init(_ outcome: MailOutcome) { self.outcome = outcome }
    func submit(_ envelope: MailEnvelope, to server: MailServer) async -> MailOutcome {
        envelopes.withLock { $0.append(envelope) }
        return outcome
    }
}

@Suite struct EmailChannelTests {
    private let server = MailServer(host: "relay.example", port: 587, security: .startTLS)
    private let sender = SampleAlerts.person(nil, "exploitation@fournisseur.example").email

    @Test(arguments: [
        (MailOutcome.accepted(reply: "250 ok\r\n"), DeliveryOutcome.accepted(reply: "250 ok")),
        (.deferred(reply: "451 later\u{1B}[31m"), .deferred(reply: "451 later [31m", notBefore: nil, throttles: false)),
        (.refused(reply: "550 no such user"), .refused(reply: "550 no such user")),
        (.uncertain(reply: "no reply"), .uncertain(reply: "no reply")),
    ])
    func `the server's word becomes an outcome`(_ answer: MailOutcome, _ outcome: DeliveryOutcome) async {
        let submission = ScriptedSubmission(answer)
        let channel = EmailChannel(server: server, sender: sender, submission: submission)
        let message = composer().messages(for: group([SampleAlerts.pending()]), at: SampleAlerts.now)[0]
        #expect(await channel.deliver(message, at: SampleAlerts.now) == outcome)
        let envelope = submission.envelopes.withLock { $0.first }
        #expect(envelope?.sender == "exploitation@fournisseur.example")
        #expect(envelope?.recipient == "claire.martin@fournisseur.example" && envelope?.bytes == message.bytes)
    }

    @Test func `a message for an endpoint never reaches the mail server`() async {
        let submission = ScriptedSubmission(.accepted(reply: ""))
        let channel = EmailChannel(server: server, sender: sender, submission: submission)
        let message = FrozenMessage(
            id: MessageID(text: "msg_x"), recipient: .endpoint("erp"), bytes: [], alerts: [], company: nil, gist: "",
            created: SampleAlerts.now)
        guard case .refused = await channel.deliver(message, at: SampleAlerts.now) else {
            Issue.record("expected a refusal")
            return
        }
        #expect(submission.envelopes.withLock { $0.isEmpty })
    }

    @Test func `a long reply is kept to one line of two hundred`() {
        let line = Reply.line(String(repeating: "very long\r\n", count: 100))
        #expect(line.unicodeScalars.count <= 200 && !line.contains("\n"))
    }
}

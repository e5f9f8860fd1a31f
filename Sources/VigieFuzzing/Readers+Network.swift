import Foundation
import VigieControl
import VigieCurl
import VigieDelivery
import VigieDomain
import VigieEngine
import VigieTransport

/// Headers, replies and answers of servers.
extension Readers {
    static func retryAfter(_ bytes: [UInt8]) {
        guard let wait = RetryAfter.parse(text(bytes), now: now.secondsSince1970) else { return }
        precondition(wait >= .zero, "nobody waits backwards")
    }

    static func httpHeader(_ bytes: [UInt8]) {
        for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
            Array(line).withUnsafeBytes { _ = HeaderField(line: $0) }
        }
    }

    /// The first byte says after how many lines the message and its final dot went out.
    static func mailReplies(_ bytes: [UInt8]) {
        var conversation = MailConversation()
        let sent = Int(bytes.first ?? 0) % 12
        for (number, line) in bytes.dropFirst().split(separator: 10, omittingEmptySubsequences: false).enumerated() {
            if number == sent { conversation.reachData() }
            if number == sent + 1 { conversation.reachEnd() }
            let goesOn = (Array(line) + [10]).withUnsafeBytes { conversation.hear($0) }
            guard goesOn else { break }
        }
        for isEnvelope in [true, false] {
            let outcome = conversation.outcome(
                isAnswerToEnvelope: isEnvelope, host: "smtp.exemple.fr", words: "RCPT failed: 550")
            if case .accepted = outcome {
                precondition(conversation.stage == .afterFinalDot, "only the last reply accepts")
            }
        }
    }

    /// Status in the first two bytes, then `Retry-After` to the end of the line, then the body.
    static func webhookAnswer(_ bytes: [UInt8]) async {
        let status = 100 + (Int(bytes.first ?? 0) << 8 | Int(bytes.dropFirst().first ?? 0)) % 500
        let rest = bytes.dropFirst(2)
        let header = rest.prefix { $0 != 10 }
        let exchange = StubAnswer(
            response: Response(
                status: status, headers: [HeaderField("Retry-After", text(Array(header)))],
                body: Array(rest.dropFirst(header.count + 1))))
        guard let secret = WebhookSecret(bytes: [UInt8](repeating: 7, count: 32)) else { return }
        let endpoint = WebhookEndpoint(name: "erp", url: "https://exemple.fr/hook", secrets: [secret])
        let recipient = Recipient.endpoint("erp")
        let message = FrozenMessage(
            id: MessageID(contents: ["x"], recipient: recipient), recipient: recipient, bytes: [1], alerts: [],
            company: nil, gist: "", created: now)
        let outcome = await WebhookChannel(endpoints: [endpoint], exchange: exchange).deliver(message, at: now)
        if case .accepted = outcome { precondition((200..<300).contains(status), "only a 2xx accepts") }
        if case .deferred(_, let notBefore?, _) = outcome { precondition(notBefore >= now, "never before now") }
    }

    /// One answer to every question.
    struct StubAnswer: Exchange {
        let response: Response
        func answer(to request: Request) async throws -> Response { response }
    }

    static func control(_ bytes: [UInt8]) {
        let decoder = JSONDecoder()
        if let request = try? decoder.decode(ControlRequest.self, from: Data(bytes)),
            let again = try? decoder.decode(ControlRequest.self, from: JSONEncoder().encode(request))
        {
            precondition(again == request, "a request reads back")
        }
        _ = try? decoder.decode(ControlReply.self, from: Data(bytes))
    }
}

package import VigieDomain
package import VigieEngine
package import VigieTransport

/// Calls the endpoints. Body and id are those of the frozen message; timestamp and signature belong to the attempt.
package struct WebhookChannel: Channel {
    /// A receiver answers at once and works afterwards; the reference gives 15 to 30 s.
    private static let total = Duration.seconds(30)
    /// Nobody needs a long answer: a line of it is kept.
    private static let answerBytes = 64 << 10
    /// Of those, what is looked at for the line.
    private static let wordBytes = 16 << 10
    private let endpoints: [String: WebhookEndpoint]
    private let exchange: any Exchange

    package var kind: ChannelKind { .webhook }

    package init(endpoints: [WebhookEndpoint], exchange: any Exchange) {
        self.endpoints = Dictionary(endpoints.map { ($0.name, $0) }) { first, _ in first }
        self.exchange = exchange
    }

    package func deliver(_ message: FrozenMessage, at now: Instant) async -> DeliveryOutcome {
        guard case .endpoint(let name) = message.recipient else {
            return .refused(
                reply: Phrase("le message n'est pas pour un point d'accès", "the message is not for an endpoint"))
        }
        // Kept and tried again: the configuration may bring the endpoint back.
        guard let endpoint = endpoints[name] else {
            return .deferred(
                reply: Reply.line(
                    Remark(
                        "aucun point d'accès « \(name) » dans les réglages",
                        "no endpoint named “\(name)” in the configuration")), notBefore: nil,
                throttles: false)
        }
        do {
            let response = try await exchange.answer(to: request(message, to: endpoint, at: now))
            return outcome(of: response, from: endpoint, at: now)
        } catch let failure as ExchangeFailure {
            return outcome(of: failure)
        } catch {
            // Cancelled in flight: it may have arrived, and the same id makes a repeat harmless.
            return .uncertain(reply: Phrase("interrompu", "interrupted"))
        }
    }

    func request(_ message: FrozenMessage, to endpoint: WebhookEndpoint, at now: Instant) -> Request {
        let timestamp = now.secondsSince1970
        let signature = StandardWebhook(secrets: endpoint.secrets)
            .signature(id: message.id.text, timestamp: timestamp, body: message.bytes)
        return Request(
            method: .post, url: endpoint.url,
            headers: [
                HeaderField("content-type", "application/json"),
                HeaderField("webhook-id", message.id.text),
                HeaderField("webhook-timestamp", String(timestamp)),
                HeaderField("webhook-signature", signature),
            ],
            body: message.bytes,
            limits: Limits(
                total: WebhookChannel.total, bodyBytes: WebhookChannel.answerBytes, redirects: 0,
                trustedHosts: endpoint.trustedHosts))
    }

    /// 2xx is success, everything else is not; 410 is for good, and four statuses speak for the whole endpoint.
    private func outcome(of response: Response, from endpoint: WebhookEndpoint, at now: Instant) -> DeliveryOutcome {
        // Redacted before it is cut: half a token would not be known again.
        let body = endpoint.redacted(String(decoding: response.body.prefix(WebhookChannel.wordBytes), as: UTF8.self))
        let reply = Reply.said("\(response.status) \(body)")
        switch response.status {
        case 200..<300: return .accepted(reply: reply)
        case 410: return .gone(reply: reply)
        case 429, 502, 503, 504:
            let wait = response.header("Retry-After").flatMap { RetryAfter.parse($0, now: now.secondsSince1970) }
            return .deferred(reply: reply, notBefore: wait.map { now.adding($0) }, throttles: true)
        default: return .deferred(reply: reply, notBefore: nil, throttles: false)
        }
    }

    /// What only a change of settings can mend is refused at once, so that the administrator hears of it today and not in
    /// three days; the message is kept and `vigie redeliver` sends it after the mend.
    private func outcome(of failure: ExchangeFailure) -> DeliveryOutcome {
        let reply = Reply.line(failure.remark)
        return switch failure.code {
        case .forbiddenAddress, .forbiddenScheme, .invalidRequest: .refused(reply: reply)
        // The call went out and its answer was useless: it may have been taken.
        case .tooLarge, .malformed, .interrupted, .timeout: .uncertain(reply: reply)
        case .unresolved, .unreachable, .tls, .forbiddenRedirect, .other:
            .deferred(reply: reply, notBefore: nil, throttles: false)
        }
    }
}

package import VigieDomain

/// A way to reach people: email, webhook. It sends frozen bytes and says what the other side answered; whether and when to
/// try again is decided by the engine.
package protocol Channel: Sendable {
    var kind: ChannelKind { get }
    /// Never throws: whatever happens is an outcome.
    func deliver(_ message: FrozenMessage, at now: Instant) async -> DeliveryOutcome
}

/// What came of one attempt.
package enum DeliveryOutcome: Hashable, Sendable {
    case accepted(reply: Phrase)
    /// May succeed later. `notBefore` is the other side's wish (Retry-After), `throttles` when it speaks for the whole endpoint.
    case deferred(reply: Phrase, notBefore: Instant?, throttles: Bool)
    /// Will never be taken: a wrong address, a message it does not want.
    case refused(reply: Phrase)
    /// The endpoint says that it is gone for good (410).
    case gone(reply: Phrase)
    /// Sent, and no reply came: it may have arrived. Tried again with the same bytes.
    case uncertain(reply: Phrase)
}

extension DeliveryOutcome {
    /// A wish for silence counts from the answer that bore it, and channels count it from the beginning of the attempt.
    ///
    /// - Parameter duration: how long the attempt took.
    package func counted(after duration: Duration) -> DeliveryOutcome {
        guard case .deferred(let reply, let notBefore?, let throttles) = self else { return self }
        return .deferred(reply: reply, notBefore: notBefore.adding(duration), throttles: throttles)
    }
}

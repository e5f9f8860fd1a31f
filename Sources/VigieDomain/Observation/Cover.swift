/// What the credit insurer answers for.
package struct Cover: Hashable, Sendable, Codable {
    package enum Decision: String, Hashable, Sendable, Codable, CaseIterable {
        case granted
        /// The insurer never covered this buyer, or not what was asked.
        case refused
        /// Covered once, and no more for new deliveries.
        case withdrawn
    }

    package var decision: Decision
    package var amount: Amount?
    /// The last day on which it holds.
    package var until: Day?
    package var insurer: String?
    package var policy: String?

    package init(
        decision: Decision, amount: Amount? = nil, until: Day? = nil, insurer: String? = nil, policy: String? = nil
    ) {
        self.decision = decision
        self.amount = amount
        self.until = until
        self.insurer = insurer
        self.policy = policy
    }
}

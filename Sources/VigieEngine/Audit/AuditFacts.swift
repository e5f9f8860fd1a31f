package import VigieDomain

/// What the self-audit asks the journal, in one look at one state of it.
package struct AuditQuestion: Hashable, Sendable {
    package var now: Instant
    /// Changes up to this sequence were audited before.
    package var after: Int64
    /// Changes looked at in one audit at most: what is left is looked at by the next one.
    package var limit: Int
    package var sources: [SourceID]
    /// A canary may take so long to arrive, from when it was due and recorded.
    package static let canaryPatience: Duration = .seconds(30 * 60)
    /// So long the last one is judged: until the next one is, also on a day of 25 hours.
    package static let canaryMemory: Duration = .seconds(26 * 3600)

    package init(now: Instant, after: Int64 = 0, limit: Int = 5_000, sources: [SourceID] = []) {
        self.now = now
        self.after = after
        self.limit = limit
        self.sources = sources
    }
}

/// What the journal answers: facts alone, judged by `AuditService`.
package struct AuditFacts: Hashable, Sendable {
    /// A change that nobody is told of, and no reason says why.
    package struct Unrouted: Hashable, Sendable {
        package var change: ChangeID
        package var company: CompanyKey
        package var sequence: Int64

        package init(change: ChangeID, company: CompanyKey, sequence: Int64) {
            self.change = change
            self.company = company
            self.sequence = sequence
        }
    }

    /// A client of whom a source has told nothing yet.
    package struct Unseen: Hashable, Sendable {
        package var company: CompanyKey
        /// The source was asked, and failed each time.
        package var wasAsked: Bool

        package init(company: CompanyKey, wasAsked: Bool) {
            self.company = company
            self.wasAsked = wasAsked
        }
    }

    /// What waits for one recipient.
    package struct Queue: Hashable, Sendable {
        /// As deliveries queue: `email:anne@example.org`, `webhook:erp`.
        package var name: String
        package var count: Int
        package var oldest: Instant
        /// The message whose attempt is due first.
        package var head: MessageID
        package var attempts: Int
        package var nextAttempt: Instant
        /// The endpoint asked for silence until then.
        package var notBefore: Instant?
        /// What the other side answered last to the oldest one.
        package var lastReply: Phrase?

        package init(
            name: String, count: Int, oldest: Instant, head: MessageID, attempts: Int, nextAttempt: Instant,
            notBefore: Instant? = nil, lastReply: Phrase? = nil
        ) {
            self.name = name
            self.count = count
            self.oldest = oldest
            self.head = head
            self.attempts = attempts
            self.nextAttempt = nextAttempt
            self.notBefore = notBefore
            self.lastReply = lastReply
        }
    }

    /// A canary of the last day whose time to arrive is over.
    package struct Canary: Hashable, Sendable {
        package var recipient: String
        package var due: Instant
        package var hasArrived: Bool

        package init(recipient: String, due: Instant, hasArrived: Bool) {
            self.recipient = recipient
            self.due = due
            self.hasArrived = hasArrived
        }
    }

    package var unrouted: [Unrouted]
    /// The last change looked at.
    package var through: Int64
    package var unseen: [SourceID: [Unseen]]
    package var queues: [Queue]
    /// What waits for words the longest, by name: an alert that is due, an alarm that was not told, or a bulletin that is due.
    package var unworded: String?
    package var canaries: [Canary]

    package init(
        unrouted: [Unrouted] = [], through: Int64 = 0, unseen: [SourceID: [Unseen]] = [:], queues: [Queue] = [],
        unworded: String? = nil, canaries: [Canary] = []
    ) {
        self.unrouted = unrouted
        self.through = through
        self.unseen = unseen
        self.queues = queues
        self.unworded = unworded
        self.canaries = canaries
    }
}

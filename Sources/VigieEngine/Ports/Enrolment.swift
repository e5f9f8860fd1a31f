package import VigieDomain

/// One client that a provider watches for us, on a list of its own: what we want there, what we asked, and what was confirmed.
///
/// It is written down before the provider is called and again after its answer, so that a kill between the two leaves at most
/// a question that is asked twice; putting on and taking off mean the same the second time.
package struct Enrolment: Hashable, Sendable, Codable {
    package enum State: String, Hashable, Sendable, Codable, CaseIterable {
        /// Wanted on the list, not yet confirmed.
        case entering
        /// On the list, by the provider's own word.
        case enrolled
        /// Unwanted, not yet confirmed as taken off.
        case leaving
        /// Off the list, or never put there.
        case gone
    }

    package var source: SourceID
    /// The list's name at the provider.
    package var list: String
    package var company: SIREN
    package var state: State
    /// When this state began: how long the two lists have differed in this client.
    package var since: Instant
    /// When the provider was first asked to put the client there; nil where it never was. Only who was may be taken off.
    package var asked: Instant?
    /// Refusals of this client alone, in a row.
    package var refusals: Int
    /// Not to be asked about before.
    package var notBefore: Instant?
    /// The provider's last words about this client.
    package var refusal: Phrase?
    /// How often in a row the provider did not find the client that is to be taken off.
    package var missing: Int

    package init(
        source: SourceID, list: String, company: SIREN, state: State, since: Instant, asked: Instant? = nil,
        refusals: Int = 0, notBefore: Instant? = nil, refusal: Phrase? = nil, missing: Int = 0
    ) {
        self.source = source
        self.list = list
        self.company = company
        self.state = state
        self.since = since
        self.asked = asked
        self.refusals = refusals
        self.notBefore = notBefore
        self.refusal = refusal
        self.missing = missing
    }

    /// The same client in another state from now on; what was refused before is over.
    package func entering(_ state: State, at now: Instant) -> Enrolment {
        Enrolment(source: source, list: list, company: company, state: state, since: now, asked: asked)
    }
}

/// How one list at a provider has answered.
package struct EnrolmentList: Hashable, Sendable, Codable {
    package var source: SourceID
    package var list: String
    /// Failed calls in a row.
    package var failures: Int
    package var failure: Phrase?
    /// Not to be called before.
    package var notBefore: Instant?
    package var lastSuccess: Instant?
    /// Since when the administrator knows that the lists differ.
    package var alarmed: Instant?

    package init(
        source: SourceID, list: String, failures: Int = 0, failure: Phrase? = nil, notBefore: Instant? = nil,
        lastSuccess: Instant? = nil, alarmed: Instant? = nil
    ) {
        self.source = source
        self.list = list
        self.failures = failures
        self.failure = failure
        self.notBefore = notBefore
        self.lastSuccess = lastSuccess
        self.alarmed = alarmed
    }
}

/// One list at a provider in figures, for `vigie status`.
package struct EnrolmentSummary: Hashable, Sendable {
    package var list: EnrolmentList
    package var enrolled: Int
    package var entering: Int
    package var leaving: Int
    /// Since when the two lists have differed; nil where they are equal.
    package var differsSince: Instant?

    package init(
        list: EnrolmentList, enrolled: Int, entering: Int = 0, leaving: Int = 0, differsSince: Instant? = nil
    ) {
        self.list = list
        self.enrolled = enrolled
        self.entering = entering
        self.leaving = leaving
        self.differsSince = differsSince
    }
}

extension Journal {
    package func enrolmentSummaries() async throws -> [EnrolmentSummary] {
        var summaries: [EnrolmentSummary] = []
        for list in try await enrolmentLists() {
            let rows = try await enrolments(at: list.source, list: list.list)
            summaries.append(
                EnrolmentSummary(
                    list: list, enrolled: rows.count { $0.state == .enrolled },
                    entering: rows.count { $0.state == .entering }, leaving: rows.count { $0.state == .leaving },
                    differsSince: rows.filter { $0.state != .enrolled }.map(\.since).min()))
        }
        return summaries
    }
}

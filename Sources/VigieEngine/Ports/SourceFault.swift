package import VigieDomain
package import VigieTransport

/// A source that did not answer, or answered what cannot be true. Recorded, shown and told to the administrator; never a
/// change of a client.
package struct SourceFault: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// No answer: alarm after two intervals.
        case transport(ExchangeFailure)
        /// An answer with an error status (500, 403 …): alarm after two intervals.
        case status(Int)
        /// Too many questions: no alarm before the source is late.
        case quota
        /// Key or password refused: a person must act, alarm at once.
        case denied(Int)
        /// The content cannot be what was asked (a maintenance page, half the rows, a renamed field): alarm at once.
        case lie(Lie)
    }

    /// The ways in which a source lies (`reliability.md` P6).
    package enum Lie: String, Hashable, Sendable, CaseIterable {
        case empty, notTheFormat = "not_the_format", cut, frozen, rowsMissing = "rows_missing",
            fieldMissing = "field_missing", fieldType = "field_type", totalDiffers = "total_differs", repeated,
            language, otherHost = "other_host", tooLarge = "too_large", garbled, hitRate = "hit_rate"
    }

    package let kind: Kind
    /// What was found and where, for people; no secret, at most a line.
    package let sentence: Phrase
    package let url: String
    package let evidence: Evidence?
    /// The source asks not to be asked before, whatever it answered (`Retry-After`).
    package let notBefore: Instant?

    package init(
        _ kind: Kind, _ sentence: Phrase, url: String, evidence: Evidence? = nil, notBefore: Instant? = nil
    ) {
        self.kind = kind
        self.sentence = sentence
        self.url = url
        self.evidence = evidence
        self.notBefore = notBefore
    }

    /// A transport failure as a fault; what the driver refused for its content is a lie.
    package init(_ failure: ExchangeFailure, url: String) {
        let sentence = Phrase(failure.remark)
        switch failure.code {
        case .tooLarge: self.init(.lie(.tooLarge), sentence, url: url)
        case .forbiddenRedirect: self.init(.lie(.otherHost), sentence, url: url)
        case .malformed: self.init(.lie(.garbled), sentence, url: url)
        default: self.init(.transport(failure), sentence, url: url)
        }
    }

    /// A wish for silence counts from the answer that bore it, and sources count it from when they were asked.
    ///
    /// - Parameter duration: how long the question took.
    package func counted(after duration: Duration) -> SourceFault {
        silent(until: notBefore?.adding(duration))
    }

    /// The same, with another wish for silence.
    package func silent(until notBefore: Instant?) -> SourceFault {
        SourceFault(kind, sentence, url: url, evidence: evidence, notBefore: notBefore)
    }

    /// Whether an administrator is told in the same cycle.
    package var alarmsAtOnce: Bool {
        switch kind {
        case .lie, .denied: true
        case .transport, .status, .quota: false
        }
    }
}

extension Sequence<SourceFault> {
    /// The longest silence that any of them asks for.
    package var notBefore: Instant? { compactMap(\.notBefore).max() }
}

extension SourceFault: CustomStringConvertible {
    /// For logs, which speak English.
    package var description: String { sentence.english }
}

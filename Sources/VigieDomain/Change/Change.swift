/// The name of a change. Derived from what happened and never from when we saw it, so that the same event met again
/// (overlap, restart, duplicate notice, second source of the same notice) is the same change.
package struct ChangeID: Hashable, Sendable, Codable, CustomStringConvertible {
    package let text: String
    package init(text: String) { self.text = text }

    /// - Parameters:
    ///   - fact: what happened, in parts that every sighting of the same event shares.
    package init(company: CompanyKey, code: EventCode, fact: [String]) {
        text = Digest(of: ["change", company.description, code.rawValue] + fact).short
    }

    package var description: String { text }
    package init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// A difference between two observations of the same client, with its dates and its proof. Recorded once, never edited.
package struct Change: Hashable, Sendable, Codable {
    package let id: ChangeID
    package let company: CompanyKey
    package let code: EventCode
    package let severity: Severity
    /// What the alert hangs on: one proceeding, or one facet of one client.
    package let `case`: CaseID
    /// In the words of the source or as codes; the wording turns them into sentences.
    package let before: ChangeValue?
    package let after: ChangeValue?
    /// Four different dates: when it took effect or was judged, when it was published, and when we saw it.
    package let effective: Day?
    package let judgment: Day?
    package let publication: Day?
    package let detected: Instant
    package let provenance: Provenance
    /// The notice that tells it, where a notice does.
    package let notice: NoticeID?
    package let role: NoticeRole?
    package let details: ChangeDetails

    package init(
        id: ChangeID, company: CompanyKey, code: EventCode, severity: Severity, case: CaseID,
        before: ChangeValue? = nil,
        after: ChangeValue? = nil, effective: Day? = nil, judgment: Day? = nil, publication: Day? = nil,
        detected: Instant, provenance: Provenance, notice: NoticeID? = nil, role: NoticeRole? = nil,
        details: ChangeDetails = ChangeDetails()
    ) {
        self.id = id
        self.company = company
        self.code = code
        self.severity = severity
        self.case = `case`
        self.before = before
        self.after = after
        self.effective = effective
        self.judgment = judgment
        self.publication = publication
        self.detected = detected
        self.provenance = provenance
        self.notice = notice
        self.role = role
        self.details = details
    }
}

extension Change {
    /// The same change with other details; its name depends on none of them.
    package func with(_ details: ChangeDetails) -> Change {
        Change(
            id: id, company: company, code: code, severity: severity, case: `case`, before: before, after: after,
            effective: effective, judgment: judgment, publication: publication, detected: detected,
            provenance: provenance, notice: notice, role: role, details: details)
    }
}

/// What answers, mutes and threads hang on: `siren:552081317/proceedings/2026-01-29`, `siren:552081317/rating`.
package struct CaseID: Hashable, Sendable, Codable, CustomStringConvertible {
    package let text: String
    package init(text: String) { self.text = text }
    package init(company: CompanyKey, facet: Facet, opened: Day? = nil) {
        text = ([company.description, facet.rawValue] + (opened.map { [$0.description] } ?? [])).joined(separator: "/")
    }
    package var description: String { text }
    package init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// One side of a before -> after, kept as a value so that each language can word it.
package enum ChangeValue: Hashable, Sendable, Codable {
    case text(String)
    case state(ProceedingState)
    case rating(Rating)
    case life(Life)
    case officer(Officer)
    case officers([Officer])
    case shareholder(Shareholder)
    case shareholders([Shareholder])
    case bureauStatus(ProceedingsStatus)
    case amount(Amount)
    case owners([BeneficialOwner])
    case establishments([Establishment])
    case accounts(FiledAccounts)
    case cover(Cover)
    case ledger(LedgerEntry)
}

/// What else the reader of an alert needs.
package struct ChangeDetails: Hashable, Sendable, Codable {
    /// Whether the reading of the notice is certain; an uncertain one says so in the alert.
    package var certain: Bool
    /// A transition that the life cycle of a proceeding does not know (an earlier notice is usually missing).
    package var unexpected: Bool
    /// Told at first sight, as a status and not as news.
    package var isStatus: Bool
    /// The company is only perhaps the client: name and postcode agree, the notice bears no number.
    package var isPossibleMatch: Bool
    package var deadlines: [Deadline]
    package var addressee: Addressee?
    package var cessation: Day?
    package var court: String?
    /// The source's own text, whole.
    package var text: String?
    /// Address of the notice for people.
    package var link: String?
    /// The change that a correction or a withdrawal speaks of.
    package var corrects: [ChangeID]
    /// The words that decided, or why it is uncertain.
    package var why: String?
    /// The client's own threshold that a rating or a limit has passed.
    package var threshold: Threshold?
    /// What the history of the client adds to it.
    package var circumstance: Circumstance?
    /// What other sources told of the same fact before, where this change says more.
    package var follows: [EarlierTelling]?
    /// What other sources said of the same side when the change was recorded, where it is not what the change says.
    package var elsewhere: [Elsewhere]?

    package init(
        certain: Bool = true, unexpected: Bool = false, isStatus: Bool = false, isPossibleMatch: Bool = false,
        deadlines: [Deadline] = [], addressee: Addressee? = nil, cessation: Day? = nil, court: String? = nil,
        text: String? = nil, link: String? = nil, corrects: [ChangeID] = [], why: String? = nil,
        threshold: Threshold? = nil, circumstance: Circumstance? = nil, follows: [EarlierTelling]? = nil,
        elsewhere: [Elsewhere]? = nil
    ) {
        self.certain = certain
        self.unexpected = unexpected
        self.isStatus = isStatus
        self.isPossibleMatch = isPossibleMatch
        self.deadlines = deadlines
        self.addressee = addressee
        self.cessation = cessation
        self.court = court
        self.text = text
        self.link = link
        self.corrects = corrects
        self.why = why
        self.threshold = threshold
        self.circumstance = circumstance
        self.follows = follows
        self.elsewhere = elsewhere
    }
}

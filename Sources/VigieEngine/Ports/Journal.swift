package import VigieDomain

/// The durable memory. What it has committed survives a kill and a power cut; what it has not never happened.
///
/// A commit is a value, never a closure, so that another database is one function away. Every write is idempotent by
/// derived ids: the same entry committed twice leaves what it left the first time.
///
/// Errors thrown are `JournalFailure`.
package protocol Journal: Sendable {
    // Recording

    /// Everything of the entry or nothing, in one transaction that is on disk when this returns.
    func commit(_ entry: JournalEntry) async throws -> CommitReceipt

    /// How much more can be recorded; looks again where there was no room.
    func room() async -> JournalRoom

    // What the diff departs from

    func watches() async throws -> [WatchRecord]
    func watch(of company: CompanyKey) async throws -> WatchRecord?
    /// The last facets that each source told of the company, and whether a baseline was taken.
    func facets(of company: CompanyKey) async throws -> [SourceID: FacetsRecord]
    /// What the source told last of the company, where some of it is in doubt; asked at each answer that says the same as
    /// last time, so it costs one look where nothing is.
    func facetsInDoubt(of company: CompanyKey, by source: SourceID) async throws -> FacetsRecord?
    /// Every notice ever read about the company, in no particular order.
    func notices(of company: CompanyKey) async throws -> [NoticeRecord]
    /// What further sources said of the company's changes, in the order of the changes, then of the saying.
    func confirmations(of company: CompanyKey) async throws -> [Confirmation]
    func sightings(of companies: [CompanyKey], by source: SourceID) async throws -> [CompanyKey: Sighting]
    /// Which of these notices the journal holds, for whichever company.
    func knownNotices(among ids: [NoticeID]) async throws -> Set<NoticeID>
    func cursor(of source: SourceID) async throws -> Cursor?
    func health(of source: SourceID) async throws -> SourceHealth?
    /// Companies by when this source was last asked about them, those never asked first; `before` bounds it. Those asked
    /// after `now` were asked by a clock that was ahead: they count as never asked.
    func due(for source: SourceID, before: Instant, now: Instant, limit: Int) async throws -> [CompanyKey]

    // What goes out

    /// Alerts whose time has come and that stand in no message yet, oldest change first.
    func alertsToCompose(at now: Instant, limit: Int) async throws -> [PendingAlert]
    /// Alarms that the administrator was not told of yet, opening or recovery.
    func alarmsToCompose(limit: Int) async throws -> [OperatorAlarm]
    /// Bulletins whose hour has come and that stand in no message yet.
    func bulletinsToCompose(at now: Instant, limit: Int) async throws -> [Bulletin]
    /// Stores complete messages and marks what they hold as composed, in one transaction.
    func freeze(_ messages: [FrozenMessage]) async throws
    /// Messages whose next attempt is due, oldest first, at most `perRecipient` for each recipient, none for a parked
    /// endpoint and none among `busy`.
    func deliveriesDue(at now: Instant, limit: Int, perRecipient: Int, excluding busy: Set<MessageID>) async throws
        -> [Delivery]
    /// When the next alert or bulletin falls due; nil where none waits for its words.
    func nextToCompose() async throws -> Instant?
    /// When the next message falls due; nil where none waits to be sent.
    func nextToDeliver() async throws -> Instant?
    /// One attempt and what it leads to, in one transaction.
    func record(_ attempt: DeliveryAttempt) async throws
    func endpoints() async throws -> [EndpointRecord]
    /// Puts parked or refused messages back in the queue with the ids they had. Returns how many.
    func redeliver(_ selection: RedeliverySelection, now: Instant) async throws -> Int
    /// A clock that was ahead put words and attempts off to hours that it made up; once it was set back, nobody would hear
    /// of them until then. Words decided later than now are due now; an attempt, or an endpoint, after the wait that was
    /// decided, and now where it is longer than any rule allows. Returns how much.
    func bringForward(at now: Instant) async throws -> Int

    // What providers watch for us

    /// Of one list, but those who are off it, by their numbers.
    func enrolments(at source: SourceID, list: String) async throws -> [Enrolment]
    /// Every list that was ever kept.
    func enrolmentLists() async throws -> [EnrolmentList]

    // What waits for a person

    /// The sources whose alerts are or were held, newest first.
    func holds(onlyOpen: Bool, limit: Int) async throws -> [AlertHold]
    /// Ends the hold of a source and its alarm: its alerts go out, each once, or never. nil where nothing was held.
    func endHold(of source: SourceID, as outcome: AlertHold.Outcome, at now: Instant) async throws -> AlertHold?

    // What people ask

    func changes(matching filter: ChangeFilter) async throws -> [RecordedChange]
    /// How many changes above information were detected of each company from a moment on and before another; those whose
    /// alerts wait for a person, or were set aside by one, are no news.
    func changeCounts(from: Instant, until: Instant) async throws -> [CompanyKey: Int]
    func alerts(about changes: [ChangeID]) async throws -> [AlertRecord]
    func deliveries(about company: CompanyKey, limit: Int) async throws -> [Delivery]
    /// nil where it was never there, or its bytes were given up.
    func evidence(_ id: EvidenceID) async throws -> Evidence?
    /// Proof whose bytes are kept and that was fetched before a moment, oldest first, after a place in that order.
    func keptEvidence(fetchedBefore: Instant, after: EvidencePlace?, limit: Int) async throws -> [EvidencePlace]
    /// Gives up the bytes; digest, address and time stay.
    func giveUp(_ evidence: [EvidenceID], at now: Instant) async throws
    /// Newest first, those that were read since among them.
    func unreadable(limit: Int) async throws -> [UnreadableEntry]
    /// Open records that this version of the reader has not read again so often, oldest first. What it could not read
    /// itself the first time is none of them.
    func unreadable(of source: SourceID, toReadBy parser: Int, atMost tries: Int, limit: Int) async throws
        -> [UnreadableEntry]
    func alarms(onlyOpen: Bool, limit: Int) async throws -> [OperatorAlarm]
    /// - Parameter feeds: the feeds in force; a client is not watched before each that can know it has read its past.
    func summary(now: Instant, feeds: [FeedReach]) async throws -> JournalSummary
    /// What is known of each client at one source, for the proof of watch.
    func coverage(of source: SourceID) async throws -> [CompanyKey: CoverageMark]
    /// The silences of a source, oldest first.
    func gaps(of source: SourceID) async throws -> [SourceGap]
    /// What the self-audit judges by, as one moment of the journal has it.
    func auditFacts(_ question: AuditQuestion) async throws -> AuditFacts
    /// The last accepted text of each watchlist file.
    func acceptedWatchlists() async throws -> [AcceptedWatchlist]
}

/// How much more the disk of the durable memory takes.
package enum JournalRoom: Hashable, Sendable {
    case plenty
    /// Nothing new is read; what is under way (alarms, messages and their outcomes) goes on from what was kept back.
    case reserve
    /// Not even the outcome of a delivery could be written down: nothing is sent.
    case none
}

extension Journal {
    /// Where no clock was ever ahead.
    package func due(for source: SourceID, before: Instant, limit: Int) async throws -> [CompanyKey] {
        try await due(for: source, before: before, now: Instant(milliseconds: .max), limit: limit)
    }
}

/// Why the durable memory could not do its work.
package struct JournalFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// No room left on the device: polling stops, deliveries go on.
        case full
        /// The device failed to write or sync: the process must end, and not go on with this handle.
        case io
        /// What is on disk is not a journal, or is damaged.
        case corrupt
        /// Another process holds the journal.
        case locked
        /// Made by a newer Vigie.
        case newerSchema = "newer_schema"
        /// No right to read or write.
        case permission
        case other
    }

    package let code: Code
    /// What is wrong, where, and what to do.
    package let phrase: Phrase

    package init(_ code: Code, _ french: String, _ english: String) {
        self.code = code
        phrase = Phrase(french, english)
    }

    /// For logs, which speak English.
    package var sentence: String { phrase.english }

    package var description: String { sentence }
}

extension Journal {
    /// When anything that goes out falls due; nil where nothing waits.
    package func nextDue() async throws -> Instant? {
        [try await nextToCompose(), try await nextToDeliver()].compactMap(\.self).min()
    }
}

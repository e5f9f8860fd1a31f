package import VigieDomain
package import VigieEngine

/// A journal with somebody in between, who may refuse each writing before it reaches the journal, and hears of each that
/// was acknowledged.
package struct InterposedJournal: Journal {
    /// One act that changes the journal.
    package enum Act: Sendable {
        case commit(JournalEntry)
        case freeze([FrozenMessage])
        case record(DeliveryAttempt)
        case redeliver
    }

    let journal: any Journal
    let before: @Sendable (Act) throws -> Void
    let acknowledged: @Sendable (Act) -> Void
    let roomNow: (@Sendable () -> JournalRoom)?

    package init(
        _ journal: any Journal, before: @escaping @Sendable (Act) throws -> Void = { _ in },
        acknowledged: @escaping @Sendable (Act) -> Void = { _ in }, room: (@Sendable () -> JournalRoom)? = nil
    ) {
        self.journal = journal
        self.before = before
        self.acknowledged = acknowledged
        roomNow = room
    }

    private func pass<Value>(_ act: Act, _ write: () async throws -> Value) async throws -> Value {
        try before(act)
        let value = try await write()
        acknowledged(act)
        return value
    }

    package func commit(_ entry: JournalEntry) async throws -> CommitReceipt {
        try await pass(.commit(entry)) { try await journal.commit(entry) }
    }
    package func freeze(_ messages: [FrozenMessage]) async throws {
        try await pass(.freeze(messages)) { try await journal.freeze(messages) }
    }
    package func record(_ attempt: DeliveryAttempt) async throws {
        try await pass(.record(attempt)) { try await journal.record(attempt) }
    }
    package func redeliver(_ selection: RedeliverySelection, now: Instant) async throws -> Int {
        try await pass(.redeliver) { try await journal.redeliver(selection, now: now) }
    }
    package func bringForward(at now: Instant) async throws -> Int {
        try await pass(.redeliver) { try await journal.bringForward(at: now) }
    }

    package func endHold(
        of source: SourceID, as outcome: AlertHold.Outcome, at now: Instant
    ) async throws -> AlertHold? {
        try await pass(.redeliver) { try await journal.endHold(of: source, as: outcome, at: now) }
    }

    package func holds(onlyOpen: Bool, limit: Int) async throws -> [AlertHold] {
        try await journal.holds(onlyOpen: onlyOpen, limit: limit)
    }
    package func room() async -> JournalRoom {
        if let roomNow { return roomNow() }
        return await journal.room()
    }
    package func watches() async throws -> [WatchRecord] { try await journal.watches() }
    package func watch(of company: CompanyKey) async throws -> WatchRecord? { try await journal.watch(of: company) }
    package func facets(of company: CompanyKey) async throws -> [SourceID: FacetsRecord] {
        try await journal.facets(of: company)
    }
    package func facetsInDoubt(of company: CompanyKey, by source: SourceID) async throws -> FacetsRecord? {
        try await journal.facetsInDoubt(of: company, by: source)
    }
    package func notices(of company: CompanyKey) async throws -> [NoticeRecord] {
        try await journal.notices(of: company)
    }
    package func confirmations(of company: CompanyKey) async throws -> [Confirmation] {
        try await journal.confirmations(of: company)
    }
    package func sightings(of companies: [CompanyKey], by source: SourceID) async throws -> [CompanyKey: Sighting] {
        try await journal.sightings(of: companies, by: source)
    }
    package func knownNotices(among ids: [NoticeID]) async throws -> Set<NoticeID> {
        try await journal.knownNotices(among: ids)
    }
    package func cursor(of source: SourceID) async throws -> Cursor? { try await journal.cursor(of: source) }
    package func health(of source: SourceID) async throws -> SourceHealth? { try await journal.health(of: source) }
    package func due(for source: SourceID, before: Instant, now: Instant, limit: Int) async throws -> [CompanyKey] {
        try await journal.due(for: source, before: before, now: now, limit: limit)
    }
    package func alertsToCompose(at now: Instant, limit: Int) async throws -> [PendingAlert] {
        try await journal.alertsToCompose(at: now, limit: limit)
    }
    package func alarmsToCompose(limit: Int) async throws -> [OperatorAlarm] {
        try await journal.alarmsToCompose(limit: limit)
    }
    package func bulletinsToCompose(at now: Instant, limit: Int) async throws -> [Bulletin] {
        try await journal.bulletinsToCompose(at: now, limit: limit)
    }
    package func changeCounts(from: Instant, until: Instant) async throws -> [CompanyKey: Int] {
        try await journal.changeCounts(from: from, until: until)
    }
    package func deliveriesDue(
        at now: Instant, limit: Int, perRecipient: Int, excluding busy: Set<MessageID>
    ) async throws -> [Delivery] {
        try await journal.deliveriesDue(at: now, limit: limit, perRecipient: perRecipient, excluding: busy)
    }
    package func enrolments(at source: SourceID, list: String) async throws -> [Enrolment] {
        try await journal.enrolments(at: source, list: list)
    }
    package func enrolmentLists() async throws -> [EnrolmentList] { try await journal.enrolmentLists() }
    package func nextToCompose() async throws -> Instant? { try await journal.nextToCompose() }
    package func nextToDeliver() async throws -> Instant? { try await journal.nextToDeliver() }
    package func coverage(of source: SourceID) async throws -> [CompanyKey: CoverageMark] {
        try await journal.coverage(of: source)
    }
    package func gaps(of source: SourceID) async throws -> [SourceGap] { try await journal.gaps(of: source) }
    package func endpoints() async throws -> [EndpointRecord] { try await journal.endpoints() }
    package func changes(matching filter: ChangeFilter) async throws -> [RecordedChange] {
        try await journal.changes(matching: filter)
    }
    package func alerts(about changes: [ChangeID]) async throws -> [AlertRecord] {
        try await journal.alerts(about: changes)
    }
    package func deliveries(about company: CompanyKey, limit: Int) async throws -> [Delivery] {
        try await journal.deliveries(about: company, limit: limit)
    }
    package func evidence(_ id: EvidenceID) async throws -> Evidence? { try await journal.evidence(id) }
    package func keptEvidence(
        fetchedBefore: Instant, after: EvidencePlace?, limit: Int
    ) async throws -> [EvidencePlace] {
        try await journal.keptEvidence(fetchedBefore: fetchedBefore, after: after, limit: limit)
    }
    package func giveUp(_ evidence: [EvidenceID], at now: Instant) async throws {
        try await journal.giveUp(evidence, at: now)
    }
    package func unreadable(
        of source: SourceID, toReadBy parser: Int, atMost tries: Int, limit: Int
    ) async throws -> [UnreadableEntry] {
        try await journal.unreadable(of: source, toReadBy: parser, atMost: tries, limit: limit)
    }
    package func unreadable(limit: Int) async throws -> [UnreadableEntry] { try await journal.unreadable(limit: limit) }
    package func alarms(onlyOpen: Bool, limit: Int) async throws -> [OperatorAlarm] {
        try await journal.alarms(onlyOpen: onlyOpen, limit: limit)
    }
    package func summary(now: Instant, feeds: [FeedReach]) async throws -> JournalSummary {
        try await journal.summary(now: now, feeds: feeds)
    }
    package func auditFacts(_ question: AuditQuestion) async throws -> AuditFacts {
        try await journal.auditFacts(question)
    }
    package func acceptedWatchlists() async throws -> [AcceptedWatchlist] { try await journal.acceptedWatchlists() }
}

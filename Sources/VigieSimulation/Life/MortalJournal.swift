import VigieDomain
import VigieEngine

/// The real journal on a disk that may fail, as long as the process lives.
struct MortalJournal: Journal {
    let inner: any Journal
    let life: Life
    let disk: Disk

    private func write<Value>(_ act: () async throws -> Value) async throws -> Value {
        try moment()
        try disk.beforeWrite()
        let fails = disk.isFailing()
        // Half of the failures lose the write, half of them only its confirmation.
        if fails, life.isEven {
            throw JournalFailure(.io, "le disque est en panne (simulé)", "the device failed (simulated)")
        }
        let value = try await act()
        if fails { throw JournalFailure(.io, "le disque est en panne (simulé)", "the device failed (simulated)") }
        try moment()
        return value
    }

    private func read<Value>(_ act: () async throws -> Value) async throws -> Value {
        if life.isOver { throw JournalFailure(.other, "le processus est mort", "the process is dead") }
        return try await act()
    }

    private func moment() throws {
        do { try life.moment() } catch { throw JournalFailure(.other, "le processus est mort", "the process is dead") }
    }
}

extension MortalJournal {
    func commit(_ entry: JournalEntry) async throws -> CommitReceipt {
        try await write { try await inner.commit(entry) }
    }
    func freeze(_ messages: [FrozenMessage]) async throws { try await write { try await inner.freeze(messages) } }
    func record(_ attempt: DeliveryAttempt) async throws { try await write { try await inner.record(attempt) } }
    func redeliver(_ selection: RedeliverySelection, now: Instant) async throws -> Int {
        try await write { try await inner.redeliver(selection, now: now) }
    }
    func bringForward(at now: Instant) async throws -> Int {
        try await write { try await inner.bringForward(at: now) }
    }

    func endHold(of source: SourceID, as outcome: AlertHold.Outcome, at now: Instant) async throws -> AlertHold? {
        try await write { try await inner.endHold(of: source, as: outcome, at: now) }
    }
    func holds(onlyOpen: Bool, limit: Int) async throws -> [AlertHold] {
        try await read { try await inner.holds(onlyOpen: onlyOpen, limit: limit) }
    }

    func watches() async throws -> [WatchRecord] { try await read { try await inner.watches() } }
    func watch(of company: CompanyKey) async throws -> WatchRecord? {
        try await read { try await inner.watch(of: company) }
    }
    func facets(of company: CompanyKey) async throws -> [SourceID: FacetsRecord] {
        try await read { try await inner.facets(of: company) }
    }
    func facetsInDoubt(of company: CompanyKey, by source: SourceID) async throws -> FacetsRecord? {
        try await read { try await inner.facetsInDoubt(of: company, by: source) }
    }
    func notices(of company: CompanyKey) async throws -> [NoticeRecord] {
        try await read { try await inner.notices(of: company) }
    }
    func sightings(of companies: [CompanyKey], by source: SourceID) async throws -> [CompanyKey: Sighting] {
        try await read { try await inner.sightings(of: companies, by: source) }
    }
    func knownNotices(among ids: [NoticeID]) async throws -> Set<NoticeID> {
        try await read { try await inner.knownNotices(among: ids) }
    }
    func cursor(of source: SourceID) async throws -> Cursor? { try await read { try await inner.cursor(of: source) } }
    func health(of source: SourceID) async throws -> SourceHealth? {
        try await read { try await inner.health(of: source) }
    }
    func due(for source: SourceID, before: Instant, now: Instant, limit: Int) async throws -> [CompanyKey] {
        try await read { try await inner.due(for: source, before: before, now: now, limit: limit) }
    }
    func alertsToCompose(at now: Instant, limit: Int) async throws -> [PendingAlert] {
        try await read { try await inner.alertsToCompose(at: now, limit: limit) }
    }
    func alarmsToCompose(limit: Int) async throws -> [OperatorAlarm] {
        try await read { try await inner.alarmsToCompose(limit: limit) }
    }
    func changeCounts(from: Instant, until: Instant) async throws -> [CompanyKey: Int] {
        try await read { try await inner.changeCounts(from: from, until: until) }
    }
    func bulletinsToCompose(at now: Instant, limit: Int) async throws -> [Bulletin] {
        try await read { try await inner.bulletinsToCompose(at: now, limit: limit) }
    }
    func deliveriesDue(
        at now: Instant, limit: Int, perRecipient: Int, excluding busy: Set<MessageID>
    ) async throws -> [Delivery] {
        try await read {
            try await inner.deliveriesDue(at: now, limit: limit, perRecipient: perRecipient, excluding: busy)
        }
    }
    func confirmations(of company: CompanyKey) async throws -> [Confirmation] {
        try await read { try await inner.confirmations(of: company) }
    }
    func enrolments(at source: SourceID, list: String) async throws -> [Enrolment] {
        try await read { try await inner.enrolments(at: source, list: list) }
    }
    func enrolmentLists() async throws -> [EnrolmentList] { try await read { try await inner.enrolmentLists() } }
    func nextToCompose() async throws -> Instant? { try await read { try await inner.nextToCompose() } }
    func nextToDeliver() async throws -> Instant? { try await read { try await inner.nextToDeliver() } }
    func coverage(of source: SourceID) async throws -> [CompanyKey: CoverageMark] {
        try await read { try await inner.coverage(of: source) }
    }
    func gaps(of source: SourceID) async throws -> [SourceGap] { try await read { try await inner.gaps(of: source) } }
    func endpoints() async throws -> [EndpointRecord] { try await read { try await inner.endpoints() } }
    func changes(matching filter: ChangeFilter) async throws -> [RecordedChange] {
        try await read { try await inner.changes(matching: filter) }
    }
    func alerts(about changes: [ChangeID]) async throws -> [AlertRecord] {
        try await read { try await inner.alerts(about: changes) }
    }
    func deliveries(about company: CompanyKey, limit: Int) async throws -> [Delivery] {
        try await read { try await inner.deliveries(about: company, limit: limit) }
    }
    func evidence(_ id: EvidenceID) async throws -> Evidence? { try await read { try await inner.evidence(id) } }
    /// The real journal proves its room by taking it, so that a full disk is never taken for one with room.
    func room() async -> JournalRoom { disk.isFull ? .none : await inner.room() }
    func keptEvidence(fetchedBefore: Instant, after: EvidencePlace?, limit: Int) async throws -> [EvidencePlace] {
        try await read { try await inner.keptEvidence(fetchedBefore: fetchedBefore, after: after, limit: limit) }
    }
    func giveUp(_ evidence: [EvidenceID], at now: Instant) async throws {
        try await write { try await inner.giveUp(evidence, at: now) }
    }
    func unreadable(of source: SourceID, toReadBy parser: Int, atMost tries: Int, limit: Int) async throws
        -> [UnreadableEntry]
    {
        try await read {
            try await inner.unreadable(of: source, toReadBy: parser, atMost: tries, limit: limit)
        }
    }
    func unreadable(limit: Int) async throws -> [UnreadableEntry] {
        try await read { try await inner.unreadable(limit: limit) }
    }
    func alarms(onlyOpen: Bool, limit: Int) async throws -> [OperatorAlarm] {
        try await read { try await inner.alarms(onlyOpen: onlyOpen, limit: limit) }
    }
    func summary(now: Instant, feeds: [FeedReach]) async throws -> JournalSummary {
        try await read { try await inner.summary(now: now, feeds: feeds) }
    }
    func auditFacts(_ question: AuditQuestion) async throws -> AuditFacts {
        try await read { try await inner.auditFacts(question) }
    }
    func acceptedWatchlists() async throws -> [AcceptedWatchlist] {
        try await read { try await inner.acceptedWatchlists() }
    }
}

package import Logging
package import VigieDomain

/// Proves every few minutes, from what is written, that nothing was forgotten: each due check ran, each change was routed,
/// each delivery is final or has a next try, each client has been met by its sources, and nothing due waits for its words.
/// What waits for an hour that a clock ahead made up is brought forward first: after that, what waits is late.
///
/// An audit that fails is one alarm, which ends when the audit holds again; until then no heartbeat leaves.
package struct AuditService: Sendable {
    /// A source as the settings have it now.
    package struct Audited: Sendable {
        package var id: SourceID
        package var abilities: SourceAbilities
        package var interval: Duration

        package init(id: SourceID, abilities: SourceAbilities, interval: Duration) {
            self.id = id
            self.abilities = abilities
            self.interval = interval
        }
    }

    let recorder: Recorder
    let sources: [Audited]
    let policy: Policy
    let clock: any WorldClock
    let memory: AuditMemory
    let vitals: Vitals
    let logger: Logger
    var journal: any Journal { recorder.journal }

    package init(
        recorder: Recorder, sources: [Audited], policy: Policy, clock: any WorldClock, memory: AuditMemory,
        vitals: Vitals, logger: Logger
    ) {
        self.recorder = recorder
        self.sources = sources
        self.policy = policy
        self.clock = clock
        self.memory = memory
        self.vitals = vitals
        self.logger = logger
    }

    /// Returns whether the audit held.
    @discardableResult
    package func cycle() async throws -> Bool {
        do {
            return try await audit()
        } catch {
            vitals.noteAuditFailure()
            throw error
        }
    }

    private func audit() async throws -> Bool {
        let now = clock.now()
        // On a disk without room nothing new is asked, and in the end nothing is sent: that is on record, as an alarm of its own.
        let room = await journal.room()
        if room != .none { try await bringForward(at: now) }
        let facts = try await journal.auditFacts(
            AuditQuestion(now: now, after: memory.through, sources: sources.map(\.id)))
        var suspicions = facts.unrouted.map(AuditFinding.unrouted)
        /// Alarms about which nothing can be said now: they stay as they are.
        var unjudged: Set<String> = []
        for source in sources {
            guard room == .plenty else {
                unjudged.insert(AuditService.unseenKey + source.id.name)
                continue
            }
            let health = try await journal.health(of: source.id)
            if let health, health.state != .healthy { unjudged.insert(AuditService.unseenKey + source.id.name) }
            suspicions += try await self.suspicions(
                about: source, health: health, unseen: askable(facts.unseen[source.id] ?? [], by: source, at: now),
                at: now)
        }
        if room != .none {
            suspicions += facts.queues.filter { isOverdue($0, at: now) }.map(AuditFinding.stuck)
            suspicions += facts.unworded.map { [.unworded($0)] } ?? []
        }
        let overdue = memory.overdue(among: suspicions, at: clock.uptime())
        let findings = overdue.filter { $0.unmet == nil }
        var wanted = undelivered(facts.queues, at: now) + unseen(overdue, at: now)
        if room == .none { unjudged.insert(AuditService.canaryKey) } else { wanted += lost(facts.canaries, at: now) }
        if !findings.isEmpty { wanted.append(alarm(about: findings, at: now)) }
        // What is looked at again now is proved by the next audit, which begins before it.
        memory.through = facts.unrouted.first.map { $0.sequence - 1 } ?? facts.through
        try await settle(wanted, unjudged: unjudged, unrouted: facts.unrouted, at: now)
        vitals.noteAudit(holds: findings.isEmpty, at: now)
        for finding in findings.prefix(AuditFinding.quoted) {
            logger.error("audit failed", metadata: ["audit.finding": "\(finding.phrase.english)"])
        }
        return findings.isEmpty
    }

    private func bringForward(at now: Instant) async throws {
        let count = try await journal.bringForward(at: now)
        guard count > 0 else { return }
        logger.notice("clock was set back", metadata: ["audit.brought_forward": "\(count)"])
    }

    /// The alarms of this service that are open and those that should be are made the same, in one commit; a change that
    /// was not routed is routed in it too.
    private func settle(
        _ wanted: [OperatorAlarm], unjudged: Set<String>, unrouted: [AuditFacts.Unrouted], at now: Instant
    ) async throws {
        let open = try await journal.alarms(onlyOpen: true, limit: AuditService.mostAlarms).map(\.key)
            .filter { key in AuditService.keys.contains { key.hasPrefix($0) } }
        var entry = JournalEntry(at: now)
        entry.alarmsOpened = wanted.filter { !open.contains($0.key) }
        entry.alarmsClosed = open.filter { key in !unjudged.contains(key) && !wanted.contains { $0.key == key } }
        try await route(unrouted, into: &entry)
        guard !entry.alarmsOpened.isEmpty || !entry.alarmsClosed.isEmpty || !entry.changes.isEmpty else { return }
        try await recorder.record(entry, day: policy.today(at: now))
    }

    private func route(_ unrouted: [AuditFacts.Unrouted], into entry: inout JournalEntry) async throws {
        guard !unrouted.isEmpty else { return }
        let router = Router(policy: policy)
        let changes = try await journal.changes(matching: ChangeFilter(ids: unrouted.map(\.change)))
        for change in changes.map(\.change) {
            guard let client = try await journal.watch(of: change.company)?.present else { continue }
            let toldBefore =
                change.details.corrects.isEmpty
                ? [] : try await journal.alerts(about: change.details.corrects).map(\.alert.recipient)
            let outcome = router.outcome(for: change, client: client, toldBefore: toldBefore)
            entry.changes.append(change)
            entry.alerts += outcome.alerts
            entry.silences[change.id] = outcome.silence
        }
    }

    /// Far above what any office has.
    private static let mostAlarms = 100_000
    static let alarmKey = "audit"
    static let undeliveredKey = "undelivered:"
    static let unseenKey = "unseen:"
    static let canaryKey = "canary"
    /// How the keys of this service's alarms begin.
    private static let keys = [alarmKey, undeliveredKey, unseenKey, canaryKey]
}

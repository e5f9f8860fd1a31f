package import VigieDomain

/// What follows from the calendar alone, and that no source will say: looked for once a day, told once.
package struct CalendarService: Sendable {
    let rules: [any CalendarRule]
    let recorder: Recorder
    let policy: Policy
    let clock: any WorldClock
    /// Recorded in one transaction: a slice that no delivery waits for.
    private static let slice = 100

    package init(rules: [any CalendarRule], recorder: Recorder, policy: Policy, clock: any WorldClock) {
        self.rules = rules
        self.recorder = recorder
        self.policy = policy
        self.clock = clock
    }

    /// Looks at every client who is watched today. Returns how many changes it told that nobody had been told of.
    ///
    /// - Parameter turned: called after each client.
    @discardableResult
    package func look(turned: @Sendable () -> Void = {}) async throws -> Int {
        let today = policy.today(at: clock.now())
        let awake = try await awakeWitnesses()
        let readsNotices = rules.contains(where: \.readsNotices)
        var found: [Found] = []
        var told = 0
        for watch in recorder.book.followed(on: today) where watch.ended == nil && watch.client.isWatched(on: today) {
            try Task.checkCancellation()
            turned()
            let facets = try await recorder.journal.facets(of: watch.company).values.sorted { $0.source < $1.source }
            let sight = CalendarSight(
                watch: watch, told: facets,
                notices: readsNotices ? try await recorder.journal.notices(of: watch.company) : [],
                witnesses: awake.mapValues { $0.witness(of: watch.company) }, zone: policy.zone, today: today)
            for rule in rules {
                for finding in rule.findings(in: sight) { found.append(Found(watch: watch, finding: finding)) }
            }
            if found.count >= CalendarService.slice {
                told += try await record(found, on: today)
                found = []
            }
        }
        return told + (try await record(found, on: today))
    }

    private struct Source {
        var isAwake: Bool
        var marks: [CompanyKey: CoverageMark]

        func witness(of company: CompanyKey) -> CalendarWitness {
            CalendarWitness(isAwake: isAwake, answered: marks[company]?.succeeded)
        }
    }

    /// Longer ago than this, an answer says nothing of today.
    private static let awake: Duration = .seconds(86_400)

    private func awakeWitnesses() async throws -> [SourceID: Source] {
        var sources: [SourceID: Source] = [:]
        for source in rules.reduce(into: Set<SourceID>(), { $0.formUnion($1.witnesses) }).sorted() {
            let health = try await recorder.journal.health(of: source)
            let age = health?.lastSuccess.map { $0.duration(to: clock.now()) }
            sources[source] = Source(
                isAwake: health?.state == .healthy && age.map { $0 <= CalendarService.awake } ?? false,
                marks: try await recorder.journal.coverage(of: source))
        }
        return sources
    }

    private struct Found {
        var watch: WatchRecord
        var finding: CalendarFinding
    }

    private func record(_ found: [Found], on today: Day) async throws -> Int {
        var changes = found.map { ($0.watch, change($0, on: today)) }
        let recorded = try await recorder.journal.changes(matching: ChangeFilter(ids: changes.map(\.1.id)))
        let known = Set(recorded.map(\.change.id))
        changes.removeAll { known.contains($0.1.id) }
        guard !changes.isEmpty else { return 0 }
        var entry = JournalEntry(at: clock.now())
        let router = Router(policy: policy)
        for (watch, change) in changes {
            entry.changes.append(change)
            let outcome = router.outcome(for: change, client: watch.present, toldBefore: [])
            entry.alerts += outcome.alerts
            entry.silences[change.id] = outcome.silence
        }
        try await recorder.record(entry, day: today)
        return changes.count
    }

    private func change(_ found: Found, on today: Day) -> Change {
        let (watch, told) = (found.watch, found.finding.change)
        let severity = told.severity.adjusted(for: watch.present, on: today, clockRuns: false)
        return Change(
            id: ChangeID(company: watch.company, code: told.code, fact: told.fact), company: watch.company,
            code: told.code, severity: severity.severity,
            case: CaseID(company: watch.company, facet: told.code.facet), before: told.before, after: told.after,
            effective: told.effective, detected: clock.now(), provenance: found.finding.provenance,
            details: ChangeDetails(
                why: [told.why, severity.why].compactMap(\.self).joined(separator: "; "),
                circumstance: told.circumstance))
    }
}

/// One thing that the calendar makes true of a client. Pure.
package protocol CalendarRule: Sendable {
    /// Sources whose silence it believes.
    var witnesses: Set<SourceID> { get }
    /// Whether it looks at the notices about a client.
    var readsNotices: Bool { get }

    func findings(in sight: CalendarSight) -> [CalendarFinding]
}

extension CalendarRule {
    package var witnesses: Set<SourceID> { [] }
    package var readsNotices: Bool { false }
}

/// What a rule found, and the observation that it follows from. The change's fact names it for ever: it is told once.
package struct CalendarFinding: Hashable, Sendable {
    package var change: FacetChange
    package var provenance: Provenance

    package init(_ change: FacetChange, provenance: Provenance) {
        self.change = change
        self.provenance = provenance
    }
}

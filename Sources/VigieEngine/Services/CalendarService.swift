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
        var found: [Found] = []
        var told = 0
        for watch in recorder.book.followed(on: today) where watch.ended == nil && watch.client.isWatched(on: today) {
            try Task.checkCancellation()
            turned()
            let facets = try await recorder.journal.facets(of: watch.company).values.sorted { $0.source < $1.source }
            for rule in rules {
                for finding in rule.findings(about: watch, told: facets, on: today) {
                    found.append(Found(watch: watch, finding: finding))
                }
            }
            if found.count >= CalendarService.slice {
                told += try await record(found, on: today)
                found = []
            }
        }
        return told + (try await record(found, on: today))
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
            details: ChangeDetails(why: [told.why, severity.why].compactMap(\.self).joined(separator: "; ")))
    }
}

/// One thing that the calendar makes true of a client. Pure.
package protocol CalendarRule: Sendable {
    /// - Parameter told: what each source told last of the client, in the order of their names.
    func findings(about watch: WatchRecord, told: [FacetsRecord], on today: Day) -> [CalendarFinding]
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

import VigieDomain

/// A commit in the making: readings are taken in, then settled company by company against what the journal holds.
struct IntakeDraft {
    var entry: JournalEntry
    var tally = Recorder.Tally()
    private let source: SourceID
    private let purpose: Recorder.Purpose
    private let policy: Policy
    private let now: Instant
    private var items: [CompanyKey: [ReadingItem]] = [:]
    private var outcomes: [CompanyKey: SightingOutcome] = [:]
    /// More than any company makes in the life of a journal.
    private static let changesOfOneCompany = 100_000

    init(source: SourceID, purpose: Recorder.Purpose, policy: Policy, now: Instant) {
        self.source = source
        self.purpose = purpose
        self.policy = policy
        self.now = now
        entry = JournalEntry(at: now, source: source)
    }

    mutating func take(_ reading: Reading) {
        for item in reading.items { items[item.company, default: []].append(item) }
        outcomes.merge(reading.sightings) { _, last in last }
        if let cursor = reading.cursor { entry.cursor = cursor }
        entry.unreadable += reading.unreadable
        entry.mended.formUnion(reading.mended)
        entry.evidence += reading.evidence
        tally.read += reading.counts.read
        tally.matched += reading.counts.matched
        tally.unwatched += reading.counts.unwatched
        tally.unreadable += reading.unreadable.count
    }

    /// Everyone told or asked about, in a fixed order.
    var companies: [CompanyKey] { Set(items.keys).union(outcomes.keys).sorted() }

    mutating func settle(_ company: CompanyKey, watch: WatchRecord, journal: any Journal) async throws {
        let hasBaseline = watch.baselines[source] != nil
        var told = false
        switch outcomes[company] {
        case .told(let sighting):
            told = true
            entry.sightings[company] = SightingRecord(attempted: now, sighting: sighting, succeeded: true)
        case .unchanged(let sighting):
            // What we hold is what the source says: a watch that begins again has its baseline by that.
            told = true
            entry.sightings[company] = SightingRecord(attempted: now, sighting: sighting, succeeded: true)
        case .unlisted:
            entry.sightings[company] = SightingRecord(attempted: now, sighting: nil, succeeded: true)
        case .failed:
            entry.sightings[company] = SightingRecord(attempted: now, sighting: nil, succeeded: false)
        case nil: break
        }
        if purpose == .past { return try await settlePast(of: company, watch: watch, journal: journal) }
        let arrivals = arrivals(of: company, watch: watch, hasBaseline: hasBaseline)
        let completesBaseline = told && !hasBaseline
        if !arrivals.isEmpty || (completesBaseline && purpose == .about) {
            // A record kept since before the watch, and read only now, is the past: its clock may run all the same.
            let isPast =
                purpose == .kept && arrivals.allSatisfy { $0.notice.publication < policy.today(at: watch.since) }
            try await settleNotices(
                arrivals, watch: watch, isBaseline: isPast || (!hasBaseline && purpose == .about),
                completesBaseline: isPast || completesBaseline, journal: journal)
        }
        try await settleFacets(of: company, watch: watch, isBaseline: !hasBaseline, journal: journal)
        if case .unchanged = outcomes[company], hasBaseline, items[company] == nil {
            try await settleSilence(of: company, watch: watch, journal: journal)
        }
        if completesBaseline { entry.baselines.append(company) }
    }

    // The feed itself tells what is younger than the watch, unless it has never told anything: then it will.
    private mutating func settlePast(of company: CompanyKey, watch: WatchRecord, journal: any Journal) async throws {
        let arrivals = (items[company] ?? []).compactMap { item -> NoticeIntake.Arrival? in
            guard case .notice(let notice) = item.content else { return nil }
            return NoticeIntake.Arrival(notice: notice, provenance: item.provenance, isPossible: false)
        }
        let since = policy.today(at: watch.since)
        let past = arrivals.filter { $0.notice.publication < since }
        let young = arrivals.filter { $0.notice.publication >= since }
        let told = young.filter { watch.baselines[$0.provenance.source] != nil }
        tally.notYetWatched += young.count - told.count
        for (arrivals, isBaseline) in [(past, true), (told, false)] where !arrivals.isEmpty {
            try await settleNotices(
                arrivals, watch: watch, isBaseline: isBaseline, completesBaseline: false, journal: journal)
        }
    }

    // News of a client whose past was not told yet waits for that telling, unless it is younger than the watch.
    private mutating func arrivals(
        of company: CompanyKey, watch: WatchRecord, hasBaseline: Bool
    ) -> [NoticeIntake.Arrival] {
        (items[company] ?? []).compactMap { item in
            let isPossible: Bool
            let notice: Notice
            switch item.content {
            case .facets: return nil
            case .notice(let found):
                notice = found
                isPossible = false
            case .possibleNotice(let found):
                notice = found
                isPossible = true
            }
            if purpose != .about, !hasBaseline, notice.publication < policy.today(at: watch.since) {
                tally.notYetWatched += 1
                return nil
            }
            return NoticeIntake.Arrival(notice: notice, provenance: item.provenance, isPossible: isPossible)
        }
    }

    private mutating func settleNotices(
        _ arrivals: [NoticeIntake.Arrival], watch: WatchRecord, isBaseline: Bool, completesBaseline: Bool,
        journal: any Journal
    ) async throws {
        let held = try await journal.notices(of: watch.company)
        let filter = ChangeFilter(company: watch.company, limit: IntakeDraft.changesOfOneCompany)
        var recorded = Set(try await journal.changes(matching: filter).map(\.change.id))
        // What only confirmed another source's change was told too.
        let tellings = try await journal.confirmations(of: watch.company)
        recorded.formUnion(tellings.map(\.telling))
        let outcome = NoticeIntake(watch: watch, policy: policy, detected: now).outcome(
            of: arrivals, held: held, recorded: recorded, isBaseline: isBaseline, completesBaseline: completesBaseline)
        tally.known += arrivals.count - outcome.notices.count
        let merged = try await add(outcome.changes, watch: watch, tellings: tellings, journal: journal)
        let records = outcome.notices.map { $0.naming(merged) }
        entry.notices += records
        for record in records {
            switch record.disposition {
            case .baseline: tally.baseline += 1
            case .confirms: tally.confirmed += 1
            case .changed, .possible: break
            }
        }
    }

    private mutating func settleFacets(
        of company: CompanyKey, watch held: WatchRecord, isBaseline: Bool, journal: any Journal
    ) async throws {
        var watch = held
        for item in items[company] ?? [] {
            guard case .facets(let facets) = item.content else { continue }
            let previous = try await journal.facets(of: company)[source]
            // Weighed by what was at stake before: that a limit is passed must not make itself graver.
            let outcome = FacetsIntake(watch: held, policy: policy, detected: now).outcome(
                of: facets, provenance: item.provenance, previous: previous, isBaseline: isBaseline,
                question: item.question)
            if outcome.record != previous { entry.facets.append(outcome.record) }
            watch.books = watch.books.noting(outcome.record.facets, by: source)
            if watch.books != held.books { entry.books[company] = watch.books }
            try await add(outcome.changes, watch: watch, journal: journal)
        }
    }

    // The same answer as last time says once more that something is not shown.
    private mutating func settleSilence(
        of company: CompanyKey, watch: WatchRecord, journal: any Journal
    ) async throws {
        guard let previous = try await journal.facetsInDoubt(of: company, by: source),
            let silence = previous.silence
        else { return }
        let outcome = FacetsIntake(watch: watch, policy: policy, detected: now).outcome(
            of: silence.facets, provenance: silence.provenance, previous: previous)
        if outcome.record != previous { entry.facets.append(outcome.record) }
        try await add(outcome.changes, watch: watch, journal: journal)
    }

    /// The change as the recorded past of the company has it, this commit's part of it included.
    private func remembered(_ change: Change, watch: WatchRecord, journal: any Journal) async throws -> Change {
        let memory = ChangeMemory(rule: policy.memory, watch: watch, policy: policy)
        guard let question = memory.question(about: change) else { return change }
        let recorded = try await journal.changes(matching: question).map(\.change)
        return memory.weighed(change, recorded: recorded + entry.changes)
    }

    /// - Returns: for each name of a telling that only confirms what another source told, the changes that it confirms.
    @discardableResult
    private mutating func add(
        _ changes: [Change], watch: WatchRecord, tellings: [Confirmation]? = nil, journal: any Journal
    ) async throws -> Merger.Aliases {
        var merger = Merger(watch: watch, policy: policy, now: now, tellings: tellings ?? [])
        guard !changes.isEmpty else { return merger.aliases }
        try await merger.load(from: journal, ahead: entry)
        let router = Router(policy: policy)
        for change in changes {
            let change = merger.renamed(change)
            var toldBefore: [Recipient] = []
            if !change.details.corrects.isEmpty {
                toldBefore = try await journal.alerts(about: change.details.corrects).map(\.alert.recipient)
                // What is corrected may stand in this very commit.
                toldBefore += entry.alerts.filter { change.details.corrects.contains($0.change) }.map(\.recipient)
            }
            let outcome = router.outcome(for: change, client: watch.present, toldBefore: toldBefore)
            switch try await merger.fate(of: change, alerts: outcome.alerts, journal: journal) {
            case .confirms(let confirmations): entry.confirmations += confirmations
            case .told(let told, let alerts):
                // Weighed only now: what another source confirms is no second time.
                let change = try await remembered(told, watch: watch, journal: journal)
                guard change != told else {
                    entry.changes.append(told)
                    entry.alerts += alerts
                    entry.silences[told.id] = outcome.silence
                    continue
                }
                let routed = router.outcome(for: change, client: watch.present, toldBefore: toldBefore)
                let knowing = Set(outcome.alerts.map(\.recipient)).subtracting(alerts.map(\.recipient))
                entry.changes.append(change)
                entry.alerts += routed.alerts.filter { !knowing.contains($0.recipient) }
                entry.silences[change.id] = routed.silence
            }
        }
        return merger.aliases
    }
}

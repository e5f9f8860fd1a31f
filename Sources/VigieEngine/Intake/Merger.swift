import VigieDomain

/// Decides for each change of one source whether it is told, or only confirms what another source told before. Reads from the
/// journal what was told of the company lately, and what the others say of it now.
struct Merger {
    /// The changes that a telling, by the name which it would have had, only confirms.
    typealias Aliases = [ChangeID: [ChangeID]]

    enum Fate {
        /// With those who are to be told.
        case told(Change, [Alert])
        case confirms([Confirmation])
    }

    private(set) var aliases: Aliases = [:]
    private let watch: WatchRecord
    private let policy: Policy
    private let now: Instant
    private var recorded: [Change] = []
    private var words: [SourceWord] = []
    /// More than any company makes in the longest period that merges.
    private static let changesOfOneCompany = 10_000

    /// - Parameter tellings: what was confirmed of the company before, where a telling may be met again under its own name.
    init(watch: WatchRecord, policy: Policy, now: Instant, tellings: [Confirmation]) {
        self.watch = watch
        self.policy = policy
        self.now = now
        for held in tellings { aliases[held.telling, default: []].append(held.change) }
    }

    /// - Parameter entry: what this very commit tells already stands after what the journal holds.
    mutating func load(from journal: any Journal, ahead entry: JournalEntry) async throws {
        let company = watch.company
        if policy.merging.days > 0 {
            let filter = ChangeFilter(
                company: company, since: now.adding(.seconds(-policy.merging.days * 86_400)),
                newestFirst: true, limit: Merger.changesOfOneCompany)
            recorded = try await journal.changes(matching: filter).map(\.change).reversed()
            recorded += entry.changes.filter { $0.company == company }
        }
        words = try await journal.words(about: company)
    }

    /// A correction speaks of what was told, under whichever name it was told.
    func renamed(_ change: Change) -> Change {
        guard change.details.corrects.contains(where: { aliases[$0] != nil }) else { return change }
        var details = change.details
        details.corrects = details.corrects.flatMap { aliases[$0] ?? [$0] }
        return change.with(details)
    }

    /// - Parameter alerts: what the change would send out.
    mutating func fate(of change: Change, alerts: [Alert], journal: any Journal) async throws -> Fate {
        // Met again, as when a client comes back: whoever reads of him now may not be who was told then.
        if let known = aliases[change.id], try await untold(of: known, by: change, alerts, journal).isEmpty {
            return .confirms(confirmations(of: known, by: change))
        }
        var details = change.details
        var alerts = alerts
        switch SameFact(days: policy.merging.days).verdict(on: change, among: recorded) {
        case .news: break
        case .confirms(let ids):
            let missing = try await untold(of: ids, by: change, alerts, journal)
            if missing.isEmpty {
                aliases[change.id] = ids
                return .confirms(confirmations(of: ids, by: change))
            }
            // Those who know are not told twice.
            alerts = missing
            details.follows = earlier(ids, isWhole: true)
        case .adds(let ids): details.follows = earlier(ids, isWhole: false)
        }
        let elsewhere = Elsewhere.words(words, against: change)
        if !elsewhere.isEmpty { details.elsewhere = elsewhere }
        let told = details == change.details ? change : change.with(details)
        recorded.append(told)
        aliases[change.id] = nil
        return .told(told, alerts)
    }

    private func earlier(_ ids: [ChangeID], isWhole: Bool) -> [EarlierTelling] {
        recorded.filter { ids.contains($0.id) }.flatMap { change in
            [EarlierTelling(change, isWhole: isWhole)] + (isWhole ? wholes(of: change.id) : [])
        }
    }

    /// What told the whole fact before this change, to other readers.
    private func wholes(of id: ChangeID) -> [EarlierTelling] {
        (recorded.first { $0.id == id }?.details.follows ?? []).filter(\.isWhole)
    }

    /// What the confirmed change only added to, where this one says no more than that: whoever was told of a cessation, and not
    /// of the striking off that followed, is not told of the cessation again.
    private func asMuch(as change: Change, before id: ChangeID) -> [ChangeID] {
        let earlier = (recorded.first { $0.id == id }?.details.follows ?? []).filter { !$0.isWhole }.map(\.change)
        return recorded.filter { earlier.contains($0.id) }.filter {
            SameFact(days: policy.merging.days).verdict(on: change, among: [$0]) == .confirms([$0.id])
        }.map(\.id)
    }

    private func confirmations(of ids: [ChangeID], by change: Change) -> [Confirmation] {
        ids.map {
            Confirmation(
                change: $0, telling: change.id, provenance: change.provenance, notice: change.notice, at: now)
        }
    }

    /// The alerts whose reader was not told of all that the change confirms, or is to be told of it later: whoever came since,
    /// was on a mute, has other routes for this source or this event, or whose alert waits for a person or was set aside.
    private func untold(
        of ids: [ChangeID], by change: Change, _ alerts: [Alert], _ journal: any Journal
    ) async throws -> [Alert] {
        guard !alerts.isEmpty else { return [] }
        var tellings: [ChangeID: [ChangeID]] = [:]
        for id in ids { tellings[id] = [id] + wholes(of: id).map(\.change) + asMuch(as: change, before: id) }
        let sent = try await journal.alerts(about: tellings.values.flatMap(\.self)).filter { $0.hold == nil }
        return alerts.filter { alert in
            !tellings.values.allSatisfy { tellings in
                sent.contains {
                    tellings.contains($0.alert.change) && $0.alert.recipient.channel == alert.recipient.channel
                        && $0.alert.recipient.address == alert.recipient.address
                        && ($0.message != nil || $0.alert.due <= alert.due || isAhead($0.alert.change))
                }
            }
        }
    }

    /// Of a clock that was set back since: what it put off is brought forward, and what is worded goes out whatever its hour.
    private func isAhead(_ change: ChangeID) -> Bool {
        recorded.contains { $0.id == change && $0.detected > now }
    }
}

extension NoticeRecord {
    /// The same record, with what was told in the place of what only confirms it.
    func naming(_ aliases: Merger.Aliases) -> NoticeRecord {
        func told(_ ids: [ChangeID]) -> [ChangeID] {
            var told: [ChangeID] = []
            for id in ids.flatMap({ aliases[$0] ?? [$0] }) where !told.contains(id) { told.append(id) }
            return told
        }
        var record = self
        switch disposition {
        case .changed(let ids):
            record.disposition = ids.allSatisfy { aliases[$0] != nil } ? .confirms(told(ids)) : .changed(told(ids))
        case .confirms(let ids): record.disposition = .confirms(told(ids))
        case .possible, .baseline: break
        }
        return record
    }
}

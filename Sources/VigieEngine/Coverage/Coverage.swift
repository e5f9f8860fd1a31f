package import VigieDomain

/// The proof of watch: for each client and each source whether it is watched, since when, how freshly, and why not. Pure.
///
/// On time means: the last answer was never older than twice the interval, which is also what an alarm waits for. A feed is
/// on time for all its clients at once; a lookup for each of them alone.
package struct Coverage: Sendable {
    /// A source of the settings.
    package struct Reach: Sendable {
        package var source: SourceID
        package var abilities: SourceAbilities
        package var interval: Duration
        package var isEnabled: Bool
        package var health: SourceHealth?
        package var gaps: [SourceGap]
        package var marks: [CompanyKey: CoverageMark]

        package init(
            source: SourceID, abilities: SourceAbilities, interval: Duration, isEnabled: Bool = true,
            health: SourceHealth? = nil, gaps: [SourceGap] = [], marks: [CompanyKey: CoverageMark] = [:]
        ) {
            self.source = source
            self.abilities = abilities
            self.interval = interval
            self.isEnabled = isEnabled
            self.health = health
            self.gaps = gaps
            self.marks = marks
        }
    }

    package enum Standing: Hashable, Sendable {
        case watched
        /// The source has not told of the client yet.
        case notYet
        /// The last answer is older than promised.
        case late
        case unwatched(Reason)
    }

    package enum Reason: Hashable, Sendable {
        /// Switched off in the settings.
        case off
        /// The watchlist allows other sources only.
        case notAllowed
        /// The source asks by numbers that the watchlists do not give.
        case noNumber([Identifiers.Kind])
        case country(String)
        case notBegun(Day)
        case ended
    }

    package struct Row: Hashable, Sendable {
        package var client: Client
        package var source: SourceID
        package var standing: Standing
        package var since: Instant?
        package var lastSuccess: Instant?
        package var nextDue: Instant?
        /// From 0 to 1; nil before the first answer.
        package var onTime: Double?
        /// Since the watch began.
        package var gaps: [SourceGap]
    }

    let now: Instant
    let today: Day

    package init(now: Instant, today: Day) {
        self.now = now
        self.today = today
    }

    /// By client, then in the order of the sources.
    package func rows(_ watches: [WatchRecord], _ sources: [Reach]) -> [Row] {
        // A file of our own house proves nothing.
        let watching = sources.filter(\.abilities.watches)
        return watches.sorted { $0.company < $1.company }.flatMap { watch in watching.map { row(watch, $0) } }
    }

    private func row(_ watch: WatchRecord, _ reach: Reach) -> Row {
        var row = Row(client: watch.client, source: reach.source, standing: .notYet, gaps: [])
        if let reason = reason(watch, reach) {
            row.standing = .unwatched(reason)
            return row
        }
        let mark = reach.marks[watch.company] ?? CoverageMark()
        guard let baseline = mark.baseline else {
            row.nextDue = mark.attempted.map { $0.adding(reach.interval) } ?? now
            return row
        }
        let since = max(baseline, watch.since)
        let lastSuccess = reach.abilities.isFeed ? reach.health?.lastSuccess : mark.succeeded
        let lastAttempt = reach.abilities.isFeed ? reach.health?.lastAttempt : mark.attempted
        let gaps = reach.gaps.filter { $0.ended > since }
        let age = lastSuccess.map { $0.duration(to: now) } ?? .zero
        let isLate = age > reach.interval * 2
        row.since = since
        row.lastSuccess = lastSuccess
        row.nextDue = lastAttempt.map { $0.adding(reach.interval) }
        row.gaps = gaps
        row.standing = isLate ? .late : .watched
        var late = isLate ? age - reach.interval * 2 : .zero
        if reach.abilities.isFeed {
            for gap in gaps {
                let promised = max(gap.began, since).adding(reach.interval * 2)
                if promised < gap.ended { late += promised.duration(to: gap.ended) }
            }
        } else {
            late += mark.late
        }
        // A clock that was set back since the last answer does not shorten what was watched.
        row.onTime = share(of: late, in: since.duration(to: max(now, lastSuccess ?? now)))
        return row
    }

    private func share(of late: Duration, in whole: Duration) -> Double {
        guard whole > .zero else { return 1 }
        return max(0, 1 - Double(late.milliseconds) / Double(whole.milliseconds))
    }

    private func reason(_ watch: WatchRecord, _ reach: Reach) -> Reason? {
        guard reach.isEnabled else { return .off }
        if let allowed = watch.client.sources, !allowed.contains(reach.source) { return .notAllowed }
        guard watch.isFollowed(on: today) else {
            if let start = watch.client.start, today < start, watch.ended == nil { return .notBegun(start) }
            return .ended
        }
        let missing = reach.abilities.asksBy.filter { watch.client.identifiers[$0] == nil }.sorted()
        if !missing.isEmpty { return .noNumber(missing) }
        let choice = reach.abilities.asksByOneOf
        if !choice.isEmpty, choice.allSatisfy({ watch.client.identifiers[$0] == nil }) {
            return .noNumber(choice.sorted())
        }
        guard watch.canBeAsked(of: reach.source, abilities: reach.abilities) else {
            if case .account = watch.company { return .noNumber([.siren]) }
            return .country(watch.client.country)
        }
        return nil
    }
}

package import VigieDomain

/// Records what leaves at its hour whatever happened: the daily canary, and the weekly note by which silence is trusted.
package struct BulletinService: Sendable {
    package struct Settings: Hashable, Sendable {
        package struct Canary: Hashable, Sendable {
            package var at: HourOfDay
            package var to: [Recipient]

            package init(at: HourOfDay, to: [Recipient]) {
                self.at = at
                self.to = to
            }
        }

        package var canary: Canary?
        /// Whether the credit managers are told each Monday what was watched.
        package var isWeekly: Bool

        package init(canary: Canary? = nil, isWeekly: Bool = false) {
            self.canary = canary
            self.isWeekly = isWeekly
        }

        package var isSilent: Bool { canary == nil && !isWeekly }
    }

    let settings: Settings
    let sources: [AuditService.Audited]
    let recorder: Recorder
    let policy: Policy
    let clock: any WorldClock
    /// A bulletin whose hour passed while we were not running is still worth reading for so long; later it would be noise.
    private static let window: Duration = .seconds(12 * 3600)
    /// The clock of the machine may be set anew: the hour is looked at again after so long.
    private static let longestPause: Duration = .seconds(3600)

    package init(
        settings: Settings, sources: [AuditService.Audited], recorder: Recorder, policy: Policy, clock: any WorldClock
    ) {
        self.settings = settings
        self.sources = sources
        self.recorder = recorder
        self.policy = policy
        self.clock = clock
    }

    /// Records what is due now; what was recorded before stays as it is. Returns how many bulletins it wanted.
    @discardableResult
    package func cycle() async throws -> Int {
        let now = clock.now()
        var entry = JournalEntry(at: now)
        entry.bulletins = try await canaries(at: now) + weekly(at: now)
        guard !entry.bulletins.isEmpty else { return 0 }
        try await recorder.record(entry, day: policy.today(at: now))
        return entry.bulletins.count
    }

    /// How long until the next hour at which something may leave.
    package func pause() -> Duration {
        let now = clock.now()
        let hours = [settings.canary?.at, settings.isWeekly ? policy.digestHour : nil].compactMap(\.self)
        let moments = (0...1).flatMap { later in
            hours.map { policy.zone.instant(on: policy.today(at: now).adding(days: later), at: $0) }
        }
        let next = moments.filter { $0 > now }.min().map { now.duration(to: $0) }
        return min(next ?? BulletinService.longestPause, BulletinService.longestPause)
    }

    private func isTimely(_ due: Instant, _ now: Instant) -> Bool {
        due <= now && due.duration(to: now) < BulletinService.window
    }

    private func canaries(at now: Instant) -> [Bulletin] {
        guard let canary = settings.canary else { return [] }
        // Late in the evening it may be due on one day and leave on the next.
        return (-1...0).flatMap { offset -> [Bulletin] in
            let day = policy.today(at: now).adding(days: offset)
            let due = policy.zone.instant(on: day, at: canary.at)
            guard isTimely(due, now) else { return [] }
            return canary.to.map { Bulletin(kind: .canary, day: day, due: due, recipient: $0) }
        }
    }
}

// MARK: The weekly note

extension BulletinService {
    private func weekly(at now: Instant) async throws -> [Bulletin] {
        guard settings.isWeekly else { return [] }
        let today = policy.today(at: now)
        let monday = today.adding(days: 1 - today.weekday)
        let due = noteHour(of: monday)
        guard isTimely(due, now) else { return [] }
        // Whoever came on a list after that hour was not watched that week; whoever left is no longer promised anything.
        let watched = recorder.book.followed(on: today).filter {
            $0.ended == nil && $0.client.isWatched(on: today) && $0.since < due
        }
        guard !watched.isEmpty else { return [] }
        var lists: [String: (reader: Person, clients: [WatchRecord])] = [:]
        for watch in watched {
            for reader in readers(of: watch.client) {
                lists[reader.email.text, default: (reader, [])].clients.append(watch)
            }
        }
        let news = try await recorder.journal.changeCounts(from: noteHour(of: monday.adding(days: -7)), until: due)
        let troubled = try await troubledSources()
        return lists.sorted { $0.key < $1.key }.map { _, list in
            Bulletin(
                kind: .weekly, day: monday, due: due, recipient: .person(list.reader),
                week: week(of: list.clients, news: news, troubled: troubled))
        }
    }

    /// With the first digest of the week: one week ends where the next begins, so that no news is counted twice or not at all.
    private func noteHour(of monday: Day) -> Instant {
        policy.zone.instant(on: policy.workingDays.rolledForward(monday), at: policy.digestHour)
    }

    /// Each address once, however the lists write the name beside it.
    private func readers(of client: Client) -> [Person] {
        let named = client.accounts.compactMap(\.creditManager)
        var met: Set<String> = []
        return (named.isEmpty ? policy.routing.fallback : named).filter { met.insert($0.email.text).inserted }
    }

    private func week(of clients: [WatchRecord], news: [CompanyKey: Int], troubled: Set<SourceID>) -> Bulletin.Week {
        let watching = sources.filter(\.abilities.watches)
        let asked = watching.filter { source in
            clients.contains { $0.canBeAsked(of: source.id, abilities: source.abilities) }
        }
        let checked = clients.filter { client in
            watching.contains { client.canBeAsked(of: $0.id, abilities: $0.abilities) }
        }
        return Bulletin.Week(
            clients: checked.count, notYetWatched: checked.count { !isMet($0) },
            unwatched: clients.count - checked.count, changes: clients.reduce(0) { $0 + (news[$1.company] ?? 0) },
            sources: asked.map(\.id.name).sorted(),
            troubled: asked.map(\.id).filter(troubled.contains).map(\.name).sorted())
    }

    /// Whether each feed that can know the client has read its past.
    private func isMet(_ watch: WatchRecord) -> Bool {
        sources.filter {
            $0.abilities.isFeed && $0.abilities.watches && watch.canBeAsked(of: $0.id, abilities: $0.abilities)
        }
        .allSatisfy { watch.baselines[$0.id] != nil }
    }

    /// A source that never answered is no better than one that fails.
    private func troubledSources() async throws -> Set<SourceID> {
        var troubled: Set<SourceID> = []
        for source in sources {
            let health = try await recorder.journal.health(of: source.id)
            if health?.state != .healthy { troubled.insert(source.id) }
        }
        return troubled
    }
}

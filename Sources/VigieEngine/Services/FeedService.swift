package import Logging
import VigieDomain

/// Follows one feed: the past of clients just met, what is new, and the days behind us again for what came late.
///
/// Its cost follows the number of new notices, never the number of clients.
package struct FeedService: Sendable {
    package struct Settings: Hashable, Sendable {
        /// How often the feed is asked whether anything is new.
        package var interval: Duration
        /// How often the last `reviewDays` are read again.
        package var reviewEvery: Duration = .seconds(24 * 3600)
        package var reviewDays = 7
        package var deepReviewEvery: Duration = .seconds(7 * 24 * 3600)
        package var deepReviewDays = 35

        package init(interval: Duration) { self.interval = interval }
    }

    let source: any Source
    let settings: Settings
    let recorder: Recorder
    let policy: Policy
    let clock: any WorldClock
    let entropy: any Entropy
    let logger: Logger

    package init(
        source: any Source, settings: Settings, recorder: Recorder, policy: Policy, clock: any WorldClock,
        entropy: any Entropy, logger: Logger
    ) {
        self.source = source
        self.settings = settings
        self.recorder = recorder
        self.policy = policy
        self.clock = clock
        self.entropy = entropy
        self.logger = logger
    }

    /// One cycle: everything that is due now. A fault ends it and is recorded; the next cycle begins where this one failed.
    package func cycle() async throws -> Recorder.Tally {
        var tally = Recorder.Tally()
        let health =
            try await recorder.journal.health(of: source.id)
            ?? SourceHealth(source: source.id, since: clock.now())
        if let notBefore = health.notBefore, clock.now() < notBefore { return tally }
        do {
            tally += try await meetNewClients()
            tally += try await news()
            var told = health.afterSuccess(at: clock.now())
            if isDue(health.lastReview, every: settings.reviewEvery) {
                tally += try await review(days: settings.reviewDays, onlyWatched: false)
                told.health.lastReview = clock.now()
            }
            if isDue(health.lastDeepReview, every: settings.deepReviewEvery) {
                tally += try await review(days: settings.deepReviewDays, onlyWatched: true)
                told.health.lastDeepReview = clock.now()
            }
            told.health.lastSuccess = clock.now()
            try await conclude(told)
        } catch let fault as SourceFault {
            logger.warning(
                "source fault",
                metadata: [
                    "source.id": "\(source.id)", "fault.kind": "\(fault.kind.label)", "fault.url": "\(fault.url)",
                    "fault.sentence": "\(fault.sentence)",
                ])
            try await conclude(health.afterFault(fault, at: clock.now(), interval: settings.interval))
        }
        return tally
    }

    /// How long to wait after a cycle: the interval, or sooner after the first failure of a run.
    package func pause() async throws -> Duration {
        let health = try await recorder.journal.health(of: source.id)
        guard let health, health.failures == 1 else { return settings.interval }
        return min(settings.interval, .seconds(5) + entropy.jitter(upTo: min(settings.interval, .seconds(60))))
    }

    // Judged by elapsed time alone: a clock set back makes a review early, never late.
    private func isDue(_ last: Instant?, every interval: Duration) -> Bool {
        guard let last else { return true }
        let elapsed = last.duration(to: clock.now())
        return elapsed >= interval || elapsed < .zero
    }

    private func conclude(_ judgement: SourceHealth.Judgement) async throws {
        _ = try await recorder.record([], from: source.id, purpose: .news, policy: policy, judgement: judgement)
    }

    private func meetNewClients() async throws -> Recorder.Tally {
        var tally = Recorder.Tally()
        guard let batch = source.abilities.batch else { return tally }
        let today = policy.today(at: clock.now())
        var waiting = recorder.book.withoutBaseline(of: source.id, abilities: source.abilities, on: today)[...]
        while !waiting.isEmpty {
            let targets = waiting.prefix(batch).map { Target(company: $0) }
            waiting = waiting.dropFirst(batch)
            tally += try await follow(.about(targets, continuing: nil), purpose: .about)
        }
        return tally
    }

    private func news() async throws -> Recorder.Tally {
        try await follow(.since(try await recorder.journal.cursor(of: source.id)), purpose: .news)
    }

    private func review(days: Int, onlyWatched: Bool) async throws -> Recorder.Tally {
        guard source.abilities.canReview else { return Recorder.Tally() }
        return try await follow(.review(days: days, onlyWatched: onlyWatched, continuing: nil), purpose: .news)
    }

    // Each reading is committed before the next question, so that a kill costs at most one page read again.
    private func follow(_ subject: Ask.Subject, purpose: Recorder.Purpose) async throws -> Recorder.Tally {
        var tally = Recorder.Tally()
        var next: Ask.Subject? = subject
        while let subject = next {
            try Task.checkCancellation()
            let now = clock.now()
            let today = policy.today(at: now)
            let reading = try await source.read(
                Ask(
                    subject, watch: recorder.book.index(on: today), now: now, today: today,
                    known: { [journal = recorder.journal] in try await journal.knownNotices(among: $0) }))
            tally += try await recorder.record([reading], from: source.id, purpose: purpose, policy: policy)
            next = reading.more
        }
        return tally
    }
}

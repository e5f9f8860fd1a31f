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
    /// Called whenever a long cycle has come a step further.
    let turned: @Sendable () -> Void
    /// Questions about new clients that may fail one after the other before the rest of them wait for the next cycle.
    static let failuresInARow = 3

    package init(
        source: any Source, settings: Settings, recorder: Recorder, policy: Policy, clock: any WorldClock,
        entropy: any Entropy, logger: Logger, turned: @escaping @Sendable () -> Void = {}
    ) {
        self.source = source
        self.settings = settings
        self.recorder = recorder
        self.policy = policy
        self.clock = clock
        self.entropy = entropy
        self.logger = logger
        self.turned = turned
    }

    /// One cycle: everything that is due now. A fault is recorded; the next cycle begins where this one failed.
    ///
    /// A fault about the past of new clients does not cost the others their news; a fault of the news ends the cycle.
    package func cycle() async throws -> Recorder.Tally {
        var tally = try await readKept()
        var health =
            try await recorder.journal.health(of: source.id)
            ?? SourceHealth(source: source.id, since: clock.now())
        guard health.mayBeAsked(at: clock.now()) else {
            if let late = health.afterWaiting(at: clock.now(), interval: settings.interval) { try await conclude(late) }
            return tally
        }
        var faults = try await meetNewClients(&tally)
        let before = faults.count
        faults += try await fault(of: { try await news() }, &tally)
        if faults.count == before { faults += try await review(&health, &tally) }
        // What a person must look at comes first.
        if let fault = faults.first(where: \.alarmsAtOnce) ?? faults.first {
            try await conclude(
                health.afterFault(
                    fault.silent(until: faults.notBefore), at: clock.now(), interval: settings.interval))
        } else {
            try await conclude(health.afterSuccess(at: clock.now(), interval: settings.interval))
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

    // What came of one act: nothing, or the fault that ended it.
    private func fault(
        of act: () async throws -> Recorder.Tally, _ tally: inout Recorder.Tally
    ) async throws -> [SourceFault] {
        do {
            tally += try await act()
            return []
        } catch let fault as SourceFault {
            logger.warning(
                "source fault",
                metadata: [
                    "source.id": "\(source.id)", "fault.kind": "\(fault.kind.label)", "fault.url": "\(fault.url)",
                    "fault.sentence": "\(fault.sentence.english)",
                ])
            return [fault]
        }
    }

    private func meetNewClients(_ tally: inout Recorder.Tally) async throws -> [SourceFault] {
        guard let batch = source.abilities.batch else { return [] }
        let today = policy.today(at: clock.now())
        var waiting = recorder.book.withoutBaseline(of: source.id, abilities: source.abilities, on: today)[...]
        var faults: [SourceFault] = []
        var failuresInARow = 0
        while !waiting.isEmpty, failuresInARow < FeedService.failuresInARow {
            let targets = waiting.prefix(batch).map { Target(company: $0) }
            waiting = waiting.dropFirst(batch)
            let found = try await fault(
                of: { try await follow(.about(targets, continuing: nil), purpose: .about) }, &tally)
            // A batch that cannot be believed says nothing of the next one; a host that does not answer does.
            failuresInARow = found.isEmpty ? 0 : failuresInARow + 1
            faults += found
            if found.contains(where: { !$0.alarmsAtOnce }) { break }
        }
        return faults
    }

    private func news() async throws -> Recorder.Tally {
        try await follow(.since(try await recorder.journal.cursor(of: source.id)), purpose: .news)
    }

    // A review that succeeded is not made again because the other one failed.
    private func review(_ health: inout SourceHealth, _ tally: inout Recorder.Tally) async throws -> [SourceFault] {
        guard source.abilities.canReview else { return [] }
        var faults: [SourceFault] = []
        if isDue(health.lastReview, every: settings.reviewEvery) {
            faults += try await fault(
                of: { try await review(days: settings.reviewDays, onlyWatched: false) }, &tally)
            if faults.isEmpty { health.lastReview = clock.now() }
        }
        if faults.isEmpty, isDue(health.lastDeepReview, every: settings.deepReviewEvery) {
            faults += try await fault(
                of: { try await review(days: settings.deepReviewDays, onlyWatched: true) }, &tally)
            if faults.isEmpty { health.lastDeepReview = clock.now() }
        }
        return faults
    }

    private func review(days: Int, onlyWatched: Bool) async throws -> Recorder.Tally {
        try await follow(.review(days: days, onlyWatched: onlyWatched, continuing: nil), purpose: .news)
    }

    private func ask(_ subject: Ask.Subject) async throws -> Reading {
        let (now, began) = (clock.now(), clock.uptime())
        let today = policy.today(at: now)
        do {
            return try await source.read(
                Ask(
                    subject, watch: recorder.book.index(on: today), now: now, today: today,
                    known: { [journal = recorder.journal] in try await journal.knownNotices(among: $0) }))
        } catch let fault as SourceFault {
            throw fault.counted(after: clock.uptime() - began)
        }
    }

    // Each reading is committed before the next question, so that a kill costs at most one page read again.
    private func follow(_ subject: Ask.Subject, purpose: Recorder.Purpose) async throws -> Recorder.Tally {
        var tally = Recorder.Tally()
        var next: Ask.Subject? = subject
        while let subject = next {
            try Task.checkCancellation()
            turned()
            let reading = try await ask(subject)
            tally += try await recorder.record(
                [reading], from: source.id, purpose: purpose, policy: policy,
                brake: BrakeScope(interval: settings.interval, abilities: source.abilities), parser: source.parser)
            next = reading.more
        }
        return tally
    }
}

package import Logging
import VigieDomain

/// Asks one lookup source about each client in turn, those never asked first, at the source's pace.
package struct LookupService: Sendable {
    package struct Settings: Hashable, Sendable {
        /// How often each client is asked about.
        package var interval: Duration
        /// Questions under way at once.
        package var concurrency: Int
        /// Answers that go into one commit.
        package var round: Int = 64

        package init(interval: Duration, concurrency: Int) {
            self.interval = interval
            self.concurrency = concurrency
        }
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

    /// Companies asked about once the probe of a source that was down has succeeded, before it is believed.
    private static let witnesses = 9
    /// Whoever was asked before this moment: everyone.
    private static let whenever = Instant(milliseconds: .max)

    /// Asks about everyone who is due, round by round, until nobody is or the source fails.
    package func cycle() async throws -> Recorder.Tally {
        var tally = Recorder.Tally()
        var health =
            try await recorder.journal.health(of: source.id)
            ?? SourceHealth(source: source.id, since: clock.now())
        guard health.mayBeAsked(at: clock.now()) else {
            if let late = health.afterWaiting(at: clock.now(), interval: settings.interval) {
                tally += try await recorder.record(
                    [], from: source.id, purpose: .about, policy: policy, judgement: late)
            }
            return tally
        }
        while true {
            try Task.checkCancellation()
            turned()
            // A source that fails is probed with one question, not with a round of them.
            let companies = try await health.state == .healthy ? due(limit: settings.round) : probe()
            guard !companies.isEmpty else { return tally }
            let verdict = try await verdict(on: companies, isProbe: health.state == .down)
            let judgement: SourceHealth.Judgement
            if let fault = verdict.fault {
                logger.warning(
                    "source fault",
                    metadata: [
                        "source.id": "\(source.id)", "fault.kind": "\(fault.kind.label)",
                        "fault.url": "\(fault.url)", "fault.sentence": "\(fault.sentence.english)",
                    ])
                judgement = health.afterFault(fault, at: clock.now(), interval: settings.interval)
            } else {
                judgement = health.afterSuccess(at: clock.now(), interval: settings.interval)
            }
            tally += try await recorder.record(
                verdict.readings, from: source.id, purpose: .about, policy: policy, judgement: judgement,
                brake: BrakeScope(interval: settings.interval, abilities: source.abilities), parser: source.parser)
            health = judgement.health
            if verdict.fault != nil { return tally }
        }
    }

    private func verdict(on companies: [CompanyKey], isProbe: Bool) async throws -> RoundVerdict {
        var sightings = try await recorder.journal.sightings(of: companies, by: source.id)
        var readings = try await ask(about: companies, sightings: sightings)
        let verdict = RoundVerdict(readings: readings, known: Set(sightings.keys), isProbe: isProbe)
        guard isProbe, verdict.fault == nil else { return verdict }
        // A server that answers every question with the same company is right about that one, and one that has lost half
        // of its companies about the other half: more of them must bear it out, due or not, or those that it answers
        // would soon be the only ones that are not asked.
        let others = try await askable(limit: companies.count + LookupService.witnesses, before: LookupService.whenever)
            .filter { !companies.contains($0) }
        sightings.merge(try await recorder.journal.sightings(of: others, by: source.id)) { first, _ in first }
        readings += try await ask(about: others, sightings: sightings)
        return RoundVerdict(readings: readings, known: Set(sightings.keys), isProbe: true)
    }

    /// How long to wait after a cycle before looking whether someone is due.
    ///
    /// - Parameter longestIdle: a bell tells of new clients; this bounds the lateness of those who fall due.
    package func pause(atMost longestIdle: Duration = .seconds(60)) async throws -> Duration {
        let health = try await recorder.journal.health(of: source.id)
        guard let health, health.failures > 0 else { return min(settings.interval, longestIdle) }
        // Full jitter, doubling with each failure, never beyond the interval: a failing host sees fewer requests, not more.
        let ceiling = min(settings.interval, .seconds(30) * Int32(1 << min(health.failures, 10)))
        return .seconds(5) + entropy.jitter(upTo: ceiling)
    }

    private func due(limit: Int) async throws -> [CompanyKey] {
        try await askable(limit: limit, before: clock.now().adding(.zero - settings.interval))
    }

    // Those asked longest ago come first.
    private func askable(limit: Int, before: Instant) async throws -> [CompanyKey] {
        let now = clock.now()
        let today = policy.today(at: now)
        let askable = recorder.book.askable(of: source.id, abilities: source.abilities, on: today)
        // Those whom this source cannot know are never asked, and would stand first for ever.
        let room = recorder.book.count - askable.count
        return try await recorder.journal.due(for: source.id, before: before, now: now, limit: limit + room)
            .filter(askable.contains).prefix(limit).map { $0 }
    }

    // One company that the source has told about, where one is due: only of such a one does silence mean something.
    private func probe() async throws -> [CompanyKey] {
        let due = try await due(limit: recorder.book.count)
        let known = try await recorder.journal.sightings(of: due, by: source.id)
        return (due.first { known[$0] != nil } ?? due.first).map { [$0] } ?? []
    }

    // Questions go out `concurrency` at a time; three failures in a row end the round early.
    private func ask(
        about companies: [CompanyKey], sightings: [CompanyKey: Sighting]
    ) async throws -> [Reading] {
        let today = policy.today(at: clock.now())
        let watch = recorder.book.index(on: today)
        var readings: [(Int, Reading)] = []
        var failuresInARow = 0
        try await withThrowingTaskGroup(of: (Int, Reading).self) { group in
            var next = 0
            func askNext() {
                guard next < companies.count, failuresInARow < RoundVerdict.failuresThatEndARound else { return }
                let index = next
                let company = companies[index]
                next += 1
                group.addTask {
                    try await (
                        index, self.ask(about: company, previous: sightings[company], watch: watch, today: today)
                    )
                }
            }
            for _ in 0..<settings.concurrency { askNext() }
            while let (index, reading) = try await group.next() {
                failuresInARow = reading.isFailure ? failuresInARow + 1 : 0
                readings.append((index, reading))
                askNext()
            }
        }
        return readings.sorted { $0.0 < $1.0 }.map(\.1)
    }

    private func ask(
        about company: CompanyKey, previous: Sighting?, watch: WatchIndex, today: Day
    ) async throws -> Reading {
        let began = clock.uptime()
        do {
            var reading = try await source.read(
                Ask(
                    .about(
                        [
                            Target(
                                company: company, previous: previous,
                                identifiers: recorder.book[company]?.client.identifiers)
                        ], continuing: nil), watch: watch, now: clock.now(), today: today))
            reading.mended.insert(company)
            return reading
        } catch let fault as SourceFault {
            var reading = Reading(sightings: [company: .failed(fault.counted(after: clock.uptime() - began))])
            if case .lie = fault.kind, let proof = fault.evidence {
                reading.unreadable = [
                    UnreadableRecord(
                        answerAbout: company, reason: fault.sentence, bytes: proof.bytes, url: proof.url)
                ]
            }
            return reading
        }
    }
}

extension Reading {
    /// Whether nothing but failures came of it.
    fileprivate var isFailure: Bool {
        !sightings.isEmpty
            && sightings.values.allSatisfy { outcome in
                if case .failed = outcome { true } else { false }
            }
    }
}

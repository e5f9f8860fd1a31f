import Logging
import VigieDomain
import VigieEngine

/// The long-running loops of the daemon, one for each source and each provider's list, one for the watchlists, one for words, one for deliveries,
/// one that audits the others and one that tells the outside. Each beats its pulse, outlives the failures it can, and ends when it is cancelled.
struct Loops: Sendable {
    let house: House
    let household: Household
    private var rhythm: Rhythm { house.rhythm }
    /// The hour of the night in which old proof is given up.
    static let quietHour = 3
    /// From which on it is looked what the calendar brings: before the first digest, and not in the night.
    static let lookHour = 6

    /// Runs until cancelled.
    /// - Throws: `JournalFailure` where the journal must not be used any more.
    func run() async throws {
        for (host, pace) in household.paces { house.turnpike.set(pace, for: host) }
        try await endForgottenEnrolments()
        try await settleBooks()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await loop(
                    "watchlists", rest: { household.watchlists.pause(atMost: rhythm.lookEvery) },
                    bell: household.watchlists.bell,
                    takesIn: true
                ) {
                    try await household.watchlists.look(house: house, policy: household.policy)
                }
            }
            for feed in household.feeds {
                let service = feedService(feed)
                group.addTask {
                    let name = "feed \(feed.source.id)"
                    let bell = house.watched.bell(of: name)
                    try await loop(name, rest: { try await service.pause() }, bell: bell, takesIn: true) {
                        _ = try await service.cycle()
                    }
                }
            }
            for lookup in household.lookups {
                let service = lookupService(lookup)
                group.addTask {
                    let name = "lookup \(lookup.source.id)"
                    let bell = house.watched.bell(of: name)
                    let rest = { try await service.pause(atMost: rhythm.longestIdle) }
                    try await loop(name, rest: rest, bell: bell, takesIn: true) { _ = try await service.cycle() }
                }
            }
            for enrolled in household.enrollers {
                let service = enrolmentService(enrolled)
                group.addTask {
                    let name = Loops.name(of: enrolled)
                    let bell = house.watched.bell(of: name)
                    try await loop(name, rest: { try await service.pause() }, bell: bell, takesIn: true) {
                        try await service.cycle()
                    }
                }
            }
            let compose = composeService
            group.addTask {
                try await loop(
                    "compose", rest: { until(try await house.journal.nextToCompose()) }, bell: house.outgoing
                ) {
                    _ = try await compose.cycle()
                }
            }
            let delivery = deliveryService
            group.addTask {
                try await loop("deliver", rest: { until(try await house.journal.nextToDeliver()) }, bell: house.outbox)
                {
                    _ = try await delivery.cycle()
                }
            }
            let room = RoomService(recorder: house.recorder, policy: household.policy, clock: house.clock)
            group.addTask {
                var known: Bool?
                try await loop("room", rest: { rhythm.roomEvery }, bell: house.cramped) {
                    known = try await room.look(known: known)
                }
            }
            let care = care
            group.addTask {
                var last: Day?
                try await loop("care", rest: { rhythm.careEvery }, bell: nil, takesIn: true) {
                    try await household.backup?.cycle(house: house, policy: household.policy)
                    let now = house.clock.now()
                    let today = household.policy.today(at: now)
                    guard last != today, household.policy.zone.secondOfDay(of: now) / 3600 == Loops.quietHour else {
                        return
                    }
                    let tally = try await care.run(turned: turned("care"))
                    last = today
                    guard tally.taken > 0 else { return }
                    house.logger.notice(
                        "evidence given up",
                        metadata: [
                            "evidence.count": "\(tally.taken)", "evidence.bytes": "\(tally.bytes)",
                            "evidence.kept": "\(tally.kept)",
                        ])
                }
            }
            let audit = auditService
            group.addTask {
                try await loop("audit", rest: { household.auditEvery }, bell: nil) { try await audit.cycle() }
            }
            if !household.calendar.isEmpty {
                let calendar = calendarService
                group.addTask {
                    var last: Day?
                    try await loop("calendar", rest: { rhythm.careEvery }, bell: nil, takesIn: true) {
                        let now = house.clock.now()
                        let today = household.policy.today(at: now)
                        guard last != today, household.policy.zone.secondOfDay(of: now) / 3600 >= Loops.lookHour else {
                            return
                        }
                        try await calendar.look(turned: turned("calendar"))
                        last = today
                    }
                }
            }
            if !household.bulletins.isSilent {
                let bulletins = bulletinService
                group.addTask {
                    try await loop("bulletins", rest: { bulletins.pause() }, bell: nil) { try await bulletins.cycle() }
                }
            }
            if let heartbeat = household.heartbeat {
                let service = heartbeatService(heartbeat)
                group.addTask {
                    try await loop("heartbeat", rest: { heartbeat.every }, bell: nil) { try await service.cycle() }
                }
            }
            // The first loop that fails for good ends them all. Not waitForAll, which tells of a failure only after every
            // other loop has ended.
            defer { group.cancelAll() }
            while try await group.next() != nil {}
        }
    }

    private func settleBooks() async throws {
        do {
            try await house.settleBooks(of: household)
        } catch let failure as JournalFailure where failure.code == .full {
            house.logger.critical(
                "journal failure", metadata: ["loop": "books", "journal.failure": "\(failure.sentence)"])
        }
    }

    private var care: RetentionService {
        RetentionService(
            journal: house.journal, policy: household.policy, clock: house.clock, keepDays: household.evidenceDays)
    }

    func feedService(_ feed: Household.Feed) -> FeedService {
        FeedService(
            source: feed.source, settings: feed.settings, recorder: house.recorder, policy: household.policy,
            clock: house.clock, entropy: house.entropy, logger: house.logger,
            turned: turned("feed \(feed.source.id)"))
    }

    func lookupService(_ lookup: Household.Lookup) -> LookupService {
        LookupService(
            source: lookup.source, settings: lookup.settings, recorder: house.recorder, policy: household.policy,
            clock: house.clock, entropy: house.entropy, logger: house.logger,
            turned: turned("lookup \(lookup.source.id)"))
    }

    var composeService: ComposeService {
        ComposeService(
            journal: house.journal, composers: household.composers, policy: household.policy, clock: house.clock,
            outbox: house.outbox, logger: house.logger)
    }

    var deliveryService: DeliveryService {
        DeliveryService(
            journal: house.journal, channels: household.channels, clock: house.clock, entropy: house.entropy,
            outgoing: house.outgoing, logger: house.logger,
            turned: turned("deliver"))
    }

    var auditService: AuditService {
        AuditService(
            recorder: house.recorder, sources: household.audited, policy: household.policy, clock: house.clock,
            memory: house.auditMemory, vitals: house.vitals, logger: house.logger)
    }

    var calendarService: CalendarService {
        CalendarService(
            rules: household.calendar, recorder: house.recorder, policy: household.policy, clock: house.clock)
    }

    var bulletinService: BulletinService {
        BulletinService(
            settings: household.bulletins, sources: household.audited, recorder: house.recorder,
            policy: household.policy, clock: house.clock)
    }

    private func heartbeatService(_ settings: HeartbeatService.Settings) -> HeartbeatService {
        HeartbeatService(
            settings: settings, exchange: house.exchange, pulse: house.pulse, vitals: house.vitals,
            clock: house.clock, logger: house.logger)
    }

    // A cycle may take hours (every client asked at the source's pace): each of its steps proves that the loop turns.
    func turned(_ name: String) -> @Sendable () -> Void {
        { [pulse = house.pulse, longest = rhythm.longestAct] in pulse.beat(name, longestSilence: longest) }
    }

    // Each loop waits for its own work alone: a message that is being sent for minutes is no reason to look for words.
    private func until(_ next: Instant?) -> Duration {
        guard let next else { return rhythm.longestIdle }
        return min(rhythm.longestIdle, max(.milliseconds(100), house.clock.now().duration(to: next)))
    }

    // `takesIn`: the loop brings in something new, and rests while the disk has no room to spare.
    private func loop(
        _ name: String, rest: () async throws -> Duration, bell: Bell?, takesIn: Bool = false,
        act: () async throws -> Void
    ) async throws {
        defer { house.pulse.end(name) }
        while !Task.isCancelled {
            house.pulse.beat(name, longestSilence: rhythm.longestAct)
            var pause: Duration
            do {
                if takesIn, await house.journal.room() != .plenty {
                    await wait(rhythm.restWhenFull, name: name, bell: nil)
                    continue
                }
                try await act()
                pause = try await rest()
            } catch is CancellationError where Task.isCancelled {
                return
            } catch is CancellationError {
                // Something below gave up of its own accord: to end here would end a watch in silence.
                house.logger.error("act abandoned", metadata: ["loop": "\(name)"])
                pause = rhythm.longestRest
            } catch let failure as JournalFailure {
                house.logger.critical(
                    "journal failure", metadata: ["loop": "\(name)", "journal.failure": "\(failure.sentence)"])
                guard failure.code == .full else { throw failure }
                // Not by the loop that this bell wakes: where even its alarm finds no room it would turn without a rest.
                if bell !== house.cramped { house.cramped.ring() }
                pause = rhythm.restWhenFull
            }
            await wait(pause, name: name, bell: bell)
        }
    }

    // Waits in slices, so that a loop at rest still proves that it turns.
    private func wait(_ duration: Duration, name: String, bell: Bell?) async {
        let end = house.clock.uptime() + duration
        while !Task.isCancelled {
            house.pulse.beat(name, longestSilence: rhythm.longestRest)
            let left = end - house.clock.uptime()
            guard left > .zero else { return }
            let slice = min(left, rhythm.beat)
            guard let bell else {
                try? await house.clock.sleep(for: slice)
                continue
            }
            if await bell.wait(atMost: slice, on: house.clock) { return }
        }
    }
}

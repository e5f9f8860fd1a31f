package import Logging
package import VigieDomain

/// Carries what a source read through the stations: diff, change, route, record. One commit holds the observation, the
/// changes, the alerts per recipient and the source's cursor; nothing leaves before it is on disk.
package final class Recorder: Sendable {
    package let journal: any Journal
    package let book: WatchBook
    private let turnstile = Turnstile()
    private let clock: any WorldClock
    private let logger: Logger
    /// Rung when alerts wait to be composed.
    private let outgoing: Bell

    package init(journal: any Journal, book: WatchBook, clock: any WorldClock, outgoing: Bell, logger: Logger) {
        self.journal = journal
        self.book = book
        self.clock = clock
        self.outgoing = outgoing
        self.logger = logger
    }

    /// What a recording came to, for logs and for the figures that `vigie once` prints.
    package struct Tally: Hashable, Sendable {
        package var read = 0
        package var matched = 0
        package var unwatched = 0
        package var unreadable = 0
        package var changes = 0
        package var alerts = 0
        /// Notices by what became of them.
        package var baseline = 0
        package var confirmed = 0
        package var known = 0
        package var notYetWatched = 0

        package static func += (left: inout Tally, right: Tally) {
            left.read += right.read
            left.matched += right.matched
            left.unwatched += right.unwatched
            left.unreadable += right.unreadable
            left.changes += right.changes
            left.alerts += right.alerts
            left.baseline += right.baseline
            left.confirmed += right.confirmed
            left.known += right.known
            left.notYetWatched += right.notYetWatched
        }

        package init() {}
    }

    /// Records readings of one source in one commit.
    ///
    /// - Parameters:
    ///   - judgement: the source's health after these readings, committed with them.
    ///   - purpose: whether a feed tells news or the past of clients just met.
    ///   - parser: version of the reader.
    ///   - rereadings: kept records that the readings come from.
    ///   - brake: of the cycle that the readings belong to; nil where nothing of theirs can be too much.
    package func record(
        _ readings: [Reading], from source: SourceID, purpose: Purpose, policy: Policy,
        judgement: SourceHealth.Judgement? = nil, brake: BrakeScope? = nil, parser: Int = 1,
        rereadings: [Rereading] = []
    ) async throws -> Tally {
        try await turnstile.pass {
            let now = clock.now()
            var draft = IntakeDraft(source: source, purpose: purpose, policy: policy, now: now)
            for reading in readings { draft.take(reading) }
            for company in draft.companies {
                guard let watch = book[company] else { continue }
                try await draft.settle(company, watch: watch, journal: journal)
            }
            draft.entry.parser = parser
            draft.entry.rereadings = rereadings
            draft.entry.health = judgement?.health
            draft.entry.gap = judgement?.gap
            draft.entry.promise = brake.map { $0.interval * 2 }
            draft.entry.alarmsOpened += judgement?.opens ?? []
            draft.entry.alarmsClosed += judgement?.closes ?? []
            if let brake { try await apply(brake, to: &draft.entry, of: source, policy: policy) }
            try await endAlarmsAhead(in: &draft.entry)
            let receipt = try await journal.commit(draft.entry)
            book.markBaselines(draft.entry.baselines, by: source, at: now)
            book.note(draft.entry.books)
            draft.tally.changes = receipt.newChanges.count
            draft.tally.alerts = draft.entry.alerts.count
            if !draft.entry.alerts.isEmpty || !draft.entry.alarmsOpened.isEmpty || !draft.entry.alarmsClosed.isEmpty {
                outgoing.ring()
            }
            log(draft.entry, new: receipt.newChanges)
            return draft.tally
        }
    }

    /// A commit that no source is behind: watchlists, alarms.
    package func record(_ entry: JournalEntry, day: Day) async throws {
        try await turnstile.pass {
            var entry = entry
            try await endAlarmsAhead(in: &entry)
            let receipt = try await journal.commit(entry)
            book.update(entry.watches, on: day)
            book.note(entry.books)
            let isToBeTold =
                !entry.alarmsOpened.isEmpty || !entry.alarmsClosed.isEmpty || !entry.alerts.isEmpty
                || !entry.bulletins.isEmpty
            if isToBeTold { outgoing.ring() }
            log(entry, new: receipt.newChanges)
        }
    }

    /// An act on what waits for its words, between two commits.
    func pass<Result: Sendable>(_ act: (Instant) async throws -> Result) async throws -> Result {
        try await turnstile.pass {
            let result = try await act(clock.now())
            outgoing.ring()
            return result
        }
    }

    package enum Purpose: Hashable, Sendable {
        case news
        /// Told long ago, and read only now.
        case kept
        /// Asked about companies: for a feed their past, for a lookup their present.
        case about
        /// Read from delivered files: what was published before a watch began is recorded in silence; what is younger and
        /// was missed is told.
        case past
    }

    private func log(_ entry: JournalEntry, new: Set<ChangeID>) {
        for change in entry.changes where new.contains(change.id) {
            logger.notice(
                "change recorded",
                metadata: [
                    "change.id": "\(change.id)", "change.code": "\(change.code)",
                    "change.severity": "\(change.severity.rawValue)", "client.id": "\(change.company)",
                    "source.id": "\(change.provenance.source)",
                ])
        }
        for alarm in entry.alarmsOpened {
            logger.error(
                "alarm opened", metadata: ["alarm.key": "\(alarm.key)", "alarm.sentence": "\(alarm.sentence.english)"])
        }
        for key in entry.alarmsClosed { logger.notice("alarm closed", metadata: ["alarm.key": "\(key)"]) }
    }
}

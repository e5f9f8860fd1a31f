import Logging
import VigieDomain
import VigieEngine
import VigieJournal
import VigieTesting

/// A journal on disk with all that stands around it in one process. `restarted` is the next process on the same disk.
final class Stage: Sendable {
    let folder: TemporaryFolder
    let clock: ManualClock
    let entropy: SeededEntropy
    let journal: any Journal
    private let disk: SQLiteJournal
    let policy: Policy
    let book = WatchBook()
    let outgoing = Bell()
    let outbox = Bell()
    let recorder: Recorder

    static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init(
        _ clock: ManualClock = ManualClock("2026-11-23T06:30:00Z"), policy: Policy = Invented.policy(),
        folder: TemporaryFolder = TemporaryFolder()
    ) throws {
        self.folder = folder
        self.clock = clock
        self.policy = policy
        entropy = SeededEntropy(seed: 7)
        disk = try SQLiteJournal(at: folder.url)
        journal = disk
        recorder = Recorder(
            journal: journal, book: book, clock: clock, outgoing: outgoing, logger: Stage.logger)
    }

    var today: Day { policy.today(at: clock.now()) }

    /// What a kill leaves: the journal cannot be written to any more.
    func close() async { await disk.close() }

    func restarted() async throws -> Stage {
        await close()
        let next = try Stage(clock, policy: policy, folder: folder)
        next.book.load(try await next.journal.watches(), on: next.today)
        return next
    }

    /// Makes these the clients, as a watchlist does.
    func watch(_ clients: [Client], runningClocks: [CompanyKey: Day] = [:]) async throws {
        let outcome = WatchlistIntake.outcome(
            of: Watchlist(lines: clients), records: try await journal.watches(), runningClocks: runningClocks,
            now: clock.now())
        var entry = JournalEntry(at: clock.now())
        entry.watches = outcome.records
        try await recorder.record(entry, day: today)
    }

    func feed(_ source: any Source, interval: Duration = .seconds(600)) -> FeedService {
        FeedService(
            source: source, settings: .init(interval: interval), recorder: recorder, policy: policy, clock: clock,
            entropy: entropy, logger: Stage.logger)
    }

    func lookup(
        _ source: any Source, interval: Duration = .seconds(86_400), concurrency: Int = 2, round: Int = 64
    ) -> LookupService {
        var settings = LookupService.Settings(interval: interval, concurrency: concurrency)
        settings.round = round
        return LookupService(
            source: source, settings: settings, recorder: recorder, policy: policy, clock: clock, entropy: entropy,
            logger: Stage.logger)
    }

    func changes() async throws -> [Change] { try await journal.changes(matching: ChangeFilter()).map(\.change) }

    func alerts() async throws -> [Alert] {
        try await journal.alerts(about: try await changes().map(\.id)).map(\.alert)
    }

    func alarms() async throws -> [OperatorAlarm] { try await journal.alarms(onlyOpen: false, limit: 100) }

    func health(_ source: SourceID) async throws -> SourceHealth? { try await journal.health(of: source) }

    /// Everything that matters of what happened, to compare two lives of a journal.
    func picture() async throws -> [String] {
        var lines: [String] = []
        for recorded in try await journal.changes(matching: ChangeFilter()) {
            let change = recorded.change
            lines.append("change \(change.id) \(change.code) \(change.severity) \(change.company)")
            for record in try await journal.alerts(about: [change.id]) {
                lines.append("alert \(record.alert.id) \(record.alert.cadence)")
            }
        }
        for watch in try await journal.watches() {
            lines.append("watch \(watch.company) \(watch.baselines.keys.sorted())")
            for record in try await journal.notices(of: watch.company) {
                lines.append("notice \(record.notice.id) \(record.notice.role) \(record.disposition)")
            }
            for (source, record) in try await journal.facets(of: watch.company) {
                lines.append("facets \(source) \(record.company) \(record.facets)")
            }
        }
        for alarm in try await alarms() { lines.append("alarm \(alarm.key) \(alarm.closed == nil)") }
        return lines.sorted()
    }
}

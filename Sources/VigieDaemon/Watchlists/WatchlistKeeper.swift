import FoundationEssentials
import Logging
import Synchronization
package import VigieConfiguration
package import VigieDomain
package import VigieEngine

/// Keeps the running watchlist true to the files: takes up what changed, keeps the last good list where a file is bad,
/// holds a list that lost too many clients until a person confirms, and tells each trouble once.
package final class WatchlistKeeper: Sendable {
    private struct State {
        var reader: WatchlistFolderReader
        var inForce: AcceptedWatchlists?
        var files: [WatchlistFileState]?
        var confirmed: Set<WatchlistConfirmation> = []
        var held: [WatchlistPlan.Held] = []
        var isUnsettled = false
        var told: Set<String> = []
    }

    package let bell = Bell()
    private let language: Language
    private let state: Mutex<State>
    private let turnstile = Turnstile()
    private let watch: FolderWatch?
    /// Network folders send no events, so the folder is looked at each minute anyway.
    private static let lookEvery: Duration = .seconds(60)
    private static let settlingLooks = 5
    /// Lines of a bad file that its alarm quotes.
    private static let quotedLines = 20

    package init(folder: String, context: WatchlistFile.Context, language: Language) {
        self.language = language
        state = Mutex(State(reader: WatchlistFolderReader(folder: folder, context: context)))
        watch = FolderWatch(path: folder, bell: bell)
    }

    package var lookEvery: Duration {
        state.withLock { $0.isUnsettled ? WatchlistFolderReader.stillness : WatchlistKeeper.lookEvery }
    }

    /// One look: nothing where nothing moved.
    package func look(house: House, policy: Policy) async throws {
        try await turnstile.pass { _ = try await takeUp(house: house, policy: policy, force: false) }
    }

    /// Looks until no file moves any more, a few seconds at most: what is asked once must not miss a list that was saved a
    /// moment ago.
    package func settle(house: House, policy: Policy) async throws {
        for _ in 0..<WatchlistKeeper.settlingLooks {
            try await look(house: house, policy: policy)
            guard state.withLock({ $0.isUnsettled }) else { return }
            try await house.clock.sleep(for: .seconds(1))
        }
    }

    /// A look that gives every diagnostic, for a reload.
    package func reload(house: House, policy: Policy) async throws -> [Diagnostic] {
        try await turnstile.pass { try await takeUp(house: house, policy: policy, force: true) }
    }

    /// A person confirms what was held. Returns what was confirmed, empty where nothing waited.
    package func accept(_ name: String?, house: House, policy: Policy) async throws -> [WatchlistPlan.Held] {
        try await turnstile.pass {
            _ = try await takeUp(house: house, policy: policy, force: false)
            let held = state.withLock { state in
                let held = state.held.filter { name == nil || $0.confirmation.file == name }
                state.confirmed.formUnion(held.map(\.confirmation))
                return held
            }
            if !held.isEmpty { _ = try await takeUp(house: house, policy: policy, force: true) }
            return held
        }
    }

    private func takeUp(house: House, policy: Policy, force: Bool) async throws -> [Diagnostic] {
        let now = house.clock.now()
        if state.withLock({ $0.inForce == nil }) {
            let stored = try await house.journal.acceptedWatchlists()
            let lists = AcceptedWatchlists(files: stored.compactMap(WatchlistKeeper.file))
            state.withLock { $0.inForce = lists }
        }
        let uptime = house.clock.uptime()
        let found = state.withLock { state -> Result<WatchlistFolderReader.Look, WatchlistFolderReader.FolderFailure> in
            do throws(WatchlistFolderReader.FolderFailure) {
                return .success(try state.reader.look(now: now, uptime: uptime))
            } catch {
                return .failure(error)
            }
        }
        guard case .success(let look) = found else {
            if case .failure(let failure) = found { try await tell(failure, house: house, policy: policy) }
            return []
        }
        let (plan, isNew) = state.withLock { state -> (WatchlistPlan, Bool) in
            let isNew = force || state.files != look.files
            state.isUnsettled = look.isUnsettled
            let plan = WatchlistFolder.plan(previous: state.inForce, files: look.files, confirmed: state.confirmed)
            state.held = plan.held
            return (plan, isNew)
        }
        let diagnostics = (look.diagnostics + plan.diagnostics).sorted()
        guard isNew else { return diagnostics }
        try await commit(plan, house: house, policy: policy, now: now)
        state.withLock { state in
            state.files = look.files
            state.inForce = plan.inForce
        }
        log(diagnostics, to: house.logger)
        return diagnostics
    }

    private func commit(_ plan: WatchlistPlan, house: House, policy: Policy, now: Instant) async throws {
        let today = policy.today(at: now)
        var entry = JournalEntry(at: now)
        let records = try await house.journal.watches()
        let ended = records.filter { $0.ended == nil && plan.watchlist[$0.company] == nil }.map(\.company)
        let clocks = try await runningClocks(of: ended, on: today, journal: house.journal)
        let outcome = WatchlistIntake.outcome(of: plan.watchlist, records: records, runningClocks: clocks, now: now)
        entry.watches = outcome.records
        entry.watchlists = try plan.inForce.files.filter { plan.accepted.contains($0.name) }.map {
            AcceptedWatchlist(
                name: $0.name, digest: $0.digest, bytes: Array(try JSONEncoder().encode($0)), clients: $0.clients.count,
                accepted: now)
        }
        entry.watchlists += plan.removed.map {
            AcceptedWatchlist(name: $0, digest: "", bytes: [], clients: 0, accepted: now)
        }
        let troubled = Set(plan.kept + plan.held.map(\.confirmation.file))
        for name in troubled.sorted() {
            let lines = plan.diagnostics.filter { $0.file == name && $0.isError }.map { $0.render(in: language) }
            entry.alarmsOpened.append(
                OperatorAlarm(
                    key: "watchlist:\(name)", opened: now, sentence: lines.last ?? name,
                    detail: lines.prefix(WatchlistKeeper.quotedLines).joined(separator: "\n")))
        }
        let well = (plan.accepted + plan.removed).filter { !troubled.contains($0) }
        entry.alarmsClosed = try await house.journal.openAlarms(
            among: [WatchlistKeeper.folderAlarm] + well.map { "watchlist:\($0)" })
        try await house.recorder.record(entry, day: today)
        guard !outcome.records.isEmpty else { return }
        house.logger.notice(
            "watchlist in force",
            metadata: [
                "watchlist.clients": "\(plan.watchlist.count)", "watchlist.added": "\(outcome.added.count)",
                "watchlist.changed": "\(outcome.changed.count)", "watchlist.ended": "\(outcome.ended.count)",
            ])
        house.watched.ring()
    }

    // A client who leaves the lists while a legal clock runs is followed until it has run out.
    private func runningClocks(
        of companies: [CompanyKey], on today: Day, journal: any Journal
    ) async throws -> [CompanyKey: Day] {
        var clocks: [CompanyKey: Day] = [:]
        for company in companies {
            let changes = try await journal.changes(matching: ChangeFilter(company: company, codes: ["proc.*"]))
            let running = changes.flatMap(\.change.details.deadlines).map(\.legal).filter { $0 >= today }
            if let last = running.max() { clocks[company] = last }
        }
        return clocks
    }

    private static let folderAlarm = "watchlist:"

    private func tell(
        _ failure: WatchlistFolderReader.FolderFailure, house: House, policy: Policy
    ) async throws {
        let now = house.clock.now()
        var entry = JournalEntry(at: now)
        entry.alarmsOpened = [
            OperatorAlarm(
                key: WatchlistKeeper.folderAlarm, opened: now, sentence: failure.sentence, detail: failure.sentence)
        ]
        try await house.recorder.record(entry, day: policy.today(at: now))
    }

    private func log(_ diagnostics: [Diagnostic], to logger: Logger) {
        for diagnostic in diagnostics {
            let line = diagnostic.render(in: language)
            guard state.withLock({ $0.told.insert(line).inserted }) else { continue }
            logger.log(
                level: diagnostic.isError ? .error : .warning, "watchlist diagnostic",
                metadata: ["diagnostic": "\(line)"])
        }
    }

    private static func file(_ stored: AcceptedWatchlist) -> AcceptedWatchlists.File? {
        guard stored.clients > 0 else { return nil }
        return try? JSONDecoder().decode(AcceptedWatchlists.File.self, from: Data(stored.bytes))
    }
}

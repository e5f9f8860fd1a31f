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
        /// Lists in force whose stored text no longer reads, until their file is taken up anew.
        var forgotten: Set<String> = []
        /// What the plan in force was made of.
        var seen: Seen?
        var confirmed: Set<WatchlistConfirmation> = []
        var held: [WatchlistPlan.Held] = []
        var isUnsettled = false
        /// Why the folder cannot be read, once the administrator was told.
        var folderTrouble: String?
        /// Lines that the log has, of the problems that last.
        var told: Set<String> = []
    }

    private struct Seen: Equatable {
        var files: [WatchlistFileState]
        var unsettled: Set<String>
    }

    package let bell = Bell()
    private let folder: String
    private let language: Language
    private let state: Mutex<State>
    private let turnstile = Turnstile()
    private let watch: FolderWatch?
    private static let settlingLooks = 5
    /// Lines of a bad file that its alarm quotes.
    private static let quotedLines = 20
    /// How often a reload looks at files that are being written before it answers with what is whole.
    private static let patientLooks = 5

    /// - Parameter hearsEvents: whether the system's own word of a change is listened to, beside the look each minute. A
    ///   simulation does not: that word comes when it will.
    package init(folder: String, context: WatchlistFile.Context, language: Language, hearsEvents: Bool = true) {
        self.folder = folder
        self.language = language
        state = Mutex(State(reader: WatchlistFolderReader(folder: folder, context: context)))
        watch = hearsEvents ? FolderWatch(path: folder, bell: bell) : nil
    }

    /// When to look again: soon, where a file is being written.
    package func pause(atMost usual: Duration) -> Duration {
        state.withLock { $0.isUnsettled ? WatchlistFolderReader.stillness : usual }
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

    /// A look that gives every diagnostic, for a reload: a file saved a moment ago is waited for, as long as it takes to be
    /// still.
    package func reload(house: House, policy: Policy) async throws -> [Diagnostic] {
        var looks = 1
        while true {
            let diagnostics = try await turnstile.pass { try await takeUp(house: house, policy: policy, force: true) }
            guard state.withLock({ $0.isUnsettled }), looks < WatchlistKeeper.patientLooks else { return diagnostics }
            looks += 1
            try await house.clock.sleep(for: .seconds(1))
        }
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
        if state.withLock({ $0.inForce == nil }) {
            let stored = try await house.journal.acceptedWatchlists().filter { $0.clients > 0 }
            let lists = AcceptedWatchlists(files: stored.compactMap(WatchlistKeeper.file))
            let forgotten = stored.filter { WatchlistKeeper.file($0) == nil }
            if !forgotten.isEmpty { try await tell(forgotten, house: house, policy: policy) }
            state.withLock { state in
                state.inForce = lists
                state.forgotten = Set(forgotten.map(\.name))
            }
        }
        let (now, uptime) = (house.clock.now(), house.clock.uptime())
        let found = state.withLock { state -> Result<WatchlistFolderReader.Look, WatchlistFolderReader.FolderFailure> in
            let known = state.inForce?.files.map(\.name) ?? []
            do throws(WatchlistFolderReader.FolderFailure) {
                return .success(try state.reader.look(known: known, now: now, uptime: uptime))
            } catch {
                return .failure(error)
            }
        }
        switch found {
        case .success(let look):
            return try await takeUp(look, house: house, policy: policy, now: now, force: force)
        case .failure(let failure):
            return try await tell(failure, house: house, policy: policy, now: now)
        }
    }

    private func takeUp(
        _ look: WatchlistFolderReader.Look, house: House, policy: Policy, now: Instant, force: Bool
    ) async throws -> [Diagnostic] {
        let seen = Seen(files: look.files, unsettled: look.unsettled)
        let planned = state.withLock { state -> (WatchlistPlan, AcceptedWatchlists)? in
            state.isUnsettled = !look.unsettled.isEmpty
            // A plan weighs every client: it is made when a file moved, and not each minute.
            guard force || state.seen != seen || state.folderTrouble != nil else { return nil }
            let before = state.inForce ?? AcceptedWatchlists()
            let plan = WatchlistFolder.plan(
                previous: before, files: look.files, unsettled: look.unsettled, confirmed: state.confirmed)
            state.held = plan.held
            return (plan, before)
        }
        guard let (plan, before) = planned else { return [] }
        let diagnostics = (look.diagnostics + plan.diagnostics).sorted()
        var entry = JournalEntry(at: now)
        try await takeAlarms(of: plan, look, into: &entry, journal: house.journal)
        try await commit(plan, before: before, entry, house: house, policy: policy)
        state.withLock { state in
            state.seen = seen
            state.inForce = plan.inForce
            state.folderTrouble = nil
        }
        log(diagnostics, to: house.logger)
        return diagnostics
    }

    // One alarm for each file that is not in force as it stands, however often it is saved, until it is mended or gone.
    private func takeAlarms(
        of plan: WatchlistPlan, _ look: WatchlistFolderReader.Look, into entry: inout JournalEntry,
        journal: any Journal
    ) async throws {
        let bad = look.files.filter { file in
            if case .read(let reading) = file { !reading.isUsable } else { true }
        }
        let troubled = Set(bad.map(\.name) + plan.held.map(\.confirmation.file))
        for name in troubled.sorted() {
            let errors = plan.diagnostics.filter { $0.file == name && $0.isError }
            let gist = errors.first { $0.isAboutFolder } ?? errors.first
            entry.alarmsOpened.append(
                OperatorAlarm(
                    key: WatchlistKeeper.alarm + name, opened: entry.at,
                    sentence: gist?.phrase ?? Phrase(same: name),
                    detail: .lines(errors.prefix(WatchlistKeeper.quotedLines).map(\.phrase))))
        }
        // Those that the journal holds, for a restart may lie between the two.
        let open = try await journal.alarms(onlyOpen: true, limit: WatchlistKeeper.mostAlarms).map(\.key)
        entry.alarmsClosed = open.filter { key in
            guard key.hasPrefix(WatchlistKeeper.alarm) else { return false }
            let name = String(key.dropFirst(WatchlistKeeper.alarm.count))
            return !troubled.contains(name) && !look.unsettled.contains(name)
        }
    }

    private func commit(
        _ plan: WatchlistPlan, before: AcceptedWatchlists, _ entry: JournalEntry, house: House, policy: Policy
    ) async throws {
        var entry = entry
        let (now, today) = (entry.at, policy.today(at: entry.at))
        let records = try await house.journal.watches()
        // Merged from the files at each call, so that it is asked for once.
        let watchlist = plan.watchlist
        let ended = records.filter { $0.ended == nil && watchlist[$0.company] == nil }.map(\.company)
        let clocks = try await runningClocks(of: ended, on: today, journal: house.journal)
        var outcome = WatchlistIntake.outcome(of: watchlist, records: records, runningClocks: clocks, now: now)
        // Whom a list that cannot be read any more named, nobody knows: nobody's watch ends until its file is read again.
        let mended = Set(plan.inForce.files.map(\.name))
        let missing = state.withLock { state in
            state.forgotten.subtract(mended)
            return state.forgotten
        }
        if !missing.isEmpty {
            let gone = Set(outcome.ended)
            outcome.records.removeAll { gone.contains($0.company) }
            outcome.ended = []
        }
        entry.alarmsClosed += try await house.journal.openAlarms(
            among: mended.map { WatchlistKeeper.memoryAlarm + $0 })
        entry.watches = outcome.records
        entry.watchlists = try plan.inForce.files.filter { !before.files.contains($0) }.map {
            AcceptedWatchlist(
                name: $0.name, digest: $0.digest, bytes: Array(try JSONEncoder().encode($0)), clients: $0.clients.count,
                accepted: now)
        }
        entry.watchlists += plan.removed.map {
            AcceptedWatchlist(name: $0, digest: "", bytes: [], clients: 0, accepted: now)
        }
        try await house.recorder.record(entry, day: today)
        guard !outcome.records.isEmpty else { return }
        house.logger.notice(
            "watchlist in force",
            metadata: [
                "watchlist.clients": "\(watchlist.count)", "watchlist.added": "\(outcome.added.count)",
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

    /// Followed by the name of the file; alone, it is the folder's.
    private static let alarm = "watchlist:"
    private static let mostAlarms = 10_000

    private func tell(
        _ failure: WatchlistFolderReader.FolderFailure, house: House, policy: Policy, now: Instant
    ) async throws -> [Diagnostic] {
        let diagnostic = Diagnostic(file: folder, problem: .folder(.unreadableFolder(reason: failure.reason)))
        state.withLock { $0.isUnsettled = false }
        guard state.withLock({ $0.folderTrouble }) != failure.reason else { return [diagnostic] }
        var entry = JournalEntry(at: now)
        entry.alarmsOpened = [
            OperatorAlarm(
                key: WatchlistKeeper.alarm, opened: now, sentence: diagnostic.phrase, detail: diagnostic.phrase)
        ]
        try await house.recorder.record(entry, day: policy.today(at: now))
        state.withLock { $0.folderTrouble = failure.reason }
        log([diagnostic], to: house.logger)
        return [diagnostic]
    }

    // A problem is told when it appears, and again when it comes back.
    private func log(_ diagnostics: [Diagnostic], to logger: Logger) {
        let lines = diagnostics.map { (text: $0.render(in: language), isError: $0.isError) }
        let known = state.withLock { state in
            defer { state.told = Set(lines.map(\.text)) }
            return state.told
        }
        for line in lines where !known.contains(line.text) {
            logger.log(
                level: line.isError ? .error : .warning, "watchlist diagnostic",
                metadata: ["diagnostic": "\(line.text)"])
        }
    }

    private static func file(_ stored: AcceptedWatchlist) -> AcceptedWatchlists.File? {
        guard stored.clients > 0 else { return nil }
        return try? JSONDecoder().decode(AcceptedWatchlists.File.self, from: Data(stored.bytes))
    }
}

extension Diagnostic {
    /// What became of the file, where the others say what is wrong in it.
    fileprivate var isAboutFolder: Bool {
        if case .folder = problem { true } else { false }
    }
}

extension Diagnostic {
    /// As it is shown, in both languages.
    fileprivate var phrase: Phrase { Phrase(render(in: .french), render(in: .english)) }
}

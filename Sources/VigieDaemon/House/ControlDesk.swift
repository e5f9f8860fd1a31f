import Logging
package import VigieConfiguration
package import VigieControl
package import VigieDomain
import VigieEngine

/// Answers the commands that reach the running daemon over its control socket.
package struct ControlDesk: Sendable {
    let house: House
    let supervisor: Supervisor
    let notifier: SystemdNotifier
    let configuration: String
    /// What the process was opened with: some of it lasts until the next start.
    let opened: Settings
    let started: Instant
    let compose: @Sendable (Settings, String) throws -> Household
    private let turnstile = Turnstile()

    package init(
        house: House, supervisor: Supervisor, notifier: SystemdNotifier, configuration: String, opened: Settings,
        started: Instant, compose: @escaping @Sendable (Settings, String) throws -> Household
    ) {
        self.house = house
        self.supervisor = supervisor
        self.notifier = notifier
        self.configuration = configuration
        self.opened = opened
        self.started = started
        self.compose = compose
    }

    package func answer(_ request: ControlRequest) async -> ControlReply {
        do {
            switch request {
            case .status:
                return ControlReply(
                    succeeded: true,
                    status: DaemonStatus(
                        version: Version.text, started: started, reloads: supervisor.reloads,
                        silentLoops: house.pulse.silent, lastAudit: house.vitals.audited,
                        auditHolds: house.vitals.audited.map { _ in house.vitals.auditHolds },
                        heartbeatHost: supervisor.household.heartbeat.map { HostName.of($0.url) },
                        lastBeat: house.vitals.lastBeat))
            case .reload: return try await reload()
            case .acceptWatchlist(let name): return try await accept(name.isEmpty ? nil : name)
            case .release(let name, let discarding):
                let source = SourceID(name)
                let ended = try await house.recorder.endHold(of: source, as: discarding ? .discarded : .released)
                guard let ended else {
                    return ControlReply(succeeded: false, lines: [Words.noHold(of: source, in: language)])
                }
                return ControlReply(succeeded: true, lines: [Words.released(ended, in: language)])
            case .redeliver(let message, let endpoint, let since, let includingDelivered):
                let selection = RedeliverySelection(
                    message: message.map { MessageID(text: $0) }, endpoint: endpoint,
                    since: since.map { Instant(milliseconds: $0) }, includingDelivered: includingDelivered)
                let count = try await house.journal.redeliver(selection, now: house.clock.now())
                house.outbox.ring()
                return ControlReply(succeeded: true, lines: [Words.redelivered(count, in: language)])
            }
        } catch is CancellationError {
            return ControlReply(succeeded: false, lines: [Words.stopping(in: language)])
        } catch {
            return ControlReply(succeeded: false, lines: ["\(error)"])
        }
    }

    private var language: Language { supervisor.household.policy.language }

    /// Also for SIGHUP, which has nobody to answer: the log hears of it. One at a time, so that the last file read is the
    /// one in force.
    func reload() async throws -> ControlReply {
        try await turnstile.pass {
            guard !supervisor.isStopping else { throw CancellationError() }
            notifier.send(.reloading(uptime: SystemdNotifier.monotonic()))
            // A service that stops is never ready again.
            defer { if !supervisor.isStopping { notifier.send(.ready) } }
            return try await takeUp()
        }
    }

    private func takeUp() async throws -> ControlReply {
        let loading = Loading(path: configuration)
        guard let settings = loading.settings else {
            return try await refused(loading.lines(in: language))
        }
        let household: Household
        do {
            household = try compose(settings, loading.folder)
        } catch let refusal as Composition.Refusal {
            return try await refused(loading.lines(in: language) + refusal.lines)
        }
        // Before anything is replaced: a reload that the disk refuses changes nothing, and is asked for again.
        try await house.settingsAreGood(policy: household.policy)
        guard await supervisor.replace(with: household) else { throw CancellationError() }
        let lists = try await household.watchlists.reload(house: house, policy: household.policy)
        house.logger.notice("settings reloaded")
        let later = settings.needingRestart(since: opened)
        return ControlReply(
            succeeded: true,
            lines: loading.lines(in: settings.language) + lists.map { $0.render(in: settings.language) }
                + [Words.reloaded(in: settings.language)]
                + (later.isEmpty ? [] : [Words.needsRestart(later, in: settings.language)]))
    }

    // The old settings go on; one alarm says so until a good file comes.
    private func refused(_ lines: [String]) async throws -> ControlReply {
        for line in lines { house.logger.error("settings refused", metadata: ["diagnostic": "\(line)"]) }
        let now = house.clock.now()
        var entry = JournalEntry(at: now)
        entry.alarmsOpened = [
            OperatorAlarm(
                key: House.settingsAlarm, opened: now,
                sentence: Phrase(Words.reloadRefused(in: .french), Words.reloadRefused(in: .english)),
                detail: Phrase(same: lines.joined(separator: "\n")))
        ]
        try await house.recorder.record(entry, day: supervisor.household.policy.today(at: now))
        return ControlReply(succeeded: false, lines: lines + [Words.reloadRefused(in: language)])
    }

    private func accept(_ name: String?) async throws -> ControlReply {
        let household = supervisor.household
        let held = try await household.watchlists.accept(name, house: house, policy: household.policy)
        guard !held.isEmpty else {
            return ControlReply(succeeded: false, lines: [Words.nothingHeld(name, in: language)])
        }
        return ControlReply(succeeded: true, lines: held.map { Words.accepted($0, in: language) })
    }
}

extension Settings {
    /// Keys whose change a reload cannot take up: what they made lives as long as the process.
    func needingRestart(since opened: Settings) -> [String] {
        var keys: [String] = []
        if stateDirectory != opened.stateDirectory { keys.append("state_directory") }
        if runtimeDirectory != opened.runtimeDirectory { keys.append("runtime_directory") }
        if reserveMegabytes != opened.reserveMegabytes { keys.append("disk.reserve_mb") }
        if contact != opened.contact { keys.append("contact") }
        if transport.proxy != opened.transport.proxy || transport.noProxy != opened.transport.noProxy
            || transport.caFile != opened.transport.caFile || transport.allowedHosts != opened.transport.allowedHosts
        {
            keys.append("transport")
        }
        if logLevel != opened.logLevel { keys.append("log.level") }
        return keys
    }
}

import FoundationEssentials
import Logging
import VigieConfiguration
import VigieControl
import VigieDaemon
import VigieDomain
import VigieEngine
import VigieJournal
import VigieTransport

/// The real composition of the daemon, from one start to one end, with the simulated world behind its ports.
struct Incarnation: Sendable {
    let stage: Stage
    let life: Life
    let disk: Disk
    let clock: MachineClock
    let entropy: any Entropy
    let web: SimulatedWeb
    let post: SimulatedPostOffice
    let executor: SeededExecutor
    let trace: Trace

    enum Ending: Sendable {
        /// SIGTERM was heeded.
        case stopped
        case killed
        /// The process ended by itself, as it must after a failure of the disk.
        case failed(String)
        /// It could not begin.
        case refused(String)
    }

    /// - Parameter began: called once the loops can be reached.
    func run(began: @Sendable (Supervisor, ControlDesk) -> Void) async -> Ending {
        let journal: SQLiteJournal
        do {
            journal = try SQLiteJournal(at: URL(filePath: stage.state))
        } catch {
            return .refused("\(error)")
        }
        let ending = await run(on: journal, began: began)
        await journal.close()
        return life.isOver ? .killed : ending
    }

    private func run(on journal: SQLiteJournal, began: @Sendable (Supervisor, ControlDesk) -> Void) async -> Ending {
        let exchange = MortalExchange(inner: web, life: life)
        let mail = MortalMail(inner: post, life: life)
        let house = House(
            journal: MortalJournal(inner: journal, life: life, disk: disk), clock: clock, entropy: entropy,
            exchange: exchange, mail: mail, logger: logger, rhythm: Incarnation.rhythm)
        let compose: @Sendable (Settings, String) throws -> Household = { settings, folder in
            try Composition(
                settings: settings, folder: folder, secrets: SecretReader(environment: [:]), hearsEvents: false
            ).household(exchange: exchange, mail: mail, turnpike: house.turnpike, clock: clock)
        }
        let loading = Loading(path: stage.settings)
        guard let settings = loading.settings else { return .refused(loading.lines(in: .english).joined()) }
        do {
            let household = try compose(settings, loading.folder)
            let started = clock.now()
            try await house.begin(with: household)
            let supervisor = Supervisor(house: house, household: household)
            let desk = ControlDesk(
                house: house, supervisor: supervisor, notifier: SystemdNotifier(environment: [:]),
                configuration: stage.settings, opened: settings, started: started, compose: compose)
            let task = Task(executorPreference: executor) { try await supervisor.run() }
            life.whenOver { task.cancel() }
            began(supervisor, desk)
            try await task.value
            return .stopped
        } catch let refusal as Composition.Refusal {
            return .refused(refusal.lines.joined(separator: " "))
        } catch {
            return .failed("\(error)")
        }
    }

    /// A turn costs time here and proves nothing, for no watchdog listens.
    private static var rhythm: Rhythm {
        var rhythm = Rhythm()
        rhythm.beat = .seconds(1800)
        rhythm.longestRest = .seconds(3600)
        rhythm.longestIdle = .seconds(900)
        rhythm.roomEvery = .seconds(21_600)
        rhythm.careEvery = .seconds(3600)
        rhythm.lookEvery = .seconds(300)
        return rhythm
    }

    private var logger: Logger {
        Logger(label: "vigie") { [trace] _ in SimulatedLog(trace: trace) }
    }
}

/// The log of the daemon as part of the story.
private struct SimulatedLog: LogHandler {
    let trace: Trace
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .notice

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ")
        trace.note("log \(event.level) \(event.message) \(fields)")
    }
}

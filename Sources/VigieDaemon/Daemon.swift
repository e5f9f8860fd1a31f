import FoundationEssentials
package import Logging
package import VigieConfiguration
import VigieControl
import VigieCurl
package import VigieDomain
package import VigieEngine
import VigieJournal
import VigieTransport

/// `vigie run` and `vigie once`: opens what the settings name, and runs.
package struct Daemon: Sendable {
    /// Exit statuses that systemd and scripts read (sysexits.h).
    package enum Exit: Int32, Sendable {
        case success = 0
        /// A loop ended for a reason that a restart may mend.
        case failure = 1
        /// The command line is not understood.
        case usage = 64
        /// What was asked for is not there: a client, a file, a message.
        case noInput = 66
        /// The journal is damaged: a restart would not mend it.
        case damaged = 65
        /// No daemon runs, and only a daemon could do it.
        case unavailable = 69
        /// A bug of ours.
        case software = 70
        /// No right, no room, or the journal held by another: a restart later may do.
        case temporary = 75
        /// The system gives no right to it.
        case permission = 77
        /// The configuration is wrong: a restart would not mend it.
        case configuration = 78
    }

    /// Ends the process with this status after these lines for a person.
    package struct Ending: Error, Sendable {
        package let exit: Exit
        package let lines: [String]
        /// Whether only room on the disk is missing.
        var lacksRoom = false
    }

    package let configuration: String
    package let environment: [String: String]
    package let logger: Logger
    /// Asked for on the command line; else that of the settings, else French.
    private let language: Language?
    /// The machine's own, but for a rehearsal.
    private let clock: any WorldClock
    private let entropy: any Entropy

    package init(
        configuration: String, environment: [String: String], logger: Logger, language: Language? = nil,
        clock: any WorldClock = SystemClock(), entropy: any Entropy = SystemEntropy()
    ) {
        self.language = language
        self.configuration = configuration
        self.environment = environment
        self.logger = logger
        self.clock = clock
        self.entropy = entropy
    }

    /// The opened house with the household that the settings make of it.
    package struct Opened: Sendable {
        package let house: House
        package let household: Household
        package let settings: Settings
        let compose: @Sendable (Settings, String) throws -> Household
    }

    /// - Throws: `Ending` where it cannot be opened.
    package func open() throws -> Opened {
        let loading = Loading(path: configuration)
        guard let settings = loading.settings else {
            throw Ending(exit: .configuration, lines: loading.lines(in: language ?? .french))
        }
        let language = language ?? settings.language
        for diagnostic in loading.diagnostics {
            logger.warning("settings", metadata: ["diagnostic": "\(diagnostic.render(in: settings.language))"])
        }
        let secrets = SecretReader(environment: environment)
        do {
            let composition = Composition(settings: settings, folder: loading.folder, secrets: secrets)
            let exchange = try CurlExchange(settings: composition.transport)
            let mail = try CurlMail()
            var options = JournalOptions()
            options.reserveBytes = Int64(settings.reserveMegabytes) << 20
            let journal = try SQLiteJournal(at: URL(filePath: settings.stateDirectory), options: options)
            let house = House(
                journal: journal, clock: clock, entropy: entropy, exchange: exchange, mail: mail, logger: logger)
            let compose: @Sendable (Settings, String) throws -> Household = { [clock] settings, folder in
                try Composition(settings: settings, folder: folder, secrets: secrets)
                    .household(exchange: exchange, mail: mail, turnpike: house.turnpike, clock: clock)
            }
            return Opened(
                house: house, household: try compose(settings, loading.folder), settings: settings, compose: compose)
        } catch let refusal as Composition.Refusal {
            throw Ending(exit: .configuration, lines: refusal.lines)
        } catch let failure as ExchangeFailure {
            // The way out cannot be made: a proxy that is none, above all.
            throw Ending(
                exit: .configuration, lines: [Words.noTransport(configuration, Phrase(failure.remark), in: language)])
        } catch let failure as JournalFailure {
            let line = CommandWords.journal(failure, folder: settings.stateDirectory, in: language)
            throw Ending(exit: Exit(opening: failure), lines: [line], lacksRoom: failure.code == .full)
        }
    }

    /// Runs until SIGTERM.
    /// - Throws: `Ending` where it cannot begin.
    package func run(signals: Signals) async throws -> Exit {
        let opened = try await openWithRoom()
        let service = try await service(of: opened, signals: signals)
        signals.listen()
        do {
            try await service.run()
        } catch {
            return exit(after: error)
        }
        logger.notice("stopped")
        return .success
    }

    // Everything that must be true before READY: who is watched, the lists as they lie there, an open control socket.
    func service(of opened: Opened, signals: Signals) async throws -> Service {
        let (house, household) = (opened.house, opened.household)
        let language = language ?? opened.settings.language
        let notifier = SystemdNotifier(environment: environment)
        let started = house.clock.now()
        do {
            let runtime = opened.settings.runtimeDirectory
            try FileManager.default.createDirectory(atPath: runtime, withIntermediateDirectories: true)
            let server = try ControlServer(path: "\(runtime)/\(Daemon.controlName)")
            try await house.begin(with: household)
            let supervisor = Supervisor(house: house, household: household)
            let desk = ControlDesk(
                house: house, supervisor: supervisor, notifier: notifier, configuration: configuration,
                opened: opened.settings, started: started, compose: opened.compose)
            return Service(
                house: house, supervisor: supervisor, desk: desk, notifier: notifier, server: server, signals: signals)
        } catch let failure as ControlFailure {
            let path = "\(opened.settings.runtimeDirectory)/\(Daemon.controlName)"
            throw Ending(
                exit: failure.code == .pathTooLong ? .configuration : .temporary,
                lines: [Words.noSocket(failure, path: path, in: language)])
        } catch let failure as JournalFailure {
            let line = CommandWords.journal(failure, folder: opened.settings.stateDirectory, in: language)
            throw Ending(exit: .temporary, lines: [line])
        } catch is CocoaError {
            let line = Words.noRuntimeDirectory(opened.settings.runtimeDirectory, in: language)
            throw Ending(exit: .temporary, lines: [line])
        }
    }

    // On a full disk the journal may not even open. Waiting costs nothing; ending would start the service anew every five
    // seconds until systemd gives it up, and then nobody makes it go on when there is room.
    private func openWithRoom() async throws -> Opened {
        let notifier = SystemdNotifier(environment: environment)
        while true {
            do {
                return try open()
            } catch let ending as Ending where ending.lacksRoom {
                for line in ending.lines { logger.critical("no room to start", metadata: ["reason": "\(line)"]) }
                notifier.send(.starting(Daemon.roomEvery * 3))
                try await clock.sleep(for: Daemon.roomEvery)
            }
        }
    }

    /// How often a start without room tries again.
    private static let roomEvery: Duration = .seconds(10)

    /// The name of the control socket in the runtime directory.
    package static let controlName = "control"

    /// One cycle of everything, for cron: the watchlists, each source, words and deliveries.
    package func once() async throws -> (exit: Exit, tally: [(String, Recorder.Tally)]) {
        let opened = try open()
        do {
            return try await Cycle(house: opened.house, household: opened.household).run()
        } catch let failure as JournalFailure {
            let line = CommandWords.journal(
                failure, folder: opened.settings.stateDirectory, in: language ?? opened.settings.language)
            throw Ending(exit: exit(after: failure), lines: [line])
        } catch {
            throw Ending(exit: exit(after: error), lines: [Words.bug(in: language ?? opened.settings.language)])
        }
    }

    /// Every failure of the world has its own end; any other error was forgotten by us.
    func exit(after error: any Error) -> Exit {
        if let failure = error as? JournalFailure {
            logger.critical("stopped by the journal", metadata: ["journal.failure": "\(failure.sentence)"])
            return .failure
        }
        logger.critical("stopped by a bug", metadata: ["error": "\(error)"])
        return .software
    }
}

extension Daemon.Exit {
    /// Of a start that the journal refuses: what a restart cannot mend is not tried again and again.
    init(opening failure: JournalFailure) {
        switch failure.code {
        case .newerSchema: self = .configuration
        case .corrupt: self = .damaged
        case .full, .io, .locked, .permission, .other: self = .temporary
        }
    }
}

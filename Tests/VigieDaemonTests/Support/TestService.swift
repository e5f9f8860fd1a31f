import Foundation
import VigieConfiguration
import VigieControl
import VigieDomain
import VigieEngine
import VigieTesting

@testable import VigieDaemon

/// The whole daemon of a test: loops, control socket, watchdog and signals, with a settings file that the test edits.
struct TestService: Sendable {
    let home: TestHouse
    let signals = Signals()
    let ear: NotifySocket
    let supervisor: Supervisor
    let desk: ControlDesk
    let service: Service
    var control: String { home.folder.file("control").path }

    static let settings = """
        contact: vigie@exemple.fr
        operator: [exploitation@exemple.fr]
        fallback: [credit@exemple.fr]
        mail:
          from: vigie@exemple.fr
          server: smtp.exemple.fr
        """

    /// - Parameter compose: the household of each reload.
    init(
        _ home: TestHouse, household: Household? = nil, watchdog: String? = nil,
        compose: (@Sendable (Settings) throws -> Household)? = nil
    ) throws {
        self.home = home
        let address = home.folder.file("notify").path
        ear = try NotifySocket(address)
        var environment = ["NOTIFY_SOCKET": address]
        environment["WATCHDOG_USEC"] = watchdog
        let notifier = SystemdNotifier(environment: environment)
        try TestService.write(TestService.settings, in: home)
        let opened = Loading(path: TestService.path(in: home)).settings
        guard let opened else { throw CocoaError(.fileReadUnknown) }
        supervisor = Supervisor(house: home.house, household: household ?? home.household())
        desk = ControlDesk(
            house: home.house, supervisor: supervisor, notifier: notifier,
            configuration: TestService.path(in: home), opened: opened, started: home.clock.now(),
            compose: { settings, _ in try compose?(settings) ?? home.household() })
        service = Service(
            house: home.house, supervisor: supervisor, desk: desk, notifier: notifier,
            server: try ControlServer(path: home.folder.file("control").path), signals: signals)
    }

    static func path(in home: TestHouse) -> String { home.folder.file("vigie.yaml").path }

    static func write(_ settings: String, in home: TestHouse) throws {
        try home.folder.write(Array(settings.utf8), to: "vigie.yaml")
    }

    /// Runs, and stops by the signal when the body is done.
    func running(_ body: () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await service.run() }
            do {
                try await until { ear.story.contains("READY=1") }
                try await body()
            } catch {
                signals.arrived(.stop)
                throw error
            }
            signals.arrived(.stop)
            try await group.waitForAll()
        }
    }

    /// A command as another process sends it.
    func ask(_ request: ControlRequest) async throws -> ControlReply {
        let client = ControlClient(path: control, patience: .seconds(3600))
        return try await withCheckedThrowingContinuation { continuation in
            BlockingThread.start { continuation.resume(with: Result { try client.ask(request) }) }
        }
    }
}

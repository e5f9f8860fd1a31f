import Foundation
import VigieControl
import VigieDomain
import VigieEngine
import VigieJournal
import VigieRehearsal
import VigieTesting

/// An installation as a system administrator makes it, in a folder of the test's own: settings, watchlists, state and
/// runtime directories. The real binary runs on it.
final class Installation: Sendable {
    let folder: TemporaryFolder
    let outside: Outside
    private let watchdogMicroseconds: Int?
    private let state: URL

    /// - Parameters:
    ///   - more: sections added to the settings file.
    ///   - watchdog: microseconds, as systemd says it; nil where it does not watch.
    ///   - state: where the journal is; nil for a folder of the installation's own.
    init(
        folder: TemporaryFolder, outside: Outside, language: String = "fr", more: String = "", watchdog: Int? = nil,
        state: URL? = nil
    ) throws {
        self.folder = folder
        self.outside = outside
        self.state = state ?? folder.file("state")
        watchdogMicroseconds = watchdog
        for name in ["watchlists", "state", "run"] {
            try FileManager.default.createDirectory(at: folder.file(name), withIntermediateDirectories: true)
        }
        try folder.write(Array(Outside.secret.utf8), to: "erp.secret")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.file("erp.secret").path)
        try write(settings: settings(language: language, more: more))
    }

    var settingsFile: URL { folder.file("vigie.yaml") }

    func write(settings: String) throws { try folder.write(Array(settings.utf8), to: "vigie.yaml") }

    func settings(language: String = "fr", more: String = "") -> String {
        """
        language: \(language)
        state_directory: \(state.path)
        runtime_directory: \(folder.file("run").path)
        watchlists: \(folder.file("watchlists").path)
        contact: vigie@atelier.example
        operator: [exploitation@atelier.example]
        fallback: [credit@atelier.example]
        mail:
          from: Vigie <vigie@atelier.example>
          server: \(outside.post.host)
          port: \(outside.post.port)
          security: none
        transport:
          trusted_hosts: [127.0.0.1]
        sources:
          bodacc:
            url: \(outside.portalURL)
            interval: 1m
            rate: 100
          recherche-entreprises:
            enabled: false
        endpoints:
          erp:
            url: \(outside.hooks.url)/hooks/vigie
            secret: {file: \(folder.file("erp.secret").path)}
        routes:
          - name: tout vers l’ERP
            tell: [erp]
            cadence: at_once
            continue: true
        \(more)

        """
    }

    /// Writes a watchlist and dates it an hour back on the daemon's clock, so that it counts as still.
    func watch(_ clients: [WatchedClient], file: String = "clients.csv") throws {
        try watch(text: WatchedClient.file(clients), file: file)
    }

    func watch(text: String, file: String = "clients.csv") throws {
        let url = try folder.write(Array(text.utf8), to: "watchlists/\(file)")
        let then = Date(timeIntervalSince1970: Double(outside.clock.now().secondsSince1970 - 3600))
        try FileManager.default.setAttributes([.modificationDate: then], ofItemAtPath: url.path)
    }

    // MARK: Running the binary

    private func environment(notify: NotifySocket?) throws -> [String: String] {
        var environment = ProcessInfo.processInfo.environment
        for name in ["NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID", "CREDENTIALS_DIRECTORY", "JOURNAL_STREAM"] {
            environment[name] = nil
        }
        environment.merge(try outside.clock.environment) { _, own in own }
        environment["NOTIFY_SOCKET"] = notify?.path
        if notify != nil { environment["WATCHDOG_USEC"] = watchdogMicroseconds.map(String.init) }
        return environment
    }

    func start(_ arguments: [String], notify: NotifySocket? = nil, name: String = "vigie") throws -> RunningDaemon {
        try RunningDaemon(
            arguments: arguments, environment: environment(notify: notify), out: folder.file("\(name).out"),
            err: folder.file("\(name).err"))
    }

    /// `vigie run`, with the socket on which it tells its state.
    func run(name: String = "vigie") throws -> (daemon: RunningDaemon, notify: NotifySocket) {
        let notify = try NotifySocket(path: folder.file("notify").path)
        return (try start(["run", "--config", settingsFile.path], notify: notify, name: name), notify)
    }

    /// `vigie run` until it says READY.
    func runUntilReady(name: String = "vigie") async throws -> (daemon: RunningDaemon, notify: NotifySocket) {
        let (daemon, notify) = try run(name: name)
        try await eventually("READY=1", else: { daemon.log }) {
            if let end = daemon.poll() { throw NeverCame(description: "\(end) before READY: \(daemon.log)") }
            return notify.count(of: "READY=1") > 0
        }
        return (daemon, notify)
    }

    /// `vigie once`, to its end.
    @discardableResult
    func once() async throws -> (ending: RunningDaemon.Ending, output: String, log: String) {
        for name in ["once.out", "once.err"] { try? FileManager.default.removeItem(at: folder.file(name)) }
        let daemon = try start(["once", "--config", settingsFile.path], name: "once")
        let ending = try await daemon.end()
        return (ending, daemon.output, daemon.log)
    }

    func ask(_ request: ControlRequest) async throws -> ControlReply {
        let path = folder.file("run/control").path
        // The client blocks: not on the threads that the tests share.
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                let client = ControlClient(path: path, patience: .seconds(3600))
                continuation.resume(with: Result { try client.ask(request) })
            }
        }
    }

    /// The journal, read beside whoever writes it.
    func journal() throws -> SQLiteJournal { try SQLiteJournal(at: state, mode: .readOnly) }
}

/// One line of a watchlist.
struct WatchedClient: Hashable, Sendable {
    var siren: SIREN
    var name: String
    var manager = "claire.martin@atelier.example"
    var outstanding = 12_000

    static func file(_ clients: [WatchedClient]) -> String {
        let header = "SIREN;Code client;Raison sociale;Commercial;Email commercial;Email credit manager;Encours"
        let lines = clients.enumerated().map { index, client in
            "\(client.siren.spaced);C\(1000 + index);\(client.name);;\(client.manager);credit@atelier.example;"
                + "\(client.outstanding),00"
        }
        return ([header] + lines).map { $0 + "\r\n" }.joined()
    }
}

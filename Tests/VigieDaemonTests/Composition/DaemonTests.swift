import Foundation
import Testing
import VigieConfiguration
import VigieDomain
import VigieEngine
import VigieTesting

@testable import VigieDaemon
@testable import VigieJournal

/// Opening the daemon: what is refused, with which exit status and which words.
@Suite(.timeLimit(.minutes(60))) struct DaemonTests {
    private let folder = TemporaryFolder()
    private let log = CollectingLog()

    private func daemon(_ settings: String?) throws -> Daemon {
        if let settings { try folder.write(Array(settings.utf8), to: "vigie.yaml") }
        return Daemon(configuration: folder.file("vigie.yaml").path, environment: [:], logger: log.logger)
    }

    private func settings(_ more: String = "") -> String {
        """
        \(TestService.settings)
        state_directory: \(folder.file("state").path)
        runtime_directory: \(folder.file("run").path)
        watchlists: \(folder.file("watchlists").path)
        \(more)
        """
    }

    private func ending(_ daemon: Daemon) async throws -> Daemon.Ending {
        do {
            _ = try await daemon.run(signals: Signals())
        } catch let ending as Daemon.Ending {
            return ending
        }
        throw CocoaError(.featureUnsupported)
    }

    @Test func `settings that are not there are a wrong configuration`() async throws {
        let ending = try await ending(try daemon(nil))
        #expect(ending.exit == .configuration)
        #expect(ending.lines.first?.hasSuffix("vigie.yaml: No such file or directory") == true)
    }

    @Test func `settings that are a folder are a wrong configuration`() async throws {
        try FileManager.default.createDirectory(at: folder.file("vigie.yaml"), withIntermediateDirectories: false)
        let ending = try await ending(try daemon(nil))
        #expect(ending.exit == .configuration)
        #expect(ending.lines.first?.hasSuffix("Is a directory") == true)
    }

    @Test func `every problem of the settings is told at once`() async throws {
        let ending = try await ending(try daemon("contact: x\nlangage: fr\n"))
        #expect(ending.exit == .configuration)
        #expect(ending.lines.count >= 4)
        #expect(ending.lines.contains { $0.contains("vigie.yaml:2:1") })
    }

    @Test func `a missing secret is a wrong configuration`() async throws {
        let text = settings().replacing(
            "  server: smtp.exemple.fr",
            with: "  server: smtp.exemple.fr\n  username: u\n  password: {credential: smtp}")
        let ending = try await ending(try daemon(text))
        #expect(ending.exit == .configuration)
        #expect(ending.lines.first?.hasPrefix("mail.password: ") == true)
    }

    @Test func `a journal that another process holds is a reason to come again`() async throws {
        let held = try SQLiteJournal(at: folder.file("state"))
        let ending = try await ending(try daemon(settings()))
        #expect(ending.exit == .temporary)
        #expect(ending.lines.count == 1)
        await held.close()
    }

    @Test func `a runtime directory that cannot be made is told with its key and path`() async throws {
        try folder.write([], to: "run")
        let ending = try await ending(try daemon(settings()))
        #expect(ending.exit == .temporary)
        #expect(ending.lines.first?.contains(folder.file("run").path) == true)
    }

    @Test func `a runtime directory whose path is too long for a socket is a wrong configuration`() async throws {
        let long = folder.file(String(repeating: "x", count: 120)).path
        let text = settings().replacing(folder.file("run").path, with: long)
        let ending = try await ending(try daemon(text))
        #expect(ending.exit == .configuration)
        #expect(ending.lines.first?.contains("107") == true)
    }

    @Test func `a journal that must not be used is a failure, and an error that nobody foresaw a bug of ours`() throws {
        let daemon = try daemon(settings())
        #expect(daemon.exit(after: JournalFailure(.io, "the disk fails")) == .failure)
        #expect(daemon.exit(after: CocoaError(.featureUnsupported)) == .software)
        #expect(log.count("critical stopped by the journal") == 1 && log.count("critical stopped by a bug") == 1)
    }

    @Test(arguments: [
        (Language.french, "runtime_directory : le dossier"), (.english, "runtime_directory: the directory"),
    ])
    func `what ends it is told in the language asked for, whatever that of the settings`(
        language: Language, words: String
    ) async throws {
        try folder.write([], to: "run")
        try folder.write(Array(settings("language: en").utf8), to: "vigie.yaml")
        let daemon = Daemon(
            configuration: folder.file("vigie.yaml").path, environment: [:], logger: log.logger, language: language)
        #expect(try await ending(daemon).lines.first?.hasPrefix(words) == true)
    }

    @Test func `a start without room for the watchlists comes up, and takes them up once there is room`() async throws {
        let home = try TestHouse()
        try home.save(TestHouse.list(1...3000), aged: .seconds(60))
        await home.closeJournal()
        var options = JournalOptions()
        options.maximumPages = 60
        let cramped = try SQLiteJournal(at: home.folder.file("state"), options: options)
        let house = House(
            journal: cramped, clock: home.clock, entropy: SeededEntropy(seed: 7), exchange: home.exchange,
            mail: home.mail, logger: log.logger)
        let text = settings()
        let read = try #require(
            SettingsFile.read(Array(text.utf8), name: "vigie.yaml").settings)
        let opened = Daemon.Opened(
            house: house, household: home.household(), settings: read, compose: { _, _ in home.household() })
        let service = try await daemon(text).service(of: opened, signals: Signals())
        #expect(log.count("critical journal failure") == 1)
        #expect(try await cramped.watches().isEmpty)
        await cramped.close()
        _ = service
    }

    @Test func `the exit statuses are those that systemd and scripts know`() {
        #expect(Daemon.Exit.success.rawValue == 0)
        #expect(Daemon.Exit.failure.rawValue == 1)
        #expect(Daemon.Exit.software.rawValue == 70)
        #expect(Daemon.Exit.temporary.rawValue == 75)
        #expect(Daemon.Exit.configuration.rawValue == 78)
    }
}

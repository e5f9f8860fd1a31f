import Foundation
import Glibc
import Testing
import VigieControl
import VigieDomain
import VigieEngine
import VigieJournal
import VigieRehearsal
import VigieTesting

/// Copies, a damaged journal and the doctor, through the real binary.
@Suite("Care of the journal", .enabled(if: Binary.isBuilt, "\(Binary.missing)"))
struct CareTests {
    private func office() throws -> (Installation, World) { try DaemonTests().office() }

    private func run(
        _ installation: Installation, _ arguments: String...
    ) async throws -> (ending: RunningDaemon.Ending, text: String) {
        let name = "command-\(UUID().uuidString)"
        let daemon = try installation.start(
            arguments + ["--config", installation.settingsFile.path], name: name)
        let ending = try await daemon.end()
        return (ending, daemon.output + daemon.log)
    }

    @Test func `a copy made while the service runs is put back, and tells again only what has the same ids`()
        async throws
    {
        let (installation, _) = try office()
        let outside = installation.outside
        let (daemon, _) = try await installation.runUntilReady()
        try await eventually("the first cycle", else: { daemon.log }) {
            try await installation.journal().summary(now: outside.clock.now()).notYetWatched == 0
        }
        let copy = installation.folder.file("copie.sqlite").path
        let made = try await run(installation, "backup", copy)
        #expect(made.ending == .exited(0) && made.text.contains("Copie faite et vérifiée"), "\(made.text)")
        #expect(try await run(installation, "backup", copy, "--lang", "en").ending == .exited(1))
        #expect(try await run(installation, "backup", copy, "--force").ending == .exited(0))
        let refused = try await run(installation, "restore", copy)
        #expect(refused.ending == .exited(75), "\(refused.text)")
        #expect(try await daemon.terminate() == .exited(0))

        // A day of news is told; then the disk dies, and the copy of the day before is put back.
        try outside.clock.set(DaemonTests.firstDay.adding(days: 1).tenOClock)
        #expect(try await installation.once().ending == .exited(0))
        let changes = try await installation.journal().changes(matching: ChangeFilter()).map(\.change.id)
        let mails = Set(outside.post.received().map(\.messageID))
        let calls = Set(outside.hooks.calls().map(\.id))
        #expect(changes.count > 2 && mails.count > 2 && calls.count > 2)
        let restored = try await run(installation, "restore", copy)
        #expect(restored.ending == .exited(0) && restored.text.contains("est gardé"), "\(restored.text)")
        try outside.clock.set(DaemonTests.firstDay.adding(days: 1).tenOClock.adding(.seconds(3600)))
        #expect(try await installation.once().ending == .exited(0))
        #expect(
            Set(try await installation.journal().changes(matching: ChangeFilter()).map(\.change.id)) == Set(changes))
        #expect(Set(outside.post.received().map(\.messageID)) == mails, "a mail under a new id")
        #expect(Set(outside.hooks.calls().map(\.id)) == calls, "a call under a new id")
        #expect(outside.post.received().count > mails.count, "what was sent after the copy was sent again")
    }

    @Test func `a damaged journal ends the start with 65 and names the way back; a newer one with 78`() async throws {
        let (installation, _) = try office()
        #expect(try await installation.once().ending == .exited(0))
        let file = installation.folder.file("state/journal.sqlite")
        let sound = try Data(contentsOf: file)
        var turned = sound
        turned.replaceSubrange(4096 * 3..<4096 * 12, with: Data(repeating: 0xAB, count: 4096 * 9))
        try turned.write(to: file)
        for name in ["journal.sqlite-wal", "journal.sqlite-shm"] {
            try? FileManager.default.removeItem(at: installation.folder.file("state/\(name)"))
        }
        let damaged = try await run(installation, "run")
        #expect(damaged.ending == .exited(65), "\(damaged.text)")
        #expect(damaged.text.contains("endommagé") && damaged.text.contains("vigie restore"), "\(damaged.text)")
        let doctor = try await run(installation, "doctor", "--offline", "--lang", "en")
        #expect(doctor.ending == .exited(1) && doctor.text.contains("vigie restore"), "\(doctor.text)")
        #expect(try Data(contentsOf: file) == turned, "the file is kept as it is")

        // `user_version` of the header, big-endian at byte 60.
        var newer = sound
        newer.replaceSubrange(60..<64, with: [0, 0, 0, 99])
        try newer.write(to: file)
        let refused = try await run(installation, "run")
        #expect(refused.ending == .exited(78) && refused.text.contains("schéma 99"), "\(refused.text)")
    }

    @Test(arguments: ["fr", "en"]) func `the doctor looks at everything and sends nothing`(_ language: String)
        async throws
    {
        let (installation, _) = try office()
        #expect(try await installation.once().ending == .exited(0))
        let before = installation.outside.messages
        let state = installation.folder.file("state").path
        let open = try await run(installation, "doctor", "--offline", "--lang", language)
        #expect(open.ending == .exited(1) && open.text.contains("chmod 750 \(state)"), "\(open.text)")
        #expect(chmod(state, 0o700) == 0)
        let answer = try await run(installation, "doctor", "--lang", language)
        #expect(answer.ending == .exited(0), "\(answer.text)")
        for key in [
            "journal.damage", "sqlite", "libcurl", "rights.state", "secrets", "disk", "time_zone", "source.bodacc",
            "endpoint.erp", "mail",
        ] {
            #expect(answer.text.contains(" \(key)"), "\(key): \(answer.text)")
        }
        #expect(answer.text.contains(language == "fr" ? "Rien à faire." : "Nothing to do."))
        #expect(installation.outside.messages == before)
        let json = try await run(installation, "doctor", "--json", "--offline")
        let object = try JSONSerialization.jsonObject(with: Data(json.text.utf8)) as? [String: Any]
        #expect(object?["ok"] as? Bool == true, "\(json.text)")

        // A mail server that is gone is named, with what to do.
        let settings = try String(contentsOf: installation.settingsFile, encoding: .utf8)
        try installation.write(settings: settings.replacing("port: \(installation.outside.post.port)", with: "port: 1"))
        let gone = try await run(installation, "doctor", "--lang", language)
        #expect(gone.ending == .exited(1) && gone.text.contains("!! mail"), "\(gone.text)")
    }

    @Test func `prune counts without changing anything, and leaves a young journal alone`() async throws {
        let (installation, _) = try office()
        #expect(try await installation.once().ending == .exited(0))
        let trial = try await run(installation, "prune", "--dry-run")
        #expect(trial.ending == .exited(0) && trial.text.contains("Rien n’a été changé"), "\(trial.text)")
        #expect(try await run(installation, "prune").ending == .exited(0))
    }

    @Test func `a disk that fails to sync ends the process, and says so`() async throws {
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/strace") else { return }
        let (installation, _) = try office()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/strace")
        process.arguments = [
            "-f", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync,fsync", "-e",
            "inject=fdatasync,fsync:error=EIO:when=12+",
            Binary.url.path, "run", "--config", installation.settingsFile.path,
        ]
        let log = installation.folder.file("strace.err")
        try installation.folder.write([], to: "strace.err")
        process.standardError = try FileHandle(forWritingTo: log)
        process.environment = ProcessInfo.processInfo.environment.merging(try installation.outside.clock.environment) {
            $1
        }
        try process.run()
        try await eventually("the end of vigie") { !process.isRunning }
        let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
        #expect(process.terminationStatus == 1 || process.terminationStatus == 75, "\(text)")
        #expect(text.contains("n’a pas confirmé avoir gardé"), "\(text)")
        // The disk is well again: what was committed is there, and the work goes on.
        #expect(try await installation.once().ending == .exited(0))
    }
}

import Foundation
import Synchronization
import Testing
import VigieDomain
import VigieEngine
import VigieJournal
import VigieRehearsal
import VigieTesting
import VigieTransport

/// A bureau that nobody knew yet, added by the settings that the manual shows and nothing else.
@Suite("A bureau added by settings alone", .enabled(if: Binary.isBuilt, "\(Binary.missing)"))
struct NewBureauTests {
    @Test func `the manual's own settings bring a rating alert`() async throws {
        let folder = TemporaryFolder()
        let world = World.demo(start: DaemonTests.firstDay)
        let client = try #require(world.events.first).siren
        let score = Mutex(7)
        let bureau = try HTTPServer { _ in .json(Self.answer(about: client, score: score.withLock { $0 })) }
        let outside = try Outside(
            clock: TestClock(in: folder, at: DaemonTests.firstDay.tenOClock),
            notices: GazetteJSON.strangers(on: [DaemonTests.firstDay]))
        let installation = try Installation(folder: folder, outside: outside)
        let key = try folder.write(Array("cle-du-bureau".utf8), to: "scoreplus.key")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key.path)
        try folder.write(Array(Self.answer(about: client, score: 7).utf8), to: "scoreplus.json")
        let section = try Self.manual()
            .replacingOccurrences(of: "https://api.scoreplus.example", with: bureau.url)
            .replacingOccurrences(of: "credential: scoreplus", with: "file: \(key.path)")
            .replacingOccurrences(of: "/etc/vigie/scoreplus.json", with: folder.file("scoreplus.json").path)
        let settings = installation.settings()
        try installation.write(settings: settings.replacingOccurrences(of: "\nsources:\n", with: "\n\(section)"))
        try installation.watch([WatchedClient(siren: client, name: "CLIENT DU BUREAU")])

        let check = try installation.start(["check", "--config", installation.settingsFile.path], name: "check")
        #expect(try await check.end() == .exited(0), "\(check.output)\(check.log)")
        #expect(bureau.requests.isEmpty, "check asks nobody")

        let first = try await installation.once()
        #expect(first.ending == .exited(0), "\(first.log)")
        let keys = bureau.requests.compactMap { request in
            request.headers.first { $0.name.lowercased() == "authorization" }?.value
        }
        #expect(!keys.isEmpty && Set(keys) == ["Bearer cle-du-bureau"])
        #expect(outside.post.received().isEmpty, "what was so before is no news")

        score.withLock { $0 = 3 }
        try outside.clock.set(DaemonTests.firstDay.adding(days: 2).tenOClock)
        let second = try await installation.once()
        #expect(second.ending == .exited(0), "\(second.log)")
        #expect(bureau.requests.count == 2, "\(second.output)\(second.log)")
        let changes = try await installation.journal().changes(matching: ChangeFilter())
        #expect(changes.map(\.change.code.rawValue) == ["risk.rating.down"])
        let mails = outside.post.received()
        #expect(Set(mails.map(\.recipient)) == ["credit@atelier.example"])
    }

    /// The `sources` block of the section, as it stands in the manual.
    private static func manual() throws -> String {
        var root = URL(filePath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        let text = try String(contentsOf: root.appending(path: "docs/operations.md"), encoding: .utf8)
        let section = try #require(text.components(separatedBy: "## A bureau of your own").last)
        let block = try #require(section.components(separatedBy: "```yaml\n").dropFirst().first)
        return try #require(block.components(separatedBy: "```").first)
    }

    private static func answer(about client: SIREN, score: Int) -> String {
        """
        {"company": {"siren": "\(client)", "name": "CLIENT DU BUREAU",
          "score": {"value": \(score), "limit": 20000, "date": "2026-03-01"}}}
        """
    }
}

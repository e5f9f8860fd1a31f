import Foundation
import Testing
import VigieDomain
import VigieEngine
import VigieJournal
import VigieRehearsal
import VigieTesting

/// What leaves the real binary, taken by servers that others wrote: aiosmtpd and the reference library of Standard
/// Webhooks.
@Suite(
    "Receivers that are not ours", .enabled(if: PythonServer.python != nil, "\(PythonServer.missing)"),
    .enabled(if: Binary.isBuilt, "\(Binary.missing)"))
struct ReferenceReceiversTests {
    @Test(arguments: ["fr", "en"]) func `every mail is read without a defect and every call is genuine`(
        _ language: String
    ) async throws {
        let folder = TemporaryFolder()
        // The receiver compares the moment of each call with its own clock, so that the second day of the world lies
        // just behind the true present.
        let today = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).dayUTC
        let start = today.adding(days: -2)
        let world = World.demo(start: start)
        let outside = try Outside(clock: TestClock(in: folder, at: start.tenOClock), notices: world.notices)
        let installation = try Installation(folder: folder, outside: outside, language: language)
        let kept = folder.file("mails")
        try FileManager.default.createDirectory(at: kept, withIntermediateDirectories: true)
        let mail = try await PythonServer("mail-server.py", kept.path)
        let hooks = try await PythonServer("webhook-server.py", Outside.secret)
        try installation.write(
            settings: installation.settings(language: language)
                .replacing("port: \(outside.post.port)", with: "port: \(mail.address)")
                .replacing(outside.hooks.url, with: "http://127.0.0.1:\(hooks.address)"))
        try installation.watch(text: world.watchlist)
        var run = try await installation.once()
        #expect(run.ending == .exited(0), "\(run.log)")
        try outside.clock.set(Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)))
        run = try await installation.once()
        #expect(run.ending == .exited(0), "\(run.log)")

        let journal = try installation.journal()
        #expect(try await journal.summary(now: outside.clock.now()).pendingDeliveries == 0)
        #expect(mail.nonsense.isEmpty && hooks.nonsense.isEmpty, "\(mail.nonsense) \(hooks.nonsense)")
        #expect(!mail.mails.isEmpty && !hooks.calls.isEmpty)
        for received in mail.mails {
            #expect(received.defects == [], "\(received.subject ?? "")")
            #expect(received.types == ["text/plain", "text/html"])
            #expect(received.charsets == ["utf-8", "utf-8"])
            #expect(received.auto == "auto-generated")
            #expect(received.sender == "vigie@atelier.example")
            #expect((received.longest ?? 1000) <= 998)
            #expect(received.id?.hasPrefix("<msg_") == true)
        }
        #expect(Set(mail.mails.map(\.id)).count == mail.mails.count)
        // What was told on the first day bore that day's moment, too old for the receiver's own clock: refused, and told
        // again on the second under the same id.
        let genuine = hooks.calls.filter { $0.status == 204 }
        #expect(Set(genuine.map(\.id)) == Set(hooks.calls.map(\.id)))
        #expect(genuine.count == Set(genuine.map(\.id)).count)
        for call in genuine {
            #expect(call.refused == true)
            #expect(call.kind?.hasPrefix("application/json") == true)
            #expect(call.id?.hasPrefix("msg_") == true)
            #expect((call.size ?? .max) <= 20_000)
        }
        let opening = try #require(world.events.first { $0.kind == .liquidationOpens })
        let alert = try #require(mail.mails.first { $0.text?.contains(opening.name) == true })
        #expect(alert.subject?.contains(language == "fr" ? "LJ ouverte" : "Liquidation opened") == true)
        #expect(alert.html?.contains(opening.name) == true)
        #expect(hooks.calls.contains { $0.type == "proc.open.liquidation" })
        try keepForShow(kept, language: language)
        print(
            "\(language): \(mail.mails.count) mails, \(hooks.calls.count) calls; \(mail.mails.compactMap(\.subject).sorted())"
        )
    }

    /// `Scripts/show-mail` makes pictures of what was received.
    private func keepForShow(_ mails: URL, language: String) throws {
        guard let folder = ProcessInfo.processInfo.environment["VIGIE_KEEP_MAILS"] else { return }
        let target = URL(filePath: folder).appending(path: language)
        try? FileManager.default.removeItem(at: target)
        try FileManager.default.createDirectory(at: URL(filePath: folder), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: mails, to: target)
    }
}

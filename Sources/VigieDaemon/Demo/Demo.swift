package import Logging
import VigieConfiguration
package import VigieDomain
package import VigieEngine
import VigieJournal
import VigieRehearsal

/// `vigie demo`: the whole daemon at work on an invented world, two days in a few seconds. Settings, watchlist, sources,
/// journal, words, mails and webhooks are the real ones; only the registers are invented and the clock is a story's.
package struct Demo: Sendable {
    /// The first day of the story: a Monday, so that no week-end delays a digest.
    package static let start = Day(year: 2026, month: 11, day: 23) ?? Day(number: 20_780)
    static let seed: UInt64 = 2026

    package let folder: DemoFolder
    package let language: Language
    package let entropy: any Entropy
    package let logger: Logger

    package init(folder: DemoFolder, language: Language, entropy: any Entropy, logger: Logger) {
        self.folder = folder
        self.language = language
        self.entropy = entropy
        self.logger = logger
    }

    /// What is told while it runs.
    package enum News: Sendable {
        case stage(DemoStage)
        case turn(DemoTurn, DemoReport)
    }

    /// - Throws: `Daemon.Ending` where the house cannot be opened, `LoopbackFailure`, `DemoFolder.Refusal`.
    package func run(_ tell: (News) -> Void) async throws -> DemoReport {
        let world = World.demo(start: Demo.start, seed: Demo.seed)
        let clock = StoryClock(Demo.start.midnightUTC)
        let secret = DemoStage.secret(from: entropy)
        let stage = try DemoStage(world: world, clock: clock, webhookSecret: secret)
        defer { stage.stop() }
        try stage.furnish(folder, language: language, webhookSecret: secret, at: clock.now())
        let daemon = Daemon(
            configuration: folder.settings, environment: [:], logger: logger, clock: clock, entropy: entropy)
        let opened = try daemon.open()
        tell(.stage(stage))
        do {
            let report = try await play(opened, stage: stage, clock: clock, tell)
            await close(opened)
            return report
        } catch {
            await close(opened)
            throw error
        }
    }

    private func play(
        _ opened: Daemon.Opened, stage: DemoStage, clock: StoryClock, _ tell: (News) -> Void
    ) async throws -> DemoReport {
        var report = DemoReport(folder: folder, world: stage.world)
        let journal = opened.house.journal
        let last = try await journal.health(of: SourceID("bodacc"))?.lastAttempt
        report.isRepeat = last != nil
        var recorder = DemoRecorder(opened: opened, stage: stage, clock: clock, past: last)
        try await recorder.start()
        for moment in DemoCalendar(zone: opened.household.policy.zone, start: Demo.start).moments(after: last) {
            let turn = try await recorder.turn(at: moment)
            report.turns.append(turn)
            report.clients = Dictionary(
                try await journal.watches().map { ($0.company, $0.client) }, uniquingKeysWith: { first, _ in first })
            tell(.turn(turn, report))
        }
        report.summary = try await journal.summary(now: clock.now())
        report.forged = stage.receiver.forged
        let alerts = try await journal.alerts(about: journal.changes(matching: ChangeFilter()).map(\.change.id))
        let waiting = alerts.filter { $0.message == nil }
        report.waiting = waiting.count
        report.nextDigest = waiting.map(\.alert.due).min()
        try keepMails(report.mails)
        report.checks = try await DemoInspection.checks(of: report, journal: journal)
        return report
    }

    /// The mails as they came, and the page alone for a browser.
    private func keepMails(_ mails: [ReceivedMail]) throws {
        for (position, mail) in mails.enumerated() {
            let number = position < 9 ? "0\(position + 1)" : "\(position + 1)"
            let name = "\(folder.mails)/\(number)-\(mail.recipient.prefix { $0 != "@" })"
            try folder.write(mail.bytes, to: "\(name).eml")
            try folder.write(mail.reading.html.utf8, to: "\(name).html")
        }
    }

    /// Frees the journal, so that `vigie show` and the next demonstration find it whole.
    private func close(_ opened: Daemon.Opened) async {
        await (opened.house.journal as? SQLiteJournal)?.close()
    }
}

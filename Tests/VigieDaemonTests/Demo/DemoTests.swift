import FoundationEssentials
import Logging
import Testing
import VigieConfiguration
import VigieDaemon
import VigieDomain
import VigieEngine
import VigieJournal
import VigieRehearsal
import VigieTesting
import VigieWording

/// Demonstrations played once for all the tests that only look at them.
private enum Played {
    struct Play: Sendable {
        let folder: TemporaryFolder
        let report: DemoReport
        let stage: DemoStage
        let lines: [String]
    }

    static let french = Task { try await play(.french) }
    static let english = Task { try await play(.english) }

    static func of(_ language: Language) async throws -> Play {
        try await (language == .french ? french : english).value
    }

    /// Chance that is the same at each run.
    private struct FixedEntropy: Entropy {
        func next() -> UInt64 { 0x5EED_5EED_5EED_5EED }
    }

    static func play(_ language: Language, in folder: TemporaryFolder = TemporaryFolder()) async throws -> Play {
        let place = try DemoFolder(path: folder.file("démo, n° 1 \"x\" # y").path)
        let demo = Demo(
            folder: place, language: language, entropy: FixedEntropy(),
            logger: Logger(label: "demo") { _ in SwiftLogNoOpLogHandler() })
        let zone = try #require(CivilZone.system(named: "Europe/Paris"))
        let story = DemoStory(wording: Wording(language, zone: zone), hasColours: false, program: "vigie")
        var lines: [String] = []
        var stage: DemoStage?
        let report = try await demo.run { news in
            switch news {
            case .stage(let found):
                stage = found
                lines += story.opening(found, folder: place, clients: found.world.companies.count)
            case .turn(let turn, let report): lines += story.turn(turn, in: report)
            }
        }
        return Play(
            folder: folder, report: report, stage: try #require(stage), lines: lines + story.ending(report))
    }
}

@Suite("The demonstration")
struct DemoTests {
    @Test(arguments: Language.allCases)
    func `every promise is kept, in both languages`(language: Language) async throws {
        let report = try await Played.of(language).report
        for check in report.checks { #expect(check.problems == [], "\(check.promise)") }
        #expect(report.checks.count == 11)
        #expect(report.succeeded)
        #expect(report.tally.unreadable == 0)
        #expect(report.forged == 0)
    }

    @Test func `the second day tells the liquidation with its deadline to both managers`() async throws {
        let report = try await Played.of(.french).report
        let opening = try #require(report.changes.first { $0.change.code == .procOpenLiquidation }?.change)
        #expect(opening.severity == .critical)
        #expect(opening.details.deadlines.first?.safe == Day(year: 2027, month: 1, day: 22))
        let mails = report.mails.filter { $0.reading.subject.contains("LJ ouverte") }
        #expect(Set(mails.map(\.recipient)) == ["credit@example.com", "alice.martin@example.com"])
        #expect(mails.allSatisfy { $0.reading.subject.contains("déclarer au plus tard le 22/01/2027") })
        #expect(mails.allSatisfy { $0.reading.text.contains("— DÉLAIS —") && $0.reading.html.contains("<html") })
        #expect(report.calls.filter { $0.text.contains("proc.open.liquidation") }.count == 1)
    }

    @Test func `a second story in one folder records nothing and tells nobody`() async throws {
        let folder = TemporaryFolder()
        let first = try await Played.play(.french, in: folder).report
        let again = try await Played.play(.english, in: folder).report
        #expect(!first.isRepeat && again.isRepeat)
        #expect(again.changes.isEmpty && again.mails.isEmpty && again.calls.isEmpty)
        // Everyone was asked about again, and the answer was no news.
        #expect(again.questions >= 2 * first.world.companies.count)
        #expect(again.succeeded)
        let third = try await Played.play(.french, in: folder).report
        #expect(third.succeeded && third.changes.isEmpty && third.mails.isEmpty)
    }

    @Test func `the journal and the mails stay for who wants to look`() async throws {
        let report = try await Played.of(.french).report
        let journal = try SQLiteJournal(at: URL(filePath: report.folder.state), mode: .readOnly)
        #expect(try await journal.changes(matching: ChangeFilter()).map(\.change) == report.changes.map(\.change))
        let files = try FileManager.default.contentsOfDirectory(atPath: report.folder.mails)
        #expect(files.filter { $0.hasSuffix(".eml") }.count == report.mails.count)
        #expect(files.filter { $0.hasSuffix(".html") }.count == report.mails.count)
        await journal.close()
    }

    @Test func `nothing listens any more when it is over`() async throws {
        let stage = try await Played.of(.french).stage
        let ports = [stage.gazette.port, stage.bureau.port, stage.postOffice.port, stage.receiver.port]
        // A port that is free can be taken by a server of ours.
        for port in ports { try HTTPServer(port: port) { _ in .ok("") }.stop() }
    }

    @Test(arguments: Language.allCases)
    func `the story holds what happened, fits a hundred columns and has no colour unless asked`(
        language: Language
    ) async throws {
        let play = try await Played.of(language)
        let (lines, report) = (play.lines, play.report)
        let text = lines.joined(separator: "\n")
        #expect(lines.filter { $0.count > 100 } == [])
        #expect(!text.contains("\u{1B}"))
        #expect(text.contains("MENUISERIE DU DRAGON BLEU"))
        #expect(text.contains(language == .french ? "CE QUI EST VÉRIFIÉ" : "WHAT IS CHECKED"))
        for call in report.calls { #expect(text.contains(call.id)) }
        #expect(text.contains("vigie show 297711863 --config"))
    }

    @Test func `a story that goes wrong is told by name and fails`() async throws {
        var report = try await Played.of(.french).report
        report.turns[6].mails.removeAll()
        report.turns[6].changes.removeFirst()
        let journal = try SQLiteJournal(at: URL(filePath: report.folder.state), mode: .readOnly)
        report.checks = try await DemoInspection.checks(of: report, journal: journal)
        await journal.close()
        #expect(!report.succeeded)
        let problems = report.checks.flatMap(\.problems)
        #expect(problems.contains("manque : proc.open.liquidation MENUISERIE DU DRAGON BLEU"))
        #expect(problems.contains { $0.hasPrefix("manque : msg_") && $0.hasSuffix("karim.benali@example.com") })
    }

    @Test func `the summary for scripts gives the figures that were measured`() async throws {
        let report = try await Played.of(.french).report
        struct Summary: Decodable {
            struct Change: Decodable { var code: String; var deadline: String? }
            var succeeded: Bool
            var changes: [Change]
            var mails: [[String: String]]
        }
        let summary = try JSONDecoder().decode(Summary.self, from: JSONEncoder().encode(DemoSummary(report)))
        #expect(summary.succeeded)
        #expect(summary.changes.count == report.changes.count)
        #expect(summary.changes.contains { $0.code == "proc.open.liquidation" && $0.deadline == "2027-01-22" })
        #expect(summary.mails.count == report.mails.count)
        #expect(summary.mails.allSatisfy { $0["message_id"]?.hasPrefix("<msg_") == true })
    }
}

import Foundation
import Logging
import Testing
import VigieDaemon
import VigieDomain
import VigieEngine
import VigieJournal
import VigieTesting

/// The past of the clients, from delivered files.
@Suite struct BackfillTests {
    static let client = JournalSpecimen.company(1)
    static let other = JournalSpecimen.company(2)

    /// A journal in which one client is watched since 2026-11-23.
    static func desk(toldBy source: Bool = false) async throws -> Desk {
        let desk = try Desk()
        let journal = try SQLiteJournal(at: desk.folder.file("state"))
        var entry = JournalEntry(at: JournalSpecimen.moment(0), source: JournalSpecimen.gazette)
        entry.watches = [JournalSpecimen.watch(1)]
        if source { entry.baselines = [client] }
        _ = try await journal.commit(entry)
        await journal.close()
        return desk
    }

    static func line(_ number: Int, _ company: CompanyKey, on day: String, text: String = "liquidation judiciaire")
        -> String
    {
        let siren = company.siren?.spaced ?? ""
        let judgment =
            #"{\"type\": \"initial\", \"famille\": \"Jugement d'ouverture\", \"nature\": \"Jugement d'ouverture de \#(text)\", "#
            + #"\"date\": \"\#(day)\"}"#
        return
            #"{"id":"A20150001\#(number)","dateparution":"\#(day)","familleavis":"collective","typeavis":"annonce","#
            + #""registre":["\#(siren)","\#(siren.filter { $0 != " " })"],"commercant":"ESSAI","jugement":"\#(judgment)"}"#
    }

    static func notices(_ desk: Desk) async throws -> [NoticeRecord] {
        let journal = try SQLiteJournal(at: desk.folder.file("state"), mode: .readOnly)
        let records = try await journal.notices(of: client)
        let changes = try await journal.changes(matching: ChangeFilter(limit: 10))
        #expect(changes.isEmpty, "nobody is told of the past")
        await journal.close()
        return records.sorted { $0.notice.id < $1.notice.id }
    }

    static func run(_ desk: Desk, _ paths: String...) async throws -> CommandAnswer {
        await Backfill(try desk.context(), logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
            .run(paths.map { desk.folder.file($0).path }) { _ in }
    }

    @Test func `enters the history in silence, once`() async throws {
        let desk = try await Self.desk()
        let lines = [
            Self.line(1, Self.client, on: "2015-03-04"), Self.line(2, Self.other, on: "2015-03-05"),
            Self.line(3, Self.client, on: "2016-01-02", text: "rien de connu"),
        ]
        try desk.folder.write(lines.joined(separator: "\n").utf8, to: "past/export.jsonl")
        let answer = try await Self.run(desk, "past")
        #expect(answer.exit == .success && answer.lines[0].contains("2 entrées"), "\(answer)")
        let records = try await Self.notices(desk)
        #expect(records.map(\.notice.id.number) == ["A201500011", "A201500013"])
        #expect(records.allSatisfy { $0.disposition == .baseline })
        let again = try await Self.run(desk, "past/export.jsonl")
        #expect(again.lines[0].contains("1 déjà lu"), "\(again)")
        // The same notices in another file are known.
        try desk.folder.write((lines.joined(separator: "\n") + "\n").utf8, to: "past/other.jsonl")
        let third = try await Self.run(desk, "past/other.jsonl")
        #expect(third.lines[0].contains("0 entrées") && third.lines[0].contains("2 déjà connues"), "\(third)")
    }

    @Test func `a client who came since has his past from a file that was read before`() async throws {
        let desk = try await Self.desk()
        let lines = [Self.line(1, Self.client, on: "2015-03-04"), Self.line(2, Self.other, on: "2015-03-05")]
        try desk.folder.write(lines.joined(separator: "\n").utf8, to: "past/export.jsonl")
        #expect(try await Self.run(desk, "past").lines[0].contains("1 entrées"))
        let journal = try SQLiteJournal(at: desk.folder.file("state"))
        var entry = JournalEntry(at: JournalSpecimen.moment(60))
        entry.watches = [JournalSpecimen.watch(2)]
        _ = try await journal.commit(entry)
        await journal.close()
        let answer = try await Self.run(desk, "past")
        #expect(answer.lines[0].contains("1 entrées") && answer.lines[0].contains("1 déjà connues"), "\(answer)")
        #expect(answer.lines[1].contains("pour d’autres clients"), "\(answer)")
        #expect(try await Self.run(desk, "past").lines[0].contains("1 déjà lu"))
    }

    @Test func `what is younger than the watch is told, where the feed has spoken`() async throws {
        let lines = Self.line(1, Self.client, on: "2026-11-25")
        let silent = try await Self.desk()
        try silent.folder.write(lines.utf8, to: "new.jsonl")
        #expect(try await Self.run(silent, "new.jsonl").lines[0].contains("1 laissées"))
        let told = try await Self.desk(toldBy: true)
        try told.folder.write(lines.utf8, to: "new.jsonl")
        #expect(try await Self.run(told, "new.jsonl").lines[0].contains("1 à annoncer"))
    }

    @Test func `a damaged file gives what stands before the damage, and is read again when whole`() async throws {
        let desk = try await Self.desk()
        let siren = Self.client.siren?.spaced ?? ""
        func notice(_ number: Int) -> String {
            "<annonce><numeroAnnonce>\(number)</numeroAnnonce><personneMorale><denomination>ESSAI</denomination></personneMorale>"
                + "<numeroImmatriculation><numeroIdentificationRCS>\(siren)</numeroIdentificationRCS></numeroImmatriculation>"
                + "<jugement><famille>Jugement d'ouverture</famille>"
                + "<nature>Jugement d'ouverture de liquidation judiciaire</nature></jugement></annonce>"
        }
        let whole =
            "<PCL_REDIFF><parution>20150001</parution><dateParution>2015-01-02</dateParution><annonces>"
            + notice(1) + notice(2) + "</annonces></PCL_REDIFF>"
        try desk.folder.write(whole.dropLast(60).utf8, to: "PCL_BXA20150001.xml")
        let cut = try await Self.run(desk, "PCL_BXA20150001.xml")
        #expect(cut.exit == .noInput && cut.complaints.count == 1 && cut.complaints[0].contains("téléchargez"))
        #expect(try await Self.notices(desk).map(\.notice.id.number) == ["A201500011"])
        try desk.folder.write(whole.utf8, to: "PCL_BXA20150001.xml")
        #expect(try await Self.run(desk, "PCL_BXA20150001.xml").exit == .success)
        #expect(try await Self.notices(desk).map(\.notice.id.number) == ["A201500011", "A201500012"])
    }

    @Test func `an archive is read as its files are`() async throws {
        let desk = try await Self.desk()
        for (number, day) in [(1, "2015-03-04"), (2, "2015-03-06")] {
            try desk.folder.write(Self.line(number, Self.client, on: day).utf8, to: "in/day\(number).jsonl")
        }
        let tar = Process()
        tar.executableURL = URL(filePath: "/bin/tar")
        tar.arguments = ["-C", desk.folder.url.path, "-czf", desk.folder.file("past.taz").path, "in"]
        try tar.run()
        tar.waitUntilExit()
        #expect(try await Self.run(desk, "past.taz").exit == .success)
        #expect(try await Self.notices(desk).count == 2)
    }

    @Test func `a file that is not there is said before anything is read`() async throws {
        let desk = try await Self.desk()
        let answer = try await Self.run(desk, "nowhere.taz")
        #expect(answer.exit == .noInput && answer.complaints[0].contains("nowhere.taz"))
    }
}

import Foundation
import Testing
import VigieConfiguration
import VigieDaemon
import VigieDomain
import VigieEngine
import VigieTesting

/// The watchlists as people save, break, mend and lose them, over a real journal.
@Suite(.timeLimit(.minutes(60))) struct WatchlistKeeperTests {
    private let home: TestHouse

    init() throws { home = try TestHouse() }

    // When a file is read

    @Test func `a file is read once it has been left alone for two seconds`() async throws {
        let keeper = home.keeper()
        try home.save(TestHouse.list(1...3))
        try await home.look(keeper)
        #expect(try await home.watched.isEmpty)
        #expect(keeper.pause(atMost: .seconds(60)) == .seconds(2))
        home.clock.advance(by: .milliseconds(1_999))
        try await home.look(keeper)
        #expect(try await home.watched.isEmpty)
        home.clock.advance(by: .milliseconds(1))
        try await home.look(keeper)
        #expect(try await home.watched == companies(1...3))
        #expect(keeper.pause(atMost: .seconds(60)) == .seconds(60))
    }

    @Test func `a file that lay there before is read at once`() async throws {
        try home.save(TestHouse.list(1...3), aged: .seconds(3600))
        try await home.look(home.keeper())
        #expect(try await home.watched == companies(1...3))
    }

    @Test func `a file from a computer whose clock runs ahead is read after two seconds too`() async throws {
        let keeper = home.keeper()
        try home.save(TestHouse.list(1...3), aged: .seconds(-86_400))
        try await home.settle(keeper)
        #expect(try await home.watched == companies(1...3))
    }

    @Test func `a long save is not taken for a short list`() async throws {
        let keeper = home.keeper()
        try home.save(TestHouse.list(1...30), aged: .seconds(60))
        try await home.look(keeper)
        for written in 1...9 {
            try home.save(TestHouse.list(1...(written * 3)))
            try await home.look(keeper)
            home.clock.advance(by: .seconds(1))
        }
        #expect(try await home.watched == companies(1...30))
        try home.save(TestHouse.list(1...31))
        try await home.settle(keeper)
        #expect(try await home.watched == companies(1...31))
        #expect(try await home.everyAlarm.isEmpty)
    }

    @Test func `an edited file is picked up: who came, who changed, who left`() async throws {
        let keeper = home.keeper()
        try home.save(TestHouse.list(1...3))
        try await home.settle(keeper)
        home.clock.advance(by: .seconds(60))
        try home.save(TestHouse.list(2...4, manager: "bruno"))
        try await home.settle(keeper)
        #expect(try await home.watched == companies(2...4))
        let kept = try #require(try await home.journal.watch(of: JournalSpecimen.company(2)))
        #expect(kept.client.accounts.first?.manager?.email.text == "bruno@exemple.fr")
        #expect(try await home.journal.watch(of: JournalSpecimen.company(1))?.ended != nil)
        #expect(home.house.book.followed(on: SampleAlerts.day("2026-11-23")).map(\.company) == companies(2...4))
    }

    @Test func `a look at what has not moved writes nothing`() async throws {
        let keeper = home.keeper()
        try home.save(TestHouse.list(1...3))
        try await home.settle(keeper)
        let lines = home.log.lines
        for _ in 0..<5 {
            home.clock.advance(by: .seconds(60))
            try await home.look(keeper)
        }
        #expect(home.log.lines == lines)
    }

    @Test func `what Excel leaves beside an open file is passed over`() async throws {
        try home.save(TestHouse.list(1...3), aged: .seconds(60))
        try home.save(TestHouse.list(7...9), as: "~$nord.csv", aged: .seconds(60))
        try home.save(TestHouse.list(7...9), as: ".~lock.nord.csv#", aged: .seconds(60))
        try await home.look(home.keeper())
        #expect(try await home.watched == companies(1...3))
        #expect(home.log.count("diagnostic") == 0)
    }

    // Bad files

    private static let bad: [(String, [UInt8])] = [
        ("nothing", []), ("blanks", Array("\r\n;;\r\n".utf8)),
        ("a spreadsheet", [0x50, 0x4B, 3, 4] + [UInt8](repeating: 7, count: 200)),
        ("an old spreadsheet", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 512)),
        ("a picture", (0..<500).map { UInt8($0 % 32) }),
        ("no number column", Array("Nom;Ville\r\nDupont;Lille\r\n".utf8)),
        ("a header alone", Array("SIREN;Raison sociale\r\n".utf8)),
        ("numbers that are none", Array("SIREN;Raison sociale\r\n123;Dupont\r\nabc;Durand\r\n".utf8)),
        ("a web page", Array("<!DOCTYPE html><html><body>Session expirée</body></html>".utf8)),
    ]

    @Test(arguments: bad)
    func `a bad file keeps the last good list and raises one alarm, closed when it is mended`(
        _ row: (name: String, bytes: [UInt8])
    ) async throws {
        let keeper = home.keeper()
        try home.save(TestHouse.list(1...3))
        try await home.settle(keeper)
        for round in 0..<3 {
            // Saved again and again, still bad, each time with other bytes where that does not mend it.
            try home.save(row.bytes + (round > 0 ? [UInt8](repeating: 10, count: round) : []), as: "nord.csv")
            try await home.settle(keeper)
            #expect(try await home.watched == companies(1...3))
            #expect(try await home.alarms == ["watchlist:nord.csv"])
        }
        let alarm = try #require(try await home.everyAlarm.first)
        #expect(alarm.sentence.french.contains("nord.csv"))
        #expect(alarm.sentence.french.contains("3\u{A0}clients) reste en service"))
        #expect(alarm.detail.french.contains("nord.csv"))
        try home.save(TestHouse.list(1...4))
        try await home.settle(keeper)
        #expect(try await home.watched == companies(1...4))
        #expect(try await home.alarms.isEmpty)
        #expect(try await home.everyAlarm.count == 1)
    }

    @Test func `a new file that says nothing raises its alarm too, closed when it goes`() async throws {
        let keeper = home.keeper()
        try home.save(TestHouse.list(1...3))
        try home.save([0x50, 0x4B, 3, 4, 20, 0], as: "sud.csv")
        try await home.settle(keeper)
        #expect(try await home.watched == companies(1...3))
        #expect(try await home.alarms == ["watchlist:sud.csv"])
        let alarm = try #require(try await home.everyAlarm.first)
        #expect(alarm.sentence.french.contains("CSV"))
        try home.remove("sud.csv")
        try await home.settle(keeper)
        #expect(try await home.alarms.isEmpty)
    }

    @Test func `a problem that comes back is told again`() async throws {
        let keeper = home.keeper()
        for _ in 0..<2 {
            try home.save(TestHouse.list(1...3))
            try await home.settle(keeper)
            try home.save("", as: "nord.csv")
            try await home.settle(keeper)
        }
        #expect(home.log.count("error watchlist diagnostic diagnostic=nord.csv: erreur: la dernière liste") == 2)
        #expect(try await home.everyAlarm.count == 2)
    }

    @Test func `a bad line costs no other line and raises no alarm`() async throws {
        try home.save(TestHouse.list(1...3) + "12345;C9;Faux;75011;anne@exemple.fr\r\n", aged: .seconds(60))
        try await home.look(home.keeper())
        #expect(try await home.watched == companies(1...3))
        #expect(try await home.alarms.isEmpty)
        #expect(home.log.count("nord.csv:5:1") == 1)
    }

    @Test func `a name that is not UTF-8 raises an alarm and costs no other file`() async throws {
        try home.save(TestHouse.list(1...3), aged: .seconds(60))
        var path = Array("\(home.lists)/".utf8).map { CChar(bitPattern: $0) }
        path += [0xE9, 0x74, 0xE9].map { CChar(bitPattern: UInt8($0)) } + Array(".csv".utf8).map { CChar($0) } + [0]
        let file = try #require(fopen(path, "w"))
        fclose(file)
        let keeper = home.keeper()
        try await home.look(keeper)
        #expect(try await home.watched == companies(1...3))
        #expect(try await home.alarms.count == 1)
        #expect(keeper.pause(atMost: .seconds(60)) == .seconds(60))
    }

    @Test func `what is no file never holds the daemon`() async throws {
        try home.save(TestHouse.list(1...3), aged: .seconds(60))
        #expect(mkfifo(home.folder.file("watchlists/tuyau.csv").path, 0o600) == 0)
        try FileManager.default.createDirectory(
            at: home.folder.file("watchlists/dossier.csv"), withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(
            atPath: home.folder.file("watchlists/lien.csv").path, withDestinationPath: "/nulle/part.csv")
        let keeper = home.keeper()
        try await home.settle(keeper)
        try await home.settle(keeper)
        #expect(try await home.watched == companies(1...3))
        #expect(
            try await home.alarms == ["watchlist:dossier.csv", "watchlist:lien.csv", "watchlist:tuyau.csv"])
    }

    // Lists that lost too many

    @Test func `a list that lost too many is held with an alarm until a person accepts`() async throws {
        let keeper = home.keeper()
        try home.save(TestHouse.list(1...60))
        try await home.settle(keeper)
        try home.save(TestHouse.list(1...39))
        try await home.settle(keeper)
        #expect(try await home.watched == companies(1...60))
        #expect(try await home.alarms == ["watchlist:nord.csv"])
        let alarm = try #require(try await home.everyAlarm.first)
        #expect(alarm.sentence.french.contains("vigie watchlist accept"))
        #expect(try await keeper.accept("sud.csv", house: home.house, policy: home.policy).isEmpty)
        #expect(try await home.watched == companies(1...60))
        let held = try await keeper.accept("nord.csv", house: home.house, policy: home.policy)
        #expect(held.map(\.lost) == [21])
        #expect(try await home.watched == companies(1...39))
        #expect(try await home.alarms.isEmpty)
        #expect(try await keeper.accept(nil, house: home.house, policy: home.policy).isEmpty)
    }

    @Test func `what was accepted is that content and no later one`() async throws {
        let keeper = home.keeper()
        try home.save(TestHouse.list(1...60))
        try await home.settle(keeper)
        try home.save(TestHouse.list(1...30))
        try await home.settle(keeper)
        // Saved again between the question and the answer, too fresh to be read.
        try home.save(TestHouse.list(1...2))
        _ = try await keeper.accept(nil, house: home.house, policy: home.policy)
        #expect(try await home.watched == companies(1...30))
        try await home.settle(keeper)
        #expect(try await home.watched == companies(1...30))
        #expect(try await home.alarms == ["watchlist:nord.csv"])
    }

    @Test func `a held list that is put right needs nobody's word`() async throws {
        let keeper = home.keeper()
        try home.save(TestHouse.list(1...60))
        try await home.settle(keeper)
        try home.save(TestHouse.list(1...10))
        try await home.settle(keeper)
        try home.save(TestHouse.list(1...59))
        try await home.settle(keeper)
        #expect(try await home.watched == companies(1...59))
        #expect(try await home.alarms.isEmpty)
    }

    // Files that go

    @Test func `a removed file ends its watches after two seconds, and keeps the history`() async throws {
        let keeper = home.keeper()
        try home.save(TestHouse.list(1...3))
        try home.save(TestHouse.list(4...6), as: "sud.csv")
        try await home.settle(keeper)
        try home.remove("sud.csv")
        try await home.look(keeper)
        #expect(try await home.watched == companies(1...6))
        #expect(keeper.pause(atMost: .seconds(60)) == .seconds(2))
        home.clock.advance(by: .seconds(2))
        try await home.look(keeper)
        #expect(try await home.watched == companies(1...3))
        #expect(try await home.journal.watches().count == 6)
        #expect(home.log.count("sud.csv") > 0)
    }

    /// Excel and many editors take the old file away before they put the new one in its place.
    @Test func `a save that takes the file away for a moment ends no watch`() async throws {
        let keeper = home.keeper()
        try home.save(TestHouse.list(1...3))
        try await home.settle(keeper)
        let before = try await home.journal.watches()
        try home.remove("nord.csv")
        try await home.look(keeper)
        home.clock.advance(by: .seconds(1))
        try home.save(TestHouse.list(1...4))
        try await home.look(keeper)
        try await home.settle(keeper)
        #expect(try await home.watched == companies(1...4))
        #expect(try await home.journal.watches().filter { before.contains($0) }.count == 3)
    }

    @Test func `a large file that is removed waits for a person`() async throws {
        let keeper = home.keeper()
        try home.save(TestHouse.list(1...60))
        try await home.settle(keeper)
        try home.remove("nord.csv")
        try await home.settle(keeper)
        #expect(try await home.watched == companies(1...60))
        #expect(try await home.alarms == ["watchlist:nord.csv"])
        _ = try await keeper.accept(nil, house: home.house, policy: home.policy)
        #expect(try await home.watched.isEmpty)
        #expect(try await home.alarms.isEmpty)
    }

    @Test func `a folder that cannot be read ends no watch and raises one alarm, closed when it can`() async throws {
        let keeper = home.keeper()
        try home.save(TestHouse.list(1...3))
        try await home.settle(keeper)
        let away = home.folder.file("elsewhere")
        try FileManager.default.moveItem(at: home.folder.file("watchlists"), to: away)
        for _ in 0..<3 {
            try await home.settle(keeper)
            #expect(try await home.watched == companies(1...3))
            #expect(try await home.alarms == ["watchlist:"])
        }
        #expect(home.log.count("alarm opened") == 1)
        let told = try await reload(keeper)
        #expect(told.map(\.code) == ["folder.unreadable_folder"])
        #expect(told.first?.render(in: .french).contains(home.lists) == true)
        #expect(told.first?.render(in: .french).contains("No such file") == true)
        try FileManager.default.moveItem(at: away, to: home.folder.file("watchlists"))
        try await home.look(keeper)
        #expect(try await home.alarms.isEmpty)
        #expect(try await home.watched == companies(1...3))
        #expect(try await home.everyAlarm.count == 1)
    }

    // Several files

    @Test func `a company of two files has both managers, and is watched while one of them names it`() async throws {
        let keeper = home.keeper()
        try home.save(TestHouse.list(1...2, manager: "anne"))
        try home.save(TestHouse.list(2...3, manager: "bruno"), as: "sud.csv")
        try await home.settle(keeper)
        let shared = try #require(try await home.journal.watch(of: JournalSpecimen.company(2)))
        let managers = shared.client.accounts.compactMap(\.manager?.email.text)
        #expect(Set(managers) == ["anne@exemple.fr", "bruno@exemple.fr"])
        #expect(Set(shared.client.accounts.map(\.portfolio)) == ["nord", "sud"])
        try home.remove("sud.csv")
        try await home.settle(keeper)
        #expect(try await home.watched == companies(1...2))
        let left = try #require(try await home.journal.watch(of: JournalSpecimen.company(2)))
        #expect(left.client.accounts.compactMap(\.manager?.email.text) == ["anne@exemple.fr"])
        #expect(left.since == shared.since)
    }

    @Test func `a bad file costs the other file nothing`() async throws {
        let keeper = home.keeper()
        try home.save(TestHouse.list(1...2))
        try home.save(TestHouse.list(3...4), as: "sud.csv")
        try await home.settle(keeper)
        try home.save("", as: "nord.csv")
        try home.save(TestHouse.list(3...5), as: "sud.csv")
        try await home.settle(keeper)
        #expect(try await home.watched == companies(1...5))
        #expect(try await home.alarms == ["watchlist:nord.csv"])
    }

    // Reload

    @Test func `a reload waits for a file that was saved a moment ago`() async throws {
        let keeper = home.keeper()
        try home.save(TestHouse.list(1...3))
        let home = home
        async let diagnostics = reload(keeper)
        try await until { home.clock.sleepers > 0 }
        try await advance(home.clock) { try await !home.watched.isEmpty }
        while home.clock.sleepers > 0 { home.clock.advance(by: .seconds(1)) }
        #expect(try await diagnostics.isEmpty)
        #expect(try await home.watched == companies(1...3))
    }

    @Test func `a reload gives every diagnostic again`() async throws {
        let keeper = home.keeper()
        try home.save(TestHouse.list(1...3) + "12345;C9;Faux;75011;anne@exemple.fr\r\n", aged: .seconds(60))
        try await home.look(keeper)
        for _ in 0..<2 { #expect(try await reload(keeper).contains { $0.line == 5 }) }
    }

    private func reload(_ keeper: WatchlistKeeper) async throws -> [Diagnostic] {
        try await keeper.reload(house: home.house, policy: home.policy)
    }
}

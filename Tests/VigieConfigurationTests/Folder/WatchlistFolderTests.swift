import Testing
import VigieConfiguration
import VigieDomain

@Suite struct WatchlistFolderTests {
    /// So many invented companies with valid numbers, in the order of their numbers.
    static func sirens(_ count: Int, from first: UInt32 = 900_000_000) -> [String] {
        var found: [String] = []
        var value = first
        while found.count < count {
            if let siren = SIREN(value: value) { found.append("\(siren)") }
            value += 1
        }
        return found
    }

    static func state(_ name: String, _ sirens: [String], extra: String = "") -> WatchlistFileState {
        let lines = sirens.enumerated().map { "\($1);C\($1);Client \($0);a@b.example\n" }
        let text = "SIREN;Code client;Nom;Mail\n" + lines.joined() + extra
        return .read(WatchlistFile.read(bytes: Array(text.utf8), name: "w/\(name).csv"))
    }

    static func accepted(_ files: [WatchlistFileState]) -> AcceptedWatchlists {
        WatchlistFolder.plan(previous: nil, files: files).inForce
    }

    static func codes(_ plan: WatchlistPlan) -> [String] { plan.diagnostics.map(\.code) }

    @Test("the first start takes what it finds") func first() {
        let plan = WatchlistFolder.plan(previous: nil, files: [Self.state("a", Self.sirens(3))])
        #expect(plan.accepted == ["w/a.csv"] && plan.added.count == 3 && plan.ended.isEmpty)
        #expect(plan.watchlist.count == 3)
    }

    @Test("added, changed and ended are counted") func counts() {
        let sirens = Self.sirens(4)
        let before = Self.accepted([Self.state("a", Array(sirens.prefix(3)))])
        let changed = "\(sirens[1]);AUTRE;Nouveau nom;a@b.example\n"
        let plan = WatchlistFolder.plan(
            previous: before, files: [Self.state("a", [sirens[0]], extra: changed + "\(sirens[3]);C;D;a@b.example\n")])
        #expect(plan.added.map(\.description) == ["siren:\(sirens[3])"])
        #expect(plan.changed.map(\.description) == ["siren:\(sirens[1])"])
        #expect(plan.ended.map(\.description) == ["siren:\(sirens[2])"])
    }

    @Test("the same files again change nothing") func again() {
        let files = [Self.state("a", Self.sirens(30)), Self.state("b", Self.sirens(5, from: 800_000_000))]
        let before = Self.accepted(files)
        let plan = WatchlistFolder.plan(previous: before, files: files)
        #expect(plan.inForce == before && plan.added.isEmpty && plan.changed.isEmpty && plan.ended.isEmpty)
    }

    @Test(
        "a bad file never costs the running list",
        arguments: ["", "rien;du;tout\n", "SIREN;Nom\n", "SIREN;Nom\n7,3E+13;Alpha\n"])
    func badFile(text: String) {
        let before = Self.accepted([Self.state("a", Self.sirens(3))])
        let bad = WatchlistFileState.read(WatchlistFile.read(bytes: Array(text.utf8), name: "w/a.csv"))
        let plan = WatchlistFolder.plan(previous: before, files: [bad])
        #expect(plan.inForce == before && plan.kept == ["w/a.csv"] && plan.ended.isEmpty)
        #expect(Self.codes(plan).contains("folder.kept"))
    }

    @Test("a file that cannot be opened keeps its last good content") func unreadable() {
        let before = Self.accepted([Self.state("a", Self.sirens(3))])
        let plan = WatchlistFolder.plan(
            previous: before, files: [.unreadable(name: "w/a.csv", reason: "Permission denied")])
        #expect(plan.inForce == before)
        #expect(Self.codes(plan) == ["folder.unreadable", "folder.kept"])
    }

    @Test(
        "a list that lost more than max(20, 5 %) of its clients is held",
        arguments: [
            (100, 80, false), (100, 79, true), (15, 1, false), (21, 1, false), (30, 9, true), (1000, 950, false),
            (1000, 949, true),
        ])
    func held(before: Int, after: Int, isHeld: Bool) {
        let sirens = Self.sirens(before)
        let running = Self.accepted([Self.state("a", sirens)])
        let plan = WatchlistFolder.plan(previous: running, files: [Self.state("a", Array(sirens.prefix(after)))])
        #expect(plan.held.isEmpty != isHeld)
        #expect(plan.watchlist.count == (isHeld ? before : after))
        if let held = plan.held.first {
            #expect(held.before == before && held.after == after && held.lost == before - after)
        }
    }

    @Test("what was confirmed passes, a later and different content is asked about again") func confirmed() throws {
        let sirens = Self.sirens(100)
        let running = Self.accepted([Self.state("a", sirens)])
        let light = Self.state("a", Array(sirens.prefix(50)))
        let held = try #require(WatchlistFolder.plan(previous: running, files: [light]).held.first)
        let passed = WatchlistFolder.plan(previous: running, files: [light], confirmed: [held.confirmation])
        #expect(passed.held.isEmpty && passed.ended.count == 50)
        let lighter = Self.state("a", Array(sirens.prefix(10)))
        let asked = WatchlistFolder.plan(previous: running, files: [lighter], confirmed: [held.confirmation])
        #expect(asked.held.count == 1 && asked.watchlist.count == 100)
    }

    @Test("a small list that is removed ends, a long one is held until confirmed") func removed() throws {
        let small = Self.accepted([Self.state("a", Self.sirens(5))])
        let ended = WatchlistFolder.plan(previous: small, files: [])
        #expect(ended.removed == ["w/a.csv"] && ended.ended.count == 5 && Self.codes(ended) == ["folder.removed"])
        let long = Self.accepted([Self.state("a", Self.sirens(50))])
        let held = WatchlistFolder.plan(previous: long, files: [])
        #expect(held.watchlist.count == 50)
        let confirmation = try #require(held.held.first?.confirmation)
        #expect(confirmation == WatchlistConfirmation(file: "w/a.csv", digest: nil))
        #expect(WatchlistFolder.plan(previous: long, files: [], confirmed: [confirmation]).ended.count == 50)
    }

    @Test("clients that move from one list to another are not lost") func moved() {
        let sirens = Self.sirens(60)
        let before = Self.accepted([Self.state("a", sirens), Self.state("b", Self.sirens(2, from: 800_000_000))])
        let plan = WatchlistFolder.plan(
            previous: before,
            files: [
                Self.state("a", Array(sirens.prefix(10))),
                Self.state("b", Self.sirens(2, from: 800_000_000) + sirens.dropFirst(10)),
            ])
        #expect(plan.held.isEmpty && plan.ended.isEmpty && plan.accepted.count == 2)
    }

    @Test("many lists that each lose a little are held together") func together() {
        let lists = (0..<5).map { Self.sirens(30, from: 800_000_000 + UInt32($0) * 10_000_000) }
        let before = Self.accepted(lists.enumerated().map { Self.state("l\($0)", $1) })
        let plan = WatchlistFolder.plan(
            previous: before, files: lists.enumerated().map { Self.state("l\($0)", Array($1.dropLast(10))) })
        #expect(plan.held.count == 5 && plan.watchlist.count == 150)
    }

    @Test("a line that became unreadable keeps its client, found by its account code") func carried() {
        let sirens = Self.sirens(3)
        let before = Self.accepted([Self.state("a", sirens)])
        let broken = Self.state("a", Array(sirens.prefix(2)), extra: "9,0E+13;C\(sirens[2]);Client 2;a@b.example\n")
        let plan = WatchlistFolder.plan(previous: before, files: [broken])
        #expect(plan.ended.isEmpty && plan.watchlist.count == 3)
        #expect(Self.codes(plan).contains("folder.carried"))
        let again = WatchlistFolder.plan(previous: plan.inForce, files: [broken])
        #expect(again.watchlist.count == 3)
    }

    @Test("a long list whose whole column was rounded keeps all its clients") func allRounded() {
        let sirens = Self.sirens(3000)
        let before = Self.accepted([Self.state("a", sirens)])
        let lines = sirens.dropFirst().map { "9,0E+13;C\($0);Client;a@b.example\n" }
        let plan = WatchlistFolder.plan(
            previous: before, files: [Self.state("a", [sirens[0]], extra: lines.joined())])
        #expect(plan.watchlist.count == 3000 && plan.ended.isEmpty && plan.held.isEmpty)
    }

    @Test("only .csv files are lists; what programs leave behind is passed over") func names() {
        let (lists, diagnostics) = WatchlistFolder.files(
            among: [
                "nord.csv", "SUD.CSV", "~$nord.csv", ".~lock.nord.csv#", ".hidden.csv", "nord.xlsx", "README.md",
                "nord.csv~",
            ],
            folder: "watchlists")
        #expect(lists == ["SUD.CSV", "nord.csv"])
        #expect(diagnostics.map { $0.render(in: .english) }.count == 1)
        #expect(diagnostics.first?.file == "watchlists/nord.xlsx")
    }
}

import FoundationEssentials
import Testing
import VigieConfiguration
import VigieDomain
import VigieTables

@Suite struct ThresholdCellTests {
    static let bureaus = [
        ThresholdCell.Bureau(
            source: SourceID("bureau"),
            scale: Scale(id: "creditsafe", lowest: 0, highest: 100, higherIsBetter: true, limits: [71, 51, 30, 1])),
        ThresholdCell.Bureau(
            source: SourceID("assureur"),
            scale: Scale(id: "allianz", lowest: 1, highest: 10, higherIsBetter: false, limits: [2, 4, 6, 8])),
    ]

    private func texts(_ cell: String, bureaus: [ThresholdCell.Bureau]? = bureaus) -> [String] {
        ThresholdCell.read(cell, bureaus: bureaus).thresholds.map(\.text)
    }

    @Test(arguments: [
        ("30", ["30"]), (" 30 ", ["30"]), ("<30", ["<30"]), ("creditsafe<30", ["creditsafe<30"]),
        ("Creditsafe < 30", ["creditsafe<30"]), ("BUREAU<30", ["bureau<30"]), ("creditsafe 30", ["creditsafe 30"]),
        ("creditsafe: 30", ["creditsafe 30"]), ("creditsafe=30", ["creditsafe 30"]), ("allianz>6", ["allianz>6"]),
        ("allianz>6.5", ["allianz>6.5"]), (">6", [">6"]), ("limite<10000", ["limit<10000 EUR"]),
        ("Limite < 10 000", ["limit<10000 EUR"]), ("limite 10 000 €", ["limit<10000 EUR"]),
        ("plafond<1234.50", ["limit<1234.50 EUR"]), ("limit<10000 CHF", ["limit<10000 CHF"]),
        ("creditsafe<30, allianz>6", ["creditsafe<30", "allianz>6"]),
        ("creditsafe<30,allianz>6", ["creditsafe<30", "allianz>6"]),
        ("creditsafe<30|limite<5000", ["creditsafe<30", "limit<5000 EUR"]), ("30, 8", ["30", "8"]),
        ("30;\n30", ["30"]), ("", []), (" , | ", []), ("\u{A0}30\u{202F}", ["30"]),
    ])
    func `reads what an office writes`(cell: String, expected: [String]) {
        let reading = ThresholdCell.read(cell, bureaus: Self.bureaus)
        #expect(reading.thresholds.map(\.text) == expected)
        #expect(reading.faults.isEmpty)
    }

    @Test(
        arguments: [
            ("7,5", .ambiguous), ("limite<10,000", .ambiguous), ("creditsafe<30,40", .ambiguous),
            ("altares<8", .unknownRating(known: ["bureau", "creditsafe", "assureur", "allianz"])),
            ("creditsafe>30", .wrongSide(name: "creditsafe", higherIsBetter: true)),
            ("allianz<6", .wrongSide(name: "allianz", higherIsBetter: false)),
            ("creditsafe<300", .outOfScale(name: "creditsafe", lowest: 0, highest: 100)),
            ("300", .fitsNone(known: ["bureau 0–100", "assureur 1–10"])),
            (">30", .fitsNone(known: ["bureau 0–100", "assureur 1–10"])),
            ("bas", .notAThreshold), ("<", .notAThreshold), ("-5", .notAThreshold), ("30%", .notAThreshold),
            ("30/100", .notAThreshold), ("<=30", .notAThreshold), ("3e5", .notAThreshold), ("#N/A", .notAThreshold),
            ("limite>10000", .notAThreshold), ("limite<", .notAThreshold), ("limite<10.000", .wrongAmount(.ambiguous)),
            ("limite<-5", .wrongAmount(.negative)), ("limite<beaucoup", .wrongAmount(.notANumber)),
            ("a\"b<30", .notAThreshold), ("1234567890", .notAThreshold), ("٣٠", .notAThreshold),
        ] as [(String, ThresholdCell.Fault)])
    func `refuses what could mean something else`(cell: String, fault: ThresholdCell.Fault) {
        let reading = ThresholdCell.read(cell, bureaus: Self.bureaus)
        #expect(reading.thresholds.isEmpty)
        #expect(reading.faults.map(\.fault) == [fault] && reading.faults.map(\.found) == [cell])
    }

    @Test func `a wrong part costs itself only`() {
        let reading = ThresholdCell.read("creditsafe<30|grave|limite<5000", bureaus: Self.bureaus)
        #expect(reading.thresholds.map(\.text) == ["creditsafe<30", "limit<5000 EUR"])
        #expect(reading.faults.map(\.found) == ["grave"])
    }

    @Test func `names and figures are not checked where no configuration is read`() {
        #expect(texts("altares<8", bureaus: nil) == ["altares<8"] && texts("300", bureaus: nil) == ["300"])
    }

    @Test func `no bureau at all is said`() {
        let reading = ThresholdCell.read("30", bureaus: [])
        #expect(reading.faults.map(\.fault) == [.fitsNone(known: [])])
        // A limit may be recommended by any bureau, on any scale.
        #expect(texts("limite<5", bureaus: []) == ["limit<5 EUR"])
    }

    @Test func `a cell of a million parts is cut short, and says so`() {
        let reading = ThresholdCell.read(
            (0..<100_000).map { "\($0 % 100).\($0)" }.joined(separator: "|"), bureaus: Self.bureaus)
        #expect(reading.thresholds.count + reading.faults.count == 21)
        #expect(reading.faults.last?.fault == .tooMany(limit: 20))
    }
}

@Suite struct `Numbers that lines give beside the SIREN` {
    private func read(_ text: String, name: String = "watchlists/nord.csv") -> WatchlistReading {
        WatchlistFile.read(
            bytes: Array(text.utf8), name: name, context: .init(bureaus: ThresholdCellTests.bureaus))
    }

    @Test func `are kept on the client`() throws {
        let reading = read(
            """
            SIREN;Compte;Nom;Email;Code LEI;Code ISIN;Devise;Encours;Seuil de note
            926018151;A1;Alpha;a@b.example;9695 00VI GIE0 0000 0178;FR0000VIGIE7;chf;1000;creditsafe<30 | limite<5 000
            """)
        #expect(reading.diagnostics.isEmpty)
        let client = try #require(reading.clients.first)
        #expect(client.lei?.text == "969500VIGIE000000178" && client.isin?.text == "FR0000VIGIE7")
        #expect(client.thresholds.map(\.text) == ["creditsafe<30", "limit<5000 CHF"])
        #expect(client.accounts[0].currency == "CHF")
        #expect(client.accounts[0].exposure.outstanding == Amount(cents: 100_000, currency: "CHF"))
    }

    @Test(arguments: [
        ("LEI", WatchlistColumn.lei), ("lei code", .lei), ("Legal Entity Identifier", .lei), ("N° LEI", .lei),
        ("ISIN", .isin), ("code isin", .isin), ("currency", .currency), ("Devise du compte", .currency),
        ("thresholds", .thresholds), ("Seuils", .thresholds), ("SEUIL DE NOTE", .thresholds),
        ("Rating threshold", .thresholds), ("Seuil d'alerte", .minimumSeverity),
    ])
    func `stand under headers in both languages`(header: String, column: WatchlistColumn) {
        let reading = read("SIREN;\(header)\n926018151;\n")
        #expect(reading.columns == [.siren: 1, column: 2])
    }

    @Test func `a wrong currency leaves out a limit without its own`() throws {
        let client = try #require(
            read("SIREN;Devise;Seuil\n926018151;francs;limite<5000|limite<10 USD|30\n").clients.first)
        #expect(client.thresholds.map(\.text) == ["limit<10 USD", "30"] && client.accounts[0].currency == nil)
    }

    @Test func `a contradiction between two files is told at its cell, and the first is kept`() throws {
        let north = read("SIREN;Email;LEI\n926018151;a@b.example;969500VIGIE000000178\n")
        let south = read(
            "Email;LEI;SIREN\na@b.example;;926018151\na@b.example;969500VIGIE000000275;926018151\n",
            name: "watchlists/sud.csv")
        #expect(WatchlistFolder.disagreements(among: [north]).isEmpty)
        let found = WatchlistFolder.disagreements(among: [north, south])
        #expect(
            found.map { $0.render(in: .french).replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ") } == [
                "watchlists/sud.csv:3:2: attention: le code LEI « 969500VIGIE000000275 » contredit « 969500VIGIE000000178 », donné à la même entreprise à la ligne 2 de watchlists/nord.csv. Le premier est gardé : corrigez l’un des deux. [lei.disagree]"
            ])
        let plan = WatchlistFolder.plan(previous: nil, files: [.read(south), .read(north)])
        #expect(plan.diagnostics.map(\.code).contains("lei.disagree"))
        #expect(plan.watchlist.clients.first?.lei?.text == "969500VIGIE000000178")
    }
}

import Testing
import VigieConfiguration
import VigieDomain
import VigieTables
import VigieTesting

@Suite struct WatchlistFileTests {
    static func read(_ text: String, limits: WatchlistFile.Limits = .init()) -> WatchlistReading {
        WatchlistFile.read(bytes: Array(text.utf8), name: "watchlists/nord.csv", context: .init(limits: limits))
    }

    static let head = "SIREN;Code client;Nom;Mail;Encours\n"
    static let good = "926018151;C1;Alpha;a@b.example;1\n"

    @Test("every cell finds its place in the client") func whole() throws {
        let reading = Self.read(
            """
            SIREN;Compte;Nom;CP;Commercial;Mail;Credit manager;Mail crédit;Encours;Date encours;Plafond;Échu;\
            Commandes;Acomptes;Assureur;Agrément;Fin agrément;Police;Conditions;RDP;Tags;Sources;Gravité min;Début;Fin;\
            Silence jusqu'au;Note
            926018151;C1;Alpha;1000;Jean;j@b.example;Nadia;n@b.example;1 234,56;20/11/2026;5000;10;20;30;Ass;4000;\
            31/12/2026;P1;30 jours;O;A|B;bodacc;élevée;01/01/2026;31/12/2027;01/12/2026;Bonjour
            """)
        #expect(reading.diagnostics.isEmpty)
        let client = try #require(reading.clients.first)
        #expect(client.key.description == "siren:926018151")
        #expect(client.postcode == "01000")
        #expect(client.tags == ["A", "B"])
        #expect(client.sources == [SourceID("bodacc")])
        #expect(client.minimumSeverity == .high)
        #expect(client.start == Day("2026-01-01") && client.end == Day("2027-12-31"))
        #expect(client.mutedUntil == Day("2026-12-01") && client.note == "Bonjour")
        let account = try #require(client.accounts.first)
        #expect(account.portfolio == "nord" && account.code == "C1" && account.terms == "30 jours")
        #expect(account.manager?.name == "Jean" && account.manager?.email.text == "j@b.example")
        #expect(account.creditManager?.email.text == "n@b.example" && account.retentionOfTitle == true)
        let exposure = account.exposure
        #expect(exposure.outstanding == Amount(cents: 123_456) && exposure.limit == Amount(cents: 500_000))
        #expect(exposure.overdue == Amount(cents: 1000) && exposure.openOrders == Amount(cents: 2000))
        #expect(exposure.deposits == Amount(cents: 3000) && exposure.cover == Amount(cents: 400_000))
        #expect(exposure.outstandingDate == Day("2026-11-20") && exposure.coverUntil == Day("2026-12-31"))
        #expect(exposure.insurer == "Ass" && exposure.policy == "P1")
    }

    @Test("the separator is found by the header", arguments: [";", ",", "\t", "|"])
    func separators(separator: String) {
        let reading = Self.read((Self.head + Self.good).replacing(";", with: separator))
        #expect(reading.clients.map(\.name) == ["Alpha"])
        #expect(reading.separator.map(String.init) == separator)
    }

    @Test("a bad line never costs the good ones") func badLine() {
        let reading = Self.read(
            Self.head + Self.good + "7,32829E+13;C2;Bêta;a@b.example;1\n\"cassé;C3;Gamma;a@b.example;1\n"
                + "990996035;C4;Delta;a@b.example;x\n")
        #expect(reading.clients.map(\.name) == ["Alpha", "Delta"])
        #expect(reading.refused.map(\.accountCode) == ["C2", "C3"])
        #expect(reading.clients.last?.accounts.first?.exposure.outstanding == nil)
        #expect(reading.linesRead == 4)
    }

    @Test("a company that stands twice keeps both accounts") func duplicate() {
        let reading = Self.read(Self.head + Self.good + "926 018 151;C9;Alpha bis;c@d.example;2\n")
        #expect(reading.clients.count == 2)
        let watchlist = Watchlist(lines: reading.clients)
        #expect(watchlist.count == 1)
        #expect(watchlist.clients.first?.accountCodes == ["C1", "C9"])
        #expect(reading.diagnostics.map(\.code) == ["line.duplicate"])
    }

    @Test("a company called Total is not a totals line") func total() {
        let reading = Self.read(
            Self.head + "552081317;C1;Total;a@b.example;1\n;C2;TOTAL;a@b.example;2\nTotal général;;;;3\nÉdité le 1/1\n")
        #expect(reading.clients.map(\.name) == ["Total", "TOTAL"])
        #expect(reading.linesRead == 2)
    }

    @Test(
        "a workbook is told to be saved as CSV",
        arguments: [[0x50, 0x4B, 3, 4], [0xD0, 0xCF, 0x11, 0xE0]] as [[UInt8]])
    func workbook(bytes: [UInt8]) {
        let reading = WatchlistFile.read(bytes: bytes + [0, 1, 2], name: "nord.csv")
        #expect(reading.diagnostics.map(\.code) == ["file.spreadsheet"])
        #expect(reading.diagnostics.first?.render(in: .french).contains("Enregistrer sous") == true)
        #expect(!reading.isUsable)
    }

    @Test("what says nothing is not usable", arguments: ["", "\n\n", ";;;\n;;", head, head + "abc;;;;\n", "a;b\nc;d"])
    func unusable(text: String) {
        let reading = Self.read(text)
        #expect(!reading.isUsable)
        #expect(reading.errorCount > 0)
    }

    @Test("limits hold and are told") func limits() {
        var limits = WatchlistFile.Limits()
        limits.lines = 2
        let many = Self.read(Self.head + Self.good + Self.good + Self.good, limits: limits)
        #expect(many.clients.count == 2)
        #expect(many.diagnostics.contains { $0.code == "file.too_many_lines" })
        limits = .init()
        limits.bytes = 10
        #expect(Self.read(Self.head, limits: limits).diagnostics.map(\.code) == ["file.too_large"])
        limits = .init()
        limits.diagnostics = 3
        let noisy = Self.read(Self.head + String(repeating: "x;C;N;a@b.example;1\n", count: 10), limits: limits)
        #expect(noisy.diagnostics.count == 4)
        #expect(noisy.diagnostics.last?.code == "file.more_problems")
    }

    @Test("a control character cannot forge a line of a mail or of a terminal") func controls() throws {
        let reading = Self.read(Self.head + "926018151;C1;\"Alpha\u{1B}[2J\r\nBcc: x@y.example\";a@b.example;1\n")
        let name = try #require(reading.clients.first?.name)
        #expect(!name.unicodeScalars.contains { $0.properties.generalCategory == .control })
        let line = try #require(reading.diagnostics.first).render(in: .french)
        #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }

    @Test("random bytes and broken tables never crash the reader") func hostile() {
        var seed: UInt64 = 7
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        let pieces = [
            ";", "\"", "\n", "\r", ",", "\t", "926018151", "SIREN", "Nom", "é", "=", "E+13", "1.234", " ", "@",
        ]
        for _ in 0..<2000 {
            var bytes: [UInt8] = next(2) == 0 ? Array(Self.head.utf8) : []
            for _ in 0..<next(60) {
                if next(4) == 0 {
                    bytes.append(UInt8(next(256)))
                } else {
                    bytes += Array(pieces[next(pieces.count)].utf8)
                }
            }
            let reading = WatchlistFile.read(bytes: bytes, name: "x.csv")
            #expect(reading.isUsable || reading.errorCount > 0)
            for diagnostic in reading.diagnostics { #expect(diagnostic.render(in: .english).utf8.count < 2000) }
        }
    }

    @Test("the guide names every column") func guide() throws {
        let guide = String(decoding: try Delivered.bytes("watchlists/README.md"), as: UTF8.self)
        for column in WatchlistColumn.allCases { #expect(guide.contains("`\(column.rawValue)`"), "\(column.rawValue)") }
    }

    @Test("the example that is delivered is read without a word but its lesson") func example() throws {
        let bytes = try Delivered.bytes("watchlists/example.csv")
        let reading = WatchlistFile.read(bytes: bytes, name: "watchlists/example.csv")
        #expect(reading.clients.map(\.key.description) == ["siren:926018151", "siren:908301666", "siren:931860910"])
        #expect(reading.diagnostics.map(\.code) == ["manager.missing"])
    }
}

import FoundationEssentials
import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTables
import VigieTesting
import VigieTransport

/// What the rows of a file say, and of whom.
@Suite struct FileRowsTests {
    private let one = Invented.siren(1)
    private let two = Invented.siren(2)

    @Test("what is owed is read account by account, whatever names the client") func ledger() async throws {
        let drop = FileDrop(.ledger)
        let reading = try await drop.news(
            of: """
                Balance âgée au 22/11/2026
                N° SIREN;Code client;LEI;ISIN;Encours;Date encours;Échu;Retard moyen
                \(one.spaced);;;;1 234,56;22/11/2026;0;12
                \(two);C2;;;5000;;;
                ;C3;;;-200,00 €;;;
                ;C9;;;70;;;
                ;;969500VIGIE000000178;;80;;;
                ;;;FR0000120271;80;;;
                \(Invented.siren(50));;;;1;;;
                Total;;;;9999;;;
                """)
        let first = try #require(reading.facets(of: FileDrop.key(1))?.ledger.value)
        #expect(
            first == [
                LedgerEntry(
                    exposure: Exposure(
                        outstanding: Amount(cents: 123_456), outstandingDate: day("2026-11-22"),
                        overdue: Amount(cents: 0)), daysLate: 12)
            ])
        let second = try #require(reading.facets(of: FileDrop.key(2))?.ledger.value)
        #expect(second.map(\.account) == ["C2", "C3"])
        #expect(second.map(\.exposure.outstanding?.cents) == [500_000, -20_000])
        #expect(reading.facets(of: .account("C9"))?.ledger.value?.first?.account == "C9")
        #expect(reading.facets(of: .foreign(country: "BE", number: "0403170701"))?.ledger.value?.count == 1)
        #expect(reading.counts == ReadingCounts(read: 7, matched: 6, unwatched: 1))
        #expect(reading.unreadable.isEmpty)
        let item = try #require(reading.items.first)
        #expect(item.provenance.url == "/depot/a.csv")
        #expect(reading.evidence.map(\.id) == [item.provenance.evidence])
    }

    @Test(
        "the insurer's decision is read in his words",
        arguments: [
            ("Accordé", "50000", Cover.Decision.granted, 5_000_000), ("REFUSÉ", "", .refused, nil),
            ("résiliée", "0", .withdrawn, 0), ("", "30000", .granted, 3_000_000), ("", "0", .granted, 0),
            ("Réduite", "1000", .granted, 100_000),
        ] as [(String, String, Cover.Decision, Int64?)])
    func cover(word: String, amount: String, decision: Cover.Decision, cents: Int64?) async throws {
        var drop = FileDrop(.cover)
        drop.settings.decisions = ["réduite": .granted]
        drop.settings.insurer = "Assureur d’essai"
        let reading = try await drop.news(
            of: "SIREN;Décision;Limite accordée;Valable jusqu'au;Police\n\(one);\(word);\(amount);31/12/2026;P7\n")
        let cover = try #require(reading.facets(of: FileDrop.key(1))?.cover.value)
        #expect(
            cover
                == Cover(
                    decision: decision, amount: cents.map { Amount(cents: $0) }, until: day("2026-12-31"),
                    insurer: "Assureur d’essai", policy: "P7"))
    }

    @Test("a score is read on its scale, a word beside it too") func rating() async throws {
        let drop = FileDrop(.rating)
        let reading = try await drop.news(
            of: "SIREN,Score,Limite conseillée,Date du score\n\(one),42,15000,2026-11-20\n\(two),NC,,\n")
        let first = try #require(reading.facets(of: FileDrop.key(1))?.rating.value)
        #expect(first.raw == "42" && first.score == 42 && first.limit == Amount(cents: 1_500_000))
        #expect(first.date == day("2026-11-20"))
        #expect(reading.facets(of: FileDrop.key(2))?.rating.value?.band == Band.none)
    }

    @Test("columns are named by the administrator where they have other names") func named() async throws {
        var drop = FileDrop(.ledger)
        drop.settings.columns = [.outstanding: ["Montant ouvert"], .siren: ["Id"]]
        // "Encours" is then no longer the sum that was agreed.
        let reading = try await drop.news(of: "Id;Encours;Montant ouvert (k€)\n\(one);1;2\n")
        let entry = try #require(reading.facets(of: FileDrop.key(1))?.ledger.value?.first)
        #expect(entry.exposure.outstanding == Amount(cents: 200_000))
    }

    @Test(
        "a wrong line is told with its place and costs only itself",
        arguments: [
            ("\(Invented.siren(2));C2;12,345,6;EUR", "3:3", "12,345,6"), ("123456789;;5;EUR", "3:1", "123456789"),
            (";;5;EUR", "3", "de qui parle la ligne"), ("\(Invented.siren(2));C1;5;EUR", "3:2", "C1"),
            ("\(Invented.siren(2));C2;5;pesos", "3:4", "pesos"),
            ("\(Invented.siren(2));C2;5;EUR;6;7", "3:4", "6 cellules"),
            ("\(Invented.siren(2));C2;\"5;EUR", "3", "guillemet"), ("\(Invented.siren(50));C2;5;EUR", "3:2", "C2"),
            ("\(Invented.siren(2));;5;EUR\n\(Invented.siren(2));;6;EUR", "4", "contredit la ligne 3"),
        ])
    func wrongLine(line: String, place: String, found: String) async throws {
        let drop = FileDrop(.ledger)
        let reading = try await drop.news(of: "SIREN;Code client;Encours;Devise\n\(one);C1;10;EUR\n\(line)\n")
        #expect(reading.items.map(\.company) == [FileDrop.key(1)])
        let reason = try #require(reading.unreadable.first?.reason)
        #expect(reason.french.hasPrefix("a.csv:\(place)"), "\(reason.french)")
        #expect(reason.french.contains(found), "\(reason.french)")
        #expect(reason.french != reason.english)
        let counts = reading.counts
        #expect(counts.read == counts.matched + counts.unwatched + 1)
    }

    @Test("one code for two clients names neither") func ambiguous() async throws {
        var drop = FileDrop(.ledger)
        drop.clients[1].accounts[0].code = "C1"
        let reading = try await drop.news(of: "SIREN;Code client;Encours\n;C1;5\n\(two);C1;6\n")
        #expect(reading.items.map(\.company) == [FileDrop.key(2)])
        #expect(reading.unreadable.first?.reason.french.contains("2 clients des listes") == true)
    }

    @Test("the same line twice is one line") func repeated() async throws {
        let drop = FileDrop(.ledger)
        let reading = try await drop.news(of: "SIREN;Encours\n\(one);5\n\(one);5,00\n")
        #expect(reading.unreadable.isEmpty && reading.items.count == 1)
    }

    @Test(
        "a file that is not what was agreed is refused whole, with its place",
        arguments: [
            ("", SourceFault.Lie.empty, "vide"), (" \n\n", .empty, "vide"), ("SIREN;Encours\n", .empty, "aucune ligne"),
            ("<html><body>Maintenance</body></html>", .fieldMissing, "SIREN"),
            ("Nom;Encours\nMartin;5\n", .fieldMissing, "« Nom »".replacing(" ", with: "\u{A0}")),
            ("SIREN;Nom\n123;Martin\n", .fieldMissing, "a.csv:1"),
            ("SIREN;Encours\nxx;5\nyy;6\n", .fieldType, "a.csv:2:1"),
            ("SIREN;Encours;Échu\n\(Invented.siren(1));5;0\n\(Invented.siren(2));7", .cut, "a.csv:3:2"),
            ("PK\u{3}\u{4}", .notTheFormat, "classeur"),
        ])
    func refused(text: String, lie: SourceFault.Lie, found: String) async throws {
        let fault = try #require(await FileDrop(.ledger).fault(of: text))
        #expect(fault.kind == .lie(lie), "\(fault)")
        #expect(fault.alarmsAtOnce)
        #expect(fault.sentence.french.contains(found), "\(fault.sentence.french)")
        #expect(fault.sentence.french != fault.sentence.english && !fault.sentence.french.contains("\n"))
        #expect(fault.url == "/depot/a.csv")
    }

    @Test("no bytes crash the reader") func random() async throws {
        let chance = SeededEntropy(seed: 11)
        let good = Array("SIREN;Code client;Encours;Échu\n\(one);C1;1 234,50;0\n\(two);C2;\"5\";1\n".utf8)
        for round in 0..<300 {
            var bytes = good
            for _ in 0..<(round % 9 + 1) {
                let place = Int(chance.next() % UInt64(bytes.count))
                if chance.next() % 3 == 0 {
                    bytes.removeSubrange(place...)
                } else {
                    bytes[place] = UInt8(chance.next() % 256)
                }
                if bytes.isEmpty { bytes = [10] }
            }
            for format in [FileSourceSettings.Format.csv, .json(list: nil)] {
                let drop = FileDrop(.ledger, format: format)
                drop.depot.put("a", bytes: bytes, at: FileDrop.time(-60))
                _ = await SourceContract.act(drop.source, drop.ask(.since(nil)))
            }
        }
    }
}

import Testing
import VigieDomain
import VigieEngine
import VigieRehearsal
import VigieSources
import VigieTesting
import VigieTransport

@Suite struct InfoFinanciereMappingTests {
    private static func read(
        _ rows: [String], clients: [Client], settings: InfoFinanciereSettings = InventedIssuer.settings()
    ) async throws -> Reading {
        try await InventedIssuer.source(StubExchange(InventedIssuer.page(rows)), settings).read(
            Invented.ask(.since(InventedIssuer.cursor("2026-11-22")), watching: clients))
    }

    private static let client = InventedIssuer.client(1, isin: InventedIssuer.isin(1))

    private static func notices(_ reading: Reading) -> [Notice] {
        reading.items.compactMap { item in
            if case .notice(let notice) = item.content { notice } else { nil }
        }
    }

    @Test func `a crossing is told with its day, its document, its words and its proof`() async throws {
        let row = InventedIssuer.entry(
            642_623, at: "2026-11-21T23:30:00Z", title: "Franchissements de seuils et déclaration d'intention"
        ).row
        let reading = try await Self.read([row], clients: [Self.client])
        let notice = try #require(Self.notices(reading).first)
        #expect(notice.id == NoticeID(text: "info-financiere:642623_20261122"))
        // Half past midnight in Paris.
        #expect(notice.publication == day("2026-11-22") && notice.company == Self.client.key)
        #expect(notice.link == "https://fr.ftp.opendatasoft.com/datadila/INFOFI/642623_20261122.pdf")
        #expect(
            notice.text == "Décision de franchissement de seuil\nFranchissements de seuils et déclaration d'intention")
        #expect(notice.role == .subject && notice.correction == nil && notice.name == "SOCIETE 1")
        #expect(
            notice.meanings == [
                NoticeMeaning(
                    code: .ownThresholdCrossed, why: "Décision de franchissement de seuil",
                    value: "Franchissements de seuils et déclaration d'intention")
            ])
        #expect(reading.evidence.map(\.bytes) == [Array(row.utf8)])
        #expect(reading.items.first?.provenance.evidence == reading.evidence.first?.id)
    }

    @Test(
        "what is a crossing, and how surely",
        arguments: [
            ("Décision de franchissement de seuil", "x", "Threshold crossing", true as Bool?),
            ("DECISION DE FRANCHISSEMENT DE SEUIL", "x", "x", true),
            ("Déclarations de franchissements de seuils", "x", "x", true),
            ("Participation", "x", "Threshold crossing", true),
            ("Informations privilégiées", "Franchissement de seuil statutaire", "Inside Information", false),
            ("Informations privilégiées", "Franchissement du cap du milliard d'euros", "Inside Information", nil),
            ("Informations privilégiées", "Avertissement sur résultats", "Inside Information", nil),
            ("Total du nombre de droits de vote et du capital", "Droits de vote", "Total number of voting rights", nil),
            ("Acquisition ou cession des actions de l'émetteur", "Actions propres", "Own shares", nil),
        ])
    func kinds(_ kind: String, _ title: String, _ english: String, _ certain: Bool?) async throws {
        let row = InventedIssuer.entry(1, title: title).row
            .replacing("\"Décision de franchissement de seuil\"", with: "\"\(kind)\"")
            .replacing("\"Threshold crossing\"", with: "\"\(english)\"")
        let reading = try await Self.read([row], clients: [Self.client])
        #expect(Self.notices(reading).first?.meanings.first?.certain == certain)
        // Whatever it is, it is counted.
        #expect(reading.counts.matched == 1 && reading.counts.read == 1)
    }

    @Test func `a kind that the settings name is one too`() async throws {
        let row = InventedIssuer.entry(1).row.replacing("Décision de franchissement de seuil", with: "Avis 223C")
            .replacing("Threshold crossing", with: "Notice")
        let named = InventedIssuer.settings(crossings: ["avis 223c"])
        #expect(try await Self.read([row], clients: [Self.client], settings: named).items.count == 1)
        #expect(
            try await Self.read(
                [row.replacing("Franchissements de seuils", with: "x")], clients: [Self.client]
            ).items.isEmpty)
    }

    @Test(
        "whose publication it is",
        arguments: [
            // ISIN and LEI of the client, of the row, and whether it is his.
            (1, nil, 1, nil, true as Bool?), (1, 1, 1, 1, true), (nil, 1, 2, 1, true), (1, 1, 2, 1, true),
            (1, nil, 1, 2, true), (1, 1, 1, nil, true), (1, 1, 2, 2, false), (nil, nil, 1, 1, false),
            // The ISIN of the client under the LEI of another: told as something that could not be read.
            (1, 1, 1, 2, nil),
        ] as [(Int?, Int?, Int?, Int?, Bool?)])
    func issuers(_ ownISIN: Int?, _ ownLEI: Int?, _ isin: Int?, _ lei: Int?, _ isHis: Bool?) async throws {
        let client = InventedIssuer.client(
            1, isin: ownISIN.map(InventedIssuer.isin), lei: ownLEI.map(InventedIssuer.lei))
        var entry = InventedIssuer.entry(1, isin: isin.map(InventedIssuer.isin), lei: lei.map(InventedIssuer.lei))
        if isin == nil { entry.isin = nil }
        let reading = try await Self.read([entry.row], clients: [client])
        #expect(reading.items.count == (isHis == true ? 1 : 0))
        #expect(reading.unreadable.map(\.company) == (isHis == nil ? [client.key] : []))
        #expect(reading.counts.unwatched == (isHis == false ? 1 : 0))
    }

    @Test func `two clients under one number are both told`() async throws {
        let twin = InventedIssuer.client(2, isin: InventedIssuer.isin(1))
        let reading = try await Self.read([InventedIssuer.entry(1).row], clients: [Self.client, twin])
        #expect(reading.items.map(\.company) == [Self.client.key, twin.key] && reading.counts.matched == 1)
    }

    @Test(arguments: [
        ("\"identificationsociete_iso_cd_isi\":\"FR", "\"identificationsociete_iso_cd_isi\":\"XX"),
        ("\"uin_dat_mar\":\"1900", "\"uin_dat_mar\":\"0000"), ("https://fr.ftp", "javascript:fr"),
        ("\"informationdeposee_inf_tit_inf\":\"Franchissements de seuils\"", "\"informationdeposee_inf_tit_inf\":null"),
    ]) func `what is odd beside the point costs nothing`(_ from: String, _ to: String) async throws {
        let client = InventedIssuer.client(1, isin: InventedIssuer.isin(1), lei: InventedIssuer.lei(1))
        let row = InventedIssuer.entry(1, lei: InventedIssuer.lei(1)).row.replacing(from, with: to)
        let reading = try await Self.read([row], clients: [client])
        #expect(reading.items.count == 1 && reading.unreadable.isEmpty)
        #expect(Self.notices(reading).allSatisfy { $0.link?.hasPrefix("https://") ?? true })
    }

    @Test(arguments: [
        ("2026-11-22T06:00:00+00:00", "le 22 novembre"), ("2026-11-22T06:00:00+00:00", "2026-11-22T06:00:00+02:00"),
        ("2026-11-22T06:00:00+00:00", "2019-01-01T06:00:00+00:00"),
        ("\"uin_idt_uin\":\"1_20261122\"", "\"uin_idt_uin\":[]"),
    ]) func `one record that cannot be read is kept aside for whom it concerns`(_ from: String, _ to: String)
        async throws
    {
        let good = (2...30).map { InventedIssuer.entry($0, of: 2).row }
        let bad = InventedIssuer.entry(1).row.replacing(from, with: to)
        let reading = try await Self.read([bad] + good, clients: [Self.client])
        #expect(reading.items.isEmpty && reading.unreadable.map(\.company) == [Self.client.key])
        #expect(reading.counts.read == 30 && reading.counts.unwatched == 29)
    }

    @Test func `a record kept by an older version is read again from its bytes`() throws {
        let row = InventedIssuer.entry(1).row
        let source = InventedIssuer.source(StubExchange(.json("{}")))
        let kept = UnreadableEntry(
            source: source.id,
            record: UnreadableRecord(
                name: "1_20261122", company: Self.client.key, reason: Phrase("illisible", "unreadable"),
                bytes: Array(row.utf8), url: "https://exemple.fr/records"), at: Invented.now, parser: 0)
        let reading = source.reread(kept, Invented.ask(.since(nil), watching: [Self.client]))
        #expect(reading?.items.count == 1)
        var broken = kept
        broken.record.bytes = Array("{".utf8)
        #expect(source.reread(broken, Invented.ask(.since(nil), watching: [Self.client])) == nil)
    }
}

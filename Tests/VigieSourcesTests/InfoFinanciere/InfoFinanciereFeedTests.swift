import Testing
import VigieDomain
import VigieEngine
import VigieRehearsal
import VigieSources
import VigieTesting
import VigieTransport

@Suite struct InfoFinanciereFeedTests {
    private static let client = InventedIssuer.client(1, isin: InventedIssuer.isin(1))

    private static func act(
        _ subject: Ask.Subject, _ exchange: any Exchange,
        _ settings: InfoFinanciereSettings = InventedIssuer.settings(),
        clients: [Client] = [client], today: String = "2026-11-23"
    ) async -> SourceContract.Act {
        await SourceContract.act(
            InventedIssuer.source(exchange, settings),
            Invented.ask(subject, watching: clients, today: day(today)))
    }

    private static func parameters(_ exchange: StubExchange, _ name: String) -> [String] {
        exchange.requests.map { $0.parameter(name) ?? "" }
    }

    @Test func `the watch begins today, and nothing is asked`() async {
        let exchange = InventedIssuer.portal([])
        let act = await Self.act(.since(nil), exchange)
        #expect(exchange.requests.isEmpty && act.readings.first?.cursor == InventedIssuer.cursor("2026-11-23"))
    }

    @Test func `the last days are read again, to their end`() async throws {
        let exchange = InventedIssuer.portal([InventedIssuer.entry(1)])
        let act = await Self.act(.since(InventedIssuer.cursor("2026-11-22")), exchange)
        #expect(
            Self.parameters(exchange, "where") == ["informationdeposee_inf_dat_emt>=date'2026-11-18'"])
        #expect(Self.parameters(exchange, "order_by") == ["informationdeposee_inf_dat_emt,uin_idt_uin"])
        #expect(act.items.count == 1)
        // Five whole days of a stranger every two hours, some hours of today, and the entry.
        #expect(act.readings.last?.counts.read == 65)
        let cursor = try #require(act.readings.last?.cursor)
        #expect(
            cursor
                == InventedIssuer.cursor(
                    "2026-11-23",
                    seen: ["2026-11-19": 12, "2026-11-20": 12, "2026-11-21": 12, "2026-11-22": 13, "2026-11-23": 4]))
        // Nothing new: the same place.
        let again = await Self.act(.since(cursor), exchange)
        #expect(again.fault == nil && again.readings.last?.cursor == nil)
    }

    @Test func `pages follow one another, and the cursor moves with the last one`() async {
        let exchange = InventedIssuer.portal([])
        let act = await Self.act(
            .since(InventedIssuer.cursor("2026-11-22")), exchange, InventedIssuer.settings(pageRows: 20))
        #expect(Self.parameters(exchange, "offset") == ["0", "20", "40", "60"])
        #expect(act.readings.dropLast().allSatisfy { $0.cursor == nil && !$0.isComplete })
        #expect(act.readings.last?.cursor != nil && act.readings.last?.isComplete == true)
    }

    @Test func `a long absence is read window after window, and nothing lies between two of them`() async {
        let exchange = InventedIssuer.portal([
            InventedIssuer.entry(1, at: "2026-10-17T23:59:59Z"), InventedIssuer.entry(2, at: "2026-10-18T00:00:00Z"),
        ])
        let act = await Self.act(
            .since(InventedIssuer.cursor("2026-10-02")), exchange, InventedIssuer.settings(spanDays: 20))
        #expect(
            Self.parameters(exchange, "where").map { $0.split(separator: " AND ").count } == [2, 2, 2, 1, 1]
                || Set(Self.parameters(exchange, "where")).count == 3)
        #expect(act.fault == nil && act.items.count == 2)
    }

    @Test func `a window that holds more than paging can reach is halved`() async {
        let exchange = InventedIssuer.portal([])
        let act = await Self.act(
            .since(InventedIssuer.cursor("2026-11-22")), exchange, InventedIssuer.settings(pageRows: 20, window: 40))
        #expect(act.fault == nil)
        #expect(act.readings.reduce(0) { $0 + $1.counts.read } == 64)
        let tiny = await Self.act(
            .since(InventedIssuer.cursor("2026-11-22")), exchange, InventedIssuer.settings(pageRows: 10, window: 10))
        #expect(tiny.fault?.kind == .lie(.tooLarge))
    }

    @Test func `a stored place that cannot be read is left for one that surely lies before it`() async {
        let exchange = InventedIssuer.portal([])
        let act = await Self.act(.since(Cursor(text: "ailleurs")), exchange)
        #expect(Self.parameters(exchange, "where").first?.contains(">=date'2026-10-15'") == true)
        #expect(act.fault == nil)
    }

    @Test(arguments: [(20, SourceFault.Lie.rowsMissing), (0, .empty)])
    func `what was read of a day must still be there`(_ left: Int, _ lie: SourceFault.Lie) async {
        let rows = (0..<left).map {
            InventedIssuer.entry($0, of: 2, at: "2026-11-22T06:00:00Z").row
        }
        let act = await Self.act(
            .since(InventedIssuer.cursor("2026-11-22", seen: ["2026-11-22": 30])),
            StubExchange(InventedIssuer.page(rows)))
        #expect(act.fault?.kind == .lie(lie) && act.readings.allSatisfy { $0.cursor == nil })
    }

    @Test func `one that is withdrawn is no lie`() async {
        let rows = (0..<29).map { InventedIssuer.entry($0, of: 2).row }
        let act = await Self.act(
            .since(InventedIssuer.cursor("2026-11-22", seen: ["2026-11-22": 30])),
            StubExchange(InventedIssuer.page(rows)))
        #expect(act.fault == nil)
    }

    @Test func `a register that stands still for longer than any holiday is frozen`() async {
        for (today, isFrozen) in [("2026-11-29", false), ("2026-11-30", true)] {
            let act = await Self.act(
                .since(InventedIssuer.cursor("2026-11-22")),
                StubExchange(InventedIssuer.page([InventedIssuer.entry(1).row])), today: today)
            #expect((act.fault?.kind == .lie(.frozen)) == isFrozen)
        }
    }

    @Test func `a total that moves between two pages begins the window again, and is not believed for ever`() async {
        let counter = Counter()
        let restless = StubExchange { request in
            let offset = Int(request.parameter("offset") ?? "") ?? 0
            let rows = (0..<10).map { InventedIssuer.entry(offset + $0, of: 2).row }
            return InventedIssuer.page(rows, total: 40 + counter.next())
        }
        let act = await Self.act(
            .since(InventedIssuer.cursor("2026-11-22")), restless, InventedIssuer.settings(pageRows: 10))
        #expect(act.fault?.kind == .lie(.totalDiffers))
    }

    /// An unknown field in the question makes the count null instead of an error.
    @Test func `a count that is null is a fault, and nothing read`() async {
        let act = await Self.act(
            .since(InventedIssuer.cursor("2026-11-22")), StubExchange(.json(#"{"total_count":null,"results":[]}"#)))
        #expect(act.fault?.alarmsAtOnce == true && act.items.isEmpty)
    }

    // MARK: - By number

    @Test func `new clients are asked for by the numbers they have, and those without any are not known`() async throws
    {
        let lei = InventedIssuer.lei(2)
        let clients = [
            Self.client, InventedIssuer.client(2, lei: lei), Invented.client(3),
        ]
        let exchange = InventedIssuer.portal([
            InventedIssuer.entry(1, at: "2024-05-01T06:00:00Z"), InventedIssuer.entry(2, of: 2, lei: lei),
            InventedIssuer.entry(3, of: 3),
        ])
        let act = await Self.act(
            .about(clients.map { Target(company: $0.key) }, continuing: nil), exchange, clients: clients)
        let list = [lei.text, InventedIssuer.isin(1).text].sorted().map { "\"\($0)\"" }.joined(separator: ",")
        #expect(
            Self.parameters(exchange, "where") == [
                "informationdeposee_inf_dat_emt>=date'2023-11-24' AND (identificationsociete_iso_cd_isi IN (\(list)) "
                    + "OR identificationsociete_iso_cd_lei IN (\(list)))"
            ])
        #expect(Set(act.items.map(\.company)) == [clients[0].key, clients[1].key])
        #expect(
            act.readings.last?.sightings
                == [clients[0].key: .told(nil), clients[1].key: .told(nil), clients[2].key: .unlisted])
    }

    @Test func `nobody on a market means nothing asked`() async {
        let exchange = InventedIssuer.portal([])
        let clients = [Invented.client(1)]
        let about = await Self.act(
            .about([Target(company: clients[0].key)], continuing: nil), exchange, clients: clients)
        let review = await Self.act(.review(days: 35, onlyWatched: true, continuing: nil), exchange, clients: clients)
        #expect(exchange.requests.isEmpty && about.readings.last?.sightings == [clients[0].key: .unlisted])
        #expect(review.readings.count == 1)
    }

    @Test func `a past too long to be paged is asked for from nearer`() async {
        let entries = (0..<30).map { InventedIssuer.entry($0, at: "202\(4 + $0 / 15)-06-01T06:00:00Z") }
        let exchange = InventedIssuer.portal(entries)
        let act = await Self.act(
            .about([Target(company: Self.client.key)], continuing: nil), exchange,
            InventedIssuer.settings(pageRows: 10, window: 20))
        #expect(act.fault == nil && act.items.count == 15)
    }

    @Test func `the weekly review asks for every number, batch after batch`() async {
        let clients = (1...5).map { InventedIssuer.client($0, isin: InventedIssuer.isin($0)) }
        let exchange = InventedIssuer.portal(
            (1...5).map { InventedIssuer.entry($0, of: $0, at: "2026-10-25T06:00:00Z") })
        let act = await Self.act(
            .review(days: 35, onlyWatched: true, continuing: nil), exchange, InventedIssuer.settings(batch: 2),
            clients: clients)
        #expect(exchange.requests.count == 3 && act.items.count == 5 && act.readings.last?.isComplete == true)
        let daily = await Self.act(.review(days: 7, onlyWatched: false, continuing: nil), exchange, clients: clients)
        #expect(exchange.requests.count == 3 && daily.items.isEmpty)
    }

    @Test func `an answer about others than those asked for is a lie`() async {
        let rows = (0..<6).map { InventedIssuer.entry($0, of: 9).row }
        let act = await Self.act(
            .about([Target(company: Self.client.key)], continuing: nil), StubExchange(InventedIssuer.page(rows)))
        #expect(act.fault?.kind == .lie(.garbled) && act.items.isEmpty)
    }
}

import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTesting
import VigieTransport

@Suite("What is new in the BODACC")
struct BodaccFeedTests {
    let yesterday = day("2026-11-22")

    func notices(_ count: Int, on day: Day, from first: Int = 1) -> [InventedNotice] {
        (first..<first + count).map { InventedNotice(rank: $0, day: day, numbers: [Invented.siren($0)]) }
    }

    func cursor(_ day: Day, seen: Bool = true, processed: String? = "2026-11-22T05:00:00+00:00") -> Cursor {
        BodaccCursor(day: day, hasSeenNotices: seen, processed: processed).cursor
    }

    @Test func `the first question begins today and reads no notice`() async throws {
        let (source, exchange) = InventedPortal(notices: notices(3, on: yesterday)).source()
        let reading = try await source.read(Invented.ask(.since(nil), watching: [Invented.client(1)]))
        #expect(reading.items.isEmpty)
        #expect(reading.more == nil)
        #expect(exchange.requests.count == 1)
        let stored = try #require(reading.cursor)
        #expect(BodaccCursor(stored)?.day == Invented.today)
    }

    @Test func `the question after the first reads what was published today`() async throws {
        let (source, _) = InventedPortal(notices: notices(3, on: Invented.today)).source()
        let first = try await source.read(Invented.ask(.since(nil)))
        let act = await SourceContract.act(source, Invented.ask(.since(first.cursor), watching: [Invented.client(2)]))
        #expect(act.failure == nil)
        #expect(act.items.map(\.company) == [.siren(Invented.siren(2))])
    }

    @Test func `a dataset that has not moved costs one conditional question`() async throws {
        let (source, exchange) = InventedPortal(notices: notices(3, on: yesterday)).source()
        let clients = [Invented.client(2)]
        let act = await SourceContract.act(source, Invented.ask(.since(cursor(yesterday)), watching: clients))
        let stored = try #require(act.readings.last?.cursor)
        let before = exchange.requests.count
        let again = try await source.read(Invented.ask(.since(stored), watching: clients))
        #expect(exchange.requests.count == before + 1)
        #expect(exchange.requests.last?.headers.contains { $0.name == "If-None-Match" } == true)
        #expect(again.cursor == nil)
        #expect(again.items.isEmpty)
        #expect(again.isComplete)
    }

    @Test func `a description sent whole with the same date is not news either`() async throws {
        var portal = InventedPortal(notices: notices(3, on: yesterday))
        portal.tag = "\"another\""
        let (source, exchange) = portal.source()
        let place = BodaccCursor(
            day: yesterday, hasSeenNotices: true, processed: portal.processed,
            validators: Validators(entityTag: "\"v1\""))
        let reading = try await source.read(Invented.ask(.since(place.cursor)))
        #expect(exchange.requests.count == 1)
        #expect(reading.cursor.flatMap { BodaccCursor($0) }?.validators.entityTag == "\"another\"")
    }

    @Test func `pages follow each other and the cursor moves with the last one only`() async throws {
        let (source, exchange) = InventedPortal(notices: notices(250, on: yesterday)).source()
        let clients = [1, 120, 250].map { Invented.client($0) }
        let act = await SourceContract.act(source, Invented.ask(.since(cursor(yesterday)), watching: clients))
        #expect(act.failure == nil)
        #expect(act.readings.count == 3)
        #expect(act.readings.map { $0.cursor == nil } == [true, true, false])
        #expect(act.readings.map(\.isComplete) == [false, false, true])
        #expect(Set(act.items.map(\.company)) == Set(clients.map(\.key)))
        #expect(act.readings.map(\.counts.read).reduce(0, +) == 250)
        #expect(act.readings.map(\.counts.unwatched).reduce(0, +) == 247)
        #expect(exchange.requests.compactMap { $0.parameter("offset") } == ["0", "100", "200"])
        #expect(exchange.requests.dropFirst().allSatisfy { $0.parameter("order_by") == "dateparution,id" })
        let stored = try #require(act.readings.last?.cursor)
        let place = try #require(BodaccCursor(stored))
        #expect(place.day == yesterday)
        #expect(place.act == nil)
    }

    @Test func `a kill in the middle begins the act again and tells the same`() async throws {
        let (source, _) = InventedPortal(notices: notices(250, on: yesterday)).source()
        let ask = Invented.ask(.since(cursor(yesterday)), watching: [Invented.client(1), Invented.client(99)])
        let killed = try await source.read(ask)
        #expect(killed.cursor == nil)
        let whole = await SourceContract.act(source, ask)
        #expect(whole.items.count == 2)
        #expect(killed.items.count == 1)
        #expect(killed.items == [whole.items[0]])
    }

    @Test func `more rows than paging can reach are exported day by day`() async throws {
        let days = ["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"].map(day)
        let portal = InventedPortal(notices: days.enumerated().flatMap { notices(40, on: $1, from: $0 * 40 + 1) })
        let (source, exchange) = portal.source(window: 100)
        let clients = [5, 60, 100, 160].map { Invented.client($0) }
        let act = await SourceContract.act(source, Invented.ask(.since(cursor(days[0])), watching: clients))
        #expect(act.failure == nil)
        #expect(Set(act.items.map(\.company)) == Set(clients.map(\.key)))
        #expect(act.readings.map(\.counts.read).reduce(0, +) == 160)
        let exports = exchange.requests.filter { $0.url.contains("/exports/jsonl") }
        #expect(exports.count == 4)
        #expect(exports.allSatisfy { $0.limits.bodyBytes == 96 << 20 })
        #expect(act.readings.last?.cursor.flatMap { BodaccCursor($0) }?.day == Invented.today)
    }

    @Test func `a register that grows between two pages is read again, and nothing is missed`() async throws {
        let early = notices(150, on: yesterday)
        // A notice published late sorts before those of the first page.
        let late = InventedNotice(rank: 0, day: yesterday, numbers: [Invented.siren(999)])
        let exchange = StubExchange { request in
            let hasGrown = request.parameter("offset") == "100"
            return try InventedPortal(notices: hasGrown ? [late] + early : early).answer(request)
        }
        let grown = StubExchange { [requests = Counter()] request in
            let count = requests.next()
            return try InventedPortal(notices: count > 2 ? [late] + early : early).answer(request)
        }
        let source = InventedPortal.source(grown)
        let act = await SourceContract.act(
            source, Invented.ask(.since(cursor(yesterday)), watching: [Invented.client(999), Invented.client(100)]))
        #expect(act.failure == nil)
        #expect(Set(act.items.map(\.company)) == [.siren(Invented.siren(999)), .siren(Invented.siren(100))])
        // One that never settles is not believed.
        let restless = await SourceContract.act(
            InventedPortal.source(exchange), Invented.ask(.since(cursor(yesterday)), watching: []))
        #expect(restless.fault?.kind == .lie(.totalDiffers))
    }

    @Test func `the watch goes on from the newest day read, never from a day to come`() async throws {
        let portal = InventedPortal(notices: notices(2, on: yesterday) + notices(1, on: day("2027-01-01"), from: 9))
        let (source, _) = portal.source()
        let act = await SourceContract.act(source, Invented.ask(.since(cursor(yesterday))))
        #expect(act.readings.last?.cursor.flatMap { BodaccCursor($0) }?.day == Invented.today)
    }

    @Test func `a place that cannot be read is left for one that surely lies before it`() async throws {
        let (source, exchange) = InventedPortal(notices: notices(2, on: yesterday)).source()
        let act = await SourceContract.act(source, Invented.ask(.since(Cursor(text: "{\"v\":0}"))))
        #expect(act.failure == nil)
        #expect(exchange.requests.last?.parameter("where") == "dateparution>=date'2026-10-19'")
    }

    @Test func `a portal whose description is days old is frozen`() async {
        var portal = InventedPortal(notices: notices(3, on: yesterday))
        portal.processed = "2026-11-17T05:00:00+00:00"
        let act = await SourceContract.act(portal.source().source, Invented.ask(.since(cursor(yesterday))))
        #expect(act.fault?.kind == .lie(.frozen))
    }

    @Test func `a day that had notices and has none any more is a lie`() async {
        let act = await SourceContract.act(
            InventedPortal(notices: []).source().source, Invented.ask(.since(cursor(yesterday))))
        #expect(act.fault?.kind == .lie(.empty))
    }

    @Test func `a first morning without any notice is no lie`() async throws {
        let act = await SourceContract.act(
            InventedPortal(notices: []).source().source, Invented.ask(.since(cursor(Invented.today, seen: false))))
        #expect(act.failure == nil)
        #expect(act.readings.last?.cursor != nil)
    }

    @Test func `a notice without a number is a possible match by name and postcode, and only then`() async throws {
        var notice = InventedNotice(rank: 1, day: yesterday, numbers: [])
        notice.name = "Éts. Dupré & Fils"
        notice.postcode = "67650, 67230"
        let (source, _) = InventedPortal(notices: [notice]).source()
        let clients = [
            Invented.client(1, name: "DUPRE ET FILS", postcode: "67230"),
            Invented.client(2, name: "Dupre & Fils", postcode: "67230"),
            Invented.client(3, name: "DUPRE FILS", postcode: "67230"),
            Invented.client(4, name: "DUPRE ET FILS", postcode: "75001"),
        ]
        let act = await SourceContract.act(source, Invented.ask(.since(cursor(yesterday)), watching: clients))
        // "&" and "ET" are one spelling; a word less, or another town, is another company.
        #expect(Set(act.items.map(\.company)) == [clients[0].key, clients[1].key])
        #expect(act.items.count == 2)
        guard case .possibleNotice(let told) = try #require(act.items.first).content else {
            Issue.record("a possible match was told as certain")
            return
        }
        #expect(told.name == "Éts. Dupré & Fils")
    }

    @Test func `the proof of a match is the record alone, byte for byte`() async throws {
        let portal = InventedPortal(notices: notices(30, on: yesterday))
        let (source, _) = portal.source()
        let act = await SourceContract.act(
            source, Invented.ask(.since(cursor(yesterday)), watching: [Invented.client(7)]))
        let evidence = try #require(act.readings.first?.evidence.first)
        let text = String(decoding: evidence.bytes, as: UTF8.self)
        #expect(text == portal.notices[6].text)
        #expect(!text.contains("\(Invented.siren(8))"))
        #expect(act.items.first?.provenance.evidence == evidence.id)
        #expect(act.items.first?.provenance.fetched == Invented.now)
        #expect(act.readings.first?.evidence.count == 1)
    }

    @Test func `a poison record is kept aside with its bytes and its company, the others are told`() async throws {
        var bodies = notices(30, on: yesterday).map(\.row)
        bodies[4]["jugement"] = #"{"type": "initial", "natu"#
        let text = InventedNotice.text(["total_count": 30, "results": bodies] as [String: Any])
        let portal = InventedPortal(notices: [])
        let exchange = StubExchange { request in
            request.url.contains("/records") ? .json(text) : try portal.answer(request)
        }
        let act = await SourceContract.act(
            InventedPortal.source(exchange),
            Invented.ask(.since(cursor(yesterday)), watching: [Invented.client(5), Invented.client(6)]))
        #expect(act.failure == nil)
        #expect(act.items.map(\.company) == [.siren(Invented.siren(6))])
        let kept = try #require(act.readings.first?.unreadable.first)
        #expect(kept.company == .siren(Invented.siren(5)))
        #expect(kept.reason.french.contains("jugement"))
        #expect(String(decoding: kept.bytes, as: UTF8.self).contains("natu"))
        #expect(act.readings.last?.cursor != nil)
    }

    @Test func `more poison than three records or five in a hundred is a fault`() async {
        var bodies = notices(30, on: yesterday).map(\.row)
        for index in 0..<4 { bodies[index]["jugement"] = "{cassé" }
        let text = InventedNotice.text(["total_count": 30, "results": bodies] as [String: Any])
        let portal = InventedPortal(notices: [])
        let exchange = StubExchange { request in
            request.url.contains("/records") ? .json(text) : try portal.answer(request)
        }
        let act = await SourceContract.act(InventedPortal.source(exchange), Invented.ask(.since(cursor(yesterday))))
        #expect(act.fault?.kind == .lie(.garbled))
    }

    @Test func `a new column is tolerated and counted`() async throws {
        var row = notices(1, on: yesterday)[0].row
        row["signature"] = "x"
        let text = InventedNotice.text(["total_count": 1, "results": [row]] as [String: Any])
        let portal = InventedPortal(notices: [])
        let exchange = StubExchange { request in
            request.url.contains("/records") ? .json(text) : try portal.answer(request)
        }
        let act = await SourceContract.act(InventedPortal.source(exchange), Invented.ask(.since(cursor(yesterday))))
        #expect(act.readings.first?.counts.unknownFields == ["signature"])
    }

    @Test func `one registered debtor whose number column is empty is a lie, however small the page`() async {
        let text = InventedNotice.page(notices(1, on: yesterday), total: 1)
            .replacing(
                "\"registre\":[\"\(Invented.siren(1).spaced)\",\"\(Invented.siren(1))\"]", with: "\"registre\":null")
        let portal = InventedPortal(notices: [])
        let exchange = StubExchange { request in
            request.url.contains("/records") ? .json(text) : try portal.answer(request)
        }
        let act = await SourceContract.act(InventedPortal.source(exchange), Invented.ask(.since(cursor(yesterday))))
        #expect(act.fault?.kind == .lie(.fieldMissing))
    }
}

import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTesting
import VigieTransport

/// What INPI's register changed since the last day, and companies asked by number.
@Suite("The feed of the RNE")
struct RneFeedTests {
    static let watched = (1...3).map { Invented.client($0) }

    static func ask(_ cursor: String?, now: Instant = Invented.now) -> Ask {
        Invented.ask(.since(cursor.map { Cursor(text: $0) }), watching: watched, now: now)
    }

    static func cursor(_ day: String, news: String? = nil) -> String { #"{"day":"\#(day)","news":"\#(news ?? day)"}"# }

    static func register(_ count: Int = 50) -> InventedRne {
        InventedRne((1...count).map { InventedRneCompany(Invented.siren($0)) })
    }

    static func questions(_ exchange: StubExchange) -> [Request] {
        exchange.requests.filter { !InventedRne.isLogin($0) }
    }

    @Test func `the first question ever begins today, and asks nothing`() async throws {
        let exchange = StubExchange(RneSessionTests.denied)
        let reading = try await InventedRne.source(exchange).read(Self.ask(nil))
        #expect(reading.cursor?.text == Self.cursor("2026-11-23"))
        #expect(exchange.requests.isEmpty)
    }

    @Test func `what changed is read page by page, and the cursor moves at the end`() async throws {
        let register = Self.register()
        let exchange = StubExchange { register.answer($0) }
        let act = await SourceContract.act(InventedRne.source(exchange), Self.ask(Self.cursor("2026-11-22")))
        #expect(act.failure == nil)
        #expect(act.items.map(\.company) == (1...3).map { .siren(Invented.siren($0)) })
        #expect(act.readings.map { $0.cursor?.text } == [nil, nil, nil, Self.cursor("2026-11-23")])
        let questions = Self.questions(exchange)
        // The day read last is read again, since it may not have been over; `from` is not read.
        #expect(questions.allSatisfy { $0.parameter("from") == "2026-11-21" && $0.parameter("to") == "2026-11-23" })
        #expect(
            questions.map { $0.parameter("searchAfter") }
                == [nil, "\(Invented.siren(20))", "\(Invented.siren(40))", "\(Invented.siren(50))"])
    }

    @Test func `nothing changed for days is frozen, and a quiet Sunday is not`() async throws {
        let exchange = StubExchange { InventedRne.isLogin($0) ? InventedRne.login() : .json("[]") }
        let quiet = await SourceContract.act(
            InventedRne.source(exchange), Self.ask(Self.cursor("2026-11-22", news: "2026-11-17")))
        #expect(quiet.failure == nil)
        #expect(quiet.readings.last?.cursor?.text == Self.cursor("2026-11-23", news: "2026-11-17"))
        let frozen = await SourceContract.act(
            InventedRne.source(exchange), Self.ask(Self.cursor("2026-11-22", news: "2026-11-16")))
        #expect(frozen.fault?.kind == .lie(.frozen))
    }

    @Test func `a place that cannot be read, or lies ahead, is left for a good one`() async {
        let register = Self.register(3)
        for (cursor, from) in [("rien", "2026-11-19"), (Self.cursor("2026-12-24"), "2026-11-22")] {
            let exchange = StubExchange { register.answer($0) }
            let act = await SourceContract.act(InventedRne.source(exchange), Self.ask(cursor))
            #expect(act.failure == nil)
            #expect(Self.questions(exchange).first?.parameter("from") == from)
        }
    }

    @Test func `a small portfolio may leave the changes of France aside`() async throws {
        let exchange = StubExchange(RneSessionTests.denied)
        let reading = try await InventedRne.source(exchange, InventedRne.settings(readsDiff: false)).read(
            Self.ask(Self.cursor("2026-11-22")))
        #expect(reading.isComplete && reading.more == nil && reading.cursor == nil)
        #expect(exchange.requests.isEmpty)
    }

    // MARK: - Pages that cannot be true

    static func page(_ indexes: ClosedRange<Int>, mark: String?) -> Response {
        let rows = indexes.map { "{\"company\":\(InventedRneCompany(Invented.siren($0)).json)}" }
        let headers = mark.map { [HeaderField("pagination-search-after", $0)] } ?? []
        return .json("[" + rows.joined(separator: ",") + "]", headers: headers)
    }

    static func act(_ answers: [Response]) async -> SourceContract.Act {
        let turn = Counter()
        let exchange = StubExchange { request in
            if InventedRne.isLogin(request) { return InventedRne.login() }
            return answers[min(turn.next(), answers.count) - 1]
        }
        return await SourceContract.act(InventedRne.source(exchange), ask(cursor("2026-11-22")))
    }

    @Test func `pages that do not follow each other are a lie`() async {
        let mark = "\(Invented.siren(20))"
        let first = Self.page(1...20, mark: mark)
        #expect(await Self.act([first, first]).fault?.kind == .lie(.repeated))
        #expect(await Self.act([Self.page(1...10, mark: mark)]).fault?.kind == .lie(.rowsMissing))
        #expect(await Self.act([Self.page(1...20, mark: nil)]).fault?.kind == .lie(.fieldMissing))
        #expect(
            await Self.act([first, .json("[]", headers: [HeaderField("pagination-search-after", "x")])]).fault?.kind
                == .lie(.empty))
        #expect(await Self.act([.json("{}")]).fault?.kind == .lie(.notTheFormat))
        #expect(await Self.act([.json("[{\"company\":")]).fault?.kind == .lie(.cut))
        #expect(await Self.act([.json("[null]")]).fault?.kind == .lie(.fieldType))
    }

    @Test func `the end is an empty page, a page without a mark, or the same mark again`() async {
        let mark = "\(Invented.siren(20))"
        let first = Self.page(1...20, mark: mark)
        #expect(await Self.act([first, .json("[]")]).failure == nil)
        #expect(await Self.act([first, Self.page(21...25, mark: nil)]).failure == nil)
        #expect(
            await Self.act([first, .json("[]", headers: [HeaderField("pagination-search-after", mark)])]).failure == nil
        )
    }

    // MARK: - Too much for the register's memory

    static let tooMuch = Response.json(
        #"{"message":"Allowed memory size of 134217728 bytes exhausted"}"#, status: 500)

    @Test func `a page too large for the register is asked in smaller ones`() async {
        let register = Self.register(30)
        let exchange = StubExchange { request in
            let size = Int(request.parameter("pageSize") ?? "") ?? 0
            // The second company of the list weighs too much for any page but its own.
            let isHeavy = request.parameter("searchAfter").map { $0 < "\(Invented.siren(2))" } ?? true
            return !InventedRne.isLogin(request) && isHeavy && size > 1 ? Self.tooMuch : register.answer(request)
        }
        let act = await SourceContract.act(InventedRne.source(exchange), Self.ask(Self.cursor("2026-11-22")))
        #expect(act.failure == nil)
        #expect(act.items.count == 3)
        #expect(
            Self.questions(exchange).map { $0.parameter("pageSize") }
                == ["20", "5", "1", "20", "5", "1", "20", "20", "20"])
    }

    @Test func `where a company is too large even alone, the clients are asked by number instead`() async {
        let register = Self.register(3)
        let exchange = StubExchange { $0.url.contains("/diff") ? Self.tooMuch : register.answer($0) }
        let act = await SourceContract.act(
            InventedRne.source(exchange, InventedRne.settings(batch: 2)), Self.ask(Self.cursor("2026-11-22")))
        #expect(act.failure == nil)
        #expect(act.items.count == 3)
        #expect(Self.questions(exchange).map { $0.parameter("pageSize") } == ["20", "5", "1", "2", "1"])
        #expect(act.readings.map { $0.cursor?.text } == [nil, nil, nil, nil, Self.cursor("2026-11-23")])
    }

    @Test func `where a page that is not full is followed by another, the clients are asked by number instead`() async {
        let register = Self.register(3)
        let turn = Counter()
        let pages = [
            Self.page(11...20, mark: "\(Invented.siren(20))"), Self.page(21...40, mark: "\(Invented.siren(40))"),
        ]
        let exchange = StubExchange { $0.url.contains("/diff") ? pages[turn.next() - 1] : register.answer($0) }
        let act = await SourceContract.act(InventedRne.source(exchange), Self.ask(Self.cursor("2026-11-22")))
        #expect(act.failure == nil)
        #expect(act.items.count == 3)
        #expect(Self.questions(exchange).map { $0.url.contains("/diff") } == [true, true, false])
    }

    @Test func `an ordinary 500 makes no page smaller`() async {
        let exchange = StubExchange {
            InventedRne.isLogin($0) ? InventedRne.login() : .json(#"{"message":"Erreur"}"#, status: 500)
        }
        let act = await SourceContract.act(InventedRne.source(exchange), Self.ask(Self.cursor("2026-11-22")))
        #expect(act.fault?.kind == .status(500))
        #expect(Self.questions(exchange).count == 1)
    }

    @Test func `numbers too many for the register are asked in smaller groups, and one alone fails alone`() async throws
    {
        let register = Self.register(7)
        let heavy = "\(Invented.siren(6))"
        let exchange = StubExchange { request in
            !InventedRne.isLogin(request) && InventedRne.numbers(request).contains(heavy)
                ? Self.tooMuch : register.answer(request)
        }
        let targets = (1...7).map { Target(company: .siren(Invented.siren($0))) }
        let reading = try await InventedRne.source(exchange).read(Invented.ask(.about(targets, continuing: nil)))
        #expect(reading.items.count == 6 && reading.sightings.count == 7)
        guard case .failed(let fault) = reading.sightings[.siren(Invented.siren(6))] else {
            Issue.record("a company that could not be read passed for read")
            return
        }
        #expect(fault.kind == .status(500))
        #expect(Self.questions(exchange).map { InventedRne.numbers($0).count } == [7, 5, 2, 1, 1])
    }

    // MARK: - Numbers

    @Test func `numbers go in one question, and who is not there is unlisted`() async throws {
        let register = Self.register(3)
        let exchange = StubExchange { register.answer($0) }
        let targets = (1...4).map { Target(company: .siren(Invented.siren($0))) }
        let reading = try await InventedRne.source(exchange).read(Invented.ask(.about(targets, continuing: nil)))
        #expect(reading.items.count == 3)
        #expect(reading.sightings[.siren(Invented.siren(4))] == .unlisted)
        let question = try #require(Self.questions(exchange).first)
        #expect(InventedRne.numbers(question).count == 4)
        #expect(question.parameter("pageSize") == "4" && question.parameter("page") == "1")
    }

    @Test func `each day every watched number is asked again, batch after batch`() async throws {
        let register = Self.register(3)
        let exchange = StubExchange { register.answer($0) }
        let ask = Invented.ask(.review(days: 7, onlyWatched: false, continuing: nil), watching: Self.watched)
        let act = await SourceContract.act(InventedRne.source(exchange, InventedRne.settings(batch: 2)), ask)
        #expect(act.items.map(\.company) == (1...3).map { .siren(Invented.siren($0)) })
        #expect(act.readings.map(\.isComplete) == [false, true])
        #expect(act.readings.allSatisfy { $0.sightings.isEmpty })
    }
}

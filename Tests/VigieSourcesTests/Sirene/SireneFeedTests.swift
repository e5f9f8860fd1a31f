import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTesting
import VigieTransport

/// What INSEE treated since the last time.
@Suite("The feed of Sirene")
struct SireneFeedTests {
    static let watched = (1...3).map { Invented.client($0) }

    /// 07:30 on the wall in Paris.
    static func ask(_ cursor: String?, now: Instant = Invented.now) -> Ask {
        Invented.ask(.since(cursor.map { Cursor(text: $0) }), watching: watched, now: now)
    }

    static func cursor(_ treated: String) -> String { #"{"treated":"\#(treated)"}"# }

    /// Fifty companies treated this morning, one a minute from 06:00.
    static func register(_ count: Int = 50) -> InventedSirene {
        InventedSirene(
            units: (1...count).map { index in
                InventedUnit(
                    siren: Invented.siren(index), treated: "2026-11-23T06:\(index < 10 ? "0" : "")\(index):00")
            })
    }

    @Test func `the first question ever begins today, and asks nothing`() async throws {
        let exchange = StubExchange(InventedSirene.nothing)
        let reading = try await InventedSirene.source(exchange).read(Self.ask(nil))
        #expect(reading.cursor?.text == Self.cursor("2026-11-23T00:00:00"))
        #expect(exchange.requests.isEmpty)
    }

    @Test func `what was treated since is read page by page, and the cursor moves at the end`() async throws {
        let register = Self.register()
        let exchange = StubExchange { register.answer($0) }
        let act = await SourceContract.act(
            InventedSirene.source(exchange), Self.ask(Self.cursor("2026-11-23T02:00:00")))
        #expect(act.failure == nil)
        #expect(act.items.map(\.company) == (1...3).map { .siren(Invented.siren($0)) })
        #expect(act.readings.map { $0.cursor?.text } == [nil, nil, nil, Self.cursor("2026-11-23T06:50:00")])
        #expect(act.readings.map(\.counts.unwatched).reduce(0, +) == 47)
        // Four hours of overlap, and the clock of Paris.
        #expect(
            exchange.requests.allSatisfy {
                $0.parameter("q") == "dateDernierTraitementUniteLegale:[2026-11-22T22:00:00 TO 2026-11-23T07:30:00]"
            })
        let marks = exchange.requests.map { $0.parameter("curseur") }
        #expect(
            marks
                == ["*", "\(Invented.siren(20))", "\(Invented.siren(40))", "\(Invented.siren(50))"])
        #expect(exchange.requests.allSatisfy { $0.parameter("nombre") == "20" })
    }

    @Test func `nothing treated moves nothing`() async throws {
        let reading = try await InventedSirene.source(StubExchange(InventedSirene.nothing)).read(
            Self.ask(Self.cursor("2026-11-22T20:00:00")))
        #expect(reading.cursor == nil && reading.isComplete && reading.more == nil && reading.items.isEmpty)
    }

    @Test func `a register that treats nothing for days is frozen`() async {
        let act = await SourceContract.act(
            InventedSirene.source(StubExchange(InventedSirene.nothing)), Self.ask(Self.cursor("2026-11-17T20:00:00")))
        #expect(act.fault?.kind == .lie(.frozen))
    }

    @Test func `after a long stop the window reaches back to where we stood`() async {
        let register = Self.register()
        let exchange = StubExchange { register.answer($0) }
        let act = await SourceContract.act(
            InventedSirene.source(exchange), Self.ask(Self.cursor("2026-10-01T20:00:00")))
        #expect(act.failure == nil)
        #expect(exchange.requests.first?.parameter("q")?.contains("[2026-10-01T16:00:00 TO") == true)
    }

    @Test func `a place that cannot be read is left for one that lies before it`() async {
        let register = Self.register()
        let exchange = StubExchange { register.answer($0) }
        let act = await SourceContract.act(InventedSirene.source(exchange), Self.ask("n’importe quoi"))
        #expect(act.failure == nil)
        #expect(exchange.requests.first?.parameter("q")?.contains("[2026-11-16T03:30:00 TO") == true)
    }

    @Test func `a place ahead of our clock asks for no window that ends before it begins`() async {
        let register = Self.register()
        let exchange = StubExchange { register.answer($0) }
        let act = await SourceContract.act(
            InventedSirene.source(exchange), Self.ask(Self.cursor("2026-11-24T07:00:00")))
        #expect(
            exchange.requests.first?.parameter("q")?.contains("[2026-11-23T03:30:00 TO 2026-11-23T07:30:00]") == true)
        #expect(act.readings.last?.cursor == nil)
    }

    @Test func `a window too full is asked by number instead`() async {
        let register = Self.register()
        let exchange = StubExchange { register.answer($0) }
        let act = await SourceContract.act(
            InventedSirene.source(exchange, batch: 2, window: 49), Self.ask(Self.cursor("2026-11-23T02:00:00")))
        #expect(act.failure == nil)
        #expect(act.items.count == 3)
        #expect(exchange.requests.count == 3)
        #expect(act.readings.last?.cursor?.text == Self.cursor("2026-11-23T07:30:00"))
    }

    // MARK: - Pages that cannot be true

    static func fault(_ answers: [String]) async -> SourceFault.Kind? {
        let turn = Counter()
        let exchange = StubExchange { _ in .json(answers[min(turn.next(), answers.count) - 1]) }
        return await SourceContract.act(InventedSirene.source(exchange), ask(cursor("2026-11-23T02:00:00"))).fault?.kind
    }

    static func rows(_ indexes: ClosedRange<Int>, treated: String = "2026-11-23T06:00:00") -> [String] {
        indexes.map { InventedUnit(siren: Invented.siren($0), treated: treated).json }
    }

    @Test func `pages that do not add up are a lie`() async {
        let first = InventedSirene.page(Self.rows(1...20), total: 30, mark: "*", next: "a")
        #expect(
            await Self.fault([first, InventedSirene.page(Self.rows(21...25), total: 30, mark: "a")])
                == .lie(.rowsMissing))
        #expect(await Self.fault([first, first]) == .lie(.repeated))
        #expect(await Self.fault([first, InventedSirene.page([], total: 30, mark: "a", next: "b")]) == .lie(.empty))
        #expect(
            await Self.fault([
                first, InventedSirene.page(Self.rows(1...20), total: 30, mark: "a", next: "b"),
            ]) == .lie(.repeated))
        #expect(await Self.fault([InventedSirene.page(Self.rows(1...5), total: 5)]) == .lie(.fieldMissing))
    }

    @Test func `a company treated again meanwhile leaves the window without harm`() async {
        let first = InventedSirene.page(Self.rows(1...20), total: 30, mark: "*", next: "a")
        let last = InventedSirene.page(Self.rows(21...29), total: 29, mark: "a", next: "b")
        #expect(await Self.fault([first, last, InventedSirene.page([], total: 29, mark: "b")]) == nil)
    }

    @Test func `the end of a register that stops in the middle is no end`() async {
        let turn = Counter()
        let first = InventedSirene.page(Self.rows(1...20), total: 30, mark: "*", next: "a")
        let exchange = StubExchange { _ in turn.next() == 1 ? .json(first) : InventedSirene.nothing }
        let act = await SourceContract.act(
            InventedSirene.source(exchange), Self.ask(Self.cursor("2026-11-23T02:00:00")))
        #expect(act.fault?.kind == .lie(.rowsMissing))
    }

    @Test func `treatments outside the period asked for answer another question`() async {
        let rows = Self.rows(1...5, treated: "2026-10-01T06:00:00")
        #expect(await Self.fault([InventedSirene.page(rows, total: 5, mark: "*", next: "a")]) == .lie(.garbled))
    }

    // MARK: - Refusals

    @Test func `a spent quota waits a minute, unless the register says how long`() async {
        let silent = await SourceContract.act(
            InventedSirene.source(StubExchange(.json(#"{"message":"Quota"}"#, status: 429))),
            Self.ask(Self.cursor("2026-11-23T02:00:00")))
        #expect(silent.fault?.kind == .quota)
        #expect(silent.fault?.notBefore == Invented.now.adding(.seconds(60)))
        let told = await SourceContract.act(
            InventedSirene.source(StubExchange(.json("{}", status: 429, headers: [HeaderField("Retry-After", "7")]))),
            Self.ask(Self.cursor("2026-11-23T02:00:00")))
        #expect(told.fault?.notBefore == Invented.now.adding(.seconds(7)))
    }

    @Test(arguments: [
        (
            400, #"{"header":{"statut":400,"message":"Erreur de syntaxe"}}"#,
            Phrase("réponse « 400 » : « Erreur de syntaxe »", "answer “400”: “Erreur de syntaxe”")
        ),
        (
            401, #"{"message":"Unauthorized","http_status_code":401}"#,
            Phrase(
                "accès refusé (« 401 ») : « Unauthorized » : vérifier la clé ou le mot de passe",
                "access refused (“401”): “Unauthorized”: check the key or the password")
        ),
    ])
    func `the register's own words of refusal are told`(_ status: Int, _ body: String, _ words: Phrase) async {
        let act = await SourceContract.act(
            InventedSirene.source(StubExchange(.json(body, status: status))),
            Self.ask(Self.cursor("2026-11-23T02:00:00")))
        #expect(act.fault?.sentence == words)
        #expect(act.fault?.kind == (status == 401 ? .denied(401) : .status(400)))
    }
}

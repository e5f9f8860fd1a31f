import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTesting
import VigieTransport

/// New clients, and all of them again each day, asked by number.
@Suite("Numbers asked of Sirene")
struct SireneNumbersTests {
    static func ask(_ indexes: some Sequence<Int>) -> Ask {
        Invented.ask(.about(indexes.map { Target(company: .siren(Invented.siren($0))) }, continuing: nil))
    }

    static func register(_ indexes: some Sequence<Int>) -> InventedSirene {
        InventedSirene(units: indexes.map { InventedUnit(siren: Invented.siren($0)) })
    }

    @Test func `forty numbers go in one question, with the key in its header`() async throws {
        let register = Self.register(1...40)
        let exchange = StubExchange { register.answer($0) }
        let reading = try await InventedSirene.source(exchange).read(Self.ask(1...40))
        #expect(reading.items.count == 40 && reading.counts.matched == 40)
        let request = try #require(exchange.requests.first)
        #expect(exchange.requests.count == 1)
        #expect(
            request.parameter("q")?.hasPrefix("siren:\(Invented.siren(1)) OR siren:\(Invented.siren(2)) OR") == true)
        #expect(request.parameter("nombre") == "40")
        #expect(request.url.utf8.count < 2000)
        let key = HeaderField("X-INSEE-Api-Key-Integration", InventedSirene.key, isSecret: true)
        #expect(request.headers.contains(key))
        #expect(!request.url.contains(InventedSirene.key))
    }

    @Test func `more numbers than one question takes go in several`() async throws {
        let register = Self.register(1...5)
        let exchange = StubExchange { register.answer($0) }
        let reading = try await InventedSirene.source(exchange, batch: 2).read(Self.ask(1...5))
        #expect(exchange.requests.count == 3)
        #expect(reading.sightings.count == 5 && reading.items.count == 5)
    }

    @Test func `whom the register does not know is unlisted, and the others are told`() async throws {
        let register = Self.register([1, 3])
        let reading = try await InventedSirene.source(StubExchange { register.answer($0) }).read(Self.ask(1...3))
        #expect(reading.sightings[.siren(Invented.siren(2))] == .unlisted)
        #expect(reading.sightings[.siren(Invented.siren(1))] == .told(nil))
        #expect(reading.items.map(\.company) == [.siren(Invented.siren(1)), .siren(Invented.siren(3))])
    }

    @Test func `nothing found is an answer, and no fault`() async throws {
        let reading = try await InventedSirene.source(StubExchange(InventedSirene.nothing)).read(Self.ask(1...2))
        #expect(reading.sightings.values.allSatisfy { $0 == .unlisted } && reading.sightings.count == 2)
    }

    @Test(arguments: ["{}", "<html>", #"{"message":"no Route matched"}"#, #"{"header":{"statut":200}}"#])
    func `a 404 that is not the register's own is a fault`(_ body: String) async {
        let act = await SourceContract.act(
            InventedSirene.source(StubExchange(.json(body, status: 404))), Self.ask(1...1))
        #expect(act.fault?.kind == .status(404))
    }

    @Test func `a client abroad is none of the register's`() async throws {
        let abroad = CompanyKey.foreign(country: "BE", number: "0123456749")
        let exchange = StubExchange(InventedSirene.nothing)
        let reading = try await InventedSirene.source(exchange).read(
            Invented.ask(.about([Target(company: abroad)], continuing: nil)))
        #expect(reading.sightings == [abroad: .unlisted])
        #expect(exchange.requests.isEmpty)
    }

    @Test func `an answer about someone else is refused`() async {
        let page = InventedSirene.page([InventedUnit(siren: Invented.siren(9)).json], total: 1)
        let act = await SourceContract.act(InventedSirene.source(StubExchange(.json(page))), Self.ask(1...2))
        #expect(act.fault?.kind == .lie(.garbled))
    }

    @Test func `a company told twice is refused`() async {
        let row = InventedUnit(siren: Invented.siren(1)).json
        let page = InventedSirene.page([row, row], total: 2)
        let act = await SourceContract.act(InventedSirene.source(StubExchange(.json(page))), Self.ask(1...2))
        #expect(act.fault?.kind == .lie(.repeated))
    }

    @Test func `one record that cannot be read is that company's alone`() async throws {
        var register = Self.register(1...10)
        register.units[4].period["etatAdministratifUniteLegale"] = "7"
        let reading = try await InventedSirene.source(StubExchange { [register] in register.answer($0) })
            .read(Self.ask(1...10))
        #expect(reading.items.count == 9)
        let record = try #require(reading.unreadable.first)
        #expect(record.isAnswer && record.company == .siren(Invented.siren(5)))
        guard case .failed(let fault) = reading.sightings[.siren(Invented.siren(5))] else {
            Issue.record("an unreadable record passed for an answer")
            return
        }
        #expect(fault.kind == .lie(.fieldType))
        #expect(reading.mended.count == 9)
    }

    @Test func `a record without its number may be anyone's who seems to be missing`() async throws {
        var register = Self.register(1...10)
        register.units[4].fields["siren"] = "null"
        let reading = try await InventedSirene.source(StubExchange { [register] in register.answer($0) })
            .read(Self.ask(1...10))
        guard case .failed = reading.sightings[.siren(Invented.siren(5))] else {
            Issue.record("a record that lost its number made its company unknown")
            return
        }
    }

    @Test(arguments: [
        (#"{"unitesLegales":[]}"#, SourceFault.Lie.fieldMissing), (#"{"header":[],"unitesLegales":[]}"#, .fieldType),
        (#"{"header":{"total":1,"nombre":0}}"#, .fieldMissing),
        (#"{"header":{"total":1,"nombre":0},"unitesLegales":{}}"#, .fieldType),
        (#"{"header":{"total":"x","nombre":0},"unitesLegales":[]}"#, .fieldType),
        (#"{"header":{"nombre":0},"unitesLegales":[]}"#, .fieldMissing),
        (#"{"header":{"total":0,"nombre":0},"unitesLegales":[]}"#, .empty),
        (#"{"header":{"total":3,"nombre":2},"unitesLegales":[]}"#, .rowsMissing),
        (#"{"header":{"total":0,"nombre":0},"unitesLegales":[{}]}"#, .totalDiffers),
        (#"[]"#, .notTheFormat), (#"{"header":{"total":1,"nombre":1},"unitesLegales":[{"siren":"1"#, .cut),
        (#"{"header":{"total":1,"nombre":1},"unitesLegales":[nonsense]}"#, .garbled),
        (#"{"header":{"total":1,"nombre":1},"unitesLegales":[7]}"#, .fieldType),
        (#"{"header":{"total":1,"total":1,"nombre":1},"unitesLegales":[]}"#, .notTheFormat),
    ])
    func `an envelope that cannot be true is a lie`(_ body: String, _ lie: SourceFault.Lie) async {
        let act = await SourceContract.act(InventedSirene.source(StubExchange(.json(body))), Self.ask(1...3))
        #expect(act.fault?.kind == .lie(lie))
    }

    @Test func `names vanished from all shown companies are a lie`() async {
        var register = Self.register(1...3)
        for index in register.units.indices { register.units[index].period["denominationUniteLegale"] = "null" }
        let act = await SourceContract.act(
            InventedSirene.source(StubExchange { [register] in register.answer($0) }), Self.ask(1...3))
        #expect(act.fault?.kind == .lie(.fieldMissing))
    }

    // MARK: - The daily round

    @Test func `each day every watched number is asked again, batch after batch`() async throws {
        let register = Self.register(1...5)
        let exchange = StubExchange { register.answer($0) }
        let ask = Invented.ask(
            .review(days: 7, onlyWatched: false, continuing: nil), watching: (1...5).map { Invented.client($0) })
        let act = await SourceContract.act(InventedSirene.source(exchange, batch: 2), ask)
        #expect(act.items.map(\.company) == (1...5).map { .siren(Invented.siren($0)) })
        #expect(act.readings.map(\.isComplete) == [false, false, true])
        #expect(act.readings.allSatisfy { $0.sightings.isEmpty })
    }

    @Test func `the weekly review has nothing to add`() async throws {
        let exchange = StubExchange(InventedSirene.nothing)
        let reading = try await InventedSirene.source(exchange).read(
            Invented.ask(.review(days: 35, onlyWatched: true, continuing: nil), watching: [Invented.client(1)]))
        #expect(exchange.requests.isEmpty && reading.isComplete && reading.more == nil)
    }
}

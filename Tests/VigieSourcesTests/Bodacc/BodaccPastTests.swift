import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTesting
import VigieTransport

@Suite("The past of a client seen for the first time")
struct BodaccPastTests {
    func targets(_ indexes: some Sequence<Int>) -> [Target] {
        indexes.map { Target(company: .siren(Invented.siren($0))) }
    }

    func about(_ targets: [Target]) -> Ask { Invented.ask(.about(targets, continuing: nil)) }

    @Test func `all years and all families but accounts are read, and only then is it told`() async throws {
        let years = (2009...2026).map { day("\($0)-03-02") }
        var notices = years.enumerated().map {
            InventedNotice(rank: $0.offset + 1, day: $0.element, numbers: [Invented.siren(1)])
        }
        notices.append(InventedNotice(rank: 50, day: years[3], family: "dpc", numbers: [Invented.siren(1)]))
        let (source, exchange) = InventedPortal(notices: notices).source()
        let act = await SourceContract.act(source, about(targets([1, 2])))
        #expect(act.failure == nil)
        #expect(act.items.count == 18)
        #expect(
            act.readings.last?.sightings == [
                .siren(Invented.siren(1)): .told(nil), .siren(Invented.siren(2)): .told(nil),
            ])
        let question = try #require(exchange.requests.first?.parameter("where"))
        let numbers = [Invented.siren(1), Invented.siren(2)].sorted().map { "\"\($0)\"" }.joined(separator: ",")
        #expect(question == "registre IN (\(numbers)) AND NOT familleavis=\"dpc\"")
    }

    @Test func `no company has an outcome before the last page`() async {
        let notices = (1...230).map { InventedNotice(rank: $0, day: day("2020-01-02"), numbers: [Invented.siren(1)]) }
        let act = await SourceContract.act(InventedPortal(notices: notices).source().source, about(targets([1])))
        #expect(act.readings.map(\.sightings.isEmpty) == [true, true, false])
        #expect(act.items.count == 230)
    }

    @Test func `a past beyond the reach of paging is exported`() async {
        let notices = (1...230).map { InventedNotice(rank: $0, day: day("2020-01-02"), numbers: [Invented.siren(1)]) }
        let (source, exchange) = InventedPortal(notices: notices).source(window: 200)
        let act = await SourceContract.act(source, about(targets([1])))
        #expect(act.failure == nil)
        #expect(act.items.count == 230)
        #expect(exchange.requests.contains { $0.url.contains("/exports/jsonl") })
        #expect(act.readings.last?.sightings.count == 1)
    }

    /// What others published this week: proof that the portal finds numbers.
    private let week = (1...3).map {
        InventedNotice(rank: $0, day: day("2026-11-20"), numbers: [Invented.siren(90 + $0)])
    }

    @Test func `a company without a notice is told as such`() async {
        let act = await SourceContract.act(InventedPortal(notices: week).source().source, about(targets([1])))
        #expect(act.failure == nil)
        #expect(act.readings.last?.sightings == [.siren(Invented.siren(1)): .told(nil)])
    }

    @Test func `many companies without a notice are believed where the portal finds others, for two questions`() async {
        let (source, exchange) = InventedPortal(notices: week).source()
        let act = await SourceContract.act(source, about(targets(1...20)))
        #expect(act.failure == nil)
        #expect(act.readings.last?.sightings.count == 20)
        #expect(exchange.requests.count == 3)
    }

    @Test func `a past costs no question more where there is one`() async {
        let (source, exchange) = InventedPortal(notices: week).source()
        _ = await SourceContract.act(source, about(targets([91])))
        #expect(exchange.requests.count == 1)
    }

    @Test(arguments: [false, true])
    func `an empty past is not believed where the portal is empty, or finds no number any more`(hasWeek: Bool) async {
        let portal = InventedPortal(notices: hasWeek ? week : [])
        let exchange = StubExchange { request in
            let asksByNumber = request.parameter("where")?.contains("registre IN") == true
            return asksByNumber ? .json(InventedNotice.page([], total: 0)) : try portal.answer(request)
        }
        let act = await SourceContract.act(InventedPortal.source(exchange), about(targets(1...20)))
        #expect(act.fault?.kind == .lie(.empty))
        #expect(act.readings.flatMap(\.sightings.keys).isEmpty)
    }

    @Test func `a company without a French number is unknown to the gazette and costs nothing`() async throws {
        let (source, exchange) = InventedPortal(notices: []).source()
        let foreign = CompanyKey.foreign(country: "BE", number: "0123456789")
        let reading = try await source.read(about([Target(company: foreign)]))
        #expect(reading.sightings == [foreign: .unlisted])
        #expect(exchange.requests.isEmpty)
    }

    @Test func `an answer about other companies is refused`() async {
        let portal = InventedPortal(notices: [
            InventedNotice(rank: 1, day: day("2020-01-02"), numbers: [Invented.siren(8)])
        ])
        let exchange = StubExchange { request in
            .json(InventedNotice.page(portal.notices, total: 1))
        }
        let act = await SourceContract.act(InventedPortal.source(exchange), about(targets([1])))
        #expect(act.fault?.kind == .lie(.garbled))
        #expect(act.items.isEmpty)
    }

    @Test func `a notice that names a client whom nobody read for is kept, not lost`() async throws {
        let portal = InventedPortal(notices: [
            InventedNotice(rank: 1, day: day("2020-01-02"), numbers: [Invented.siren(1)])
        ])
        let source = BodaccSource(
            settings: BodaccSettings(baseURL: InventedPortal.base), exchange: StubExchange(portal.answer),
            reader: { _ in [] })
        let act = await SourceContract.act(source, about(targets([1])))
        #expect(act.items.isEmpty)
        #expect(act.readings.last?.unreadable.first?.company == .siren(Invented.siren(1)))
    }
}

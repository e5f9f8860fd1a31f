import FoundationEssentials
import Synchronization
import Testing
import VigieDomain
import VigieRehearsal
import VigieTransport

@Suite("Lies and outages")
struct LieTests {
    /// The three registers, each with a question whose honest answer holds something to lie about.
    enum Place: String, CaseIterable, Sendable {
        case page, export, search, bureau
    }

    private static let world = World.demo(start: .monday)
    private static let clock = MovableClock(Day.monday.midnightUTC.adding(.seconds(12 * 3600)))

    private func request(_ place: Place, client: Int = 1) -> Request {
        let siren = Self.world.companies[client].siren
        let url =
            switch place {
            case .page:
                Asking.url(
                    "https://\(GazetteAPI.host)", "\(GazetteAPI.path)/records",
                    ["limit": "20", "offset": "20", "order_by": "dateparution desc,id"])
            case .export:
                Asking.url(
                    "https://\(GazetteAPI.host)", "\(GazetteAPI.path)/exports/json",
                    ["limit": "40", "order_by": "dateparution desc,id"])
            case .search: Asking.url("https://\(CompanySearchAPI.host)", "/search", ["q": "\(siren)"])
            case .bureau: "https://\(BureauAPI.host)\(BureauAPI.path)/\(siren)"
            }
        return Request(url: url, headers: [HeaderField("X-Api-Key", World.bureauKey)])
    }

    private func answers(_ place: Place, _ fault: Fault?) async throws -> [Response] {
        let clock = MovableClock(Self.clock.now())
        let exchange = RehearsalExchange(registers: Self.world.registers) { clock.now() }
        if let fault { exchange.faults.turnOn(fault) }
        clock.move(by: .seconds(86_400))
        // A look-up asks about each client, a feed about none.
        let asks = place == .page || place == .export ? 2 : Self.world.companies.count
        var answers: [Response] = []
        for client in 0..<asks {
            answers.append(try await exchange.answer(to: request(place, client: client)))
        }
        return answers
    }

    @Test(arguments: Lie.allCases, Place.allCases)
    func `each lie really lies, to each question`(lie: Lie, place: Place) async throws {
        let honest = try await answers(place, nil)
        let failure: ExchangeFailure.Code? =
            switch lie {
            case .gzipGarbage: .malformed
            case .redirect: .forbiddenRedirect
            case .flood: .tooLarge
            default: nil
            }
        if let failure {
            let error = await #expect(throws: ExchangeFailure.self) { try await answers(place, .lie(lie)) }
            #expect(error?.code == failure)
        } else {
            // The company search does not change on the second day: its frozen answers are true ones.
            let isHarmless = lie == .frozen && place == .search
            let told = try await answers(place, .lie(lie))
            #expect(told.allSatisfy { $0.status == 200 })
            #expect((told.map(\.body) != honest.map(\.body)) != isHarmless)
        }
    }

    @Test(arguments: [
        (Outage.timeout, ExchangeFailure.Code.timeout), (.refused, .unreachable), (.reset, .interrupted),
    ])
    func `an outage is no answer`(outage: Outage, code: ExchangeFailure.Code) async throws {
        let error = await #expect(throws: ExchangeFailure.self) { try await answers(.search, .outage(outage)) }
        #expect(error?.code == code)
    }

    @Test func `a broken server answers 500`() async throws {
        #expect(try await answers(.search, .outage(.serverError)).allSatisfy { $0.status == 500 })
    }

    @Test(arguments: Place.allCases)
    func `lies in the shape keep the answer readable and wrong where it says`(place: Place) async throws {
        let honest = try await answers(place, nil)[1].json
        let empty = try await answers(place, .lie(.emptyList))[1].json
        #expect(rows(empty, place) == [])
        #expect(!rows(honest, place).isEmpty)
        let short = try await answers(place, .lie(.wrongTotal))[1].json
        #expect(rows(short, place).count < rows(honest, place).count)
        if let total = total(place) { #expect(short[total] == honest[total]) }
        let half = try await answers(place, .lie(.halfRows)).map { try rows($0.json, place).count }
        let whole = try await answers(place, nil).map { try rows($0.json, place).count }
        #expect(half.reduce(0, +) * 10 <= whole.reduce(0, +) * 8)
        let language = try await answers(place, .lie(.wrongLanguage))[1].json
        #expect(rows(language, place).count == rows(honest, place).count)
    }

    @Test func `cut JSON is no JSON, and a page for people neither`() async throws {
        for lie in [Lie.cutJSON, .htmlPage] {
            for answer in try await answers(.page, .lie(lie)) {
                #expect(throws: (any Error).self) { try answer.json }
            }
        }
    }

    @Test func `a liar does not answer nothing new, unless it is frozen`() async throws {
        let exchange = RehearsalExchange(registers: Self.world.registers) { Self.clock.now() }
        var request = request(.page)
        request.headers += try await exchange.answer(to: request).validators.conditions
        #expect(try await exchange.answer(to: request).status == 304)
        exchange.faults.turnOn(.lie(.renamedField))
        #expect(try await exchange.answer(to: request).status == 200)
        exchange.faults.turnOff()
        exchange.faults.turnOn(.lie(.frozen))
        #expect(try await exchange.answer(to: request).status == 304)
    }

    @Test func `a switch strikes its host and path only, and is turned off again`() async throws {
        let exchange = RehearsalExchange(registers: Self.world.registers) { Self.clock.now() }
        let metadata = Request(url: "https://\(GazetteAPI.host)\(GazetteAPI.path)")
        exchange.faults.turnOn(.outage(.serverError), host: GazetteAPI.host, path: "\(GazetteAPI.path)/records")
        #expect(try await exchange.answer(to: request(.page)).status == 500)
        #expect(try await exchange.answer(to: metadata).status == 200)
        #expect(try await exchange.answer(to: request(.search)).status == 200)
        exchange.faults.turnOff(host: GazetteAPI.host)
        #expect(try await exchange.answer(to: request(.page)).status == 200)
    }

    @Test func `an endless body is cut by whoever allows less, without being made`() async throws {
        let exchange = LyingExchange(GazetteAPI(records: [])) { Self.clock.now() }
        exchange.turnOn(.lie(.flood))
        #expect(try exchange.behaviour(request(.page)) == .flood(bytes: 100 << 20))
    }

    private func rows(_ json: OrderedJSON, _ place: Place) -> [OrderedJSON] {
        switch place {
        case .page, .search: json["results"]?.list ?? []
        case .export: json.list ?? []
        case .bureau: json["shareholders"]?.list ?? []
        }
    }

    private func total(_ place: Place) -> String? {
        switch place {
        case .page: "total_count"
        case .search: "total_results"
        case .bureau: "shareholder_count"
        case .export: nil
        }
    }
}

/// The hour that a test sets.
final class MovableClock: Sendable {
    private let instant: Mutex<Instant>
    init(_ start: Instant) { instant = Mutex(start) }
    func now() -> Instant { instant.withLock { $0 } }
    func move(by duration: Duration) { instant.withLock { $0 = $0.adding(duration) } }
}

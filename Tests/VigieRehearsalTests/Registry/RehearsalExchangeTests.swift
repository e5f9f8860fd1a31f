import Testing
import VigieDomain
import VigieRehearsal
import VigieTransport

@Suite("All registers behind one exchange")
struct RehearsalExchangeTests {
    private let world = World.demo(start: .monday)
    private let clock = MovableClock(Day.monday.midnightUTC.adding(.seconds(12 * 3600)))

    private var search: Request {
        Request(url: "https://\(CompanySearchAPI.host)/search?q=\(world.companies[0].siren)")
    }

    @Test func `each host answers as its own register, whatever its capitals and port`() async throws {
        let exchange = world.exchange { [clock] in clock.now() }
        let gazette = Request(url: "HTTPS://\(GazetteAPI.host.uppercased()):443\(GazetteAPI.path)/records?limit=1")
        #expect(try await exchange.answer(to: gazette).json["total_count"]?.integer ?? 0 > 300)
        #expect(try await exchange.answer(to: search).json["total_results"] == 1)
        #expect(exchange.count() == 2)
        #expect(exchange.count(host: GazetteAPI.host) == 1)
        #expect(exchange.questions(to: CompanySearchAPI.host).map(\.url) == [search.url])
        exchange.forgetQuestions()
        #expect(exchange.count() == 0)
    }

    @Test(arguments: ["127.0.0.1:8080", "localhost", "[::1]:9"])
    func `behind one loopback address the path tells the registers apart`(authority: String) async throws {
        let exchange = world.exchange { [clock] in clock.now() }
        let origin = "http://\(authority)"
        let siren = world.companies[0].siren
        let gazette = Request(url: "\(origin)\(GazetteAPI.path)")
        #expect(try await exchange.answer(to: gazette).json["dataset_id"]?.text == GazetteAPI.dataset)
        let search = Request(url: "\(origin)/search?q=\(siren)")
        #expect(try await exchange.answer(to: search).json["total_results"] == 1)
        let bureau = Request(url: "\(origin)/v1/companies/\(siren)")
        #expect(try await exchange.answer(to: bureau).status == 401)
        #expect(exchange.count(host: GazetteAPI.host) == 1)
        exchange.faults.turnOn(.outage(.refused), host: CompanySearchAPI.host)
        #expect(try exchange.behaviour(search) == .refuse)
        await #expect(throws: ExchangeFailure.self) {
            try await exchange.answer(to: Request(url: "\(origin)/elsewhere"))
        }
    }

    @Test(arguments: ["https://elsewhere.example/", "", "/search?q=1", "https://"])
    func `a host that does not exist is not resolved`(url: String) async {
        let exchange = world.exchange { [clock] in clock.now() }
        let error = await #expect(throws: ExchangeFailure.self) { try await exchange.answer(to: Request(url: url)) }
        #expect(error?.code == .unresolved)
    }

    @Test func `the eighth question within a second is refused, and one a second later is not`() async throws {
        let pace = RehearsalExchange.Pace(count: CompanySearchAPI.callsPerSecond, window: .seconds(1))
        let exchange = world.exchange(paces: [CompanySearchAPI.host: pace]) { [clock] in clock.now() }
        for _ in 0..<7 { #expect(try await exchange.answer(to: search).status == 200) }
        #expect(try await exchange.answer(to: search).status == 429)
        clock.move(by: .milliseconds(999))
        #expect(try await exchange.answer(to: search).status == 429)
        clock.move(by: .seconds(1))
        #expect(try await exchange.answer(to: search).status == 200)
    }

    @Test func `a scheduled fault begins and ends at its moments`() async throws {
        let exchange = world.exchange { [clock] in clock.now() }
        let start = clock.now()
        exchange.faults.schedule(
            .outage(.refused), host: CompanySearchAPI.host, from: start.adding(.seconds(10)),
            until: start.adding(.seconds(20)))
        var seen: [Behaviour] = []
        for _ in 0..<4 {
            seen.append(try exchange.behaviour(search))
            clock.move(by: .seconds(10))
        }
        #expect(seen[1] == .refuse)
        #expect(seen[0] == seen[2] && seen[2] == seen[3] && seen[0] != .refuse)
    }

    @Test func `the fault switched on last wins`() throws {
        let exchange = world.exchange { [clock] in clock.now() }
        exchange.faults.turnOn(.outage(.refused))
        exchange.faults.turnOn(.outage(.reset), host: CompanySearchAPI.host)
        #expect(try exchange.behaviour(search) == .reset)
        exchange.faults.turnOff(host: CompanySearchAPI.host)
        #expect(try exchange.behaviour(search) == .refuse)
        exchange.faults.turnOff()
        #expect(try exchange.behaviour(search) != .refuse)
    }

    @Test func `many askers at once are all counted`() async throws {
        let exchange = world.exchange { [clock] in clock.now() }
        let request = search
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<200 { group.addTask { _ = try? await exchange.answer(to: request) } }
        }
        #expect(exchange.count(host: CompanySearchAPI.host) == 200)
    }

    @Test func `a cancelled asker gets no answer`() async {
        let exchange = world.exchange { [clock] in clock.now() }
        let request = search
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            _ = try await exchange.answer(to: request)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(exchange.count() == 0)
    }
}

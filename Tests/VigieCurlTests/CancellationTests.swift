import Testing
import VigieCurl
import VigieRehearsal
import VigieTransport

@Suite struct CancellationTests {
    @Test func `a question under way can be cancelled`() async throws {
        let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        let server = try HTTPServer { _ in
            arrived.yield()
            return .fault(.hang)
        }
        let exchange = try CurlExchange()
        let url = server.url
        let task = Task { try await exchange.answer(to: Request(url: url, limits: patient)) }
        for await _ in arrivals { break }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func `a question cancelled before it is asked is never sent`() async throws {
        let server = try HTTPServer { _ in .ok("x") }
        let exchange = try CurlExchange()
        let url = server.url
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await exchange.answer(to: Request(url: url, limits: patient))
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(server.connections == 0)
    }

    @Test func `a question that waits for its turn can be cancelled`() async throws {
        let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        let server = try HTTPServer { _ in
            arrived.yield()
            return .fault(.hang)
        }
        let exchange = try CurlExchange(settings: TransportSettings(simultaneous: 1))
        let url = server.url
        let first = Task { try await exchange.answer(to: Request(url: url, limits: patient)) }
        for await _ in arrivals { break }
        let second = Task { try await exchange.answer(to: Request(url: url, limits: patient)) }
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        #expect(server.connections == 1)
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
    }

    @Test func `a storm of cancellations leaves nothing behind`() async throws {
        let server = try HTTPServer { _ in .ok("x") }
        let exchange = try CurlExchange(settings: TransportSettings(simultaneous: 8, simultaneousPerHost: 8))
        let url = server.url
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<400 {
                group.addTask {
                    let task = Task { try await exchange.answer(to: Request(url: url, limits: patient)) }
                    if number % 2 == 0 { task.cancel() }
                    if number % 3 == 0 { await Task.yield() }
                    let answer = try? await task.value
                    #expect(answer != nil || number % 2 == 0)
                }
            }
        }
        // Every place is free again: as many questions as there are places, all at once.
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { try await exchange.answer(to: Request(url: url, limits: patient)).status }
            }
            for try await status in group { #expect(status == 200) }
        }
    }

    @Test func `a dropped exchange finishes whoever waits`() async throws {
        let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        let server = try HTTPServer { _ in
            arrived.yield()
            return .fault(.hang)
        }
        let url = server.url
        var exchange: CurlExchange? = try CurlExchange()
        let task = Task { [exchange] in try await exchange?.answer(to: Request(url: url, limits: patient)) }
        for await _ in arrivals { break }
        exchange = nil
        task.cancel()
        await #expect(throws: CancellationError.self) { _ = try await task.value }
    }
}

import Foundation
import Testing
import VigieCurl
import VigieRehearsal
import VigieTransport

/// In a process of its own, whose memory is measured. The servers live in it too, so that what is printed is too much rather
/// than too little.
@Suite(.enabled(if: Memory.isMeasured, "runs in the process that `MemoryTests` starts"), .serialized)
struct BombTests {
    private static let patience: Duration = .seconds(600)
    private static let bodyBytes = 8 << 20
    /// S3 allows so much above the process at rest.
    private static let mostExtra = 64 << 20

    private func limits(inflation: Int) -> Limits {
        Limits(
            total: Self.patience, idle: Self.patience, connect: Self.patience, bodyBytes: Self.bodyBytes,
            inflation: inflation, trustedHosts: ["127.0.0.1"])
    }

    @Test func `no bomb is taken, and none costs more memory than the bound of a body and some room`() async throws {
        let bombs = Bomb.all
        let server = try HTTPServer { request in
            guard let number = request.url.split(separator: "/").last.flatMap({ Int($0) }) else { return .ok("x") }
            return bombs[number].answer
        }
        let exchange = try CurlExchange()
        _ = try await exchange.answer(to: Request(url: server.url + "/warm", limits: limits(inflation: 100)))
        var through = 0
        var most = 0
        for (number, bomb) in bombs.enumerated() {
            // Both walls: the ratio, and where it is far away, the bound of the body.
            for inflation in [100, Int.max] {
                let before = Memory.resident()
                Memory.forgetPeak()
                do {
                    let answer = try await exchange.answer(
                        to: Request(url: "\(server.url)/\(number)", limits: limits(inflation: inflation)))
                    // What is not decoded, or small in truth, may pass as the bytes that came.
                    if answer.body.count > Self.bodyBytes + (64 << 10) { through += 1 }
                    #expect(answer.body.count <= Self.bodyBytes, "\(bomb): \(answer.body.count) bytes")
                } catch let failure as ExchangeFailure {
                    #expect(bomb.endings.contains(failure.code), "\(bomb): \(failure)")
                }
                let extra = max(0, Memory.peak() - before)
                most = max(most, extra)
                #expect(extra <= Self.mostExtra, "\(bomb): \(extra >> 10) KiB")
            }
            #expect(
                try await exchange.answer(to: Request(url: server.url, limits: limits(inflation: 100))).status == 200)
        }
        print("bombs: \(bombs.count * 2) cases, \(through) through; at most \(most >> 10) KiB above idle")
    }

    @Test func `slow and endless answers hold up nobody else`() async throws {
        let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        let slow = Response(status: 200, body: [UInt8](repeating: 65, count: 1 << 20))
        let held: [Answer.Fault] = [
            .hang, .hangAfter(slow, bytes: 10), .drip(slow, everyMilliseconds: 500),
            .hangAfter(slow, bytes: 1 << 19),
        ]
        let loris = try HTTPServer { request in
            arrived.yield()
            return .fault(held[(request.url.utf8.last.map(Int.init) ?? 0) % held.count])
        }
        let bombs = Bomb.all
        let bomber = try HTTPServer { request in
            bombs[request.url.split(separator: "/").last.flatMap { Int($0) } ?? 0].answer
        }
        let healthy = try HTTPServer { _ in .ok("well") }
        let exchange = try CurlExchange()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                let request = Request(url: "\(loris.url)/\(number)", limits: limits(inflation: 100))
                group.addTask { _ = try? await exchange.answer(to: request) }
            }
            var count = 0
            for await _ in arrivals {
                count += 1
                if count == 8 { break }
            }
            for number in bombs.indices {
                let request = Request(url: "\(bomber.url)/\(number)", limits: limits(inflation: 100))
                group.addTask { _ = try? await exchange.answer(to: request) }
            }
            // All of them come back while the slow ones are still under way: nothing ends those but the cancellation.
            for _ in 0..<200 {
                let answer = try await exchange.answer(to: Request(url: healthy.url, limits: limits(inflation: 100)))
                #expect(answer.body == Array("well".utf8))
            }
            group.cancelAll()
        }
    }
}

/// What the system says of this process's memory.
enum Memory {
    static let mark = "VIGIE_MEASURED"
    static var isMeasured: Bool { ProcessInfo.processInfo.environment[mark] != nil }

    static func resident() -> Int { kibibytes("VmRSS") << 10 }
    static func peak() -> Int { kibibytes("VmHWM") << 10 }
    /// The peak starts again from what is held now.
    static func forgetPeak() { try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs")) }

    private static func kibibytes(_ field: String) -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("\(field):") }
        return line?.split(whereSeparator: { " \t".contains($0) }).dropFirst().first.flatMap { Int($0) } ?? 0
    }
}

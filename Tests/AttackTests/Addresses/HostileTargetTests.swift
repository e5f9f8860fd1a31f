import Testing
import VigieCurl
import VigieRehearsal
import VigieTransport

/// No address that a user, a server or a name server gives leads inside, unless the operator listed its host.
@Suite(.enabled(if: FalseNames.areHeard, "runs in the process that `AddressTests` starts"), .serialized)
struct HostileTargetTests {
    private let exchange: CurlExchange
    private let trap: Trap
    private let refusals: Set<ExchangeFailure.Code> = [.forbiddenAddress, .forbiddenScheme, .invalidRequest]
    private static let patience: Duration = .seconds(600)

    init() throws {
        exchange = try CurlExchange()
        trap = try Trap()
    }

    private func limits(trusted: Set<String> = []) -> Limits {
        Limits(
            total: Self.patience, idle: Self.patience, connect: Self.patience, redirects: 3, trustedHosts: trusted)
    }

    /// Who was called inside so far: connections that arrived, and those that were tried elsewhere on this machine.
    private func callsInside() -> Int { max(trap.knocks(), FalseNames.calls(at: trap.port).count) }

    private func failure(of request: Request, _ exchange: CurlExchange) async -> ExchangeFailure? {
        do {
            let answer = try await exchange.answer(to: request)
            Issue.record("\(request.url) was answered \(answer.status)")
            return nil
        } catch { return error as? ExchangeFailure }
    }

    @Test func `no hostile target is called, as a source, as a webhook, and the second time either`() async throws {
        var cases = 0
        var codes: [ExchangeFailure.Code: Int] = [:]
        for target in HostileTarget.all {
            // One of its own, as a later answer of a name server is only heard once the earlier is forgotten.
            let own = target.name == nil ? exchange : try CurlExchange()
            for _ in 0..<2 {
                let url = target.url(port: trap.port)
                var webhook = Request(method: .post, url: url, body: [1], limits: limits())
                webhook.limits.redirects = 0
                for request in [Request(url: url, limits: limits()), webhook] {
                    cases += 1
                    let again = target.name == nil ? own : try CurlExchange()
                    guard let failure = await failure(of: request, again) else { continue }
                    codes[failure.code, default: 0] += 1
                    let isRefused = refusals.contains(failure.code)
                    let isOutside =
                        target.mayLeadOutside && [.unresolved, .unreachable].contains(failure.code)
                    #expect(isRefused || isOutside, "\(target): \(failure)")
                }
            }
        }
        let through = callsInside()
        #expect(through == 0, "\(FalseNames.calls(at: trap.port))")
        print("hostile targets: \(cases) cases, \(through) through; \(codes.map { "\($0.key.rawValue) \($0.value)" })")
    }

    @Test func `a redirect from a listed host leads to no hostile target, at any step of a chain`() async throws {
        let targets = HostileTarget.all.map { $0.url(port: trap.port) }.filter { SafeText.isHeaderValue($0) }
        let server = try HTTPServer { request in
            // `/2/17` sends to `/1/17`, and `/0/17` to the target.
            let path = request.url.split(separator: "/").suffix(2).compactMap { Int($0) }
            guard path.count == 2 else { return .status(404) }
            return .redirect(to: path[0] > 0 ? "/\(path[0] - 1)/\(path[1])" : targets[path[1]])
        }
        var cases = 0
        for (number, target) in targets.enumerated() {
            for steps in 0...2 {
                cases += 1
                let request = Request(
                    url: "\(server.url)/\(steps)/\(number)", limits: limits(trusted: ["127.0.0.1"]))
                do {
                    let answer = try await exchange.answer(to: request)
                    // Read from where it stands, a line such as `127.0.0.1:PORT` can be a path of the listed host itself.
                    #expect(answer.status == 404, "\(target) was answered \(answer.status)")
                } catch let failure as ExchangeFailure {
                    #expect(failure.code == .forbiddenRedirect, "\(target): \(failure)")
                }
            }
        }
        let through = callsInside()
        #expect(through == 0, "\(FalseNames.calls(at: trap.port))")
        print("redirects to hostile targets: \(cases) cases, \(through) through")
    }

    @Test func `the trap works: a host that the operator listed is called, by address and by name`() async throws {
        for host in ["127.0.0.1", "127.1", "bureau.interne.exemple"] {
            let before = FalseNames.calls(at: trap.port).count
            let short = Limits(
                total: .milliseconds(300), idle: .milliseconds(300), connect: .milliseconds(300),
                trustedHosts: ["127.0.0.1", "bureau.interne.exemple"])
            _ = try? await exchange.answer(to: Request(url: "https://\(host):\(trap.port)/", limits: short))
            #expect(trap.knocks() >= 1)
            #expect(FalseNames.calls(at: trap.port).count > before)
        }
    }

    @Test func `the false name server is heard: the second answer is the one of the second question`() async throws {
        let url = "https://tourne.piege.exemple:\(trap.port)/"
        let first = try CurlExchange()
        let second = try CurlExchange()
        #expect(await failure(of: Request(url: url, limits: limits()), first)?.code == .unreachable)
        #expect(await failure(of: Request(url: url, limits: limits()), second)?.code == .forbiddenAddress)
        #expect(callsInside() == 0)
    }
}

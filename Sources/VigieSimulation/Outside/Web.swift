import Synchronization
import VigieDomain
import VigieRehearsal
import VigieTransport

/// Everything that answers HTTP in the simulated world: the registers of the sources and the endpoints of customers. It
/// keeps what was asked and when, so that the oracle can judge the daemon's manners.
final class SimulatedWeb: Exchange {
    struct Call: Hashable, Sendable {
        var id: String
        var endpoint: String
        var body: [UInt8]
        var at: Duration
    }

    /// A rule of good manners that was broken.
    struct Rudeness: Hashable, Sendable {
        var at: Duration
        var host: String
        var what: String
        /// Asked before the end of a silence that the host had wished for since then.
        var isImpatience = false
        var since: Duration = .zero
    }

    /// How many questions a host takes in any window of so long.
    struct Rate: Hashable, Sendable {
        var count: Int
        var window: Duration
    }

    private struct State {
        var calls: [Call] = []
        var asked: [String: [Duration]] = [:]
        var silence: [String: (since: Duration, until: Duration)] = [:]
        var rudeness: [Rudeness] = []
        var requests = 0
        var silences = 0
        var chance: Chance
    }

    private let time: VirtualTime
    private let trace: Trace
    private let registers: RehearsalExchange
    private let endpoints: Set<String>
    private let rates: [String: Rate]
    private let troubles: [ScheduledTrouble]
    /// What a provider watches for us; nil where the world has no such provider.
    private let list: WatchedList?
    private let state: Mutex<State>
    /// Two events of one moment on two machines need not come in order: so much is forgiven.
    private static let tolerance: Duration = .milliseconds(1)

    init(
        time: VirtualTime, trace: Trace, registers: RehearsalExchange, endpoints: Set<String>, rates: [String: Rate],
        troubles: [ScheduledTrouble], seed: UInt64, list: WatchedList? = nil
    ) {
        self.time = time
        self.trace = trace
        self.registers = registers
        self.endpoints = endpoints
        self.rates = rates
        self.troubles = troubles
        self.list = list
        state = Mutex(State(chance: Chance(seed: seed, purpose: "web")))
    }

    var calls: [Call] { state.withLock { $0.calls } }
    var rudeness: [Rudeness] { state.withLock { $0.rudeness } }
    var requests: Int { state.withLock { $0.requests } }
    /// Whom the provider watches for us; nil where there is none.
    var watched: Set<SIREN>? { list?.members }
    /// Answers that asked not to be asked before a moment.
    var silences: Int { state.withLock { $0.silences } }

    func answer(to request: Request) async throws -> Response {
        let host = SimulatedWeb.host(of: request.url)
        let arrived = time.elapsed
        let trouble = troubles.first { $0.strikes(host, at: arrived) }?.trouble
        let latency = state.withLock { state in
            state.requests += 1
            judge(host, at: arrived, &state)
            return state.chance.between(2, 300)
        }
        switch trouble {
        case .refuses:
            try await time.sleep(for: .milliseconds(latency))
            throw ExchangeFailure(.unreachable, "connexion refusée", "connection refused")
        case .hangs:
            try await time.sleep(for: request.limits.total)
            throw ExchangeFailure(.timeout, "pas de réponse", "no answer")
        case .fails: return try await respond(500, host, latency)
        case .throttles(let silence): return try await respond(429, host, latency, silence: silence)
        case .unavailable(let silence): return try await respond(503, host, latency, silence: silence)
        case .gone: return try await respond(410, host, latency)
        case .losesReply, nil: break
        }
        try await time.sleep(for: .milliseconds(latency))
        if endpoints.contains(host) {
            take(request, at: host, isLost: trouble == .losesReply)
            if trouble == .losesReply {
                throw ExchangeFailure(
                    .interrupted, "la connexion a été coupée avant la réponse", "the connection broke before the answer"
                )
            }
            return Response(status: 204)
        }
        do {
            let response =
                if let list, list.takes(request) {
                    try await list.answer(to: request, at: time.elapsed)
                } else {
                    try await registers.answer(to: request)
                }
            noteSilence(response, host)
            trace.note("\(response.status) \(request.url.prefix(160))")
            return response
        } catch {
            trace.note("failure \(error) \(request.url.prefix(160))")
            throw error
        }
    }

    private func take(_ request: Request, at host: String, isLost: Bool) {
        let call = Call(
            id: request.headers.first { $0.name == "webhook-id" }?.value ?? "", endpoint: host, body: request.body,
            at: time.elapsed)
        state.withLock { $0.calls.append(call) }
        trace.note("call \(call.id) to \(host)\(isLost ? ", and the answer is lost" : "")")
    }

    /// Only a list asks for silence in its own answers.
    private func noteSilence(_ response: Response, _ host: String) {
        guard list != nil, host == PappersAPI.host,
            let seconds = response.header("Retry-After").flatMap({ Int64($0) })
        else { return }
        let until = time.elapsed + .seconds(seconds)
        state.withLock { state in
            state.silences += 1
            state.silence[host] = (time.elapsed, max(state.silence[host]?.until ?? .zero, until))
        }
    }

    private func respond(
        _ status: Int, _ host: String, _ latency: Int, silence: Duration? = nil
    ) async throws -> Response {
        try await time.sleep(for: .milliseconds(latency))
        var headers: [HeaderField] = []
        if let silence {
            headers = [HeaderField("Retry-After", "\(silence.components.seconds)")]
            let until = time.elapsed + silence
            state.withLock { state in
                state.silences += 1
                state.silence[host] = (time.elapsed, max(state.silence[host]?.until ?? .zero, until))
            }
        }
        trace.note("\(status) from \(host)")
        return Response(status: status, headers: headers, body: Array("try later".utf8))
    }

    private func judge(_ host: String, at now: Duration, _ state: inout State) {
        if let silence = state.silence[host], now + SimulatedWeb.tolerance < silence.until {
            state.rudeness.append(
                Rudeness(
                    at: now, host: host, what: "asked \(silence.until - now) before its Retry-After",
                    isImpatience: true, since: silence.since))
        }
        guard let rate = rates[host] else { return }
        var recent = state.asked[host, default: []].filter { now - $0 < rate.window }
        recent.append(now)
        state.asked[host] = recent
        if recent.count > rate.count {
            state.rudeness.append(
                Rudeness(at: now, host: host, what: "\(recent.count) questions within \(rate.window)"))
        }
    }

    static func host(of url: String) -> String {
        String(url.drop { $0 != "/" }.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != ":" })
    }
}

import Synchronization
package import VigieDomain
package import VigieTransport

/// All the registers of a world behind one exchange: finds the one that a host names, counts the questions, and refuses
/// who asks too fast where that is rehearsed.
package final class RehearsalExchange: Exchange {
    /// How many questions a host takes in a sliding window.
    package struct Pace: Hashable, Sendable {
        package var count: Int
        package var window: Duration
        package init(count: Int, window: Duration) {
            self.count = count
            self.window = window
        }
    }

    /// Switches of lies and outages.
    package let faults: LyingExchange
    private let registers: Registers
    private let paces: [String: Pace]
    private let now: @Sendable () -> Instant
    private let asked = Mutex<[String: [Question]]>([:])

    package struct Question: Hashable, Sendable {
        package var at: Instant
        package var url: String
    }

    /// - Parameters:
    ///   - registers: by host; behind a loopback address, their paths tell them apart.
    ///   - paces: by host; a host without one takes any number.
    package init(
        registers: [String: any RehearsalAPI], paces: [String: Pace] = [:], now: @escaping @Sendable () -> Instant
    ) {
        self.registers = Registers(byHost: registers)
        self.paces = paces
        self.now = now
        faults = LyingExchange(self.registers, now: now)
    }

    /// What a loopback server does with the question.
    package func behaviour(_ request: Request) throws(ExchangeFailure) -> Behaviour {
        let target = RequestTarget(request.url)
        let instant = now()
        guard let (host, api) = registers.find(target) else {
            throw ExchangeFailure(
                .unresolved, "l’hôte « \(target.host) » est inconnu", "the host “\(target.host)” is not known")
        }
        if isTooFast(Question(at: instant, url: request.url), host) {
            return .respond(api.tooManyRequests(at: instant).response)
        }
        return try faults.behaviour(request)
    }

    package func answer(to request: Request) async throws -> Response {
        try Task.checkCancellation()
        return try behaviour(request).asSeen(asking: request)
    }

    /// The questions put to a host, or to all of them, refused ones included.
    package func count(host: String? = nil) -> Int {
        asked.withLock { asked in
            host.map { asked[$0]?.count ?? 0 } ?? asked.values.reduce(0) { $0 + $1.count }
        }
    }

    package func questions(to host: String) -> [Question] { asked.withLock { $0[host] ?? [] } }

    package func forgetQuestions() { asked.withLock { $0 = [:] } }

    private func isTooFast(_ question: Question, _ host: String) -> Bool {
        asked.withLock { asked in
            asked[host, default: []].append(question)
            guard let pace = paces[host] else { return false }
            let recent = asked[host, default: []].reversed().prefix { $0.at.duration(to: question.at) < pace.window }
            return recent.count > pace.count
        }
    }
}

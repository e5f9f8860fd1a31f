import Synchronization
package import VigieDomain
package import VigieTransport

/// Registers that lie or fail on demand, by host and path: what the switches stand at decides, and the last one set wins.
package final class LyingExchange: Exchange {
    private struct Switch {
        let fault: Fault
        let host: String?
        let path: String
        let since: Instant
    }

    private let api: @Sendable (Request) -> (any RehearsalAPI)?
    private let now: @Sendable () -> Instant
    private let switches = Mutex<[Switch]>([])

    /// - Parameter api: who answers a question; nil where no such host exists.
    package init(
        now: @escaping @Sendable () -> Instant, answeredBy api: @escaping @Sendable (Request) -> (any RehearsalAPI)?
    ) {
        self.api = api
        self.now = now
    }

    /// One register alone, whatever the host.
    package convenience init(_ api: any RehearsalAPI, now: @escaping @Sendable () -> Instant) {
        self.init(now: now) { _ in api }
    }

    /// - Parameters:
    ///   - host: nil strikes every host.
    ///   - path: strikes the paths that begin so.
    package func turnOn(_ fault: Fault, host: String? = nil, path: String = "/") {
        let since = now()
        switches.withLock { $0.append(Switch(fault: fault, host: host, path: path, since: since)) }
    }

    /// Honest again; one host, or all.
    package func turnOff(host: String? = nil) {
        switches.withLock { switches in switches.removeAll { host == nil || $0.host == host } }
    }

    package func behaviour(_ request: Request) throws(ExchangeFailure) -> Behaviour {
        let target = RequestTarget(request.url)
        guard let api = api(request) else {
            throw ExchangeFailure(.unresolved, "the host \"\(target.host)\" is not known")
        }
        let instant = now()
        let struck = switches.withLock { switches in
            switches.last { ($0.host == nil || $0.host == target.host) && target.path.hasPrefix($0.path) }
        }
        guard let struck else { return .respond(api.answer(request, at: instant)) }
        return struck.fault.behaviour(request, at: instant, since: struck.since, from: api)
    }

    package func answer(to request: Request) async throws -> Response {
        try Task.checkCancellation()
        return try behaviour(request).asSeen(asking: request)
    }
}

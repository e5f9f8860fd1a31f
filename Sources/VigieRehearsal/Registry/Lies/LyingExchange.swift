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
        var until: Instant?

        func strikes(_ path: String, of host: String, at instant: Instant) -> Bool {
            guard self.host == nil || self.host == host, path.hasPrefix(self.path) else { return false }
            return since <= instant && until.map { instant < $0 } ?? true
        }
    }

    private let registers: Registers
    private let now: @Sendable () -> Instant
    private let switches = Mutex<[Switch]>([])

    package init(_ registers: Registers, now: @escaping @Sendable () -> Instant) {
        self.registers = registers
        self.now = now
    }

    /// One register alone, whatever the host.
    package convenience init(_ api: any RehearsalAPI, now: @escaping @Sendable () -> Instant) {
        self.init(Registers(only: api), now: now)
    }

    /// - Parameters:
    ///   - host: nil strikes every host.
    ///   - path: strikes the paths that begin so.
    package func turnOn(_ fault: Fault, host: String? = nil, path: String = "/") {
        let since = now()
        switches.withLock { $0.append(Switch(fault: fault, host: host, path: path, since: since)) }
    }

    /// A fault that comes and goes by itself.
    package func schedule(_ fault: Fault, host: String?, path: String = "/", from: Instant, until: Instant) {
        switches.withLock {
            $0.append(Switch(fault: fault, host: host, path: path, since: from, until: until))
        }
    }

    /// Honest again; one host, or all.
    package func turnOff(host: String? = nil) {
        switches.withLock { switches in switches.removeAll { host == nil || $0.host == host } }
    }

    package func behaviour(_ request: Request) throws(ExchangeFailure) -> Behaviour {
        let target = RequestTarget(request.url)
        guard let (host, api) = registers.find(target) else {
            throw ExchangeFailure(
                .unresolved, "l’hôte « \(target.host) » est inconnu", "the host “\(target.host)” is not known")
        }
        let instant = now()
        let struck = switches.withLock { switches in
            switches.last { $0.strikes(target.path, of: host, at: instant) }
        }
        guard let struck else { return .respond(api.answer(request, at: instant)) }
        return struck.fault.behaviour(request, at: instant, since: struck.since, from: api)
    }

    package func answer(to request: Request) async throws -> Response {
        try Task.checkCancellation()
        return try behaviour(request).asSeen(asking: request)
    }
}

/// Which register answers an address: by its host, or by its path where they share one loopback address.
package struct Registers: Sendable {
    private enum Rule: Sendable {
        case byHost([String: any RehearsalAPI])
        case always(any RehearsalAPI)
    }

    private let rule: Rule

    /// - Parameter byHost: under the name that each register has in the world outside.
    package init(byHost: [String: any RehearsalAPI]) { rule = .byHost(byHost) }

    package init(only api: any RehearsalAPI) { rule = .always(api) }

    /// Names of this machine, where one server may stand for all registers.
    private static let loopback: Set<String> = ["localhost", "127.0.0.1", "::1"]

    /// The register and the name that faults, paces and counts know it by.
    package func find(_ target: RequestTarget) -> (host: String, api: any RehearsalAPI)? {
        switch rule {
        case .always(let api): return (target.host, api)
        case .byHost(let registers):
            if let api = registers[target.host] { return (target.host, api) }
            guard Registers.loopback.contains(target.host) else { return nil }
            return registers.first { $0.value.roots.contains(where: target.path.hasPrefix) }.map { ($0.key, $0.value) }
        }
    }
}

import Synchronization
import VigieDomain
import VigieEngine

/// A source that answers what the test says.
struct StubSource: Source {
    let id: SourceID
    let abilities: SourceAbilities
    let script: @Sendable (Ask) async throws -> Reading

    static func feed(
        _ name: String = "gazette", _ script: @escaping @Sendable (Ask) async throws -> Reading
    ) -> StubSource {
        StubSource(
            id: SourceID(name), abilities: SourceAbilities(isFeed: true, batch: 40, facets: [.proceedings]),
            script: script)
    }

    static func lookup(
        _ name: String = "register", _ script: @escaping @Sendable (Ask) async throws -> Reading
    ) -> StubSource {
        StubSource(
            id: SourceID(name), abilities: SourceAbilities(isFeed: false, batch: 1, facets: [.identity]),
            script: script)
    }

    func read(_ ask: Ask) async throws -> Reading { try await script(ask) }
}

extension Reading {
    /// Nothing new; everyone asked about was told.
    static func nothing(for ask: Ask) -> Reading {
        guard case .about(let targets, _) = ask.subject else { return Reading() }
        return Reading(sightings: Dictionary(uniqueKeysWithValues: targets.map { ($0.company, .told(nil)) }))
    }
}

/// How often something happened.
final class Counter: Sendable {
    private let value = Mutex(0)
    var count: Int { value.withLock { $0 } }
    func add() { value.withLock { $0 += 1 } }
}

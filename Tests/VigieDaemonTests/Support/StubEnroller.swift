import Synchronization
import VigieDomain
import VigieEngine

/// A provider's list that does what it is told.
final class StubEnroller: Enroller {
    static let abilities = SourceAbilities(isFeed: false, batch: 1, facets: [.life])

    let source = SourceID("fournisseur")
    let list = "42"
    let batch = 2
    private let held = Mutex<Set<SIREN>>([])

    var members: Set<SIREN> { held.withLock { $0 } }

    func enrol(_ companies: [SIREN], at now: Instant) async throws {
        held.withLock { $0.formUnion(companies) }
    }

    func withdraw(_ company: SIREN, at now: Instant) async throws -> Withdrawal {
        held.withLock { $0.remove(company) == nil ? .notFound : .gone }
    }
}

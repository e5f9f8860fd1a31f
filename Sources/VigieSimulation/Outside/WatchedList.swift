import Synchronization
import VigieDomain
import VigieRehearsal
import VigieTransport

/// The list of companies that a provider watches for us, failing in every documented way until the calm.
final class WatchedList: Sendable {
    private let list: PappersList
    private let troubledUntil: Duration

    /// One question in seven fails.
    private static let troubles = 150

    init(seed: UInt64, troubledUntil: Duration) {
        self.troubledUntil = troubledUntil
        var chance = Chance(seed: seed, purpose: "watched list")
        list = PappersList(
            list: Breadth.list, key: World.bureauKey, seed: chance.next(),
            troublesPerThousand: WatchedList.troubles)
    }

    var members: Set<SIREN> { list.members }

    func takes(_ request: Request) -> Bool {
        SimulatedWeb.host(of: request.url) == PappersAPI.host && request.url.contains("\(PappersAPI.path)/liste")
    }

    func answer(to request: Request, at elapsed: Duration) async throws -> Response {
        list.setTroubles(perThousand: elapsed < troubledUntil ? WatchedList.troubles : 0)
        return try await list.answer(to: request)
    }
}

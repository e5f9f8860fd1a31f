import Foundation
import Synchronization
package import VigieDomain
package import VigieTransport

/// A provider's list of watched companies that forgets nothing and fails in every documented way, by chance and a seed: also
/// after it has done what was asked.
package final class PappersList: Exchange {
    /// What the list was asked, whatever it answered.
    package enum Call: Hashable, Sendable {
        case add([SIREN])
        case remove(SIREN)
    }

    /// What may go wrong with one call.
    package enum Trouble: String, CaseIterable, Sendable {
        case reset, timeout, badRequest, denied, quota, notFound, unavailable, maintenance, cut, halfDone
    }

    private struct State {
        var members: Set<SIREN> = []
        var calls: [Call] = []
        var chance: Chance
        var perThousand: Int
        var troubles: [Trouble: Int] = [:]
    }

    private let state: Mutex<State>
    private let list: String
    private let key: String
    /// Companies that the provider does not know: a question that names one is refused whole.
    private let unknown: Set<SIREN>
    /// Companies that the contract has room for.
    private let room: Int

    package init(
        list: String, key: String, seed: UInt64, troublesPerThousand: Int = 0, unknown: Set<SIREN> = [],
        room: Int = .max
    ) {
        self.list = list
        self.key = key
        self.unknown = unknown
        self.room = room
        state = Mutex(State(chance: Chance(seed: seed), perThousand: troublesPerThousand))
    }

    package var members: Set<SIREN> { state.withLock { $0.members } }
    package var calls: [Call] { state.withLock { $0.calls } }
    /// How often each thing went wrong.
    package var troubles: [Trouble: Int] { state.withLock { $0.troubles } }

    package func setTroubles(perThousand: Int) { state.withLock { $0.perThousand = perThousand } }

    package func answer(to request: Request) async throws -> Response {
        try Task.checkCancellation()
        guard let call = PappersList.call(request) else { return PappersList.json(400, "Paramètres invalides.") }
        return try state.withLock { state in
            state.calls.append(call)
            guard request.header(PappersAPI.keyHeader) == key else { return PappersList.json(401, "Clé invalide.") }
            guard RequestTarget(request.url).value(of: "id_liste") == list else {
                return PappersList.json(404, "Liste inconnue.")
            }
            guard state.chance.happens(perThousand: state.perThousand) else { return done(call, &state) }
            let trouble = state.chance.pick(Trouble.allCases)
            state.troubles[trouble, default: 0] += 1
            return try spoilt(call, trouble, &state)
        }
    }

    private static func call(_ request: Request) -> Call? {
        let target = RequestTarget(request.url)
        guard target.path == PappersAPI.path + "/liste" else { return nil }
        switch request.method {
        case .get: return nil
        case .post:
            let decoded = try? JSONDecoder().decode([[String: String]].self, from: Data(request.body))
            let numbers = (decoded ?? []).compactMap { $0["siren"].flatMap { SIREN($0) } }
            return numbers.isEmpty || numbers.count != decoded?.count ? nil : .add(numbers)
        case .delete: return target.value(of: "siren").flatMap { SIREN($0) }.map { .remove($0) }
        }
    }

    private func done(_ call: Call, _ state: inout State) -> Response {
        switch call {
        case .add(let companies):
            guard unknown.isDisjoint(with: companies) else { return PappersList.json(400, "SIREN inconnu.") }
            let new = Set(companies).subtracting(state.members)
            guard state.members.count + new.count <= room else {
                return PappersList.json(403, "Nombre d'entreprises surveillées dépassé.")
            }
            state.members.formUnion(new)
            return PappersList.json(new.isEmpty ? 200 : 201, ["notifications_ajoutees": .integer(Int64(new.count))])
        case .remove(let company):
            guard state.members.remove(company) != nil else { return PappersList.json(404, "Entreprise absente.") }
            return PappersList.json(200, ["notifications_supprimees": 1])
        }
    }

    /// Half of the troubles that may come after the work come after it.
    private func spoilt(_ call: Call, _ trouble: Trouble, _ state: inout State) throws -> Response {
        switch trouble {
        case .badRequest: return PappersList.json(400, "Requête invalide.")
        case .denied: return PappersList.json(401, "Clé invalide.")
        case .quota: return PappersList.json(403, "Quota dépassé.")
        case .notFound: return PappersList.json(404, "Liste inconnue.")
        case .halfDone:
            if case .add(let companies) = call { _ = done(.add(Array(companies.prefix(companies.count / 2))), &state) }
            return unavailable
        case .reset, .timeout, .unavailable, .maintenance, .cut: break
        }
        if state.chance.happens(perThousand: 500) { _ = done(call, &state) }
        switch trouble {
        case .reset: throw ExchangeFailure(.interrupted, "connexion rompue", "connection broken")
        case .timeout: throw ExchangeFailure(.timeout, "pas de réponse", "no answer")
        case .maintenance:
            return Response(
                status: 200, headers: [HeaderField("Content-Type", "text/html")], body: Array("<html>Maintenance".utf8))
        case .cut:
            return Response(
                status: 200, headers: [HeaderField("Content-Type", "application/json")],
                body: Array("{\"notifications_aj".utf8))
        default: return unavailable
        }
    }

    private var unavailable: Response {
        var response = PappersList.json(503, "Service momentanément indisponible.")
        response.headers.append(HeaderField("Retry-After", "120"))
        return response
    }

    private static func json(_ status: Int, _ message: String) -> Response {
        json(status, ["statusCode": .integer(Int64(status)), "message": .text(message)])
    }

    private static func json(_ status: Int, _ json: OrderedJSON) -> Response {
        Reply(status: status, payload: .json(json)).response
    }
}

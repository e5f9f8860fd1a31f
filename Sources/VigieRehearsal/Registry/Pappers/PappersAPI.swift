package import VigieDomain
package import VigieTransport

/// The private register Pappers as it would answer at a given moment: `GET /v2/entreprise?siren=` with a key in a header
/// (specification 2.16.0; `fr-facts.md` section 8).
package struct PappersAPI: RehearsalAPI {
    package typealias Register = CompanyRegister & BureauRegister

    package static let host = "api.pappers.fr"
    package static let path = "/v2"
    package static let keyHeader = "api-key"

    private let register: any Register
    private let key: String

    package init(register: any Register, key: String) {
        self.register = register
        self.key = key
    }

    package var root: String { PappersAPI.path }

    package func reply(to request: Request, at instant: Instant) -> Reply {
        guard request.header(PappersAPI.keyHeader) == key else {
            return error(401, "Clé d'accès invalide ou manquante.")
        }
        let target = RequestTarget(request.url)
        guard target.path == PappersAPI.path + "/entreprise" else { return error(404, "Adresse inconnue.") }
        guard request.method == .get else { return error(405, "Méthode non autorisée.") }
        guard let siren = target.value(of: "siren").flatMap({ SIREN($0) }) else {
            return error(400, "Paramètre `siren` manquant ou invalide.")
        }
        guard let sheet = register.sheet(of: siren, at: instant), sheet.diffusion != .none else {
            return error(404, "Entreprise inconnue.")
        }
        let isScored = target.value(of: "champs_supplementaires")?.contains("scoring_financier") ?? false
        let report = register.report(of: siren, at: instant)
        var shown = PappersSheet(sheet: sheet, report: report, isScored: isScored)
        shown.capital = register.capital(of: siren, at: instant) ?? shown.capital
        shown.yearEnd = register.yearEnd(of: siren, at: instant) ?? shown.yearEnd
        return Reply(payload: .json(shown.json))
    }

    package func tooManyRequests(at instant: Instant) -> Reply {
        var reply = error(503, "Service momentanément indisponible.")
        reply.headers.append(HeaderField("Retry-After", "2"))
        return reply
    }

    package var anatomy: Anatomy {
        Anatomy(rows: "representants", total: "nombre_representants", essential: ["entreprise_cessee"])
    }

    package func firstPage(of request: Request) -> Request {
        guard let first = register.firstReported else { return request }
        var target = RequestTarget(request.url)
        target.items.removeAll { $0.name == "siren" }
        target.items.append(RequestTarget.Item("siren", "\(first)"))
        var changed = request
        changed.url = target.url()
        return changed
    }

    private func error(_ status: Int, _ message: String) -> Reply {
        Reply(status: status, payload: .json(["statusCode": .integer(Int64(status)), "message": .text(message)]))
    }
}

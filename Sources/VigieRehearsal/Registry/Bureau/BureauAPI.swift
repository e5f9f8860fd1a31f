package import VigieDomain
package import VigieTransport

/// An invented rating bureau under contract: `GET /v1/companies/<SIREN>` with a key in a header.
package struct BureauAPI: RehearsalAPI {
    package static let host = "api.bureau.example"
    package static let path = "/v1/companies"
    package static let keyHeader = "X-Api-Key"

    private let register: any BureauRegister
    private let key: String

    package init(register: any BureauRegister, key: String) {
        self.register = register
        self.key = key
    }

    package var root: String { BureauAPI.path }

    package func reply(to request: Request, at instant: Instant) -> Reply {
        guard request.header(BureauAPI.keyHeader) == key else {
            return error(401, "unauthorized", "The key is missing or wrong.")
        }
        let parts = RequestTarget(request.url).path.split(separator: "/")
        guard parts.count == 3, parts[0] == "v1", parts[1] == "companies" else {
            return error(404, "not_found", "No such address.")
        }
        guard request.method == .get else { return error(405, "method_not_allowed", "Only GET.") }
        guard let siren = SIREN(parts[2]) else {
            return error(400, "invalid_siren", "\"\(parts[2])\" is not a SIREN.")
        }
        guard let report = register.report(of: siren, at: instant) else {
            return error(404, "unknown_company", "No report on \(siren).")
        }
        return Reply(payload: .json(report.json)).validated(for: request, modified: nil)
    }

    package func tooManyRequests(at instant: Instant) -> Reply {
        var reply = error(429, "too_many_requests", "Slow down.")
        reply.headers.append(HeaderField("Retry-After", "2"))
        return reply
    }

    package var anatomy: Anatomy {
        Anatomy(rows: "shareholders", total: "shareholder_count", essential: ["score", "share_percent"])
    }

    package func firstPage(of request: Request) -> Request {
        guard let first = register.firstReported else { return request }
        var changed = request
        let target = RequestTarget(request.url)
        changed.url = "https://\(target.host)\(BureauAPI.path)/\(first)"
        return changed
    }

    private func error(_ status: Int, _ code: String, _ message: String) -> Reply {
        Reply(status: status, payload: .json(["error": ["code": .text(code), "message": .text(message)]]))
    }
}

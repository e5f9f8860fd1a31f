package import VigieDomain
package import VigieTransport

extension Fault {
    /// What this register does with the question while the fault lasts.
    ///
    /// - Parameter since: when the fault began; frozen data is that of this moment.
    package func behaviour(
        _ request: Request, at instant: Instant, since: Instant, from api: any RehearsalAPI
    ) -> Behaviour {
        switch self {
        case .outage(.serverError): .respond(Fault.serverError)
        case .outage(.timeout): .hang
        case .outage(.refused): .refuse
        case .outage(.reset): .reset
        case .lie(let lie): lie.behaviour(request, at: instant, since: since, from: api)
        }
    }

    private static let serverError = Response(
        status: 500, headers: [HeaderField("Content-Type", "text/plain; charset=utf-8")],
        body: Array("Internal Server Error".utf8))
}

extension Lie {
    /// Beyond what any honest answer weighs.
    private static let floodBytes = 100 << 20

    fileprivate func behaviour(
        _ request: Request, at instant: Instant, since: Instant, from api: any RehearsalAPI
    ) -> Behaviour {
        switch self {
        case .flood: .flood(bytes: Lie.floodBytes)
        case .htmlPage: .respond(Lie.page)
        case .redirect: .respond(Lie.sentAway)
        case .gzipGarbage: .respond(Lie.garbage)
        case .cutJSON: .respond(Lie.cut(api.answer(request.unconditional, at: instant)))
        case .frozen: .respond(api.answer(request, at: min(since, instant)))
        case .firstPageRepeated:
            .respond(repeated(api.reply(to: api.firstPage(of: request.unconditional), at: instant), api).response)
        case .emptyList, .halfRows, .renamedField, .nullField, .wrongType, .wrongTotal, .wrongLanguage:
            .respond(distorted(api.reply(to: request.unconditional, at: instant), api.anatomy).response)
        }
    }

    private static let page = Response(
        status: 200, headers: [HeaderField("Content-Type", "text/html; charset=utf-8")],
        body: Array(
            "<!DOCTYPE html><html lang=\"fr\"><title>Maintenance</title><body><h1>Site en maintenance</h1></body></html>"
                .utf8))

    private static let sentAway = Response(
        status: 302, headers: [HeaderField("Location", "https://portail-captif.example.net/accueil")])

    private static let garbage = Response(
        status: 200,
        headers: [
            HeaderField("Content-Type", "application/json; charset=utf-8"), HeaderField("Content-Encoding", "gzip"),
        ], body: Array("this is no gzip, whatever the header says".utf8))

    /// The first half of the bytes, under the same headers.
    private static func cut(_ answer: Response) -> Response {
        var half = answer
        half.body = Array(answer.body.prefix(answer.body.count / 2))
        return half
    }
}

extension Request {
    /// The same question without conditions: a liar does not answer "nothing new".
    fileprivate var unconditional: Request {
        var request = self
        request.headers.removeAll { ["if-none-match", "if-modified-since"].contains($0.name.lowercased()) }
        return request
    }
}

package import VigieTransport

/// What a server does on the wire, honest or not: a loopback server plays it, an exchange in the same process says what the
/// driver would have made of it.
package enum Behaviour: Hashable, Sendable {
    case respond(Response)
    /// Answers 200 and sends bytes until the other side has had enough: so many at most.
    case flood(bytes: Int)
    /// Accepts and says nothing.
    case hang
    /// Does not accept.
    case refuse
    /// Accepts, begins, and breaks.
    case reset

    /// What the driver would tell of it, without the bytes or the wait.
    package func asSeen(asking request: Request) throws(ExchangeFailure) -> Response {
        switch self {
        case .hang:
            throw ExchangeFailure(.timeout, "pas de réponse dans le temps imparti", "no answer in the time allowed")
        case .refuse: throw ExchangeFailure(.unreachable, "connexion refusée", "connection refused")
        case .reset:
            throw ExchangeFailure(
                .interrupted, "la connexion s’est rompue avant la fin de la réponse",
                "the connection broke before the end of the answer")
        case .flood(let bytes):
            guard bytes > request.limits.bodyBytes else {
                throw ExchangeFailure(
                    .interrupted, "la connexion s’est rompue après \(bytes) octets",
                    "the connection broke after \(bytes) bytes")
            }
            throw ExchangeFailure(
                .tooLarge, "la réponse dépasse \(request.limits.bodyBytes) octets",
                "the answer is larger than \(request.limits.bodyBytes) bytes")
        case .respond(let response): return try Behaviour.received(response, request)
        }
    }

    private static func received(_ response: Response, _ request: Request) throws(ExchangeFailure) -> Response {
        if response.header("Content-Encoding") == "gzip", !response.body.starts(with: [0x1F, 0x8B, 0x08]) {
            throw ExchangeFailure(
                .malformed, "la réponse se dit en gzip et ne l’est pas", "the answer claims to be gzip and is not")
        }
        if (300...399).contains(response.status), let location = response.header("Location") {
            let host = RequestTarget(location).host
            guard host.isEmpty || host == RequestTarget(request.url).host else {
                throw ExchangeFailure(
                    .forbiddenRedirect, "renvoi vers un autre hôte, « \(host) »", "sent on to another host, “\(host)”")
            }
        }
        guard response.body.count <= request.limits.bodyBytes else {
            throw ExchangeFailure(
                .tooLarge, "la réponse dépasse \(request.limits.bodyBytes) octets",
                "the answer is larger than \(request.limits.bodyBytes) bytes")
        }
        return response
    }
}

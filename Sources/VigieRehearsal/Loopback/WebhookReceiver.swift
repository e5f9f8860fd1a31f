import Synchronization
package import VigieTransport

/// One call of a webhook that arrived whole and whose signature is right.
package struct ReceivedCall: Hashable, Sendable {
    package let path: String
    package let headers: [HeaderField]
    /// Exactly what was signed.
    package let body: [UInt8]

    package init(path: String, headers: [HeaderField], body: [UInt8]) {
        self.path = path
        self.headers = headers
        self.body = body
    }

    /// `webhook-id`: the same for every repeat of one message.
    package var id: String { Response(status: 0, headers: headers).header("webhook-id") ?? "" }
    package var text: String { String(decoding: body, as: UTF8.self) }
}

/// A customer's system that receives webhooks on 127.0.0.1. It verifies every call by Standard Webhooks 1.0.0, as a careful
/// receiver does, keeps what is right, and answers as scripted.
package final class WebhookReceiver: Sendable {
    private struct State {
        var accepted: [ReceivedCall] = []
        var declined: [ReceivedCall] = []
        var forged = 0
        var script: [Answer]
        var otherwise: Answer
    }

    /// Shared with the server's threads, which may not keep the receiver alive.
    private final class Book: Sendable {
        let state: Mutex<State>
        init(_ state: State) { self.state = Mutex(state) }
    }

    private let server: HTTPServer
    private let book: Book

    /// - Parameters:
    ///   - secrets: `whsec_…`; a call signed with any of them is right. Empty takes every complete call.
    ///   - script: the answers to the first calls, in order; `otherwise` to all that follow.
    package init(
        port: Int = 0, secrets: [String] = [], script: [Answer] = [], otherwise: Answer = .status(204)
    ) throws(LoopbackFailure) {
        let keys = secrets.compactMap(WebhookSignature.key(from:))
        guard keys.count == secrets.count else { throw LoopbackFailure("a secret is not of the form whsec_<base64>") }
        let book = Book(State(script: script, otherwise: otherwise))
        self.book = book
        server = try HTTPServer(port: port) { request in
            let call = ReceivedCall(path: Self.path(of: request.url), headers: request.headers, body: request.body)
            let isGenuine = request.method == .post && (keys.isEmpty || WebhookSignature.isRight(call, keys: keys))
            return book.state.withLock { state in
                guard isGenuine else {
                    state.forged += 1
                    return .status(401)
                }
                let answer = state.script.isEmpty ? state.otherwise : state.script.removeFirst()
                if Self.accepts(answer) { state.accepted.append(call) } else { state.declined.append(call) }
                return answer
            }
        }
    }

    package var port: Int { server.port }
    package var url: String { server.url }
    package var connections: Int { server.connections }

    /// Calls that were verified and answered with a 2xx, in order.
    package func calls() -> [ReceivedCall] { book.state.withLock { $0.accepted } }
    /// Calls that were verified and answered otherwise, or not at all.
    package func declined() -> [ReceivedCall] { book.state.withLock { $0.declined } }
    /// How many calls had no right signature. They got a 401 and were not kept.
    package var forged: Int { book.state.withLock { $0.forged } }

    /// Answers the next calls so, then all others `otherwise`.
    package func answer(next script: [Answer], otherwise: Answer? = nil) {
        book.state.withLock { state in
            state.script = script
            if let otherwise { state.otherwise = otherwise }
        }
    }

    package func stop() { server.stop() }

    /// 410: gone for good.
    package static let gone = Answer.status(410)
    /// 429 with the seconds to wait.
    package static func busy(retryAfter seconds: Int, status: Int = 429) -> Answer {
        .status(status, headers: [HeaderField("Retry-After", "\(seconds)")])
    }

    private static func accepts(_ answer: Answer) -> Bool {
        switch answer {
        case .response(let response), .chunked(let response): (200..<300).contains(response.status)
        case .fault: false
        }
    }

    private static func path(of url: String) -> String {
        let afterScheme = url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).last ?? ""
        return afterScheme.firstIndex(of: "/").map { String(afterScheme[$0...]) } ?? "/"
    }
}

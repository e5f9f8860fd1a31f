import Synchronization
package import VigieTransport

/// A web server on 127.0.0.1 that plays registers, rating bureaus and webhook receivers. It speaks real HTTP/1.1 over a
/// real socket, and can fail in every way that `Answer.Fault` names.
package final class HTTPServer: Sendable {
    private let listener: Listener
    private let diary: Diary

    /// - Parameters:
    ///   - port: 0 lets the system choose.
    ///   - handler: called on a thread of the connection, for several requests at once. The request's URL is absolute.
    package init(port: Int = 0, handler: @escaping @Sendable (Request) -> Answer) throws(LoopbackFailure) {
        let diary = Diary()
        self.diary = diary
        listener = try Listener(port: port) { connection in
            while let call = HTTPCall.read(from: connection) {
                diary.add(call.request)
                guard call.write(handler(call.request), to: connection) else { return }
            }
        }
    }

    deinit { listener.stop() }

    package var port: Int { listener.port }
    /// `http://127.0.0.1:port`, without a slash at the end.
    package var url: String { "http://127.0.0.1:\(port)" }

    /// Every complete request so far, in order of arrival.
    package var requests: [Request] { diary.requests }
    /// Connections opened so far; keep-alive makes them fewer than requests.
    package var connections: Int { listener.accepted }

    /// Ends every connection and frees the port. The second call does nothing.
    package func stop() { listener.stop() }

    private final class Diary: Sendable {
        private let state = Mutex<[Request]>([])
        var requests: [Request] { state.withLock { $0 } }
        func add(_ request: Request) { state.withLock { $0.append(request) } }
    }
}

import Synchronization
package import VigieTransport

/// HTTP as a test wants it: each question goes to a function, and every question is remembered.
package final class StubExchange: Exchange {
    package typealias Script = @Sendable (Request) throws -> Response

    private let script: Script
    private let asked = Mutex<[Request]>([])

    package init(_ script: @escaping Script) { self.script = script }

    /// The same answer to every question.
    package convenience init(_ response: Response) { self.init { _ in response } }

    package var requests: [Request] { asked.withLock { $0 } }

    package func answer(to request: Request) async throws -> Response {
        asked.withLock { $0.append(request) }
        let response = try script(request)
        // As the driver does: a body beyond the limit never arrives.
        if response.body.count > request.limits.bodyBytes {
            throw ExchangeFailure(
                .tooLarge, "plus de \(request.limits.bodyBytes) octets", "more than \(request.limits.bodyBytes) bytes")
        }
        return response
    }
}

extension Response {
    /// An answer in JSON, as a register sends it.
    package static func json(_ text: String, status: Int = 200, headers: [HeaderField] = []) -> Response {
        Response(
            status: status, headers: [HeaderField("Content-Type", "application/json; charset=utf-8")] + headers,
            body: Array(text.utf8))
    }
}

extension Request {
    /// The value of a parameter of the address, decoded.
    package func parameter(_ name: String) -> String? {
        guard let query = url.split(separator: "?", maxSplits: 1).dropFirst().first else { return nil }
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.count == 2, parts[0] == name { return Request.decoded(parts[1]) }
        }
        return nil
    }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

package import VigieTransport

/// What a server of the rehearsal does with one request: it answers, or it misbehaves in a known way.
package enum Answer: Hashable, Sendable {
    /// A well-formed answer, with its length.
    case response(Response)
    /// A well-formed answer in chunks, so that its length is not known before its end.
    case chunked(Response)
    case fault(Fault)

    /// The ways in which servers and networks fail.
    package enum Fault: Hashable, Sendable {
        /// Takes the request and says nothing until the other side gives up.
        case hang
        /// Announces the whole body, sends so many bytes, and says nothing more.
        case hangAfter(Response, bytes: Int)
        /// Breaks the connection with a reset before any answer.
        case reset
        /// Closes the connection without an answer.
        case silence
        /// Announces the whole body, sends so many bytes, and closes.
        case cut(Response, bytes: Int)
        /// Chunks without end, up to so many bytes.
        case flood(bytes: Int)
        /// One byte of the body at a time.
        case drip(Response, everyMilliseconds: Int)
        /// Says gzip and sends something else.
        case garbageGzip
        /// Header lines without end, up to so many.
        case headerFlood(lines: Int)
        /// These bytes, whatever they are, then closes.
        case raw([UInt8])
    }

    package static func ok(_ body: String, headers: [HeaderField] = []) -> Answer {
        .response(Response(status: 200, headers: headers, body: Array(body.utf8)))
    }

    package static func json(_ body: String, headers: [HeaderField] = []) -> Answer {
        ok(body, headers: [HeaderField("Content-Type", "application/json; charset=utf-8")] + headers)
    }

    package static func status(_ status: Int, _ body: String = "", headers: [HeaderField] = []) -> Answer {
        .response(Response(status: status, headers: headers, body: Array(body.utf8)))
    }

    package static func redirect(to location: String, status: Int = 302) -> Answer {
        .response(Response(status: status, headers: [HeaderField("Location", location)]))
    }
}

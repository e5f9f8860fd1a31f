import VigieTransport

extension HTTPCall {
    /// Misbehaves as asked; the connection ends afterwards.
    func act(_ fault: Answer.Fault, on connection: Connection) {
        switch fault {
        case .hang: connection.hang()
        case .hangAfter(let response, let bytes):
            HTTPCall.sendPart(of: response, bytes, to: connection)
            connection.hang()
        case .reset: connection.reset()
        case .silence: break
        case .cut(let response, let bytes): HTTPCall.sendPart(of: response, bytes, to: connection)
        case .flood(let bytes): HTTPCall.flood(bytes, to: connection)
        case .drip(let response, let milliseconds): HTTPCall.drip(response, milliseconds, to: connection)
        case .garbageGzip:
            let body = Array("this was never compressed by anyone".utf8)
            let response = Response(status: 200, headers: [HeaderField("Content-Encoding", "gzip")], body: body)
            HTTPCall.sendPart(of: response, body.count, to: connection)
        case .headerFlood(let lines): HTTPCall.floodHeaders(lines, to: connection)
        case .raw(let bytes): connection.send(bytes)
        }
    }

    private static func sendPart(of response: Response, _ bytes: Int, to connection: Connection) {
        let head = head(of: response, framing: length(of: response), keepsAlive: false)
        connection.send(head + response.body.prefix(max(0, bytes)))
    }

    private static func flood(_ bytes: Int, to connection: Connection) {
        let response = Response(status: 200)
        connection.send(head(of: response, framing: "Transfer-Encoding: chunked\r\n", keepsAlive: false))
        let block = [UInt8](repeating: UInt8(ascii: "x"), count: 64 << 10)
        var left = bytes
        while left > 0 {
            guard sendChunks(of: Array(block.prefix(left)), to: connection) else { return }
            left -= block.count
        }
        connection.send("0\r\n\r\n")
    }

    private static func drip(_ response: Response, _ milliseconds: Int, to connection: Connection) {
        guard connection.send(head(of: response, framing: length(of: response), keepsAlive: false)) else { return }
        for byte in response.body {
            guard connection.pause(milliseconds: milliseconds), connection.send([byte]) else { return }
        }
    }

    private static func floodHeaders(_ lines: Int, to connection: Connection) {
        guard connection.send("HTTP/1.1 200 OK\r\n") else { return }
        for line in 0..<lines {
            guard connection.send("X-Line-\(line): filler\r\n") else { return }
        }
        connection.send("Content-Length: 0\r\n\r\n")
    }
}

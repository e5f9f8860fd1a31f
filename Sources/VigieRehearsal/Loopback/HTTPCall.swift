import VigieTransport

/// One request as it came over a connection, and the way back.
struct HTTPCall {
    let request: Request
    private let keepsAlive: Bool

    private static let longestLine = 64 << 10
    private static let mostHeaders = 1_000
    private static let mostBodyBytes = 64 << 20

    /// Nil where the connection ends, or where what came is not a request that this server knows.
    static func read(from connection: Connection) -> HTTPCall? {
        guard let first = text(connection.line(atMost: longestLine)) else { return nil }
        let parts = first.split(separator: " ")
        guard parts.count == 3, parts[2].hasPrefix("HTTP/1."), let headers = headers(from: connection) else {
            return nil
        }
        guard let method = Request.Method(rawValue: String(parts[0])) else {
            connection.send("HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            return nil
        }
        func value(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }
        if value("expect")?.lowercased() == "100-continue" { connection.send("HTTP/1.1 100 Continue\r\n\r\n") }
        let length = Int(value("content-length") ?? "0") ?? -1
        // A body that never arrives whole is no request: nobody may count it.
        guard (0...mostBodyBytes).contains(length), let body = connection.bytes(length) else { return nil }
        let target = String(parts[1])
        // A proxy is asked with the whole URL; a server with the path alone.
        let url = target.hasPrefix("/") ? "http://\(value("host") ?? "127.0.0.1")\(target)" : target
        let keepsAlive = parts[2] == "HTTP/1.1" && value("connection")?.lowercased() != "close"
        return HTTPCall(
            request: Request(method: method, url: url, headers: headers, body: body), keepsAlive: keepsAlive)
    }

    private static func headers(from connection: Connection) -> [HeaderField]? {
        var fields: [HeaderField] = []
        while let line = text(connection.line(atMost: longestLine)) {
            if line.isEmpty { return fields }
            guard let colon = line.firstIndex(of: ":"), fields.count < mostHeaders else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            fields.append(HeaderField(String(line[..<colon]), String(value)))
        }
        return nil
    }

    /// The line without its CRLF; nil without one.
    private static func text(_ line: [UInt8]?) -> String? {
        guard let line, line.suffix(2) == [0x0D, 0x0A] else { return nil }
        return String(decoding: line.dropLast(2), as: UTF8.self)
    }

    /// Acts the answer. False where the connection must end.
    func write(_ answer: Answer, to connection: Connection) -> Bool {
        switch answer {
        case .response(let response):
            let head = HTTPCall.head(of: response, framing: HTTPCall.length(of: response), keepsAlive: keepsAlive)
            return connection.send(head + HTTPCall.body(of: response)) && keepsAlive
        case .chunked(let response):
            let head = HTTPCall.head(of: response, framing: "Transfer-Encoding: chunked\r\n", keepsAlive: keepsAlive)
            guard connection.send(head), HTTPCall.sendChunks(of: response.body, to: connection) else { return false }
            return connection.send("0\r\n\r\n") && keepsAlive
        case .fault(let fault):
            act(fault, on: connection)
            return false
        }
    }

    static func head(of response: Response, framing: String, keepsAlive: Bool) -> [UInt8] {
        var text = "HTTP/1.1 \(response.status) \(reason(response.status))\r\n"
        for field in response.headers { text += "\(field.name): \(field.value)\r\n" }
        text += framing
        if !keepsAlive { text += "Connection: close\r\n" }
        return Array((text + "\r\n").utf8)
    }

    static func length(of response: Response) -> String {
        hasBody(response) ? "Content-Length: \(response.body.count)\r\n" : ""
    }

    static func body(of response: Response) -> [UInt8] { hasBody(response) ? response.body : [] }

    /// 204 and 304 end with their headers (RFC 9110 section 6.4.1).
    private static func hasBody(_ response: Response) -> Bool { ![204, 304].contains(response.status) }

    static func sendChunks(of body: [UInt8], to connection: Connection) -> Bool {
        let size = 8 << 10
        for start in stride(from: 0, to: body.count, by: size) {
            let chunk = body[start..<min(start + size, body.count)]
            let framed = Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + Array("\r\n".utf8)
            guard connection.send(framed) else { return false }
        }
        return true
    }

    private static func reason(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 301: "Moved Permanently"
        case 302: "Found"
        case 304: "Not Modified"
        case 404: "Not Found"
        case 410: "Gone"
        case 429: "Too Many Requests"
        case 503: "Service Unavailable"
        default: "Status"
        }
    }
}

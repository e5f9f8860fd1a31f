package import VigieTransport

/// What a register says before it becomes bytes, so that a lie can be told about its content.
package struct Reply: Hashable, Sendable {
    package enum Payload: Hashable, Sendable {
        case json(OrderedJSON)
        /// One JSON value per line.
        case lines([OrderedJSON])
        case nothing
    }

    package var status: Int
    package var headers: [HeaderField]
    package var payload: Payload

    package init(status: Int = 200, headers: [HeaderField] = [], payload: Payload) {
        self.status = status
        self.headers = headers
        self.payload = payload
    }

    package var body: [UInt8] {
        switch payload {
        case .json(let json): json.bytes
        case .lines(let lines): Array(lines.map { $0.written() + "\n" }.joined().utf8)
        case .nothing: []
        }
    }

    private var contentType: String? {
        switch payload {
        case .json: "application/json; charset=utf-8"
        case .lines: "application/jsonl; charset=utf-8"
        case .nothing: nil
        }
    }

    package var response: Response {
        let type = contentType.map { [HeaderField("Content-Type", $0)] } ?? []
        return Response(status: status, headers: type + headers, body: body)
    }
}

/// What a server answered, whole. Any status is an answer; a failure to get one is an `ExchangeFailure`.
package struct Response: Hashable, Sendable {
    package var status: Int
    /// In the order received, names as received.
    package var headers: [HeaderField]
    package var body: [UInt8]

    package init(status: Int, headers: [HeaderField] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first header of that name, whatever its capitals.
    package func header(_ name: String) -> String? {
        let wanted = name.lowercased()
        return headers.first { $0.name.lowercased() == wanted }?.value
    }

    package var validators: Validators {
        Validators(entityTag: header("ETag"), lastModified: header("Last-Modified"))
    }
}

/// What lets the next question be answered "nothing new" (RFC 9110 section 8.8).
package struct Validators: Hashable, Sendable, Codable {
    package var entityTag: String?
    package var lastModified: String?

    package init(entityTag: String? = nil, lastModified: String? = nil) {
        self.entityTag = entityTag
        self.lastModified = lastModified
    }

    package var isEmpty: Bool { entityTag == nil && lastModified == nil }

    /// The conditional headers of the next request.
    package var conditions: [HeaderField] {
        var fields: [HeaderField] = []
        if let entityTag { fields.append(HeaderField("If-None-Match", entityTag)) }
        if let lastModified { fields.append(HeaderField("If-Modified-Since", lastModified)) }
        return fields
    }
}

package import VigieDomain
package import VigieTransport

extension Reply {
    /// The same reply with its validators, or 304 without a body where the asker has it already (RFC 9110 section 13).
    ///
    /// - Parameter modified: when the data last changed; nil where the register does not say.
    package func validated(for request: Request, modified: Instant?) -> Reply {
        guard status == 200 else { return self }
        let tag = "\"\(String(Fingerprint.of(body), radix: 16))\""
        var reply = self
        reply.headers.append(HeaderField("ETag", tag))
        if let modified { reply.headers.append(HeaderField("Last-Modified", HTTPDate.text(modified))) }
        guard Reply.isFresh(request, tag: tag, modified: modified) else { return reply }
        reply.status = 304
        reply.payload = .nothing
        return reply
    }

    /// If-None-Match wins over If-Modified-Since where both are sent.
    private static func isFresh(_ request: Request, tag: String, modified: Instant?) -> Bool {
        if let tags = request.header("If-None-Match") {
            return tags.split(separator: ",").contains { candidate in
                let bare = candidate.drop { $0 == " " }
                let strong = bare.hasPrefix("W/") ? bare.dropFirst(2) : bare
                return strong == "*" || strong.prefix { $0 != " " } == tag
            }
        }
        guard let since = request.header("If-Modified-Since").flatMap(HTTPDate.instant), let modified else {
            return false
        }
        return modified.secondsSince1970 <= since.secondsSince1970
    }
}

extension Request {
    /// The first header of that name, whatever its capitals.
    func header(_ name: String) -> String? {
        let wanted = name.lowercased()
        return headers.first { $0.name.lowercased() == wanted }?.value
    }
}

/// The parts of an address that decide which register answers, and what it is asked.
package struct RequestTarget: Hashable, Sendable {
    package struct Item: Hashable, Sendable {
        package var name: String
        package var value: String
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// In lower case, without the port; empty where the address has none.
    package var host: String
    /// Decoded, beginning with a slash and without one at the end.
    package var path: String
    /// In the order given; names may repeat.
    package var items: [Item]

    package init(_ url: some StringProtocol) {
        var rest = Substring(url)
        if let hash = rest.firstIndex(of: "#") { rest = rest[..<hash] }
        let query = rest.firstIndex(of: "?").map { rest[rest.index(after: $0)...] } ?? ""
        if let mark = rest.firstIndex(of: "?") { rest = rest[..<mark] }
        var authority: Substring = ""
        if let scheme = rest.range(of: "://") {
            rest = rest[scheme.upperBound...]
            let slash = rest.firstIndex(of: "/") ?? rest.endIndex
            authority = rest[..<slash]
            rest = rest[slash...]
        }
        host = RequestTarget.host(of: authority)
        path = "/" + rest.split(separator: "/").map { RequestTarget.decoded($0) }.joined(separator: "/")
        items = query.split(separator: "&").map { pair in
            let cut = pair.firstIndex(of: "=") ?? pair.endIndex
            return Item(
                RequestTarget.decoded(pair[..<cut], plusIsSpace: true),
                RequestTarget.decoded(pair[cut...].dropFirst(), plusIsSpace: true))
        }
    }

    package func values(of name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }

    /// The last value given, as most servers take it.
    package func value(of name: String) -> String? { items.last { $0.name == name }?.value }

    /// The address again, percent-encoded, for this scheme and authority.
    package func url(scheme: String = "https", authority: String? = nil) -> String {
        let query = items.map { "\(RequestTarget.encoded($0.name))=\(RequestTarget.encoded($0.value))" }
        let tail = query.isEmpty ? "" : "?" + query.joined(separator: "&")
        return "\(scheme)://\(authority ?? host)\(path)\(tail)"
    }

    /// Percent-encodes all but the unreserved characters of RFC 3986.
    package static func encoded(_ text: String) -> String {
        var out = ""
        for byte in text.utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 126: out.unicodeScalars.append(Unicode.Scalar(byte))
            default: out += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return out
    }

    private static func host(of authority: Substring) -> String {
        let server = authority.split(separator: "@").last ?? ""
        if server.first == "[" { return server.prefix { $0 != "]" }.dropFirst().lowercased() }
        return server.prefix { $0 != ":" }.lowercased()
    }

    /// A percent sign that no two hexadecimal digits follow stays as it is, as lenient servers leave it.
    private static func decoded(_ text: Substring, plusIsSpace: Bool = false) -> String {
        let source = Array(text.utf8)
        var bytes: [UInt8] = []
        var index = 0
        while index < source.count {
            if source[index] == 37, index + 2 < source.count, let high = hex(source[index + 1]),
                let low = hex(source[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(plusIsSpace && source[index] == 43 ? 32 : source[index])
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}

extension Substring {
    /// The first place where this text stands.
    fileprivate func range(of text: String) -> Range<Index>? { ranges(of: text).first }
}

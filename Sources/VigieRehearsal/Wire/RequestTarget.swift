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
        var rest = Substring(url).utf8[...]
        if let hash = rest.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<hash] }
        var query = rest[rest.endIndex...]
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            query = rest[mark...].dropFirst()
            rest = rest[..<mark]
        }
        var authority = rest[..<rest.startIndex]
        if let scheme = RequestTarget.endOfScheme(rest) {
            rest = rest[scheme...]
            let slash = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            authority = rest[..<slash]
            rest = rest[slash...]
        }
        host = RequestTarget.host(of: Substring(authority))
        path =
            "/"
            + rest.split(separator: UInt8(ascii: "/")).map { RequestTarget.decoded($0) }.joined(separator: "/")
        items = query.split(separator: UInt8(ascii: "&")).map { pair in
            let cut = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            return Item(
                RequestTarget.decoded(pair[..<cut], plusIsSpace: true),
                RequestTarget.decoded(pair[cut...].dropFirst(), plusIsSpace: true))
        }
    }

    /// Behind the first `://`.
    private static func endOfScheme(_ url: Substring.UTF8View) -> Substring.Index? {
        var rest = url
        while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
            rest = rest[colon...].dropFirst()
            if rest.starts(with: "//".utf8) { return rest.index(rest.startIndex, offsetBy: 2) }
        }
        return nil
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
    private static func decoded(_ text: Substring.UTF8View, plusIsSpace: Bool = false) -> String {
        guard text.contains(where: { $0 == 37 || $0 == 43 }) else { return String(Substring(text)) }
        let source = Array(text)
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

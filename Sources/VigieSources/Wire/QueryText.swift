/// Addresses as they go over the wire and as people may see them.
package enum QueryText {
    /// Percent-encodes everything but the unreserved characters of RFC 3986, so that a value can never end its parameter.
    package static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `base?name=value&…`, in the order given.
    package static func url(_ base: String, _ parameters: [(name: String, value: String)]) -> String {
        let query = parameters.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
        guard !query.isEmpty else { return base }
        return base + (base.contains("?") ? "&" : "?") + query
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}

/// Keeps what is secret out of every sentence and address that a person or a file will see.
package struct Redaction: Sendable {
    private let secrets: [String]

    package init(secrets: [String] = []) {
        // A secret of one or two characters would blot out ordinary words; such a one protects nothing anyway.
        self.secrets = secrets.flatMap { [$0, QueryText.encoded($0)] }.filter { $0.count > 2 }
    }

    package func clean(_ text: String) -> String {
        secrets.reduce(text) { $0.replacing($1, with: "…") }
    }
}

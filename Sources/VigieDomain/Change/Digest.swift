import CCrypto

/// SHA-256, from which every derived id is made (libcrypto does the work).
package struct Digest: Hashable, Sendable {
    package let bytes: [UInt8]

    package init(of bytes: some Collection<UInt8>) {
        let input = Array(bytes)
        var output = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        _ = SHA256(input, input.count, &output)
        self.bytes = output
    }

    /// Parts are joined by the unit separator, so that ("ab", "c") and ("a", "bc") differ. A source can send that byte
    /// inside a text: there it is written otherwise, so that no text can pass for two.
    package init(of parts: [String]) {
        var joined: [UInt8] = []
        for (index, part) in parts.enumerated() {
            if index > 0 { joined.append(Digest.separator) }
            for byte in part.utf8 {
                switch byte {
                case Digest.separator: joined += [Digest.escape, 49]
                case Digest.escape: joined += [Digest.escape, 48]
                default: joined.append(byte)
                }
            }
        }
        self.init(of: joined)
    }

    private static let separator: UInt8 = 0x1F
    private static let escape: UInt8 = 0x1E

    package var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The first 27 digits of the digest in base 62 (160 bits): short enough for a header, wide enough to be unique.
    package var short: String {
        let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
        var number = bytes
        var digits: [UInt8] = []
        while number.contains(where: { $0 != 0 }) {
            var remainder = 0
            for index in number.indices {
                let value = remainder * 256 + Int(number[index])
                number[index] = UInt8(value / 62)
                remainder = value % 62
            }
            digits.append(alphabet[remainder])
        }
        while digits.count < 43 { digits.append(alphabet[0]) }
        return String(decoding: digits.reversed().prefix(27), as: UTF8.self)
    }
}

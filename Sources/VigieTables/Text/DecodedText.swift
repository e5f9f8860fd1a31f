/// The bytes of a file that a person saved, as UTF-8, whatever the office program chose.
package struct DecodedText: Hashable, Sendable {
    /// How the file was written.
    package enum Encoding: String, Hashable, Sendable, CaseIterable {
        case utf8 = "UTF-8"
        case utf16 = "UTF-16"
        /// What Excel writes as "CSV" in a French Windows.
        case windows1252 = "Windows-1252"
    }

    /// Why bytes are not a text.
    package enum Fault: Error, Hashable, Sendable {
        case spreadsheet(Spreadsheet)
        case binary
    }

    /// A workbook saved as it is instead of as text.
    package enum Spreadsheet: String, Hashable, Sendable {
        /// `.xlsx`, `.ods`: an archive.
        case archive
        /// `.xls`: the older format.
        case compound
    }

    package let utf8: [UInt8]
    package let encoding: Encoding
    /// Sequences such as `Ã©` show that a part of the file went through two encodings.
    package let looksMixed: Bool

    package init(_ bytes: [UInt8]) throws(Fault) {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { throw .spreadsheet(.archive) }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .spreadsheet(.compound) }
        if let text = DecodedText.utf16(bytes) {
            utf8 = text
            encoding = .utf16
            looksMixed = false
            return
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard !body.contains(0) else { throw .binary }
        if String(validating: body, as: UTF8.self) != nil {
            utf8 = body
            encoding = .utf8
            looksMixed = false
        } else {
            utf8 = DecodedText.windows1252(body)
            encoding = .windows1252
            looksMixed = DecodedText.holdsDoubleEncoding(body)
        }
    }

    /// By its byte order mark; without one, by the zero byte that every second byte of a Western text is.
    private static func utf16(_ bytes: [UInt8]) -> [UInt8]? {
        let isBigEndian: Bool
        var start = 0
        if bytes.starts(with: [0xFF, 0xFE]) {
            (isBigEndian, start) = (false, 2)
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            (isBigEndian, start) = (true, 2)
        } else if bytes.count >= 4, bytes[0] != 0, bytes[1] == 0, bytes[2] != 0, bytes[3] == 0 {
            isBigEndian = false
        } else if bytes.count >= 4, bytes[0] == 0, bytes[1] != 0, bytes[2] == 0, bytes[3] != 0 {
            isBigEndian = true
        } else {
            return nil
        }
        var units: [UInt16] = []
        units.reserveCapacity((bytes.count - start) / 2)
        for index in stride(from: start, to: bytes.count - 1, by: 2) {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isBigEndian ? first << 8 | second : second << 8 | first)
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            guard byte >= 0x80 else {
                text.append(byte)
                continue
            }
            let scalar = byte < 0xA0 ? upper[Int(byte) - 0x80] : Unicode.Scalar(byte)
            text.append(contentsOf: String(Character(scalar)).utf8)
        }
        return text
    }

    /// A two-byte UTF-8 letter (`C3 A9`) beside bytes that are not UTF-8.
    private static func holdsDoubleEncoding(_ bytes: [UInt8]) -> Bool {
        var previous: UInt8 = 0
        for byte in bytes {
            if previous == 0xC3, (0xA0...0xBC).contains(byte) { return true }
            previous = byte
        }
        return false
    }

    /// 0x80 to 0x9F, where Windows-1252 leaves Latin-1 (WHATWG Encoding; the five free places stay control characters).
    private static let upper: [Unicode.Scalar] = [
        "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8D}", "Ž", "\u{8F}",
        "\u{90}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9D}", "ž", "Ÿ",
    ]
}

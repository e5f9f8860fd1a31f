import Foundation

/// What a person's mail program shows of a mail: the headers in plain words, the text and the page.
package struct MailReading: Hashable, Sendable {
    /// In the order of the mail, unfolded and decoded.
    package private(set) var headers: [Header] = []
    package private(set) var text = ""
    package private(set) var html = ""

    package struct Header: Hashable, Sendable {
        package var name: String
        package var value: String
    }

    package init(_ bytes: [UInt8]) {
        let lines = MailReading.lines(bytes)
        let blank = lines.firstIndex(of: "") ?? lines.count
        headers = MailReading.headers(lines[..<blank])
        let type = header("Content-Type") ?? ""
        guard let mark = type.ranges(of: "boundary=\"").first,
            let boundary = type[mark.upperBound...].split(separator: "\"").first
        else {
            text = lines[blank...].dropFirst().joined(separator: "\n")
            return
        }
        for part in MailReading.parts(lines[blank...], boundary: String(boundary)) {
            let blank = part.firstIndex(of: "") ?? part.endIndex
            let headers = MailReading.headers(part[..<blank])
            let body = MailReading.decoded(part[blank...].dropFirst())
            let type = headers.first { $0.name.lowercased() == "content-type" }?.value ?? "text/plain"
            if type.hasPrefix("text/html") { html = body } else { text = body }
        }
    }

    /// The first header of that name, whatever its capitals.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    package var subject: String { header("Subject") ?? "" }
    package var messageID: String { header("Message-ID") ?? "" }

    // MARK: - Lines and parts

    private static func lines(_ bytes: [UInt8]) -> [String] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
        }
    }

    private static func headers(_ lines: ArraySlice<String>) -> [Header] {
        var headers: [Header] = []
        for line in lines {
            if line.first == " " || line.first == "\t", !headers.isEmpty {
                headers[headers.count - 1].value += line
            } else if let colon = line.firstIndex(of: ":") {
                let value = line[line.index(after: colon)...].drop { $0 == " " }
                headers.append(Header(name: String(line[..<colon]), value: String(value)))
            }
        }
        return headers.map { Header(name: $0.name, value: words($0.value)) }
    }

    private static func parts(_ lines: ArraySlice<String>, boundary: String) -> [ArraySlice<String>] {
        var parts: [ArraySlice<String>] = []
        var start: Int?
        for index in lines.indices where lines[index] == "--\(boundary)" || lines[index] == "--\(boundary)--" {
            if let start { parts.append(lines[start..<index]) }
            start = lines[index].hasSuffix("--") ? nil : index + 1
        }
        return parts
    }

    // MARK: - Encodings

    /// Encoded words of RFC 2047; blanks between two of them belong to neither.
    private static func words(_ value: String) -> String {
        var result = ""
        var wasEncoded = false
        for word in value.split(separator: " ") {
            let decoded = encodedWord(word)
            if !result.isEmpty, !(wasEncoded && decoded != nil) { result += " " }
            result += decoded ?? String(word)
            wasEncoded = decoded != nil
        }
        return result
    }

    private static func encodedWord(_ word: Substring) -> String? {
        let parts = word.split(separator: "?", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == "=", parts[4] == "=", parts[1].lowercased() == "utf-8" else { return nil }
        switch parts[2] {
        case "B", "b": return Data(base64Encoded: String(parts[3])).map { String(decoding: $0, as: UTF8.self) }
        case "Q", "q": return String(decoding: unquoted(String(parts[3].replacing("_", with: " "))), as: UTF8.self)
        default: return nil
        }
    }

    /// Quoted-printable, the only encoding that our mails use.
    private static func decoded(_ lines: ArraySlice<String>) -> String {
        var bytes: [UInt8] = []
        for line in lines {
            let isSoft = line.hasSuffix("=")
            bytes += unquoted(String(isSoft ? line.dropLast() : line[...]))
            if !isSoft { bytes.append(0x0A) }
        }
        // The line end before a boundary belongs to the boundary.
        if bytes.last == 0x0A { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func unquoted(_ text: String) -> [UInt8] {
        let source = Array(text.utf8)
        var bytes: [UInt8] = []
        var index = 0
        while index < source.count {
            if source[index] == UInt8(ascii: "="), index + 2 < source.count,
                let byte = UInt8(String(decoding: source[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
            {
                bytes.append(byte)
                index += 3
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
        return bytes
    }
}

extension ReceivedMail {
    package var reading: MailReading { MailReading(bytes) }
}

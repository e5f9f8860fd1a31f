import FoundationEssentials

/// A strict and simple reader of our own mails, for tests: headers unfolded and decoded, parts decoded.
struct MailReading {
    var headers: [(name: String, value: String)] = []
    var text = ""
    var html = ""
    var rawLines: [[UInt8]] = []

    init(_ bytes: [UInt8]) {
        rawLines = MailReading.lines(bytes)
        let blank = rawLines.firstIndex { $0.isEmpty } ?? rawLines.count
        for line in rawLines[..<blank] {
            let text = String(decoding: line, as: UTF8.self)
            if text.hasPrefix(" ") || text.hasPrefix("\t"), !headers.isEmpty {
                headers[headers.count - 1].value += text
            } else {
                let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                headers.append((String(parts[0]), parts.count == 2 ? String(parts[1].drop { $0 == " " }) : ""))
            }
        }
        guard let boundary = header("Content-Type")?.split(separator: "\"").dropFirst().first else { return }
        var parts: [[[UInt8]]] = []
        for line in rawLines[blank...] {
            let text = String(decoding: line, as: UTF8.self)
            if text == "--\(boundary)" {
                parts.append([])
            } else if text == "--\(boundary)--" {
                break
            } else if !parts.isEmpty {
                parts[parts.count - 1].append(line)
            }
        }
        let bodies = parts.map { MailReading.decoded(Array($0.drop { !$0.isEmpty }.dropFirst())) }
        if bodies.count == 2 { (text, html) = (bodies[0], bodies[1]) }
    }

    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    /// The subject with its encoded words read.
    var subject: String { MailReading.words(header("Subject") ?? "") }

    static func words(_ value: String) -> String {
        var result = ""
        var wasEncoded = false
        for word in value.split(separator: " ", omittingEmptySubsequences: true) {
            if word.hasPrefix("=?UTF-8?B?"), word.hasSuffix("?="),
                let data = Data(base64Encoded: String(word.dropFirst(10).dropLast(2)))
            {
                if !wasEncoded, !result.isEmpty { result += " " }
                result += String(decoding: data, as: UTF8.self)
                wasEncoded = true
            } else {
                if !result.isEmpty { result += " " }
                result += word
                wasEncoded = false
            }
        }
        return result
    }

    private static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
        var lines: [[UInt8]] = [[]]
        var index = 0
        while index < bytes.count {
            if bytes[index] == 13, index + 1 < bytes.count, bytes[index + 1] == 10 {
                lines.append([])
                index += 2
            } else {
                lines[lines.count - 1].append(bytes[index])
                index += 1
            }
        }
        return lines
    }

    private static func decoded(_ lines: [[UInt8]]) -> String {
        var output: [UInt8] = []
        for line in lines {
            var index = 0
            var isSoft = false
            while index < line.count {
                if line[index] == 61, index + 2 < line.count,
                    let value = UInt8(String(decoding: line[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
                {
                    output.append(value)
                    index += 3
                } else if line[index] == 61, index == line.count - 1 {
                    isSoft = true
                    index += 1
                } else {
                    output.append(line[index])
                    index += 1
                }
            }
            if !isSoft { output.append(10) }
        }
        return String(decoding: output, as: UTF8.self)
    }
}

extension OrderedJSON {
    package enum Spacing: Sendable {
        /// `{"a":1}`
        case compact
        /// `{"a": 1, "b": 2}`, as the portal writes it, outside and inside the strings of a notice.
        case airy
    }

    package func written(_ spacing: Spacing = .airy) -> String {
        var out: [UInt8] = []
        write(to: &out, spacing)
        return String(decoding: out, as: UTF8.self)
    }

    package var bytes: [UInt8] {
        var out: [UInt8] = []
        write(to: &out, .airy)
        return out
    }

    private func write(to out: inout [UInt8], _ spacing: Spacing) {
        switch self {
        case .null: out += "null".utf8
        case .bool(let bool): out += (bool ? "true" : "false").utf8
        case .integer(let integer): out += String(integer).utf8
        // JSON has no infinity and no NaN.
        case .decimal(let decimal): out += (decimal.isFinite ? String(decimal) : "null").utf8
        case .text(let text): OrderedJSON.write(text, to: &out)
        case .list(let list):
            out.append(UInt8(ascii: "["))
            for (position, element) in list.enumerated() {
                if position > 0 { out += spacing.comma.utf8 }
                element.write(to: &out, spacing)
            }
            out.append(UInt8(ascii: "]"))
        case .object(let members):
            out.append(UInt8(ascii: "{"))
            for (position, member) in members.enumerated() {
                if position > 0 { out += spacing.comma.utf8 }
                OrderedJSON.write(member.name, to: &out)
                out += spacing.colon.utf8
                member.value.write(to: &out, spacing)
            }
            out.append(UInt8(ascii: "}"))
        }
    }

    /// Escapes what JSON forbids in a string, byte by byte; anything beyond ASCII passes as it is.
    private static func write(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) else {
            out += text.utf8
            out.append(UInt8(ascii: "\""))
            return
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): out += "\\\"".utf8
            case UInt8(ascii: "\\"): out += "\\\\".utf8
            case UInt8(ascii: "\n"): out += "\\n".utf8
            case UInt8(ascii: "\r"): out += "\\r".utf8
            case UInt8(ascii: "\t"): out += "\\t".utf8
            case 0..<0x20: out += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
            default: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
    }
}

extension OrderedJSON.Spacing {
    fileprivate var comma: String { self == .airy ? ", " : "," }
    fileprivate var colon: String { self == .airy ? ": " : ":" }
}

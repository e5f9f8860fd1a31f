extension OrderedJSON {
    package enum Spacing: Sendable {
        /// `{"a":1}`
        case compact
        /// `{"a": 1, "b": 2}`, as the portal writes it, outside and inside the strings of a notice.
        case airy
    }

    package func written(_ spacing: Spacing = .airy) -> String {
        var out = ""
        write(to: &out, spacing)
        return out
    }

    package var bytes: [UInt8] { Array(written().utf8) }

    private func write(to out: inout String, _ spacing: Spacing) {
        switch self {
        case .null: out += "null"
        case .bool(let bool): out += bool ? "true" : "false"
        case .integer(let integer): out += String(integer)
        // JSON has no infinity and no NaN.
        case .decimal(let decimal): out += decimal.isFinite ? String(decimal) : "null"
        case .text(let text): OrderedJSON.write(text, to: &out)
        case .list(let list):
            out += "["
            for (position, element) in list.enumerated() {
                if position > 0 { out += spacing.comma }
                element.write(to: &out, spacing)
            }
            out += "]"
        case .object(let members):
            out += "{"
            for (position, member) in members.enumerated() {
                if position > 0 { out += spacing.comma }
                OrderedJSON.write(member.name, to: &out)
                out += spacing.colon
                member.value.write(to: &out, spacing)
            }
            out += "}"
        }
    }

    private static func write(_ text: String, to out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            default:
                if scalar.value < 0x20 {
                    let digits = String(scalar.value, radix: 16)
                    out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        out += "\""
    }
}

extension OrderedJSON.Spacing {
    fileprivate var comma: String { self == .airy ? ", " : "," }
    fileprivate var colon: String { self == .airy ? ": " : ":" }
}

/// A JSON value whose members stand in the order in which they were written: what scripts and people read.
package enum JSONOutput: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Int64)
    case text(String)
    case list([JSONOutput])
    case object([Member])

    package struct Member: Hashable, Sendable {
        package var name: String
        package var value: JSONOutput

        package init(_ name: String, _ value: JSONOutput) {
            self.name = name
            self.value = value
        }
    }

    package static func text(_ value: String?) -> JSONOutput { value.map { .text($0) } ?? .null }
    package static func texts(_ values: some Sequence<String>) -> JSONOutput { .list(values.map { .text($0) }) }
    package static func count(_ value: Int) -> JSONOutput { .number(Int64(value)) }

    /// On one line, as JSON Lines wants it.
    package var line: String {
        var text = ""
        write(to: &text, indent: nil)
        return text
    }

    /// For a person who looks at it: two blanks for each level.
    package var pretty: String {
        var text = ""
        write(to: &text, indent: 0)
        return text
    }

    private func write(to text: inout String, indent: Int?) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .number(let value): text += String(value)
        case .text(let value): JSONOutput.write(value, to: &text)
        case .list(let values):
            JSONOutput.write(values, in: ("[", "]"), to: &text, indent: indent) { value, text, indent in
                value.write(to: &text, indent: indent)
            }
        case .object(let members):
            JSONOutput.write(members, in: ("{", "}"), to: &text, indent: indent) { member, text, indent in
                JSONOutput.write(member.name, to: &text)
                text += indent == nil ? ":" : ": "
                member.value.write(to: &text, indent: indent)
            }
        }
    }

    private static func write<Item>(
        _ items: [Item], in brackets: (String, String), to text: inout String, indent: Int?,
        _ writeItem: (Item, inout String, Int?) -> Void
    ) {
        text += brackets.0
        for (index, item) in items.enumerated() {
            if index > 0 { text += "," }
            if let indent { text += "\n" + String(repeating: "  ", count: indent + 1) }
            writeItem(item, &text, indent.map { $0 + 1 })
        }
        if let indent, !items.isEmpty { text += "\n" + String(repeating: "  ", count: indent) }
        text += brackets.1
    }

    /// Control characters are escaped, and those that end a line for JavaScript; all else stands as it is.
    private static func write(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            default:
                if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar == "\u{2028}"
                    || scalar == "\u{2029}"
                {
                    let digits = String(scalar.value, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    text.unicodeScalars.append(scalar)
                }
            }
        }
        text += "\""
    }
}

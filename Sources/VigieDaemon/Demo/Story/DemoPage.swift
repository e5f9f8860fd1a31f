package import VigieDomain

/// Lines for a terminal: wrapped to its width, coloured where it shows colours.
package struct DemoPage: Sendable {
    /// A hundred columns fit beside anything.
    package static let width = 100

    package enum Ink: Hashable, Sendable {
        case plain, bold, quiet, bad, good
        case severity(Severity)

        fileprivate var code: String? {
            switch self {
            case .plain, .severity(.low), .severity(.info): nil
            case .bold: "1"
            case .quiet: "2"
            case .bad, .severity(.critical): "1;31"
            case .good: "32"
            case .severity(.high): "31"
            case .severity(.medium): "33"
            }
        }
    }

    package private(set) var lines: [String] = []
    private let hasColours: Bool

    package init(hasColours: Bool) { self.hasColours = hasColours }

    package mutating func blank() {
        if lines.last?.isEmpty == false { lines.append("") }
    }

    package mutating func rule() { add(String(repeating: "─", count: DemoPage.width), ink: .quiet) }

    /// - Parameters:
    ///   - label: stands before the first line, in a column of its own.
    package mutating func add(_ text: String, indent: Int = 0, label: String = "", ink: Ink = .plain) {
        let room = DemoPage.width - indent - label.count
        for (index, line) in DemoPage.wrapped(text, to: room).enumerated() {
            let margin = String(repeating: " ", count: indent)
            let lead = index == 0 ? label : String(repeating: " ", count: label.count)
            lines.append((margin + lead + painted(line, ink)).droppingBlanksAtEnd)
        }
    }

    /// A text of several lines, each as it is but for those that are too long.
    package mutating func quote(_ text: String, mark: String) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let lead = line.prefix { $0 == " " }
            let rest = String(line.dropFirst(lead.count))
            for part in DemoPage.wrapped(rest, to: DemoPage.width - mark.count - lead.count) {
                lines.append((painted(mark, .quiet) + lead + part).droppingBlanksAtEnd)
            }
        }
    }

    private func painted(_ text: String, _ ink: Ink) -> String {
        guard hasColours, let code = ink.code, !text.isEmpty else { return text }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }

    /// Breaks at blanks; a word that is longer than the line is cut. No-break blanks do not break.
    static func wrapped(_ text: String, to width: Int) -> [String] {
        let width = max(width, 10)
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            var word = String(word)
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = ""
            }
            while word.count > width {
                lines.append(String(word.prefix(width)))
                word = String(word.dropFirst(width))
            }
            line = line.isEmpty ? word : line + " " + word
        }
        return lines + [line]
    }
}

extension String {
    fileprivate var droppingBlanksAtEnd: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

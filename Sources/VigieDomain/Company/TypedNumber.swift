/// A number as it stands in a cell, reduced step by step: capitals, without the blanks and signs that people and
/// spreadsheets put between digits.
struct TypedNumber: Hashable, Sendable {
    /// Longest text that is looked at: a cell can hold a novel, a number cannot.
    static let longest = 200

    /// Capitals, blanks of every kind as one space.
    private let text: String

    init(_ raw: String) {
        var text = ""
        for scalar in raw.unicodeScalars.prefix(TypedNumber.longest) {
            if TypedNumber.invisible.contains(scalar.value) { continue }
            if scalar.properties.isWhitespace {
                if text.last != " " { text.append(" ") }
            } else {
                text += scalar.properties.uppercaseMapping
            }
        }
        self.text = TypedNumber.withoutTextMark(TypedNumber.trimmed(text))
    }

    /// Nothing but blanks and signs: the dash that stands for "none" is an empty cell.
    var isEmpty: Bool {
        !text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }

    /// `7,32829E+13`, `7.32829E13`: what a spreadsheet shows for a long number.
    var isScientific: Bool {
        let parts = text.split(separator: "E", omittingEmptySubsequences: false)
        guard parts.count == 2, let first = parts[0].utf8.first, (48...57).contains(first) else { return false }
        let mantissa = parts[0].utf8.allSatisfy { (48...57).contains($0) || $0 == 44 || $0 == 46 }
        let sign = parts[1].first == "+" || parts[1].first == "-"
        let exponent = sign ? parts[1].dropFirst() : parts[1]
        guard mantissa, (1...3).contains(exponent.utf8.count) else { return false }
        return exponent.utf8.allSatisfy { (48...57).contains($0) } && (sign || parts[0].utf8.contains { $0 < 48 })
    }

    /// Every letter and digit, in order.
    var lettersAndDigits: String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { TypedNumber.isPlain($0) }))
    }

    /// Without `SIREN`, `RCS Paris`, `N°`, and the signs between digits; what is left should be digits, perhaps after `FR`.
    /// Anything else stays, so that it is refused.
    var withoutFrenchWords: String {
        let text = withoutDecimals.filter { $0 != "." }
        var words: [Substring] = []
        for word in text.split(whereSeparator: { TypedNumber.separators.contains($0) }) {
            let isLetters = word.allSatisfy { $0.isLetter || $0 == "°" || $0 == "º" }
            if isLetters, TypedNumber.labels.contains(String(word)) { continue }
            words.append(word)
        }
        if text.contains("RCS") {
            // The name of the court may be any town, and older extracts write a letter before the number: `PARIS B 552…`.
            words.removeAll { word in word.allSatisfy { $0.isLetter } }
        }
        return words.joined()
    }

    /// `552081317.0` or `552081317,00`, as tables saved by programs write a whole number.
    private var withoutDecimals: String {
        guard let mark = text.lastIndex(where: { $0 == "." || $0 == "," }) else { return text }
        let whole = text[..<mark].utf8
        let decimals = text[text.index(after: mark)...].utf8
        guard (7...14).contains(whole.count), whole.allSatisfy({ (48...57).contains($0) }),
            (1...2).contains(decimals.count), decimals.allSatisfy({ $0 == 48 })
        else { return text }
        return String(text[..<mark])
    }

    /// Spreadsheets keep zeros with a formula, `="005520135"`.
    private static func withoutTextMark(_ text: String) -> String {
        guard text.hasPrefix("=\""), text.hasSuffix("\""), text.count >= 3 else { return text }
        return String(text.dropFirst(2).dropLast())
    }

    private static func trimmed(_ text: String) -> String {
        var slice = Substring(text)
        while slice.first == " " { slice.removeFirst() }
        while slice.last == " " { slice.removeLast() }
        return String(slice)
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        (48...57).contains(scalar.value) || (65...90).contains(scalar.value)
    }

    private static let separators: Set<Character> = [
        " ", "-", "'", "’", "ʼ", "‘", "`", ":", "\u{2010}", "\u{2011}", "–", "_", "\"",
    ]
    private static let labels: Set<String> = [
        "SIREN", "SIRET", "RCS", "TVA", "N", "N°", "Nº", "NO", "NUM", "NUMERO", "NUMÉRO", "VAT", "INTRA", "INTRACOM",
        "INTRACOMMUNAUTAIRE",
    ]
    /// Zero-width characters and the byte order mark, which copies from web pages carry along.
    private static let invisible: Set<UInt32> = [
        0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0x202A, 0x202C,
    ]
}

package import VigieDomain

/// A sum as an office writes it: `1 234,56`, `1.234,56`, `1,234.56`, `(48 200)`, `1234,56 €`.
///
/// A form that can be read in two ways is refused: a limit a thousand times too high is worse than none.
package enum AmountCell {
    /// Why a cell is not a sum.
    package enum Fault: Error, Hashable, Sendable {
        /// `1.234`: twelve hundred or one and a quarter.
        case ambiguous
        /// `#N/A`, `#VALEUR!`: the spreadsheet's own error.
        case spreadsheetError
        case scientific
        case negative
        case tooLarge
        case notANumber
    }

    /// 10 billion in cents: above any account, far below the limits of the arithmetic.
    static let largest: Int64 = 1_000_000_000_000

    /// - Returns: nil for an empty cell, and for the dash that stands for "nothing" in accounting formats.
    package static func read(
        _ cell: String, currency: String = "EUR", factor: Int64 = 1, mayBeNegative: Bool = true
    ) throws(Fault) -> Amount? {
        var text: [Unicode.Scalar] = cell.unicodeScalars.map { isBlank($0) ? " " : $0 }
        if text.first == "#" { throw .spreadsheetError }
        var currency = currency
        var isNegative = false
        strip(&text, currency: &currency, isNegative: &isNegative)
        if text.isEmpty || (text.count == 1 && isDash(text[0])) { return nil }
        if text.contains("E") || text.contains("e") {
            let others = text.filter { $0 != "E" && $0 != "e" && $0 != "+" && $0 != "-" && $0 != "," && $0 != "." }
            if others.allSatisfy({ isDigit($0) }) { throw .scientific }
        }
        let cents = try cents(of: text)
        let (scaled, overflow) = cents.multipliedReportingOverflow(by: factor)
        guard !overflow, scaled <= largest else { throw .tooLarge }
        if isNegative, scaled > 0, !mayBeNegative { throw .negative }
        return Amount(cents: isNegative ? -scaled : scaled, currency: currency)
    }

    /// Takes away blanks, signs, parentheses and the currency at both ends, in any order.
    private static func strip(_ text: inout [Unicode.Scalar], currency: inout String, isNegative: inout Bool) {
        var goesOn = true
        while goesOn {
            goesOn = false
            while text.first == " " { text.removeFirst() }
            while text.last == " " { text.removeLast() }
            guard text.count > 1 else { return }
            if isDash(text[0]), !isDash(text[1]), text.contains(where: { isDigit($0) }) {
                (isNegative, goesOn) = (true, true)
                text.removeFirst()
            } else if isDash(text[text.count - 1]), isDigit(text[text.count - 2]) {
                (isNegative, goesOn) = (true, true)
                text.removeLast()
            } else if text[0] == "+" {
                goesOn = true
                text.removeFirst()
            } else if text[0] == "(", text.last == ")" {
                (isNegative, goesOn) = (true, true)
                text.removeFirst()
                text.removeLast()
            } else if let (sign, code) = signs.first(where: { ends(text, with: $0.sign) }) {
                (currency, goesOn) = (code, true)
                text.removeLast(sign.unicodeScalars.count)
            } else if let (sign, code) = signs.first(where: { begins(text, with: $0.sign) }) {
                (currency, goesOn) = (code, true)
                text.removeFirst(sign.unicodeScalars.count)
            }
        }
    }

    private static let signs: [(sign: String, code: String)] = [
        ("€", "EUR"), ("EUROS", "EUR"), ("EUR", "EUR"), ("$", "USD"), ("USD", "USD"), ("£", "GBP"), ("GBP", "GBP"),
        ("CHF", "CHF"),
    ]

    private static func ends(_ text: [Unicode.Scalar], with sign: String) -> Bool {
        same(text.suffix(sign.unicodeScalars.count), sign)
    }
    private static func begins(_ text: [Unicode.Scalar], with sign: String) -> Bool {
        same(text.prefix(sign.unicodeScalars.count), sign)
    }
    private static func same(_ part: ArraySlice<Unicode.Scalar>, _ sign: String) -> Bool {
        part.elementsEqual(sign.unicodeScalars) { $0.properties.uppercaseMapping == $1.properties.uppercaseMapping }
    }

    /// Digits with marks between them: which mark parts thousands, and which one the cents?
    private static func cents(of text: [Unicode.Scalar]) throws(Fault) -> Int64 {
        guard let last = text.last, isDigit(last), let first = text.first,
            isDigit(first) || first == "," || first == "."
        else { throw .notANumber }
        guard text.allSatisfy({ isDigit($0) || isMark($0) }) else { throw .notANumber }
        let commas = text.count { $0 == "," }
        let points = text.count { $0 == "." }
        let hasSpaces = text.contains { $0 == " " || isApostrophe($0) }
        var decimalMark: Unicode.Scalar?
        switch (commas, points) {
        case (0, 0): break
        case (1, 0), (0, 1):
            let mark: Unicode.Scalar = commas == 1 ? "," : "."
            decimalMark = try isDecimal(mark, in: text, hasSpaces: hasSpaces) ? mark : nil
        case (_, 0), (0, _):
            // The same mark twice or more can only part thousands.
            guard !hasSpaces else { throw .notANumber }
        default:
            guard !hasSpaces, let mark = text.last(where: { $0 == "," || $0 == "." }) else { throw .notANumber }
            guard text.count(where: { $0 == mark }) == 1 else { throw .notANumber }
            decimalMark = mark
        }
        let split = decimalMark.flatMap { mark in text.lastIndex(of: mark) } ?? text.count
        let whole = try grouped(text[..<split])
        let decimals = Array(text.dropFirst(split + 1))
        guard decimals.allSatisfy({ isDigit($0) }) else { throw .notANumber }
        return try cents(whole: whole, decimals: decimals)
    }

    /// A single comma or point: followed by three digits it is either, unless something else decides.
    private static func isDecimal(
        _ mark: Unicode.Scalar, in text: [Unicode.Scalar], hasSpaces: Bool
    ) throws(Fault) -> Bool {
        guard let place = text.firstIndex(of: mark), text.count - place - 1 == 3, !hasSpaces else { return true }
        // `0,125` and `1234,567` cannot be thousands.
        if place == 0 || place > 3 || text[0] == "0" { return true }
        throw .ambiguous
    }

    /// Thousands must stand in threes, else the number was broken somewhere.
    private static func grouped(_ text: ArraySlice<Unicode.Scalar>) throws(Fault) -> [Unicode.Scalar] {
        let groups = text.split(omittingEmptySubsequences: false) { isMark($0) }
        guard groups.count > 1 else { return Array(text) }
        guard let first = groups.first, (1...3).contains(first.count), groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { throw .notANumber }
        return groups.flatMap { Array($0) }
    }

    private static func cents(whole: [Unicode.Scalar], decimals: [Unicode.Scalar]) throws(Fault) -> Int64 {
        guard whole.count <= 15 else { throw .tooLarge }
        var value: Int64 = 0
        for digit in whole { value = value * 10 + Int64(digit.value - 48) }
        func decimal(_ place: Int) -> Int64 { place < decimals.count ? Int64(decimals[place].value - 48) : 0 }
        // Tables saved by programs carry noise (`48200,000000001`): rounded to the nearest cent.
        value = value * 100 + decimal(0) * 10 + decimal(1) + (decimal(2) >= 5 ? 1 : 0)
        return value
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }
    private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || scalar == "\u{2212}" || scalar == "\u{2010}" || scalar == "\u{2011}" || scalar == "–"
    }
    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar == "’" }
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "," || scalar == "." || scalar == " " || isApostrophe(scalar)
    }
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "\u{FEFF}"
    }
}

/// Reads the name of a professional where the text gives it between a role and an address, with no mark that ends it:
/// "liquidateur SELARL LGA, en la personne de Me Catherine LAPORTE 18, rue des Acacias".
struct NameTokens {
    /// One word between spaces, with its punctuation.
    struct Token {
        var text: String
        /// Letters and digits only, folded.
        var plain: String
        var range: Range<Int>
        var endsWithComma: Bool { text.hasSuffix(",") }
    }

    struct Name {
        var text: String
        /// In scalars of the shown text.
        var end: Int
    }

    /// More words than any name of a firm with its associates.
    static let longest = 26

    let shown: [Unicode.Scalar]
    let tokens: [Token]

    init(_ shown: [Unicode.Scalar]) {
        self.shown = shown
        var tokens: [Token] = []
        var start: Int?
        for index in 0...shown.count {
            if index < shown.count, shown[index] != " " {
                if start == nil { start = index }
            } else if let from = start {
                tokens.append(NameTokens.token(shown, from..<index))
                start = nil
            }
        }
        self.tokens = tokens
    }

    private static func token(_ shown: [Unicode.Scalar], _ range: Range<Int>) -> Token {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: shown[range])
        return Token(
            text: String(view), plain: shown[range].map(TextRepair.folded).joined(), range: range)
    }

    /// The name that begins right after a role; nil where none does ("auprès du liquidateur ou sur le portail").
    func name(after end: Int) -> Name? {
        guard var index = tokens.firstIndex(where: { $0.range.upperBound > end }) else { return nil }
        // The rest of the role's own word: "liquidateur:" may go on, "liquidateur." may not.
        if tokens[index].range.lowerBound < end {
            let rest = shown[end..<tokens[index].range.upperBound]
            if rest.contains("."), !NameWords.shortRoles.contains(tokens[index].plain) { return nil }
            index += 1
        }
        while index < tokens.count,
            NameWords.beforeName.contains(tokens[index].plain) || tokens[index].plain.isEmpty
                || NameTokens.isNumbering(tokens[index])
        {
            if tokens[index].text.hasPrefix(".") { return nil }
            index += 1
        }
        return name(from: index)
    }

    /// "Liquidateurs : 1/ SELARL X 2/ Maître Y".
    private static func isNumbering(_ token: Token) -> Bool {
        token.plain.count == 1 && token.plain.allSatisfy(\.isNumber)
            && token.text.unicodeScalars.last.map { "/)°".unicodeScalars.contains($0) } == true
    }

    /// "Administrateur Judiciaire avec mission assistance: Société X".
    func name(afterMission end: Int) -> Name? {
        guard let index = tokens.firstIndex(where: { $0.range.lowerBound >= end }), tokens[index].plain == "avec",
            let colon = tokens[index...].prefix(10).firstIndex(where: { $0.text.hasSuffix(":") }),
            NameWords.isTitle(tokens[safe: colon + 1]?.plain ?? "")
        else { return nil }
        return name(from: colon + 1)
    }

    func name(from first: Int) -> Name? {
        guard first < tokens.count, NameWords.canStart(tokens[first]) else { return nil }
        var reader = NameReader()
        var index = first
        while index < tokens.count, index - first < NameTokens.longest {
            guard reader.takes(tokens, index, isFirst: index == first) else { break }
            index += 1
            if reader.isOver { break }
        }
        guard index > first else { return nil }
        while index > first + 1, NameWords.dangling.contains(tokens[index - 1].plain) || tokens[index - 1].plain.isEmpty
        {
            index -= 1
        }
        let text = NameTokens.trimmed(shown, tokens[first].range.lowerBound..<tokens[index - 1].range.upperBound)
        return text.isEmpty ? nil : Name(text: text, end: tokens[index - 1].range.upperBound)
    }

    private static func trimmed(_ shown: [Unicode.Scalar], _ range: Range<Int>) -> String {
        var slice = shown[range]
        while let last = slice.last, ",;:.-–".unicodeScalars.contains(last) || last == " " { slice = slice.dropLast() }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: slice)
        return String(view)
    }

    /// What follows the name up to the postcode and its town.
    func address(after end: Int) -> String? {
        guard let first = tokens.firstIndex(where: { $0.range.lowerBound >= end }) else { return nil }
        var start = first
        while start < tokens.count, NameWords.beforeAddress.contains(tokens[start].plain) || tokens[start].plain.isEmpty
        {
            start += 1
        }
        let window = tokens[start...].prefix(26)
        // "CS 18501 31685 Toulouse": five digits after a box are not the postcode.
        let code = window.indices.first { index in
            NameTokens.isPostcode(window[index].plain)
                && !(index > start && NameWords.boxes.contains(tokens[index - 1].plain))
        }
        guard let code else { return nil }
        // A role or a call between the name and the postcode: the postcode is someone else's.
        guard !tokens[start..<code].contains(where: { NameWords.roles.contains($0.plain) }) else { return nil }
        var last = code
        while last + 1 < tokens.count, last - code < NameTokens.longestTown, !tokens[last].endsWithComma,
            !tokens[last].text.contains("."), NameWords.isTown(tokens[last + 1]),
            !NameTokens.isNumbering(tokens[last + 1]),
            !leadsOn(last + 1)
        {
            last += 1
        }
        while last > code, NameWords.articles.contains(tokens[last].plain) { last -= 1 }
        let text = NameTokens.trimmed(shown, tokens[start].range.lowerBound..<tokens[last].range.upperBound)
        // "Pontoise.Les déclarations": the next sentence begins without a space.
        guard last > code, let stop = tokens[last].text.firstIndex(of: "."), stop != tokens[last].text.startIndex else {
            return text
        }
        let rest = tokens[last].text.distance(from: stop, to: tokens[last].text.endIndex)
        return tokens[last].text.hasSuffix(".") ? text : String(text.dropLast(rest))
    }

    /// After a town: "en qualité de", "et Me MARTIN".
    private func leadsOn(_ index: Int) -> Bool {
        guard let next = tokens[safe: index + 1]?.plain else { return false }
        return tokens[index].plain == "en" && ["qualite", "tant"].contains(next)
            || tokens[index].plain == "et"
                && (NameWords.isTitle(next) || NameWords.articles.contains(next) || ["en", "non"].contains(next))
    }

    /// "Saint-Maur des Fossés Cedex 2" and longer.
    private static let longestTown = 6

    static func isPostcode(_ plain: String) -> Bool { plain.count == 5 && plain.allSatisfy(\.isNumber) }
}

extension Array {
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

/// A name that stands before the part that it is given: "désigne Me X, 3 rue Neuve, 44000 Nantes, en qualité de liquidateur".
extension NameTokens {
    /// - Parameter start: where the role begins, in scalars.
    func name(before start: Int) -> Name? {
        guard let role = tokens.firstIndex(where: { $0.range.upperBound > start }) else { return nil }
        return active(before: role) ?? passive(before: role)
    }

    /// "nommant la SELARL X prise en la personne de Maître Y Commissaire à l'exécution du plan".
    private func active(before role: Int) -> Name? {
        guard let verb = tokens[..<role].lastIndex(where: { NameWords.naming.contains($0.plain) }),
            role - verb <= NameTokens.reach
        else { return nil }
        var first = verb + 1
        // "Remplace Me X par la SELARL Y".
        if NameWords.replacing.contains(tokens[verb].plain) {
            if let by = tokens[first..<role].firstIndex(where: { $0.plain == "par" }) {
                first = by + 1
            } else if let by = tokens[role...].prefix(NameTokens.restOfRole).firstIndex(where: { $0.plain == "par" }) {
                // "Remplaçant Me X, liquidateur, par la SELARL Y": the part passes on.
                return name(from: by + (NameWords.beforeName.contains(tokens[safe: by + 1]?.plain ?? "") ? 2 : 1))
            }
        }
        while first < role, NameWords.beforeName.contains(tokens[first].plain) || tokens[first].plain.isEmpty {
            first += 1
        }
        guard first < role, let name = name(from: first), isGiven(name, from: first, role: role) else { return nil }
        return name
    }

    /// "La SELARL X, 3 rue Neuve 44000 Nantes, est désignée en qualité de liquidateur".
    private func passive(before role: Int) -> Name? {
        guard
            let verb = tokens[..<role].lastIndex(where: { $0.plain == "est" || $0.plain == "sont" }),
            role - verb <= 6, verb + 1 < role, NameWords.named.contains(tokens[verb + 1].plain),
            tokens[(verb + 2)..<role].allSatisfy({ NameWords.links.contains($0.plain) })
        else { return nil }
        var sentence = verb
        while sentence > 0, verb - sentence < NameTokens.reach, !endsSentence(sentence - 1) { sentence -= 1 }
        guard let first = tokens[sentence..<verb].firstIndex(where: { NameWords.isTitle($0.plain) }),
            let name = name(from: first), isGiven(name, from: first, role: verb)
        else { return nil }
        return name
    }

    /// After the town, a link or nothing: a quality ("représentante des salariés") is someone else's.
    private func endsWithTown(_ words: [Token], _ code: Int) -> Bool {
        var isOver = words[code].text.contains(")")
        for word in words[(code + 1)...] where !NameWords.links.contains(word.plain) {
            if isOver { return false }
            isOver = word.endsWithComma
        }
        return true
    }

    /// "Mandataire judiciaire à la liquidation" at the longest.
    private static let restOfRole = 8
    /// How many words the person who leaves may take.
    private static let longestFormer = 12

    /// "… en remplacement de Me X, liquidateur démissionnaire", "… aux lieu et place de": who comes takes the part of who leaves.
    private static func follows(_ between: [Token]) -> Bool {
        let words = between.map(\.plain)
        guard let at = words.firstIndex(where: { $0 == "remplacement" || $0 == "place" }),
            words.count - at <= longestFormer,
            words[at] == "remplacement" || at > 1 && words[at - 2] == "lieu"
        else { return false }
        return !between.contains { token in
            NameWords.naming.contains(token.plain) || NameWords.roles.contains(token.plain) || token.text.hasSuffix(";")
                || token.text.hasSuffix(":")
        }
    }

    /// The longest name with its address.
    private static let reach = longest + 16

    private func endsSentence(_ index: Int) -> Bool {
        tokens[index].text.hasSuffix(";")
            || tokens[index].text.hasSuffix(".") && !NameWords.isAbbreviation(tokens[index])
    }

    /// Between the name and the role, nothing but a link ("en remplacement de l'", "en qualité de", a comma) or an address.
    private func isGiven(_ name: Name, from first: Int, role: Int) -> Bool {
        let between = tokens[first..<role].filter { $0.range.lowerBound >= name.end }
        let words = between.map(\.plain)
        if words.allSatisfy({ NameWords.links.contains($0) }) || NameTokens.follows(between) { return true }
        guard let start = between.first(where: { !$0.plain.isEmpty }),
            NameWords.isStreetNumber(start) || NameWords.streets.contains(start.plain),
            let code = between.lastIndex(where: { NameTokens.isPostcode($0.plain) }),
            endsWithTown(between, code)
        else { return false }
        return !between.contains { token in
            NameWords.roles.contains(token.plain) || NameWords.isTitle(token.plain) && token.plain != "m"
                || NameWords.naming.contains(token.plain) || token.plain == "juge" || token.text.hasSuffix(";")
                || token.text.hasSuffix(":") && token.plain.count > 1
        }
    }
}

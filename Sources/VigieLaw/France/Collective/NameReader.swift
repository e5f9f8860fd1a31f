/// Decides, word after word, whether a name goes on. What it knows of the words is in `NameWords`.
struct NameReader {
    private(set) var isOver = false
    /// Words of a person's own name since "Me" or "Maître"; nil outside.
    private var personWords: Int?
    private var depth = 0

    mutating func takes(_ tokens: [NameTokens.Token], _ index: Int, isFirst: Bool) -> Bool {
        let token = tokens[index]
        let plain = token.plain
        let next = index + 1 < tokens.count ? tokens[index + 1] : nil
        if depth == 0, !isFirst, NameReader.ends(token, after: tokens[index - 1], next: next) { return false }
        // "Me DURAND mandataire judiciaire": the person's part, not her name.
        if depth == 0, let count = personWords, count >= 1, NameWords.roleStarts.contains(plain) { return false }
        if plain.isEmpty { return takesMark(token, tokens, index) }
        if NameWords.people.contains(plain) {
            personWords = 0
        } else if NameWords.connectors.contains(plain) {
            // "représentée par", "en la personne de": the person comes next.
        } else if let count = personWords {
            // After first and last name, a small word is the beginning of an address.
            if count >= 2, depth == 0, let letter = token.text.unicodeScalars.first, letter.properties.isLowercase {
                return false
            }
            personWords = count + 1
        }
        depth += token.text.filter { $0 == "(" }.count - token.text.filter { $0 == ")" }.count
        if depth <= 0 {
            depth = 0
            isOver = endsHere(token, tokens, index)
        }
        return true
    }

    /// A dash or a slash alone: the name goes on when a name or a connector follows.
    private func takesMark(_ token: NameTokens.Token, _ tokens: [NameTokens.Token], _ index: Int) -> Bool {
        if token.text == "," { return NameReader.goesOn(tokens, index + 1, inPerson: personWords != nil) }
        guard token.text.unicodeScalars.allSatisfy({ "-–/&".unicodeScalars.contains($0) }), index + 1 < tokens.count
        else { return false }
        let next = tokens[index + 1]
        return !NameReader.ends(next, after: token, next: index + 2 < tokens.count ? tokens[index + 2] : nil)
            && !NameWords.afterDash.contains(next.plain)
    }

    private func endsHere(_ token: NameTokens.Token, _ tokens: [NameTokens.Token], _ index: Int) -> Bool {
        if token.text.hasSuffix(";") || token.text.hasSuffix(":") { return true }
        let isStop = token.text.hasSuffix(".") && !NameWords.isAbbreviation(token)
        guard isStop || token.endsWithComma else { return false }
        if token.endsWithComma, personWords == nil, NameReader.isPerson(tokens, index + 1) { return false }
        return !NameReader.goesOn(tokens, index + 1, inPerson: personWords != nil && token.endsWithComma)
    }

    /// "SELARL X, Me Y, 11 avenue …": the firm and who stands for it.
    private static func isPerson(_ tokens: [NameTokens.Token], _ index: Int) -> Bool {
        index < tokens.count && ["me", "maitre", "mtre"].contains(tokens[index].plain)
    }

    /// After a comma or a full stop: "…, prise en la personne de", "…, mandataire judiciaire, représentée par".
    private static func goesOn(_ tokens: [NameTokens.Token], _ start: Int, inPerson: Bool) -> Bool {
        guard start < tokens.count else { return false }
        let plain = tokens[start].plain
        if NameWords.linking.contains(plain) { return true }
        if plain == "en", start + 2 < tokens.count, tokens[start + 1].plain == "la",
            tokens[start + 2].plain.hasPrefix("pers")
        {
            return true
        }
        if inPerson, NameWords.people.contains(plain) { return true }
        // A quality between two commas, then the person.
        if plain.hasPrefix("mandataire") || plain.hasPrefix("administrateur") {
            guard start + 2 < tokens.count, tokens[start + 1].plain.hasPrefix("judiciaire") else { return false }
            return NameWords.linking.contains(tokens[start + 2].plain)
        }
        return false
    }

    private static func ends(_ token: NameTokens.Token, after previous: NameTokens.Token, next: NameTokens.Token?)
        -> Bool
    {
        let plain = token.plain
        // "SAS Les Mandataires", "SELARL Place & Associés": the word after the form is the name.
        if NameWords.forms.contains(previous.plain), !NameWords.isStreetNumber(token), !plain.isEmpty,
            token.text.unicodeScalars.first?.properties.isUppercase == true
        {
            return false
        }
        if NameWords.isStreetNumber(token) {
            return !NameWords.firms.contains(previous.plain) || next == nil || plain.allSatisfy(\.isNumber)
        }
        if NameWords.streets.contains(plain) || NameWords.stops.contains(plain) { return true }
        if plain == "en", let next, ["qualite", "remplacement", "tant"].contains(next.plain) { return true }
        if plain == "aux" || plain == "en", next?.plain == "lieu" { return true }
        if plain == "est", token.text == plain, next.map({ NameWords.named.contains($0.plain) }) ?? false {
            return true
        }
        if plain == "d", next?.plain == "activite" { return true }
        if plain == "parc" || plain == "centre" || plain == "espace" || plain == "zone" { return true }
        return NameWords.roleStarts.contains(plain) && !(next.map { $0.plain.hasPrefix("judiciaire") } ?? false)
            || plain == "commissaire" || plain == "liquidateur"
    }
}

/// A proceeding that this judgment itself opens or pronounces, wherever the text says it and whatever else it decides.
/// What was opened by an earlier judgment, asked for or refused is none.
struct DecidedOpening {
    enum Strength {
        case opened
        /// "Prononce la liquidation judiciaire": where an earlier proceeding runs, a conversion.
        case pronounced
    }

    var proceeding: Proceeding
    var strength: Strength
    /// In words.
    var range: Range<Int>

    /// How many words may stand between the verb and the proceeding: the name of a company with its seat.
    private static let reach = 40
    /// How far back a noun is governed by "demande" or "rejette".
    private static let governed = 9

    static func all(in text: GazetteText) -> [DecidedOpening] {
        text.words.indices.compactMap { at(text, $0) }
    }

    private static func at(_ text: GazetteText, _ index: Int) -> DecidedOpening? {
        let words = text.words
        let word = words[index].text
        if OpeningWords.opens.contains(word) || OpeningWords.pronounces.contains(word) {
            guard !isPast(words, index) else { return nil }
            return governed(text, by: index, OpeningWords.opens.contains(word) ? .opened : .pronounced)
                ?? subject(text, of: index)
        }
        if OpeningWords.places.contains(word), let found = placed(text, by: index) { return found }
        if OpeningWords.nouns.contains(word) { return noun(text, index) }
        return alone(text, index)
    }

    /// "Ouvre à l'encontre de la SARL X, dont le siège est à Y, une procédure de redressement judiciaire".
    private static func governed(_ text: GazetteText, by verb: Int, _ strength: Strength) -> DecidedOpening? {
        let words = text.words
        let others = strength == .opened ? OpeningWords.othersOpened : OpeningWords.others
        var clauses = 0
        var index = verb + 1
        while index < words.count, index - verb <= reach, strength == .opened || !words[index].opensSentence {
            let word = words[index].text
            // "Ouvre à l'encontre de la SAS X - Y une procédure de": a dash in a name; what opens must then be in full.
            if words[index].opensSentence { clauses += 1 }
            if clauses > 2 || clauses > 0 && OpeningWords.clauses.contains(word) { return nil }
            if strength == .pronounced, word.hasPrefix("prononc") || OpeningWords.opens.contains(word) { return nil }
            // "Ouvre, à la demande du ministère public, …".
            let isAside = word == "demande" && ["a", "sur"].contains(words[index - 2].text)
            if others.contains(word) && !isAside || word.hasPrefix("clotur") { return nil }
            if let (proceeding, end) = name(text, at: index), isObject(words, index, verb),
                clauses == 0 || words[index - 2].text == "procedure"
            {
                let opens = words[verb..<index].contains { $0.text == "ouverture" || $0.text == "operations" }
                return DecidedOpening(
                    proceeding: proceeding, strength: opens ? .opened : strength, range: verb..<end)
            }
            index += 1
        }
        return nil
    }

    /// The proceeding itself is what the verb governs, not the plan or the claims that are named after it.
    private static func isObject(_ words: [GazetteText.Word], _ index: Int, _ verb: Int) -> Bool {
        var start = index
        while start - 1 > verb, OpeningWords.inside.contains(words[start - 1].text) { start -= 1 }
        let lead = words[start..<index].map(\.text)
        let before = words[start - 1].text
        if OpeningWords.weak.contains(words[verb].text) {
            let isNamed = lead.contains("ouverture") || lead.contains("mise")
            let isDirect = start == verb + 1 && words[index...].dropFirst().first?.text == "judiciaire"
            guard isNamed || isDirect && ["la", "le"].contains(lead.last ?? "") && lead.count == 1 else { return false }
        }
        if start == verb + 1 { return true }
        guard let first = lead.first else { return OpeningWords.possessives.contains(before) }
        return OpeningWords.articles.contains(first) && !OpeningWords.prepositions.contains(before)
    }

    /// "La liquidation judiciaire de la SARL X est prononcée".
    private static func subject(_ text: GazetteText, of verb: Int) -> DecidedOpening? {
        let words = text.words
        guard verb > 1, ["est", "ete"].contains(words[verb - 1].text), !followedByPast(words, verb + 1) else {
            return nil
        }
        var index = verb - 1
        while index > 0, verb - index < 14, !words[index].opensSentence {
            index -= 1
            if OpeningWords.others.contains(words[index].text) || words[index].text == "plan" { return nil }
            if let (proceeding, _) = name(text, at: index), index > 0 {
                return DecidedOpening(proceeding: proceeding, strength: .pronounced, range: index..<verb + 1)
            }
        }
        return nil
    }

    /// "Met la SARL X en liquidation judiciaire", "admet M. Y au bénéfice du redressement judiciaire".
    private static func placed(_ text: GazetteText, by verb: Int) -> DecidedOpening? {
        let words = text.words
        let verbText = words[verb].text
        if verbText == "place", !isVerb(words, verb) { return nil }
        guard !isPast(words, verb) else { return nil }
        let isParticiple =
            verbText.hasSuffix("e") && !["place", "declare"].contains(verbText) || verbText.hasSuffix("is")
        let end = isParticiple ? verb + 3 : verb + reach
        var index = verb + 1
        while index < words.count, index < end, !words[index].opensSentence {
            if OpeningWords.otherwisePut.contains(words[index].text) { return nil }
            for how in OpeningWords.placesHow {
                guard let found = how.matching(text, at: index), let (proceeding, last) = name(text, at: found) else {
                    continue
                }
                if isParticiple, followedByPast(words, last) || isAsked(words, verb) { return nil }
                return DecidedOpening(proceeding: proceeding, strength: .pronounced, range: verb..<last)
            }
            index += 1
        }
        return nil
    }

    /// "Place" is also where an office stands: "3, place de la Halle".
    private static func isVerb(_ words: [GazetteText.Word], _ index: Int) -> Bool {
        guard index > 0, !words[index].opensSentence else { return true }
        if words[index - 1].text.contains(where: \.isNumber)
            || ["bis", "ter", "quater"].contains(words[index - 1].text)
        {
            return false
        }
        return index + 1 < words.count
            && ["la", "le", "l", "m", "mme", "monsieur", "madame", "cette", "ladite", "ledit"].contains(
                words[index + 1].text)
    }

    /// "Ouverture d'une liquidation judiciaire", "mise en redressement judiciaire".
    private static func noun(_ text: GazetteText, _ index: Int) -> DecidedOpening? {
        let words = text.words
        let isOpening = words[index].text == "ouverture"
        let links: Phrase =
            isOpening
            ? "de|d|du|des (l|la|une|un|les|cette)? (nouvelle)? (procedure|procedures|operations)? (collective)? (simplifiee)? (de|d)? (la|une)?"
            : words[index].text == "admission"
                ? "au benefice de|du (la|une)? (procedure)? (de)? (la)?" : "en (procedure|etat)? (de)?"
        guard let start = links.matching(text, at: index + 1), let (proceeding, end) = name(text, at: start),
            !isAsked(words, index), !followedByPast(words, end)
        else { return nil }
        return DecidedOpening(
            proceeding: proceeding, strength: isOpening ? .opened : .pronounced, range: index..<end)
    }

    /// "Résolution du plan - Liquidation judiciaire - Liquidateur : …": the words alone, between dashes, after the end of a
    /// plan. Elsewhere they are the subject of the notice, not its decision.
    private static func alone(_ text: GazetteText, _ index: Int) -> DecidedOpening? {
        let words = text.words
        guard index > 0, words[index].opensSentence, let (proceeding, end) = name(text, at: index), end > index + 1,
            end == words.count || words[end].opensSentence,
            words[..<index].contains(where: { $0.text.hasPrefix("resol") || $0.text.hasPrefix("caduc") })
        else { return nil }
        return DecidedOpening(proceeding: proceeding, strength: .pronounced, range: index..<end)
    }

    private static func isAsked(_ words: [GazetteText.Word], _ index: Int) -> Bool {
        var at = index
        while at > 0, index - at < governed, !words[at].opensSentence {
            at -= 1
            let word = words[at].text
            if word == "lieu" {
                if words[max(0, at - 4)..<at].contains(where: { $0.text == "n" }) { return true }
            } else if OpeningWords.notDecided.contains(word) {
                return true
            }
            if OpeningWords.judgments.contains(word) { return !isHead(words, at) }
        }
        return false
    }

    /// The judgment that is published, not one that it speaks of.
    private static func isHead(_ words: [GazetteText.Word], _ index: Int) -> Bool {
        index < 2 || words[index].opensSentence || !OpeningWords.anotherJudgment.contains(words[index - 1].text)
    }

    /// "Ayant prononcé", "le jugement du 3 mars ouvrant": another judgment did it.
    private static func isPast(_ words: [GazetteText.Word], _ index: Int) -> Bool {
        let before = index > 0 ? words[index - 1].text : ""
        if OpeningWords.notNow.contains(before) { return true }
        let isAuxiliary = OpeningWords.auxiliaries.contains(before)
        if isAuxiliary,
            words[max(0, index - 4)..<index].contains(where: { ["qui", "ayant", "avait"].contains($0.text) })
        {
            return true
        }
        if ["ouverte", "ouvert", "prononcee", "placee", "mise", "mis", "admise", "admis", "declaree"].contains(
            words[index].text), !isAuxiliary
        {
            return words[index].text.hasPrefix("ouvert") || words[index].text == "prononcee"
        }
        guard words[index].text.hasSuffix("ant") else { return false }
        var at = index
        var others = false
        while at > 0, !words[at].opensSentence {
            at -= 1
            let word = words[at].text
            if OpeningWords.judgments.contains(word) {
                guard !isHead(words, at) else { return false }
                return !(["et", "puis", "nouveau"].contains(before) && !others)
            }
            if word.hasSuffix("ant"), word.count > 5 { others = true }
        }
        return false
    }

    private static func followedByPast(_ words: [GazetteText.Word], _ end: Int) -> Bool {
        guard end + 1 < words.count, !words[end].opensSentence, OpeningWords.past.contains(words[end].text) else {
            return false
        }
        return words[end + 1].text == "jugement" || words[end + 1].text == "decision"
            || FrenchDate.find(in: words[end..<min(end + 5, words.count)]) != nil
    }

    private static func name(_ text: GazetteText, at index: Int) -> (Proceeding, Int)? {
        for proceeding in Proceeding.allCases {
            for phrase in proceeding.names {
                if let end = phrase.matching(text, at: index) { return (proceeding, end) }
            }
        }
        return nil
    }
}

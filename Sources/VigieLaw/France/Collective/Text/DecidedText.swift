/// What a judgment decides, without what it only speaks of: what somebody asked for, what is withdrawn, what the judge finds no
/// reason for, and what was decided at an earlier date. The words that are set aside keep their places, so that what remains
/// is quoted as it was written; they match nothing any more.
struct DecidedText {
    let text: GazetteText

    init(_ whole: GazetteText) {
        var aside = Set<Int>()
        for index in whole.words.indices {
            let range =
                DecidedText.asked(whole, index) ?? DecidedText.withdrawn(whole, index) ?? DecidedText.denied(
                    whole, index)
                ?? DecidedText.past(whole, index)
            if let range { aside.formUnion(range) }
        }
        text = aside.isEmpty ? whole : whole.without(aside)
    }

    /// "La requête du ministère public tendant à l'ouverture d'une liquidation judiciaire": what follows "tendant", unless the
    /// judge grants it.
    private static func asked(_ text: GazetteText, _ index: Int) -> Range<Int>? {
        guard let content = contents.lazy.compactMap({ $0.matching(text, at: index) }).first else { return nil }
        let words = text.words
        var at = index
        var isRequest = false
        while at > 0, index - at < reach, !words[at].opensSentence || at == index {
            at -= 1
            if requests.contains(words[at].text) { isRequest = true }
            if granted.contains(where: { $0.matching(text, at: at) != nil }) { return nil }
        }
        return isRequest ? content..<end(of: text, from: content) : nil
    }

    /// "Constate le désistement du liquidateur de son action en extension".
    private static func withdrawn(_ text: GazetteText, _ index: Int) -> Range<Int>? {
        text.words[index].text == "desistement" ? index + 1..<end(of: text, from: index + 1) : nil
    }

    /// "Dit n'y avoir lieu au prononcé de la liquidation judiciaire, constate …".
    private static func denied(_ text: GazetteText, _ index: Int) -> Range<Int>? {
        guard let start = noReason.matching(text, at: index) else { return nil }
        return start..<end(of: text, from: start)
    }

    /// "Dans la liquidation judiciaire prononcée sur résolution du plan le 24 octobre 2024": from the participle to its date.
    private static func past(_ text: GazetteText, _ index: Int) -> Range<Int>? {
        let words = text.words
        guard participles.contains(words[index].text), !words[index].opensSentence, named(text, endingAt: index) else {
            return nil
        }
        let end = min(end(of: text, from: index + 1), index + pastReach)
        guard index + 1 < end, let date = FrenchDate.find(in: words[(index + 1)..<end]) else { return nil }
        return index..<date.words.upperBound
    }

    /// A proceeding as the complement of something else: "dans la", "de la", "à la procédure de".
    private static func named(_ text: GazetteText, endingAt end: Int) -> Bool {
        for start in max(0, end - 6)..<end {
            for proceeding in Proceeding.allCases {
                for name in proceeding.names {
                    guard let after = name.matching(text, at: start),
                        after == end || simplified.matching(text, at: after) == end
                    else { continue }
                    var at = start
                    while at > 0, !text.words[at].opensSentence, between.contains(text.words[at - 1].text) { at -= 1 }
                    if at > 0, !text.words[at].opensSentence, complements.contains(text.words[at - 1].text) {
                        return true
                    }
                }
            }
        }
        return false
    }

    /// Where the next decision of the judge, or another sentence, begins.
    private static func end(of text: GazetteText, from start: Int) -> Int {
        var index = start
        while index < text.words.count, !text.words[index].opensSentence {
            if index > start, decisions.contains(text.words[index].text) { break }
            index += 1
        }
        return index
    }

    /// How far before its content a request may be named: an office with its address stands between.
    private static let reach = 24
    /// How far after a participle its date may stand.
    private static let pastReach = 14
    private static let contents: [Phrase] = [
        "tendant|tendante|tendants|visant a|au|aux", "aux fins|fin (de|d)?", "afin de|d", "en vue de|d",
    ]
    private static let requests: Set<String> = [
        "requete", "requetes", "demande", "demandes", "action", "assignation", "saisine", "pretention", "pretentions",
    ]
    private static let granted: [Phrase] = [
        "fait|faisant|faire|fera droit", "accueill*", "acced*", "declar* … bien|recevable (et)? (bien)? fonde*",
    ]
    private static let noReason: Phrase = "n y avoir|a (pas)? lieu (a|au|aux|de|d)"
    private static let simplified: Phrase = "simplifiee"
    private static let participles: Set<String> = [
        "ouverte", "ouvert", "prononcee", "prononce", "convertie", "converti", "cloturee", "cloture", "etendue",
    ]
    private static let between: Set<String> = [
        "la", "le", "l", "une", "procedure", "operations", "de", "du", "sa", "cette",
    ]
    private static let complements: Set<String> = ["dans", "de", "d", "du", "des", "a", "au", "aux", "cadre", "pour"]
    /// The verbs by which the judge himself decides, in the forms of a judgment.
    private static let decisions: Set<String> = [
        "ouvre", "ouvrant", "prononce", "prononcant", "dit", "disant", "constate", "constatant", "met", "mettant",
        "arrete", "arretant", "designe", "designant", "nomme", "nommant", "fixe", "fixant", "convertit",
        "convertissant",
        "maintient", "maintenant", "ordonne", "ordonnant", "autorise", "autorisant", "modifie", "modifiant",
        "homologue",
        "adopte", "adoptant", "proroge", "prorogeant", "prolonge", "rejette", "rejetant", "deboute", "deboutant",
        "renvoie",
        "renvoyant", "declare", "declarant", "confirme", "confirmant", "infirme", "infirmant", "place", "placant",
    ]
}

extension GazetteText {
    /// The same text in which some words match nothing.
    fileprivate func without(_ aside: Set<Int>) -> GazetteText {
        var words = words
        for index in aside where words.indices.contains(index) { words[index].text = "" }
        return GazetteText(shown: shown, words: words)
    }
}

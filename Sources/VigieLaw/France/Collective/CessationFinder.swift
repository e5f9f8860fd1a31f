import VigieDomain

/// The date of cessation des paiements that a notice gives: from it on, what the debtor paid may be challenged.
struct CessationFinder {
    var day: Day?
    var problems: [String] = []

    /// How far from the words the date may stand: "est provisoirement fixée par le tribunal au 3 mars 2025".
    private static let reach = 14

    init(_ text: GazetteText) {
        let words = text.words
        var index = 0
        while index + 2 < words.count, day == nil {
            if words[index].text == "cessation", CessationFinder.names(words, index) {
                day =
                    CessationFinder.moved(words, index) ?? CessationFinder.after(words, index + 3)
                    ?? CessationFinder.before(words, index)
                if day == nil, let absurd = CessationFinder.absurd(text, after: index + 3) {
                    problems.append(
                        "date de cessation des paiements « \(absurd) » : ce n'est pas une date plausible, elle n'est pas retenue ; "
                            + "lire le texte de l'annonce")
                }
            }
            index += 1
        }
    }

    private static func names(_ words: [GazetteText.Word], _ index: Int) -> Bool {
        ["des", "de", "du"].contains(words[index + 1].text) && isPayments(words[index + 2].text)
    }

    /// "Paiments" too: the clerks type it themselves.
    private static func isPayments(_ word: String) -> Bool { word.hasPrefix("paiement") || word.hasPrefix("paiment") }

    /// "… des paiements le 1er juillet 2025", "… initialement fixée au X est reportée au Y": where it moves, the last counts.
    private static func after(_ words: [GazetteText.Word], _ start: Int) -> Day? {
        let end = sentenceEnd(words, start)
        guard start < end, let first = FrenchDate.find(in: words[start..<end]) else { return nil }
        let lead = words[start..<first.words.lowerBound].map(\.text)
        let moves = lead.last == "du" || lead.contains { superseded.contains($0) }
        guard moves, first.words.upperBound < end,
            let second = FrenchDate.find(in: words[first.words.upperBound..<end])
        else { return first.day }
        return second.day
    }

    /// "Reporte au 15 mars 2025 la date … initialement fixée au 20 décembre 2025": what follows is the old date.
    private static func moved(_ words: [GazetteText.Word], _ index: Int) -> Day? {
        let start = index + 3
        let end = sentenceEnd(words, start)
        guard start < end, words[start..<end].contains(where: { old.contains($0.text) }) else { return nil }
        return before(words, index)
    }

    /// "Fixe provisoirement au 30 décembre 2024 la date de cessation des paiements".
    private static func before(_ words: [GazetteText.Word], _ index: Int) -> Day? {
        var start = index
        while start > 0, index - start < reach, !words[start].opensSentence { start -= 1 }
        guard words[start..<index].contains(where: { setting.contains($0.text) }) else { return nil }
        var found: Day?
        var from = start
        while from < index, let next = FrenchDate.find(in: words[from..<index]) {
            found = next.day
            from = next.words.upperBound
        }
        return found
    }

    private static func sentenceEnd(_ words: [GazetteText.Word], _ start: Int) -> Int {
        var end = start
        while end < words.count, end - start < reach, end == start || !words[end].opensSentence,
            !organs.contains(words[end].text)
        {
            end += 1
        }
        return end
    }

    private static func absurd(_ text: GazetteText, after start: Int) -> String? {
        let end = min(start + 6, text.words.count)
        guard start < end else { return nil }
        let digits = text.words[start..<end].firstIndex { $0.text.allSatisfy(\.isNumber) && $0.text.count <= 4 }
        guard let digits, digits + 2 < text.words.count, digits - start <= 2 else { return nil }
        return text.quote(digits..<digits + 3)
    }

    /// Where the judgment names someone, it speaks of the date no more: "le . et désignant liquidateur … rue du 11 novembre".
    private static let organs: Set<String> = [
        "designant", "designe", "nomme", "nommant", "liquidateur", "mandataire", "administrateur", "juge", "ouvre",
    ]
    private static let superseded: Set<String> = [
        "initialement", "anterieurement", "precedemment", "provisoirement", "primitivement",
    ]
    /// Before the date that holds no more.
    private static let old: Set<String> = [
        "initialement", "anterieurement", "precedemment", "primitivement", "lieu", "non", "fixee", "retenue",
    ]
    private static let setting: Set<String> = [
        "fixe", "fixant", "fixee", "reporte", "reportant", "reportee", "remonte", "remontant", "modifie", "modifiant",
        "ramene", "maintient",
    ]
}

/// The abbreviations of the courts ("prononce la LJS", "DCP : 15/01/2026"), written out before a text is read, so that every
/// rule knows the words only.
enum Abbreviation {
    private struct Row {
        let short: String
        let words: [String]
        /// Read so only after one of these words; empty: everywhere.
        var after: Set<String> = []

        init(_ short: String, _ words: String, after: Set<String> = []) {
            self.short = short
            self.words = words.split(separator: " ").map(String.init)
            self.after = after
        }
    }

    private static let rows: [Row] = [
        Row("lj", "liquidation judiciaire"), Row("ljs", "liquidation judiciaire simplifiee"),
        Row("rj", "redressement judiciaire"), Row("rp", "retablissement professionnel"),
        Row("dcp", "date de cessation des paiements"),
        Row("cp", "de cessation des paiements", after: ["date", "dates"]),
        Row("cep", "commissaire a l execution du plan"), Row("ia", "insuffisance d actif", after: ["pour", "cloture"]),
        Row("liq", "liquidateur"), Row("cess", "cessation des"), Row("tj", "tribunal judiciaire"),
        Row("tae", "tribunal des activites economiques"),
    ]

    /// Before it, the letters are the number of a file or a part of a firm's name.
    private static let otherwise: Set<String> = ["n", "no", "numero", "rg", "ref", "reference", "dossier"]

    /// The same words with every abbreviation written out; all the words of one stand where it stood.
    static func writtenOut(_ words: [GazetteText.Word], shown: [Unicode.Scalar]) -> [GazetteText.Word] {
        let whole = joined(words, shown)
        var result: [GazetteText.Word] = []
        for (index, word) in whole.enumerated() {
            guard let row = row(whole, index, shown) else {
                result.append(word)
                continue
            }
            for (offset, text) in row.words.enumerated() {
                result.append(
                    .init(text: text, range: word.range, opensSentence: offset == 0 && word.opensSentence))
            }
        }
        return result
    }

    private static func row(_ words: [GazetteText.Word], _ index: Int, _ shown: [Unicode.Scalar]) -> Row? {
        let word = words[index]
        guard let row = rows.first(where: { $0.short == word.text }),
            shown[word.range].first?.properties.isUppercase == true
        else { return nil }
        let before = index > 0 ? words[index - 1].text : ""
        if !row.after.isEmpty { return row.after.contains(before) ? row : nil }
        if NameWords.firms.contains(before) || otherwise.contains(before) { return nil }
        // "LJ 709/24" is the number of a file, "DCP 15/01/2026" is not.
        if index + 1 < words.count, !words[index + 1].opensSentence,
            words[index + 1].text.allSatisfy(\.isNumber), row.short != "dcp",
            FrenchDate.find(in: words[(index + 1)..<min(index + 4, words.count)]) == nil
        {
            return nil
        }
        return row
    }

    /// "S.E.L.A.R.L." and "L.J.S." are one word each.
    private static func joined(_ words: [GazetteText.Word], _ shown: [Unicode.Scalar]) -> [GazetteText.Word] {
        var result: [GazetteText.Word] = []
        for word in words {
            if let last = result.last, isLetters(last, shown), word.range.count == 1,
                shown[word.range.lowerBound].properties.isUppercase,
                word.range.lowerBound == last.range.upperBound + 1, shown[last.range.upperBound] == "."
            {
                result[result.count - 1] = .init(
                    text: last.text + word.text, range: last.range.lowerBound..<word.range.upperBound,
                    opensSentence: last.opensSentence)
            } else {
                result.append(word)
            }
        }
        return result
    }

    /// One capital, or capitals between full stops.
    private static func isLetters(_ word: GazetteText.Word, _ shown: [Unicode.Scalar]) -> Bool {
        let letters = shown[word.range]
        return letters.enumerated().allSatisfy {
            $0.offset.isMultiple(of: 2) ? $0.element.properties.isUppercase : $0.element == "."
        }
    }
}

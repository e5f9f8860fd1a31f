package import VigieDomain

/// Reads the dates of French notices, in all the spellings met since 2008: `2026-01-29`, `27/11/2008`, `06.02.2026`,
/// `27 novembre 2008`, `1er janvier 2020`, wholly in words, with no-break spaces and broken accents.
package enum FrenchDate {
    /// The years that a notice can speak of. Outside, the clerk's hand slipped (0009, 5025): no date is better than that one.
    static let plausibleYears = 1900...2100

    /// The whole text is one date, else nil.
    package static func parse(_ text: String?) -> Day? {
        let read = GazetteText(text)
        guard let found = find(in: read.words[...]), found.words == read.words.indices else { return nil }
        return found.day
    }

    /// Whether the text looks like a date that cannot be one.
    static func isAbsurd(_ text: String?) -> Bool {
        guard let text, !GazetteText(text).isEmpty else { return false }
        return parse(text) == nil
    }

    struct Found {
        var day: Day
        var words: Range<Int>
    }

    /// The first date among these words.
    static func find(in words: ArraySlice<GazetteText.Word>) -> Found? {
        for index in words.indices {
            if let day = date(words, at: index) { return Found(day: day, words: index..<index + 3) }
            if let found = loose(words, at: index) { return found }
        }
        return nil
    }

    private static func date(_ words: ArraySlice<GazetteText.Word>, at index: Int) -> Day? {
        guard index + 2 < words.endIndex else { return nil }
        let (first, second, third) = (words[index].text, words[index + 1].text, words[index + 2].text)
        if let month = month(second) {
            return day(third, String(month), first == "1er" ? "1" : first)
        }
        return first.count == 4 ? day(first, second, third) : day(third, second, first)
    }

    /// "1 er janvier 2026", "12janvier 2026", "premier janvier 2026", "vingt-huit février deux mille vingt-six".
    private static func loose(_ words: ArraySlice<GazetteText.Word>, at index: Int) -> Found? {
        let texts = words[index...].prefix(longest).map(\.text)
        if texts.count >= 4, texts[1] == "er" || texts[1] == "ier", let month = month(texts[2]),
            let day = day(texts[3], String(month), texts[0])
        {
            return Found(day: day, words: index..<index + 4)
        }
        if texts.count >= 2, let first = texts.first, let letter = first.firstIndex(where: { !$0.isNumber }),
            letter != first.startIndex, let month = month(String(first[letter...])),
            let day = day(texts[1], String(month), String(first[..<letter]))
        {
            return Found(day: day, words: index..<index + 2)
        }
        guard let at = texts.firstIndex(where: { months[$0] != nil }), let month = months[texts[at]],
            let number = WrittenNumber.read(texts[..<at]), number.count == at
        else { return nil }
        if texts.count > at + 1, let day = day(texts[at + 1], String(month), String(number.value)) {
            return Found(day: day, words: index..<index + at + 2)
        }
        guard let year = WrittenNumber.read(texts[(at + 1)...]), plausibleYears.contains(year.value),
            let day = Day(year: year.value, month: month, day: number.value)
        else { return nil }
        return Found(day: day, words: index..<index + at + 1 + year.count)
    }

    /// "Vingt et un septembre mil neuf cent quatre-vingt-dix-neuf".
    private static let longest = 13

    private static func month(_ text: String) -> Int? {
        months[text] ?? months.first { text.count >= 4 && $0.key.hasPrefix(text) }?.value
    }

    private static func day(_ year: String, _ month: String, _ day: String) -> Day? {
        guard year.count == 4, (1...2).contains(month.count), (1...2).contains(day.count), let year = Int(year),
            plausibleYears.contains(year), let month = Int(month), let day = Int(day)
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    private static let months = [
        "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8,
        "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12,
    ]
}

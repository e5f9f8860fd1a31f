package import VigieDomain

/// Reads the dates of French notices, in all the spellings met since 2008: `2026-01-29`, `27/11/2008`, `06.02.2026`,
/// `27 novembre 2008`, `1er janvier 2020`, with no-break spaces and broken accents.
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
        }
        return nil
    }

    private static func date(_ words: ArraySlice<GazetteText.Word>, at index: Int) -> Day? {
        guard index + 2 < words.endIndex else { return nil }
        let (first, second, third) = (words[index].text, words[index + 1].text, words[index + 2].text)
        let month = months[second] ?? months.first { second.count >= 4 && $0.key.hasPrefix(second) }?.value
        if let month {
            return day(third, String(month), first == "1er" ? "1" : first)
        }
        return first.count == 4 ? day(first, second, third) : day(third, second, first)
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

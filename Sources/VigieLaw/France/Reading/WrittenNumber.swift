/// A number in French words, as old-fashioned judgments write days and years: "vingt-huit", "deux mille vingt-six".
enum WrittenNumber {
    private static let units: [String: Int] = [
        "premier": 1, "un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
        "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20,
        "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    ]

    /// - Returns: the number that these words begin with, and how many of them say it.
    static func read(_ words: ArraySlice<String>) -> (value: Int, count: Int)? {
        var total = 0
        var current = 0
        var count = 0
        for word in words {
            if word == "mille" || word == "mil" {
                total += max(current, 1) * 1_000
                current = 0
            } else if word == "cent" || word == "cents" {
                current = max(current, 1) * 100
            } else if word == "vingt" || word == "vingts", current % 100 == 4 {
                // Quatre-vingts.
                current += 76
            } else if let unit = units[word] {
                current += unit
            } else if word != "et" || count == 0 {
                break
            }
            count += 1
            if total + current > 9_999 { return nil }
        }
        return count > 0 && total + current > 0 ? (total + current, count) : nil
    }
}

/// The words of a notice, repaired and ready to be searched: accents, capitals, odd spaces and broken encodings no longer
/// matter, and each word remembers where it stands in what a person reads.
struct GazetteText: Sendable {
    /// One word, reduced to lower-case ASCII letters and digits.
    struct Word: Hashable, Sendable {
        var text: String
        /// Where it stands in `shown`, in scalars.
        var range: Range<Int>
        /// Whether a sentence (or a clause between dashes) begins here.
        var opensSentence: Bool
    }

    /// As a person reads it: mojibake repaired, spaces made plain and single.
    let shown: [Unicode.Scalar]
    let words: [Word]

    init(_ raw: String?) {
        // A complement of the gazette holds a few hundred words; what is longer is cut before it costs time.
        shown = Array(TextRepair.repaired(raw ?? "", limit: GazetteText.longest).unicodeScalars)
        words = GazetteText.split(shown)
    }

    init(shown: [Unicode.Scalar], words: [Word]) {
        self.shown = shown
        self.words = words
    }

    /// As a judgment is read: the abbreviations of the courts are written out.
    var writtenOut: GazetteText {
        GazetteText(shown: shown, words: Abbreviation.writtenOut(words, shown: shown))
    }

    /// Longest text that is read, in characters: ten times the longest complement met.
    static let longest = 40_000

    var isEmpty: Bool { words.isEmpty }

    func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: shown[range.clamped(to: shown.indices)])
        return String(view)
    }

    /// The words from one to another, as a person reads them.
    func quote(_ range: Range<Int>) -> String {
        guard !range.isEmpty, range.upperBound <= words.count else { return "" }
        return string(words[range.lowerBound].range.lowerBound..<words[range.upperBound - 1].range.upperBound)
    }

    /// Their full stop ends no sentence: "12 janv. 2026".
    private static let shortMonths: Set<String> = ["janv", "fevr", "juil", "sept"]

    private static func split(_ shown: [Unicode.Scalar]) -> [Word] {
        var words: [Word] = []
        var current = ""
        var start = 0
        var opens = true
        func close(at end: Int) {
            guard !current.isEmpty else { return }
            words.append(Word(text: current, range: start..<end, opensSentence: opens))
            current = ""
            opens = false
        }
        for (index, scalar) in shown.enumerated() {
            let letters = TextRepair.folded(scalar)
            if letters.isEmpty {
                if TextRepair.isCombining(scalar) { continue }
                let length = shortMonths.contains(current) ? 0 : current.count
                close(at: index)
                // A full stop ends a sentence, except after an initial or a short abbreviation (Me, L., art.).
                let next = index + 1 < shown.count ? shown[index + 1] : " "
                if scalar == ";" || (scalar == "." && next == " " && length > 3) || isDash(scalar, index, shown) {
                    opens = true
                }
            } else {
                if current.isEmpty { start = index }
                current += letters
            }
        }
        close(at: shown.count)
        return words
    }

    private static func isDash(_ scalar: Unicode.Scalar, _ index: Int, _ shown: [Unicode.Scalar]) -> Bool {
        guard scalar == "-" || scalar == "–" || scalar == "—" else { return false }
        let before = index > 0 ? shown[index - 1] : " "
        let after = index + 1 < shown.count ? shown[index + 1] : " "
        return before == " " && after == " "
    }
}

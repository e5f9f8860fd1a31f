/// An address reduced to what two spellings share: words spelt in one way and sorted, so that a town written first or last is
/// the same place. Numbers keep their order, because `12 RUE DU 4 SEPTEMBRE` is not `4 RUE DU 12 SEPTEMBRE`.
struct NormalAddress: Hashable, Sendable {
    let words: [String]

    init(_ address: String) {
        let all = NormalName(address).text.split(separator: " ")
            .map { NormalAddress.abbreviations[String($0)] ?? String($0) }
            .filter { !NormalAddress.fillers.contains($0) }
        let numbers = all.filter(NormalAddress.isStreetNumber)
        let rest = all.filter { !numbers.contains($0) }
        words = rest.sorted() + numbers
    }

    /// The five digits of a French postcode, where there is one and no second.
    var postcode: String? {
        let found = words.filter { $0.count == 5 && $0.allSatisfy { ("0"..."9").contains($0) } }
        return Set(found).count == 1 ? found[0] : nil
    }

    /// Whether the two surely are one place: the same postcode, the same numbers in the same order, and one says all that the
    /// other says. Two towns of one postcode, or two streets, are not.
    func isSurely(_ other: NormalAddress) -> Bool {
        if words == other.words { return !words.isEmpty }
        guard let postcode, postcode == other.postcode else { return false }
        let (mine, theirs) = (Set(words), Set(other.words))
        // A postcode with its town alone names no street.
        return words.filter(NormalAddress.isStreetNumber) == other.words.filter(NormalAddress.isStreetNumber)
            && words.contains(where: NormalAddress.isStreetNumber)
            && (mine.isSubset(of: theirs) || theirs.isSubset(of: mine))
    }

    private static func isStreetNumber(_ word: String) -> Bool { word.first?.isNumber == true && word.count < 5 }

    /// Those of the postal standard (AFNOR XP Z10-011) that registers mix with the whole word.
    private static let abbreviations = [
        "AV": "AVENUE", "AVE": "AVENUE", "BD": "BOULEVARD", "BLD": "BOULEVARD", "BLVD": "BOULEVARD", "R": "RUE",
        "PL": "PLACE", "CHE": "CHEMIN", "CHEM": "CHEMIN", "CH": "CHEMIN", "RTE": "ROUTE", "ALL": "ALLEE",
        "IMP": "IMPASSE", "SQ": "SQUARE", "FG": "FAUBOURG", "FBG": "FAUBOURG", "QU": "QUAI", "CRS": "COURS",
        "LOT": "LOTISSEMENT", "RES": "RESIDENCE", "ZI": "ZI", "ST": "SAINT", "STE": "SAINTE", "GEN": "GENERAL",
        "GAL": "GENERAL", "MAL": "MARECHAL", "DR": "DOCTEUR", "PDT": "PRESIDENT", "CDT": "COMMANDANT",
    ]

    private static let fillers: Set<String> = ["CEDEX", "FRANCE", "DE", "DU", "DES", "LA", "LE", "LES", "L", "D"]
}

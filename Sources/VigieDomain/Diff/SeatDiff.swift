/// Where the company has its seat (scenario 8 of `IdentityDiff`).
enum SeatDiff {
    static func change(before: Identity, after: Identity) -> FacetChange? {
        for text in [before.address, before.postcode, after.address, after.postcode].compactMap(\.self)
        where IdentityDiff.isMasked(text) {
            return nil
        }
        let old = before.postcode.map(digits) ?? ""
        let new = after.postcode.map(digits) ?? ""
        if !old.isEmpty, !new.isEmpty, old != new {
            return moved(before, after, fact: [old, new], severity: nil, why: "the postcode of the seat differs")
        }
        guard let from = before.address.map(words), let to = after.address.map(words), !from.isEmpty, !to.isEmpty,
            from != to
        else { return nil }
        return moved(
            before, after, fact: [from.joined(separator: " "), to.joined(separator: " ")], severity: .low,
            why: "the street of the seat differs and the postcode does not")
    }

    private static func moved(
        _ before: Identity, _ after: Identity, fact: [String], severity: Severity?, why: String
    ) -> FacetChange {
        FacetChange(
            .idSeatMoved, before: text(before), after: text(after), fact: ["seat"] + fact, severity: severity, why: why)
    }

    private static func text(_ identity: Identity) -> ChangeValue? {
        (identity.address ?? identity.postcode).map { .text($0) }
    }

    private static func digits(_ postcode: String) -> String {
        postcode.uppercased().filter { $0.isLetter || $0.isNumber }
    }

    /// The words that make an address, spelt in one way, sorted so that a town written first or last is the same place.
    /// Numbers keep their order, because `12 RUE DU 4 SEPTEMBRE` is not `4 RUE DU 12 SEPTEMBRE`.
    private static func words(_ address: String) -> [String] {
        let all = NormalName(address).text.split(separator: " ").map { abbreviations[String($0)] ?? String($0) }
            .filter { !fillers.contains($0) }
        let numbers = all.filter { $0.first?.isNumber == true && $0.count < 5 }
        let rest = all.filter { !numbers.contains($0) }
        return rest.sorted() + numbers
    }

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

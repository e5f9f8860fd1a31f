import VigieDomain

/// What stays the same of a person from one answer to the next: normalised names and the birth month.
enum PersonKey {
    /// - Parameters:
    ///   - given: the first name alone is kept, since registers differ on the others.
    ///   - birth: `1964-09-21`, `1964-09`, `21/09/1964` or `09/1964`; a year alone is kept as it is.
    static func text(family: String, given: String, birth: String?) -> String {
        let first = given.split(whereSeparator: { $0 == " " || $0 == "," }).first.map(String.init) ?? ""
        return [NormalName(family).text, NormalName(first).text, month(birth ?? "")].joined(separator: "|")
    }

    private static func month(_ birth: String) -> String {
        let parts = birth.split(separator: "/")
        guard parts.count > 1, let year = parts.last, year.count == 4 else { return String(birth.prefix(7)) }
        return "\(year)-\(parts[parts.count - 2])"
    }
}

/// Currencies as registers write them.
enum CurrencyWord {
    /// ISO 4217; nil where the word is none that we know.
    static func code(_ word: String) -> String? {
        let letters = NormalName(word).text
        if let code = known[letters] { return code }
        return letters.utf8.count == 3 && letters.utf8.allSatisfy { (0x41...0x5A).contains($0) } ? letters : nil
    }

    private static let known = [
        "EURO": "EUR", "EUROS": "EUR", "FRANC": "FRF", "FRANCS": "FRF", "FRANC FRANCAIS": "FRF",
        "FRANCS FRANCAIS": "FRF", "FRANC CFP": "XPF", "FRANCS CFP": "XPF", "DOLLAR US": "USD",
        "DOLLAR DES ETATS UNIS": "USD", "LIVRE STERLING": "GBP", "FRANC SUISSE": "CHF", "FRANCS SUISSES": "CHF",
    ]
}

extension CompanyNumber {
    /// Numbers of other countries keep the letters and digits that were typed; where the register's own key is known, it
    /// is checked.
    static func readForeign(_ typed: TypedNumber, country: String) -> Reading {
        var text = typed.lettersAndDigits
        guard (2...32).contains(text.utf8.count), text.utf8.contains(where: { (48...57).contains($0) }) else {
            return .refused(.wrongForeignForm(country: country))
        }
        if text.hasPrefix(country), country == "BE" { text.removeFirst(2) }
        switch country {
        case "BE": return readBelgian(text)
        case "GB": return readBritish(text)
        default: return foreign(text, country: country)
        }
    }

    /// Ten digits that begin with 0 or 1; the last two are 97 minus the rest of the others divided by 97. The first zero
    /// is often lost.
    private static func readBelgian(_ text: String) -> Reading {
        let lost = text.utf8.count == 9
        let digits = lost ? "0" + text : text
        guard digits.utf8.count == 10, digits.first == "0" || digits.first == "1", let number = UInt64(digits),
            97 - (number / 100) % 97 == number % 100
        else { return .refused(.wrongForeignForm(country: "BE")) }
        return foreign(digits, country: "BE", zerosRestored: lost)
    }

    /// Eight characters: digits, or two letters and six digits (`SC`, `NI`, `OC`…). Lost zeros are put back.
    private static func readBritish(_ text: String) -> Reading {
        let prefix = text.prefix(while: \.isLetter)
        let digits = text.dropFirst(prefix.count)
        let missing = 8 - text.utf8.count
        guard prefix.isEmpty || prefix.utf8.count == 2, (0...2).contains(missing), !digits.isEmpty,
            digits.utf8.allSatisfy({ (48...57).contains($0) })
        else { return .refused(.wrongForeignForm(country: "GB")) }
        let zeros = String(repeating: "0", count: missing)
        return foreign(prefix + zeros + digits, country: "GB", zerosRestored: missing > 0)
    }

    private static func foreign(_ number: String, country: String, zerosRestored: Bool = false) -> Reading {
        .read(
            CompanyNumber(
                key: .foreign(country: country, number: number), form: .foreign(country: country),
                zerosRestored: zerosRestored))
    }
}

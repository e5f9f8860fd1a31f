/// A company's number as people type it, understood: a SIREN with spaces, a SIRET, a French VAT number, a line of the
/// trade register, or the number of a foreign register.
///
/// A number that cannot be understood for certain is refused with its reason. Nothing is guessed: a wrong number would
/// watch a stranger.
package struct CompanyNumber: Hashable, Sendable {
    /// Which of the spellings was met.
    package enum Form: Hashable, Sendable {
        case siren
        /// With the five digits (NIC) that name the establishment.
        case siret(establishment: String)
        case vat
        /// The register of this country (ISO 3166 alpha-2).
        case foreign(country: String)
    }

    package let key: CompanyKey
    package let form: Form
    /// A spreadsheet had eaten leading zeros and they were put back: to be confirmed by a person.
    package let zerosRestored: Bool

    package init(key: CompanyKey, form: Form, zerosRestored: Bool = false) {
        self.key = key
        self.form = form
        self.zerosRestored = zerosRestored
    }
}

extension CompanyNumber {
    /// What came of reading a number.
    package enum Reading: Hashable, Sendable {
        case read(CompanyNumber)
        case refused(Refusal)

        package var number: CompanyNumber? {
            if case .read(let number) = self { number } else { nil }
        }
    }

    /// Why a number was not accepted. A closed set, so that each has its sentence for people.
    package enum Refusal: Hashable, Sendable {
        case empty
        /// `7,32829E+13`: the spreadsheet rounded the number and its last digits are lost.
        case scientific
        /// Letters where a French number has digits.
        case notANumber
        case tooShort(digits: Int)
        /// 10 to 13 digits: neither a SIREN nor a SIRET. The suggestion is a SIREN it may hold, never used as such.
        case betweenForms(digits: Int, suggestion: SIREN?)
        case tooLong(digits: Int)
        case wrongKeySIREN
        case wrongKeySIRET
        case wrongKeyVAT(expected: String)
        /// A number of tests, `000000…`, that belongs to nobody.
        case testNumber
        /// The register of this country writes its numbers otherwise.
        case wrongForeignForm(country: String)
    }

    /// Countries whose companies have a SIREN: France and its overseas territories registered by INSEE.
    package static let frenchCountries: Set<String> = ["FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF"]

    /// - Parameters:
    ///   - raw: the cell as typed.
    ///   - country: ISO 3166 alpha-2; decides which register the number belongs to.
    package static func read(_ raw: String, country: String = "FR") -> Reading {
        let typed = TypedNumber(raw)
        guard !typed.isEmpty else { return .refused(.empty) }
        guard !typed.isScientific else { return .refused(.scientific) }
        return frenchCountries.contains(country) ? readFrench(typed) : readForeign(typed, country: country)
    }

    private static func readFrench(_ typed: TypedNumber) -> Reading {
        let text = typed.withoutFrenchWords
        if text.hasPrefix("FR") {
            let rest = text.dropFirst(2)
            if rest.utf8.count == 11 { return readVAT(rest) }
            return readDigits(String(rest))
        }
        return readDigits(text)
    }

    private static func readDigits(_ text: String) -> Reading {
        guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return .refused(.notANumber) }
        switch text.utf8.count {
        case ..<7: return .refused(.tooShort(digits: text.utf8.count))
        case 7, 8:
            // No SIREN in use begins with three zeros, so that at most two can be lost.
            let padded = String(repeating: "0", count: 9 - text.utf8.count) + text
            return readSIREN(padded, zerosRestored: true)
        case 9: return readSIREN(text, zerosRestored: false)
        case 10...13: return .refused(.betweenForms(digits: text.utf8.count, suggestion: suggestion(in: text)))
        case 14: return readSIRET(text)
        default: return .refused(.tooLong(digits: text.utf8.count))
        }
    }

    private static func readSIREN(_ digits: String, zerosRestored: Bool) -> Reading {
        guard !digits.hasPrefix("000000") else { return .refused(.testNumber) }
        guard let siren = SIREN(digits) else { return .refused(.wrongKeySIREN) }
        return .read(CompanyNumber(key: .siren(siren), form: .siren, zerosRestored: zerosRestored))
    }

    private static func readSIRET(_ digits: String) -> Reading {
        guard !digits.hasPrefix("000000") else { return .refused(.testNumber) }
        guard let siren = SIREN(digits.prefix(9)), siretKeyHolds(digits, siren: siren) else {
            return .refused(.wrongKeySIRET)
        }
        return .read(CompanyNumber(key: .siren(siren), form: .siret(establishment: String(digits.suffix(5)))))
    }

    /// La Poste has more establishments than Luhn allows: since 1989 a plain digit sum that is a multiple of five is
    /// accepted for its SIREN too.
    private static func siretKeyHolds(_ digits: String, siren: SIREN) -> Bool {
        if Luhn.holds(Array(digits.utf8)) { return true }
        return siren.value == laPoste && digits.utf8.reduce(0) { $0 + Int($1) - 48 }.isMultiple(of: 5)
    }

    private static let laPoste: UInt32 = 356_000_000

    /// - Parameter text: two characters of key, then the SIREN.
    private static func readVAT(_ text: Substring) -> Reading {
        let key = text.prefix(2)
        guard let siren = SIREN(text.dropFirst(2)) else {
            let isNumber = text.dropFirst(2).utf8.allSatisfy { (48...57).contains($0) }
            return .refused(isNumber ? .wrongKeySIREN : .notANumber)
        }
        guard key.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) }),
            !key.contains("O"), !key.contains("I")
        else { return .refused(.notANumber) }
        // A key with letters follows another rule, which is not published: it is taken as it stands.
        if Int(key) != nil, key != vatKey(of: siren) { return .refused(.wrongKeyVAT(expected: vatKey(of: siren))) }
        return .read(CompanyNumber(key: .siren(siren), form: .vat))
    }

    /// The two digits before the SIREN in a French VAT number.
    package static func vatKey(of siren: SIREN) -> String {
        let key = (12 + 3 * (siren.value % 97)) % 97
        return key < 10 ? "0\(key)" : "\(key)"
    }

    /// A SIREN that a number of a wrong length may hold: a VAT number without its `FR`, or a SIRET that lost its zeros.
    private static func suggestion(in digits: String) -> SIREN? {
        if digits.utf8.count == 11, let siren = SIREN(digits.suffix(9)), digits.hasPrefix(vatKey(of: siren)) {
            return siren
        }
        guard digits.utf8.count >= 12 else { return nil }
        let padded = String(repeating: "0", count: 14 - digits.utf8.count) + digits
        guard Luhn.holds(Array(padded.utf8)) else { return nil }
        return SIREN(padded.prefix(9))
    }
}

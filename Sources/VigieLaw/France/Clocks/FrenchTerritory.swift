/// Where in France a court sits or a creditor lives, as far as time limits care: the metropole, or one overseas
/// department or collectivity by its three digits (`974`).
package enum FrenchTerritory: Hashable, Sendable {
    case metropolitan
    case overseas(String)

    /// Overseas postcodes begin with 97 or 98 and name the territory by three digits; 980 is Monaco, which is abroad.
    ///
    /// - Returns: nil where this is no French postcode.
    package init?(postcode: String) {
        let digits = postcode.filter { $0 != " " }
        guard digits.utf8.count == 5, digits.utf8.allSatisfy({ (48...57).contains($0) }), !digits.hasPrefix("00"),
            !digits.hasPrefix("980"), !digits.hasPrefix("99")
        else { return nil }
        if digits.hasPrefix("97") || digits.hasPrefix("98") {
            self = .overseas(String(digits.prefix(3)))
        } else {
            self = .metropolitan
        }
    }
}

/// Where the creditor, that is our user, lives for the law (R622-24 C. com.).
package enum CreditorResidence: Hashable, Sendable {
    case france(FrenchTerritory)
    case abroad

    package static let metropolitanFrance = CreditorResidence.france(.metropolitan)
}

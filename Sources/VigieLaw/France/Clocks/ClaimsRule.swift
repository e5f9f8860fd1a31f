package import VigieDomain

/// How long a creditor may declare a claim, as the law stood from one day on. A reform adds a line, it never edits one.
package struct ClaimsRule: Hashable, Sendable {
    package let validFrom: Day
    package let months: Int
    /// Added for whoever does not live in the metropole, or in the overseas territory of the court (R622-24 al. 2 and 3).
    package let distanceMonths: Int
    /// The rule itself; the proceedings below refer to it, and a person who declares needs both.
    package let safeguardArticles: String
    package let recoveryArticles: String
    package let liquidationArticles: String

    package init(
        validFrom: Day, months: Int, distanceMonths: Int, safeguardArticles: String, recoveryArticles: String,
        liquidationArticles: String
    ) {
        self.validFrom = validFrom
        self.months = months
        self.distanceMonths = distanceMonths
        self.safeguardArticles = safeguardArticles
        self.recoveryArticles = recoveryArticles
        self.liquidationArticles = liquidationArticles
    }

    /// In the order of their days.
    package static let all = [
        // Loi 2005-845 and décret 2005-1677, in force on 2006-01-01: `domain.md` section 2, first row.
        ClaimsRule(
            validFrom: Day(number: 13_149), months: 2, distanceMonths: 2, safeguardArticles: "L622-24, R622-24",
            recoveryArticles: "L622-24, R622-24, L631-14, R631-27",
            liquidationArticles: "L622-24, R622-24, L641-3, R641-25")
    ]

    /// The rule on the day of a publication; nil before the first.
    package static func inForce(on day: Day, among rules: [ClaimsRule] = all) -> ClaimsRule? {
        rules.last { $0.validFrom <= day }
    }

    /// The articles that bind a creditor in this kind of proceeding; nil where nothing is to be declared.
    package func articles(for state: ProceedingState) -> String? {
        switch state {
        // An opening whose kind could not be read keeps the common rule: a clock shown for nothing costs a look, a clock
        // not shown costs the claim. So does the crisis exit of 2021 to 2023, where the debtor's list stands for a claim.
        case .safeguardObservation, .safeguardAccelerated, .crisisExit, .openUnknown: safeguardArticles
        case .recoveryObservation: recoveryArticles
        case .liquidation: liquidationArticles
        // A professional recovery asks for no claim: the judge asks each creditor. Plans and closings start no period.
        case .none, .conciliationPublic, .professionalRecovery, .planSafeguard, .planRecovery, .planSale, .closedPaid,
            .closedNoAssets, .closedOther, .void:
            nil
        }
    }
}

package import VigieDomain

/// The first clock that runs against a supplier: the declaration of claims (déclaration de créances), counted from the
/// publication of the opening judgment in the BODACC. Computed, and always to be confirmed.
///
/// Whether a notice starts the period at all is the reading's word (`NoticeMeaning.startsClaims`); a conversion does not.
package enum ClaimsClock {
    /// - Parameters:
    ///   - state: of the proceeding that was opened.
    ///   - publication: in the BODACC.
    ///   - court: where the court sits; nil while that is not known.
    /// - Returns: one deadline, or none where nothing is to be declared or no known rule was in force.
    package static func deadlines(
        state: ProceedingState, publication: Day, creditor: CreditorResidence, court: FrenchTerritory? = nil,
        rules: [ClaimsRule] = ClaimsRule.all, workingDays: WorkingDays = .france
    ) -> [Deadline] {
        guard let rule = ClaimsRule.inForce(on: publication, among: rules), let articles = rule.articles(for: state)
        else { return [] }
        let isDistant = isDistant(creditor, from: court)
        return [
            Deadline(
                right: isDistant ? .claimDeclarationAbroad : .claimDeclaration,
                period: .months(rule.months + (isDistant ? rule.distanceMonths : 0)), articles: articles,
                start: publication, workingDays: workingDays)
        ]
    }

    /// Whether the creditor has the longer period. While the court's place is not known, a creditor in France has the
    /// shorter one: too early costs nothing, too late costs the claim.
    private static func isDistant(_ creditor: CreditorResidence, from court: FrenchTerritory?) -> Bool {
        switch creditor {
        case .abroad: true
        case .france(let home): court.map { $0 != home } ?? false
        }
    }
}

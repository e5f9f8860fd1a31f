import Foundation
import VigieDomain

/// The natural persons behind the company. Since July 2024 few may read them: nothing shown says nothing.
struct RneOwners {
    let person: JSONValue

    func read() throws(RowProblem) -> Observed<[BeneficialOwner]> {
        guard let holders = try RneParts.list("beneficiairesEffectifs", in: person), !holders.isEmpty else {
            return .unknown("bénéficiaires effectifs non communiqués à ce compte")
        }
        var owners: [BeneficialOwner] = []
        for holder in holders {
            guard holder.members != nil else { throw .type("beneficiairesEffectifs", holder, FieldWords.object) }
            let described = holder["beneficiaire"]
            guard try RneParts.isActive(holder, person: described) else { continue }
            guard let description = described?["descriptionPersonne"], let names = try RneParts.names(description)
            else { return .unknown("un bénéficiaire effectif dont l’identité n’est pas communiquée") }
            let hold = holder["modalite"]
            owners.append(
                BeneficialOwner(
                    key: try holder.told("beneficiaireId") ?? names.key, name: names.shown,
                    share: try RneOwners.share("detentionPartTotale", in: hold),
                    votes: try RneOwners.share("detentionVoteTotal", in: hold)))
        }
        return .known(owners.sorted { $0.key < $1.key })
    }

    /// A percentage; one beyond a hundred is a slip of the declarant, and says nothing.
    private static func share(_ field: String, in hold: JSONValue?) throws(RowProblem) -> Share? {
        guard let value = hold?[field] else { return nil }
        guard let percent = value.decimal else {
            throw .type(field, value, Phrase("un pourcentage est attendu", "a percentage is expected"))
        }
        guard percent >= 0, percent <= 100 else { return nil }
        var exact = percent * 100
        var rounded = Decimal()
        NSDecimalRound(&rounded, &exact, 0, .plain)
        return Int("\(rounded)").flatMap { Share(hundredths: $0) }
    }
}

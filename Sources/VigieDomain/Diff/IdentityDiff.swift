/// Who the company is on paper: name, legal form, activity, seat, diffusion.
///
/// Scenarios
/// 1. `Boulangerie Éclair SARL` becomes `BOULANGERIE ECLAIR`: nothing (case, accents, marks and legal form are no name).
/// 2. Another name: `id.name`.
/// 3. A name that hides (`[ND]`), or that one of the two answers does not give: nothing.
/// 4. Full diffusion becomes partial: `id.diffusion` and nothing else, whatever became of name and address.
/// 5. Partial diffusion becomes full: nothing; what is shown again was there before.
/// 6. Another legal form: `id.legal_form`; a code compared with words: nothing.
/// 7. Another activity code of the same nomenclature: `id.activity`; NAF rev. 2 beside NAF 2025, or a code beside words:
///    nothing, because the nomenclature moved and not the company.
/// 8. Another postcode: `id.seat.moved`. The same postcode with another street or number: the same event, low, because the
///    court most often stays. The same address spelt otherwise (`AV.` for `AVENUE`): nothing.
/// 9. The register no longer knows the company, or knows it again: nothing here; a closing is told by the side of life.
enum IdentityDiff {
    static func changes(before: Observed<Identity>, after: Observed<Identity>) -> [FacetChange] {
        guard let before = before.value, let after = after.value else { return [] }
        var changes: [FacetChange] = []
        let sameView = (before.diffusion ?? after.diffusion) == (after.diffusion ?? before.diffusion)
        if sameView, let change = name(before.name, after.name) { changes.append(change) }
        if let change = legalForm(before.legalForm, after.legalForm) { changes.append(change) }
        if let change = activity(before.activity, after.activity) { changes.append(change) }
        if sameView, let change = SeatDiff.change(before: before, after: after) { changes.append(change) }
        if before.diffusion == .full, after.diffusion == .partial {
            changes.append(
                FacetChange(
                    .idDiffusion, before: .text(Diffusion.full.rawValue), after: .text(Diffusion.partial.rawValue),
                    fact: ["diffusion", Diffusion.full.rawValue, Diffusion.partial.rawValue],
                    why: "the company asked that its name and address be hidden"))
        }
        return changes
    }

    private static func name(_ before: String?, _ after: String?) -> FacetChange? {
        guard let before, let after, !isMasked(before), !isMasked(after) else { return nil }
        return change(.idName, "name", before, after, why: "the name differs beyond case, accents and marks")
    }

    private static func legalForm(_ before: String?, _ after: String?) -> FacetChange? {
        guard let before, let after, isCode(before) == isCode(after) else { return nil }
        return change(.idLegalForm, "legal form", before, after, why: "the legal form differs")
    }

    private static func activity(_ before: String?, _ after: String?) -> FacetChange? {
        guard let before, let after, Nomenclature(of: before) == Nomenclature(of: after) else { return nil }
        if Nomenclature(of: after) != .words, letters(before) == letters(after) { return nil }
        return change(.idActivity, "activity", before, after, why: "the activity differs within one nomenclature")
    }

    /// A change where the normalised spellings differ and both say something.
    private static func change(
        _ code: EventCode, _ what: String, _ before: String, _ after: String, why: String
    ) -> FacetChange? {
        let old = NormalName(before)
        let new = NormalName(after)
        guard !old.isEmpty, !new.isEmpty, old != new else { return nil }
        return FacetChange(
            code, before: .text(before), after: .text(after), fact: [what, old.text, new.text], why: why)
    }

    /// How the register writes what a person asked it to hide.
    static func isMasked(_ text: String) -> Bool {
        let capitals = text.uppercased()
        return ["[ND]", "NON-DIFFUSIBLE", "NON DIFFUSIBLE"].contains { capitals.contains($0) }
    }

    private static func isCode(_ text: String) -> Bool { text.contains { $0.isNumber } }

    private static func letters(_ text: String) -> String {
        text.uppercased().filter { $0.isLetter || $0.isNumber }
    }
}

/// In which list an activity stands. Both versions of the NAF write four digits and a letter; the letter tells them apart:
/// A to F and Z in rev. 2, G to Y since 2025, so that the two cannot be confused (`10.71C` became `10.71H`).
enum Nomenclature: Hashable {
    case revision2
    case revision2025
    case words
    /// Digits in another form: a code of an older or foreign list.
    case otherCode

    init(of activity: String) {
        let kept = Array(activity.uppercased().unicodeScalars.filter { $0 != "." && $0 != " " })
        let isDigit = kept.map { ("0"..."9").contains($0) }
        guard isDigit.contains(true) else {
            self = .words
            return
        }
        if kept.count == 5, isDigit == [true, true, true, true, false], ("A"..."Z").contains(kept[4]) {
            self = ("G"..."Y").contains(kept[4]) ? .revision2025 : .revision2
        } else {
            self = kept.count <= 8 ? .otherCode : .words
        }
    }
}

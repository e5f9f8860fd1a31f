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
        guard let from = before.address.map({ NormalAddress($0).words }),
            let to = after.address.map({ NormalAddress($0).words }), !from.isEmpty, !to.isEmpty,
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
}

/// What started the period to declare claims: the first publication gives the safe date, a later rectificatif one that
/// can be argued (R621-8; Cass. com. 2 July 2025, 24-11.217).
package struct ClaimsStart: Hashable, Sendable {
    /// Counting starts here: nobody can dispute it.
    package var first: Notice
    /// Published again or corrected since, in the order of publication; the last one stands.
    package var restated: [Notice]
    /// The proceeding, by its opening day.
    package var proceeding: Day

    /// The notice whose words hold today.
    package var standing: Notice { restated.last ?? first }
}

extension Docket {
    /// What started the claim period that still matters.
    ///
    /// - Parameter proceeding: by its opening day; without one, the latest that is open.
    /// - Returns: nil where nothing calls the creditors: no proceeding, a closed or voided one, or one whose opening is not
    ///   known.
    package func openClaims(of proceeding: Day? = nil) -> ClaimsStart? {
        let fold = DocketFold(self)
        let known = fold.proceedings.last { proceeding == nil ? $0.isOpen : $0.opened == proceeding }
        guard let known, known.isOpen else { return nil }
        let starts = known.notices.compactMap { id in notices.first { $0.id == id && $0.role == .debtor } }
            .filter { fold.resolved[$0.id]?.startsClaims ?? false }
        // A resolution starts a new period after the opening's; an uncertain notice never moves the safe date later.
        let isCertain = { (notice: Notice) in fold.resolved[notice.id]?.certain ?? false }
        guard let base = starts.last(where: isCertain) ?? starts.first else { return nil }
        let forms = starts.filter { $0.legalDay == base.legalDay || !isCertain($0) && $0.legalDay > base.legalDay }
            .flatMap { (fold.corrected.earlier[$0.id] ?? []) + [$0] }
            .sorted { $0.publicationOrder < $1.publicationOrder }
        return forms.first.map { ClaimsStart(first: $0, restated: Array(forms.dropFirst()), proceeding: known.opened) }
    }
}

/// What is different between two observations of one client by one source.
///
/// Scenarios for every side; each side's file adds its own.
/// 1. First sight of the client (no facets before): nothing, it is the baseline.
/// 2. First sight of one side (unknown before): nothing.
/// 3. The source failed or said nothing (unknown after): nothing.
/// 4. The same observation again, in any order of its lists: nothing.
/// 5. Two sides differ: both are told, in the order identity, life, officers, shareholders, proceedings, rating, capital,
///    owners, establishments, accounts, cover. What our books say needs the client's limit: `LedgerDiff`.
///
/// 6. Holders and capital that are read from a deposited act: the change bears the act's day, which may be years ago. Another
///    act that says the same: nothing.
///
/// Only the two observations are compared. What needs a longer memory (several officers in a year, a score that slides
/// within thirty days) belongs to whoever holds the history.
package enum FacetDiff {
    /// - Parameter confirmed: sides whose silence has lasted long enough to be believed (`Absence`).
    package static func changes(
        before: Facets?, after: Facets, confirmed: Set<Facet> = []
    ) -> [FacetChange] {
        guard let before else { return [] }
        return IdentityDiff.changes(before: before.identity, after: after.identity)
            + LifeDiff.changes(before: before.life, after: after.life)
            + OfficersDiff.changes(before: before.officers, after: after.officers)
            + ShareholdersDiff.changes(
                before: before.shareholders, after: after.shareholders, isConfirmed: confirmed.contains(.shareholders)
            ).map { $0.dated(by: after.act) }
            + BureauDiff.changes(before: before.proceedings, after: after.proceedings)
            + RatingDiff.changes(before: before.rating, after: after.rating)
            + CapitalDiff.changes(before: before.capital, after: after.capital).map { $0.dated(by: after.act) }
            + OwnersDiff.changes(before: before.owners, after: after.owners, isConfirmed: confirmed.contains(.owners))
            + EstablishmentsDiff.changes(
                before: before.establishments, after: after.establishments,
                isConfirmed: confirmed.contains(.establishments))
            + AccountsDiff.changes(before: before.accounts, after: after.accounts)
            + CoverDiff.changes(before: before.cover, after: after.cover)
    }
}

extension Observed {
    /// What was learnt: nil while it is unknown, `.some(nil)` where the source says that there is none.
    var learnt: Value?? {
        switch self {
        case .known(let value): .some(.some(value))
        case .absent: .some(nil)
        case .unknown: nil
        }
    }
}

extension FacetChange {
    /// With the day of the act that says so, where the change has no day of its own.
    fileprivate func dated(by act: DepositedAct?) -> FacetChange {
        guard let act, effective == nil else { return self }
        return FacetChange(
            code, before: before, after: after, effective: act.signed ?? act.deposited, fact: fact, severity: severity,
            why: why, threshold: threshold)
    }
}

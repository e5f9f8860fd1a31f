import FoundationEssentials

/// A bureau's score and the limit it recommends (materiality of `domain.md` section 4).
///
/// Scenarios
/// 1. Into default: `risk.rating.down`, critical.
/// 2. Into D or E, or two bands lost at once: high. One band lost: medium.
/// 3. The same band, and a fall of at least a fifth of the scale since the last observation: low; a smaller one: info.
///    Only the last observation is compared here; a slide in small steps is found by the history (`RatingPath`).
/// 4. A rise: `risk.rating.up`, one severity below the fall that it undoes.
/// 5. Scored, then not: `risk.rating.lost`. Not scored, then scored: a rise for the history, but D, E and default are told
///    as the falls they may be.
/// 6. Another scale, version, direction or ends: `risk.rating.rescaled`, info, and nothing else, because the two scores do
///    not compare. Only the limits of the bands were edited: both scores are read with the new limits.
/// 7. The same score with another date, or another label of the same band without a number: nothing.
/// 8. The recommended limit falls by a quarter or more: `risk.limit.down`; to zero: `risk.limit.zero`. A limit that is not
///    given, or given in another currency: nothing.
enum RatingDiff {
    static func changes(before: Observed<Rating>, after: Observed<Rating>) -> [FacetChange] {
        guard let old = before.learnt, let new = after.learnt else { return [] }
        guard let new else {
            guard let old, old.band.depth != nil else { return [] }
            return [lost(old, nil)]
        }
        guard let old else { return first(nil, new).map { [$0] } ?? [] }
        guard new.scale.isComparable(with: old.scale) else { return [rescaled(old, new)] }
        return [score(old, new), LimitDiff.change(before: old.limit, after: new.limit, on: new.date)].compactMap(\.self)
    }

    /// What a fall from one score to the other weighs; nil where it is none, or where the two do not compare.
    static func fall(from old: Rating, to new: Rating) -> Severity? {
        guard new.scale.isComparable(with: old.scale), new.scale.band(of: old).depth != nil, new.band.depth != nil,
            let change = score(old, new), change.code == .riskRatingDown
        else { return nil }
        return change.severity
    }

    private static func score(_ old: Rating, _ new: Rating) -> FacetChange? {
        let was = new.scale.band(of: old)
        let now = new.band
        switch (was.depth, now.depth) {
        case (nil, nil): return nil
        case (nil, _?): return first(old, new)
        case (_?, nil): return lost(old, new)
        case (let from?, let to?) where to > from:
            return change(.riskRatingDown, old, new, weight(from: was, to: now), "\(was.rawValue) to \(now.rawValue)")
        case (let from?, let to?) where to < from:
            return change(
                .riskRatingUp, old, new, weight(from: now, to: was).lowered, "\(was.rawValue) to \(now.rawValue)")
        case (_?, _?): return withinBand(old, new)
        }
    }

    /// The weight of a fall, also that of the rise which undoes it.
    private static func weight(from: Band, to: Band) -> Severity {
        if to == .default { return .critical }
        if to == .d || to == .e { return .high }
        return (to.depth ?? 0) - (from.depth ?? 0) >= 2 ? .high : .medium
    }

    private static func withinBand(_ old: Rating, _ new: Rating) -> FacetChange? {
        guard let from = old.score, let to = new.score, from != to else { return nil }
        let isFall = new.scale.higherIsBetter ? to < from : to > from
        guard isFall else { return change(.riskRatingUp, old, new, .info, "a rise within band \(new.band.rawValue)") }
        let width = max(new.scale.highest - new.scale.lowest, new.scale.lowest - new.scale.highest)
        // At least 20 % of the scale, without a division: a scale of no width has no fifth.
        let isWide = width > 0 && (max(from, to) - min(from, to)) * 5 >= width
        return change(
            .riskRatingDown, old, new, isWide ? .low : .info,
            isWide
                ? "a fall of a fifth of the scale or more within band \(new.band.rawValue)"
                : "a fall within band \(new.band.rawValue)"
        )
    }

    /// A score where there was none.
    private static func first(_ old: Rating?, _ new: Rating) -> FacetChange? {
        switch new.band {
        case .none: nil
        case .default, .d, .e:
            change(
                .riskRatingDown, old, new, weight(from: .none, to: new.band),
                "not scored before, \(new.band.rawValue) now")
        case .a, .b, .c: change(.riskRatingUp, old, new, .info, "not scored before, \(new.band.rawValue) now")
        }
    }

    private static func lost(_ old: Rating, _ new: Rating?) -> FacetChange {
        change(.riskRatingLost, old, new, EventCode.riskRatingLost.severity, "the bureau no longer gives a score")
    }

    private static func rescaled(_ old: Rating, _ new: Rating) -> FacetChange {
        change(.riskRatingRescaled, old, new, .info, "another scale: the two scores do not compare")
    }

    private static func change(
        _ code: EventCode, _ old: Rating?, _ new: Rating?, _ severity: Severity, _ why: String
    ) -> FacetChange {
        FacetChange(
            code, before: old.map { .rating($0) }, after: new.map { .rating($0) }, effective: new?.date,
            fact: ["rating"] + mark(old) + mark(new), severity: severity, why: why)
    }

    private static func mark(_ rating: Rating?) -> [String] {
        guard let rating else { return ["none", "", ""] }
        return [rating.raw, rating.scale.id, rating.scale.version]
    }
}

/// The limit that a bureau recommends (scenario 8 of `RatingDiff`).
enum LimitDiff {
    static func change(before: Amount?, after: Amount?, on day: Day?) -> FacetChange? {
        guard let before, let after, before.currency == after.currency, before.cents > 0 else { return nil }
        if after.cents <= 0 { return change(.riskLimitZero, before, after, day, "no credit is recommended any more") }
        guard after.cents < before.cents else { return nil }
        // A quarter or more of the old limit, rounded up so that the product cannot overflow.
        let quarter = before.cents / 4 + (before.cents.isMultiple(of: 4) ? 0 : 1)
        guard before.cents - after.cents >= quarter else { return nil }
        return change(.riskLimitDown, before, after, day, "the recommended limit fell by a quarter or more")
    }

    private static func change(
        _ code: EventCode, _ before: Amount, _ after: Amount, _ day: Day?, _ why: String
    ) -> FacetChange {
        FacetChange(
            code, before: .amount(before), after: .amount(after), effective: day,
            fact: ["limit", "\(before.cents) \(before.currency)", "\(after.cents) \(after.currency)"], why: why)
    }
}

extension Scale {
    /// Whether scores of the two scales mean the same. The limits of the bands may have been edited by the office.
    package func isComparable(with other: Scale) -> Bool {
        id == other.id && version == other.version && lowest == other.lowest && highest == other.highest
            && higherIsBetter == other.higherIsBetter
    }
}

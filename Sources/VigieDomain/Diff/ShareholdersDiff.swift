/// Who owns the company.
///
/// Scenarios
/// 1. The same holders in another order, or a share that is no longer given: nothing.
/// 2. A holder passes 50 % upwards, downwards, or hands the majority to another: `own.shareholder.majority`, once, with the
///    two sides of it. Majority means more than 50 %: at exactly 50 % nobody decides alone.
/// 3. A holder came, left, or moved by one point or more: `own.shareholder.change`, once for all of them, because one
///    operation on the capital moves every share and the reader wants one message.
/// 4. Only moves, arrivals and departures below one point: the same event for the history (info); bureaus round, and small
///    holders come and go.
/// 5. A holder who takes part in scenario 2 is not told again by scenario 3.
/// 6. The same name under another key (a number found later): the same holder; only the share is compared.
/// 7. An empty list, or "there is none", after holders: nothing; a company always has an owner, so the source lost sight.
///    Holders where it named none before: nothing either, because it has only begun to see them.
/// 8. A list that no longer makes up the whole capital, after one that did, and lacks a holder: nothing, and the last list
///    stays. Nobody took the missing shares, so half of the answer is missing. A majority that vanished is told all the
///    same: a doubt of that weight belongs to a person. Where the answers stay so for days, the holder is believed to have
///    left after all (`Absence`).
/// 9. A list that makes up the whole capital, after one that did not, where nobody left and nobody's share moved by a point:
///    nothing. The shares that appear belonged to somebody all along; the source has only begun to name him. A new majority
///    is told all the same.
///
/// A share that creeps by less than a point each time stays below the alert here; the history shows each step.
enum ShareholdersDiff {
    /// One point of per cent: below it a move is rounding or dilution by small plans.
    static let materialMove = 100

    /// - Parameter isConfirmed: several answers in a row, days apart, were as short.
    static func changes(
        before: Observed<[Shareholder]>, after: Observed<[Shareholder]>, isConfirmed: Bool = false
    ) -> [FacetChange] {
        guard let old = before.value, let new = after.value, !old.isEmpty, !new.isEmpty,
            isConfirmed || !isHalf(new, of: old)
        else { return [] }
        let steps = steps(from: unique(old), to: unique(new))
        if isCompleted(new, of: old, steps) { return [] }
        let (majority, told) = majorityChanges(steps)
        let rest = steps.filter { !told.contains($0.key) && $0.isMove }
        return majority + (othersChange(rest).map { [$0] } ?? [])
    }

    /// All of the capital but half a point, which rounding may cost.
    static let whole = 9_950

    private static func isHalf(_ new: [Shareholder], of old: [Shareholder]) -> Bool {
        guard let before = sum(old), let after = sum(new), before >= whole, after < whole else { return false }
        return lacksSomeone(new, of: old)
    }

    private static func isCompleted(_ new: [Shareholder], of old: [Shareholder], _ steps: [Step]) -> Bool {
        guard let before = sum(old), let after = sum(new), before < whole, after >= whole else {
            return false
        }
        return steps.allSatisfy { step in
            step.before == nil ? step.after?.hasMajority == false : step.after != nil && !step.isMaterial
        }
    }

    /// Whether a holder is missing from a list that does not make up the whole capital: he may have been left out.
    static func isShortened(_ before: Observed<[Shareholder]>, _ after: Observed<[Shareholder]>) -> Bool {
        guard let old = before.value, let new = after.value, !new.isEmpty else { return false }
        if let sum = sum(new), sum >= whole { return false }
        return lacksSomeone(new, of: old)
    }

    /// As the lists are paired: who only got another key is still there. A majority is never only left out.
    private static func lacksSomeone(_ new: [Shareholder], of old: [Shareholder]) -> Bool {
        let missing = steps(from: unique(old), to: unique(new)).filter { $0.after == nil }.compactMap(\.before)
        return !missing.isEmpty && !missing.contains(where: \.hasMajority)
    }

    /// A line repeated counts once. nil where a share is not given.
    private static func sum(_ list: [Shareholder]) -> Int? {
        let holders = unique(list)
        let shares = holders.compactMap { $0.share?.hundredths }
        return shares.count == holders.count ? shares.reduce(0, +) : nil
    }

    // MARK: - Majority

    private static func majorityChanges(_ steps: [Step]) -> ([FacetChange], told: Set<String>) {
        // A share that one side does not give cannot have crossed anything.
        let lost = steps.filter { $0.before?.hasMajority == true && $0.isComparable && $0.after?.hasMajority != true }
        let gained = steps.filter { $0.after?.hasMajority == true && $0.isComparable && $0.before?.hasMajority != true }
        let told = Set((lost + gained).map(\.key))
        if lost.count == 1, gained.count == 1 {
            return ([crossing(lost[0].before, gained[0].after, "the majority passed to another holder")], told)
        }
        return (
            lost.map { crossing($0.before, $0.after, "the holder no longer has more than 50 %") }
                + gained.map { crossing($0.before, $0.after, "the holder now has more than 50 %") }, told
        )
    }

    private static func crossing(_ before: Shareholder?, _ after: Shareholder?, _ why: String) -> FacetChange {
        FacetChange(
            .ownShareholderMajority, before: before.map { .shareholder($0) }, after: after.map { .shareholder($0) },
            fact: ["majority", before.mark, after.mark], why: why)
    }

    // MARK: - The others

    private static func othersChange(_ steps: [Step]) -> FacetChange? {
        guard !steps.isEmpty else { return nil }
        let material = steps.contains(where: \.isMaterial)
        return FacetChange(
            .ownShareholderChange, before: value(steps.compactMap(\.before)), after: value(steps.compactMap(\.after)),
            fact: ["shareholders"] + steps.flatMap { [$0.before.mark, $0.after.mark] },
            severity: material ? nil : .info,
            why: material ? "a holder came, left, or moved by a point or more" : "moves below one point")
    }

    private static func value(_ holders: [Shareholder]) -> ChangeValue? {
        switch holders.count {
        case 0: nil
        case 1: .shareholder(holders[0])
        default: .shareholders(holders)
        }
    }

    // MARK: - Pairing

    /// One holder, before and after.
    private struct Step {
        let before: Shareholder?
        let after: Shareholder?

        var key: String { after?.key ?? before?.key ?? "" }

        /// Whether both shares are given; who is not on the list holds nothing.
        var isComparable: Bool { (before == nil || before?.share != nil) && (after == nil || after?.share != nil) }

        /// In hundredths of a point; nil where a share is not given.
        var distance: Int? {
            guard isComparable else { return nil }
            return abs((after?.share?.hundredths ?? 0) - (before?.share?.hundredths ?? 0))
        }

        var isMove: Bool {
            if before == nil || after == nil { return true }
            return (distance ?? 0) > 0
        }

        var isMaterial: Bool { distance.map { $0 >= ShareholdersDiff.materialMove } ?? true }
    }

    private static func steps(from old: [Shareholder], to new: [Shareholder]) -> [Step] {
        let earlier = Dictionary(uniqueKeysWithValues: old.map { ($0.key, $0) })
        let later = Set(new.map(\.key))
        var left = old.filter { !later.contains($0.key) }
        var steps = new.map { holder in
            if let same = earlier[holder.key] { return Step(before: same, after: holder) }
            let name = NormalName(holder.name)
            let namesakes = left.indices.filter { !name.isEmpty && NormalName(left[$0].name) == name }
            guard namesakes.count == 1 else { return Step(before: nil, after: holder) }
            return Step(before: left.remove(at: namesakes[0]), after: holder)
        }
        steps += left.map { Step(before: $0, after: nil) }
        return steps.sorted { $0.key < $1.key }
    }

    /// One entry for each key, in the order of the keys. A line repeated counts once. A holder on two different lines
    /// (ordinary and preference shares) owns the sum; where a part is not given, or the sum passes the whole, the share is
    /// not known.
    private static func unique(_ holders: [Shareholder]) -> [Shareholder] {
        Dictionary(grouping: holders, by: \.key).values.map { entries in
            guard entries.count > 1 else { return entries[0] }
            let shares = Set(entries).compactMap { $0.share?.hundredths }
            let isGiven = entries.allSatisfy { $0.share != nil }
            return Shareholder(
                key: entries[0].key, name: entries[0].name,
                share: isGiven ? Share(hundredths: shares.reduce(0, +)) : nil)
        }.sorted { $0.key < $1.key }
    }

    // MARK: - What to keep

    /// The list to compare the next one with (scenario 4 of `Facets.merging`).
    static func merged(
        _ old: Observed<[Shareholder]>, _ new: Observed<[Shareholder]>, isConfirmed: Bool = false
    ) -> Observed<[Shareholder]> {
        switch (old, new) {
        case (_, .unknown): return old.isUnknown ? new : old
        case (.known, .absent): return old
        case (.absent, .absent), (.unknown, .absent): return new
        case (.known(let holders), .known(let list))
        where !holders.isEmpty && (list.isEmpty || (!isConfirmed && isHalf(list, of: holders))): return old
        case (.known(let holders), .known(let list)):
            let shares = Dictionary(holders.map { ($0.key, $0.share) }) { first, _ in first }
            return .known(
                list.map { Shareholder(key: $0.key, name: $0.name, share: $0.share ?? shares[$0.key].flatMap(\.self)) })
        case (.absent, .known), (.unknown, .known): return new
        }
    }
}

extension Shareholder {
    fileprivate var hasMajority: Bool { share.map { $0 > .half } ?? false }
}

extension Shareholder? {
    /// The holder in a fact: key and share.
    fileprivate var mark: String {
        guard let self else { return "none" }
        return "\(self.key) \(self.share.map { String($0.hundredths) } ?? "?")"
    }
}

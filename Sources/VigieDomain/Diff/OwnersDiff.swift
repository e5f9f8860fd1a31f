/// The natural persons behind the company.
///
/// Scenarios
/// 1. The same people in another order, under another key, or spelt otherwise: nothing.
/// 2. Someone came, or moved by one point or more: `own.ubo.change`, once for all of them.
/// 3. Someone is no longer on the list: the same event, once the silence has lasted (`Absence`).
/// 4. An empty list, or none any more: nothing. Who may read the list is a matter of rights (since July 2024 they are
///    given to few), and a right that ends looks just so.
/// 5. Moves below one point: the same event for the history.
enum OwnersDiff {
    static func changes(
        before: Observed<[BeneficialOwner]>, after: Observed<[BeneficialOwner]>, isConfirmed: Bool = false
    ) -> [FacetChange] {
        guard let old = before.value, let new = after.value, !old.isEmpty, !new.isEmpty else { return [] }
        let steps = steps(from: old, to: new).filter { step in
            switch (step.before, step.after) {
            case (_?, nil): isConfirmed
            case (nil, _): true
            case (let before?, let after?): before.distance(to: after) > 0
            }
        }
        guard !steps.isEmpty else { return [] }
        let isMaterial = steps.contains { step in
            guard let before = step.before, let after = step.after else { return true }
            return before.distance(to: after) >= ShareholdersDiff.materialMove
        }
        return [
            FacetChange(
                .ownUboChange, before: .owners(steps.compactMap(\.before)), after: .owners(steps.compactMap(\.after)),
                fact: ["owners"] + steps.flatMap { [$0.before.mark, $0.after.mark] },
                severity: isMaterial ? nil : .info,
                why: isMaterial
                    ? "a beneficial owner came, left, or moved by a point or more" : "moves below one point")
        ]
    }

    /// Whether someone is missing who was there.
    static func isShortened(_ before: Observed<[BeneficialOwner]>, _ after: Observed<[BeneficialOwner]>) -> Bool {
        guard let old = before.value, let new = after.value, !new.isEmpty else { return false }
        return steps(from: old, to: new).contains { $0.after == nil }
    }

    /// The list to compare the next one with: nobody leaves it by silence alone.
    static func merged(
        _ old: Observed<[BeneficialOwner]>, _ new: Observed<[BeneficialOwner]>, isConfirmed: Bool
    ) -> Observed<[BeneficialOwner]> {
        guard let before = old.value, !before.isEmpty else { return new.isUnknown && !old.isUnknown ? old : new }
        guard let after = new.value, !after.isEmpty else { return old }
        if isConfirmed { return new }
        return .known(after + steps(from: before, to: after).filter { $0.after == nil }.compactMap(\.before))
    }

    private struct Step {
        var before: BeneficialOwner?
        var after: BeneficialOwner?
    }

    /// Paired by key, then by a name that only one of those left bears.
    private static func steps(from old: [BeneficialOwner], to new: [BeneficialOwner]) -> [Step] {
        let later = Dictionary(new.map { ($0.key, $0) }) { first, _ in first }
        let earlier = Set(old.map(\.key))
        var steps = old.filter { later[$0.key] != nil }.map { Step(before: $0, after: later[$0.key]) }
        var came = later.values.filter { !earlier.contains($0.key) }.sorted { $0.key < $1.key }
        for owner in old where later[owner.key] == nil {
            let name = NormalName(owner.name)
            let namesakes = came.indices.filter { !name.isEmpty && NormalName(came[$0].name) == name }
            steps.append(Step(before: owner, after: namesakes.count == 1 ? came.remove(at: namesakes[0]) : nil))
        }
        steps += came.map { Step(before: nil, after: $0) }
        return steps.sorted { ($0.after?.key ?? $0.before?.key ?? "") < ($1.after?.key ?? $1.before?.key ?? "") }
    }
}

extension BeneficialOwner {
    /// In hundredths of a point, the greater of capital and votes; what one side does not give has not moved.
    fileprivate func distance(to other: BeneficialOwner) -> Int {
        func move(_ before: Share?, _ after: Share?) -> Int {
            guard let before, let after else { return 0 }
            return abs(before.hundredths - after.hundredths)
        }
        return max(move(share, other.share), move(votes, other.votes))
    }
}

extension BeneficialOwner? {
    fileprivate var mark: String {
        guard let self else { return "none" }
        func part(_ share: Share?) -> String { share.map { String($0.hundredths) } ?? "?" }
        return "\(self.key) \(part(self.share)) \(part(self.votes))"
    }
}

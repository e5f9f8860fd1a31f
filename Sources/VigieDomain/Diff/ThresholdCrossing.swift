/// What a client's own thresholds make of the differences between two observations.
///
/// Scenarios
/// 1. A rating, or a recommended limit, that stood on the good side of a threshold passes to the bad one: the difference
///    bears the threshold and weighs medium at least. Where the scales' own rules see no difference (a limit that falls by
///    less than a quarter), one is made.
/// 2. No score before, and the first one is on the bad side: a fall, also where its band is good.
/// 3. Two scales: the scores do not compare with each other, but each compares with the threshold where its figure lies
///    on both scales; else the new score is seen for the first time.
/// 4. It was on the bad side already, or comes back to the good one: nothing is added.
/// 5. Never seen before (first sight of the client, of this side, of a limit, or a watch that begins again): one status,
///    because a score that is too low on the first day is worth knowing and did not happen today.
/// 6. Several thresholds passed at once: the first of the client's cell is named.
/// 7. The score is withdrawn: the difference speaks for itself, no threshold is passed.
package struct ThresholdCrossing: Sendable {
    let thresholds: [Threshold]
    let source: SourceID

    package init(of client: Client, source: SourceID) {
        thresholds = client.thresholds
        self.source = source
    }

    /// The differences with the thresholds that they pass.
    package func marked(
        _ changes: [FacetChange], before: Observed<Rating>, after: Observed<Rating>
    ) -> [FacetChange] {
        guard let new = after.value else { return changes }
        var changes = changes
        for isLimit in [false, true] {
            guard let threshold = first(.passed, isLimit, before, new) else { continue }
            mark(&changes, threshold, before.value, new)
        }
        return changes
    }

    /// What is on the bad side the first time that the threshold can speak of it.
    ///
    /// - Parameter before: unknown for the first sight of the client.
    package func statuses(before: Observed<Rating>, after: Observed<Rating>) -> [FacetChange] {
        guard let rating = after.value else { return [] }
        return [false, true].compactMap { isLimit in
            guard first(.passed, isLimit, before, rating) == nil else { return nil }
            return first(.found, isLimit, before, rating).map { status(of: rating, $0) }
        }
    }

    private enum Verdict { case passed, found, nothing }

    private func first(
        _ verdict: Verdict, _ isLimit: Bool, _ before: Observed<Rating>, _ new: Rating
    ) -> Threshold? {
        thresholds.first { $0.isLimit == isLimit && self.verdict($0, before, new) == verdict }
    }

    private func verdict(_ threshold: Threshold, _ before: Observed<Rating>, _ new: Rating) -> Verdict {
        guard threshold.isPassed(by: new, of: source) == true else { return .nothing }
        guard let learnt = before.learnt else { return .found }
        // The bureau said that it gave no score.
        guard let old = learnt else { return threshold.isLimit ? .found : .passed }
        switch threshold.isPassed(by: old, of: source) {
        case true: return .nothing
        case false: return .passed
        case nil: return old.band == .none && threshold.fits(old.scale, of: source) ? .passed : .found
        }
    }

    private func status(of rating: Rating, _ threshold: Threshold) -> FacetChange {
        FacetChange(
            threshold.isLimit ? .riskLimitDown : .riskRatingDown, after: after(rating, threshold.isLimit),
            effective: rating.date, fact: ["threshold", source.name, threshold.text, rating.raw, rating.limitText],
            severity: .medium, why: "found beyond the client's threshold \(threshold.text)", threshold: threshold)
    }

    private func mark(_ changes: inout [FacetChange], _ threshold: Threshold, _ old: Rating?, _ new: Rating) {
        let limit = threshold.isLimit
        let why = "the client's threshold \(threshold.text) is passed"
        let codes: Set<EventCode> =
            limit ? [.riskLimitDown, .riskLimitZero] : [.riskRatingDown, .riskRatingRescaled, .riskRatingUp]
        if let index = changes.firstIndex(where: { codes.contains($0.code) }) {
            let found = changes[index]
            // A first score of a good band is a rise for its scale and a fall for the client.
            changes[index] = FacetChange(
                found.code == .riskRatingUp ? .riskRatingDown : found.code, before: found.before, after: found.after,
                effective: found.effective, fact: found.fact, severity: max(found.severity, .medium),
                why: "\(found.why); \(why)", threshold: threshold)
        } else {
            changes.append(
                FacetChange(
                    limit ? .riskLimitDown : .riskRatingDown, before: old.flatMap { after($0, limit) },
                    after: after(new, limit), effective: new.date,
                    fact: ["threshold", old?.raw ?? "", old?.limitText ?? "", new.raw, new.limitText],
                    severity: .medium, why: why, threshold: threshold))
        }
    }

    private func after(_ rating: Rating, _ limit: Bool) -> ChangeValue? {
        limit ? rating.limit.map { .amount($0) } : .rating(rating)
    }
}

extension Threshold {
    /// Whether it speaks of the recommended limit and not of the score.
    package var isLimit: Bool { if case .limit = measure { true } else { false } }
}

extension Rating {
    fileprivate var limitText: String { limit.map { "\($0.cents) \($0.currency)" } ?? "" }
}

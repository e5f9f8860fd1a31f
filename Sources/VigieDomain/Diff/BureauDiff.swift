/// What a bureau says of collective proceedings; the notices of the gazette are followed by the docket.
///
/// Scenarios
/// 1. None, then open: `proc.bureau.open`, critical. "None" may be said as a closed status or as no status at all.
/// 2. Open, then none: `proc.bureau.closed`.
/// 3. Open, then open since a later day: another proceeding, `proc.bureau.open`; high where the words name a plan.
/// 4. Open under other words (`Redressement judiciaire`, then `Liquidation judiciaire`): `proc.bureau.open`, high: it may
///    be a conversion, it may be a rewording, and a person must look.
/// 5. Open under the same words spelt otherwise, or without words: nothing.
enum BureauDiff {
    static func changes(before: Observed<ProceedingsStatus>, after: Observed<ProceedingsStatus>) -> [FacetChange] {
        guard let old = before.learnt, let new = after.learnt else { return [] }
        switch (old.flatMap { $0.open ? $0 : nil }, new.flatMap { $0.open ? $0 : nil }) {
        case (nil, nil): return []
        case (nil, let now?):
            return [opened(old, now, severity: nil, why: "the bureau says that a proceeding is open")]
        case (let was?, nil):
            return [
                FacetChange(
                    .procBureauClosed, before: .bureauStatus(was), after: new.map { .bureauStatus($0) },
                    effective: new?.since, fact: ["bureau"] + name(was) + ["none"],
                    why: "the bureau no longer says that a proceeding is open")
            ]
        case (let was?, let now?):
            if let first = was.since, let second = now.since, first < second {
                // A plan ends the observation of what was open: it weighs what the gazette's word for it weighs.
                let isPlan = ProceedingLabel(now.label).kind?.isPlan ?? false
                return [
                    opened(
                        was, now, severity: isPlan ? EventCode.procPlanAdopted.severity : nil,
                        why: "the bureau dates the proceeding later: another one")
                ]
            }
            let words = (NormalName(was.label ?? ""), NormalName(now.label ?? ""))
            guard !words.0.isEmpty, !words.1.isEmpty, words.0 != words.1 else { return [] }
            return [opened(was, now, severity: .high, why: "the bureau names the open proceeding otherwise")]
        }
    }

    private static func opened(
        _ before: ProceedingsStatus?, _ after: ProceedingsStatus, severity: Severity?, why: String
    ) -> FacetChange {
        FacetChange(
            .procBureauOpen, before: before.map { .bureauStatus($0) }, after: .bureauStatus(after),
            effective: after.since, fact: ["bureau"] + name(before) + name(after),
            severity: severity, why: why)
    }

    /// No open proceeding has one name, however the bureau says it.
    private static func name(_ status: ProceedingsStatus?) -> [String] {
        guard let status, status.open else { return ["none"] }
        return ["open", NormalName(status.label ?? "").text, status.since?.description ?? ""]
    }
}

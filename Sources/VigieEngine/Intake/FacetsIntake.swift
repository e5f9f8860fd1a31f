package import VigieDomain

/// From the facets that a lookup told about one company to the changes they make. Pure. The first time is a silent
/// baseline; what a source does not tell stays as it was, and what it no
/// longer shows is believed to be over once its silence has lasted.
package struct FacetsIntake: Sendable {
    package struct Outcome: Hashable, Sendable {
        package var record: FacetsRecord
        package var changes: [Change]
    }

    let watch: WatchRecord
    let policy: Policy
    let detected: Instant

    package init(watch: WatchRecord, policy: Policy, detected: Instant) {
        self.watch = watch
        self.policy = policy
        self.detected = detected
    }

    /// - Parameters:
    ///   - isBaseline: the watch begins, perhaps again: what happened before or meanwhile is the past.
    ///   - question: of the reading item. Where the last answer came of another one, the two may speak of two companies, and
    ///     nothing of the first is kept.
    package func outcome(
        of facets: Facets, provenance: Provenance, previous held: FacetsRecord?, isBaseline: Bool = false,
        question: String? = nil
    ) -> Outcome {
        let isOther = question.map { question in held.map { !$0.provenance.url.hasSuffix(question) } ?? false } ?? false
        let previous = isOther ? nil : held
        guard let previous, !isBaseline else {
            let record = FacetsRecord(
                company: watch.company, source: provenance.source,
                facets: previous?.facets.merging(facets) ?? facets, provenance: provenance)
            let statuses = crossing(provenance).statuses(before: .notTold, after: facets.rating)
                .map { status($0, provenance) }
            return Outcome(
                record: record,
                changes: (mismatch(of: facets, provenance: provenance).map { [$0] } ?? []) + statuses)
        }
        let weighed = weigh(facets, provenance, against: previous)
        let (facets, confirmed) = (weighed.facets, weighed.confirmed)
        let kept = previous.facets.merging(facets, confirmed: confirmed)
        let crossing = crossing(provenance)
        let differences = crossing.marked(
            FacetDiff.changes(before: previous.facets, after: facets, confirmed: confirmed)
                + LedgerDiff(of: watch.client).changes(before: previous.facets.ledger, after: facets.ledger),
            before: previous.facets.rating, after: facets.rating)
        let statuses = crossing.statuses(before: previous.facets.rating, after: facets.rating)
        // Nothing moved: the record keeps the observation it stands on, so that the next change departs from there.
        guard !differences.isEmpty || kept != previous.facets else {
            var same = previous
            same.doubts = weighed.doubts
            return Outcome(record: same, changes: [])
        }
        let record = FacetsRecord(
            company: watch.company, source: provenance.source, facets: kept, provenance: provenance,
            doubts: weighed.doubts)
        let departure = [
            provenance.source.name, String(previous.provenance.fetched.milliseconds),
            previous.provenance.evidence.digest,
        ]
        let changes = differences.map { difference in
            var severity = difference.severity.adjusted(
                for: watch.present, on: policy.today(at: detected), clockRuns: false)
            // Someone asked to be told of this: that nothing is owed today does not make it small.
            if difference.threshold != nil, severity.severity < .medium { severity = (.medium, nil) }
            return Change(
                id: ChangeID(company: watch.company, code: difference.code, fact: difference.fact + departure),
                company: watch.company, code: difference.code, severity: severity.severity,
                case: CaseID(company: watch.company, facet: difference.code.facet), before: difference.before,
                after: difference.after, effective: difference.effective, detected: detected, provenance: provenance,
                details: ChangeDetails(
                    why: [difference.why, severity.why].compactMap { $0 }.joined(separator: "; "),
                    threshold: difference.threshold))
        }
        return Outcome(record: record, changes: changes + statuses.map { status($0, provenance) })
    }

    private func crossing(_ provenance: Provenance) -> ThresholdCrossing {
        ThresholdCrossing(of: watch.client, source: provenance.source)
    }

    /// What was so before we looked. Its id does not depend on the observation, so that it is told once.
    private func status(_ found: FacetChange, _ provenance: Provenance) -> Change {
        Change(
            id: ChangeID(company: watch.company, code: found.code, fact: found.fact), company: watch.company,
            code: found.code, severity: found.severity,
            case: CaseID(company: watch.company, facet: found.code.facet), after: found.after,
            effective: found.effective, detected: detected, provenance: provenance,
            details: ChangeDetails(isStatus: true, why: found.why, threshold: found.threshold))
    }

    // A number that we completed ourselves may be another company's: then everything about the client would be missed.
    private func mismatch(of facets: Facets, provenance: Provenance) -> Change? {
        let client = watch.client
        guard client.isNumberCompleted, let name = facets.identity.value?.name,
            !NormalName(name).sharesWord(with: NormalName(client.name))
        else { return nil }
        return Change(
            id: ChangeID(company: watch.company, code: .idMismatch, fact: [client.name, name]), company: watch.company,
            code: .idMismatch, severity: EventCode.idMismatch.severity,
            case: CaseID(company: watch.company, facet: .identity), before: .text(client.name), after: .text(name),
            detected: detected, provenance: provenance, details: ChangeDetails(isStatus: true))
    }
}

package import VigieDomain

/// From the facets that a lookup told about one company to the changes they make. Pure. The first time is a silent
/// baseline; what a source does not tell stays as it was.
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

    /// - Parameter isBaseline: the watch begins, perhaps again: what happened before or meanwhile is the past.
    package func outcome(
        of facets: Facets, provenance: Provenance, previous: FacetsRecord?, isBaseline: Bool = false
    ) -> Outcome {
        guard let previous, !isBaseline else {
            let record = FacetsRecord(
                company: watch.company, source: provenance.source,
                facets: previous?.facets.merging(facets) ?? facets, provenance: provenance)
            return Outcome(record: record, changes: mismatch(of: facets, provenance: provenance).map { [$0] } ?? [])
        }
        let differences = FacetDiff.changes(before: previous.facets, after: facets)
        // Nothing moved: the record keeps the observation it stands on, so that the next change departs from there.
        guard !differences.isEmpty || previous.facets.merging(facets) != previous.facets else {
            return Outcome(record: previous, changes: [])
        }
        let record = FacetsRecord(
            company: watch.company, source: provenance.source, facets: previous.facets.merging(facets),
            provenance: provenance)
        let departure = [
            provenance.source.name, String(previous.provenance.fetched.milliseconds),
            previous.provenance.evidence.digest,
        ]
        let changes = differences.map { difference in
            let severity = difference.severity.adjusted(
                for: watch.client, on: policy.today(at: detected), clockRuns: false)
            return Change(
                id: ChangeID(company: watch.company, code: difference.code, fact: difference.fact + departure),
                company: watch.company, code: difference.code, severity: severity.severity,
                case: CaseID(company: watch.company, facet: difference.code.facet), before: difference.before,
                after: difference.after, effective: difference.effective, detected: detected, provenance: provenance,
                details: ChangeDetails(why: [difference.why, severity.why].compactMap { $0 }.joined(separator: "; ")))
        }
        return Outcome(record: record, changes: changes)
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

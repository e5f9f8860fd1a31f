import VigieDomain

/// What the list at a provider must become. Pure: from whom we follow and what stands in the journal to what is to be done.
struct EnrolmentPlan {
    let source: SourceID
    let list: String
    /// Followed today, allowed to this source, with a SIREN.
    let wanted: Set<SIREN>

    /// Differences that the journal does not know yet, as it is to write them down.
    ///
    /// 1. Wanted, and not there or on its way out: entering.
    /// 2. Unwanted, and there or on its way in: leaving.
    /// 3. Unwanted, and the provider was never asked: gone at once, and nobody is called.
    /// 4. Written down by a clock that was ahead: it begins now.
    func intents(_ rows: [SIREN: Enrolment], at now: Instant) -> [Enrolment] {
        var intents: [Enrolment] = []
        for company in wanted.sorted() {
            guard let row = rows[company] else {
                intents.append(
                    Enrolment(source: source, list: list, company: company, state: .entering, since: now))
                continue
            }
            switch row.state {
            case .entering, .enrolled: break
            case .leaving, .gone: intents.append(row.entering(.entering, at: now))
            }
        }
        for row in rows.values.sorted(by: { $0.company < $1.company }) where !wanted.contains(row.company) {
            switch row.state {
            case .entering, .enrolled: intents.append(row.entering(row.asked == nil ? .gone : .leaving, at: now))
            case .leaving, .gone: break
            }
        }
        let told = Set(intents.map(\.company))
        intents += rows.values.filter { $0.isOpen && $0.since > now && !told.contains($0.company) }.map { row in
            var row = row
            row.since = now
            return row
        }
        return intents
    }
}

extension Enrolment {
    /// Whether the two lists may differ in this client.
    var isOpen: Bool {
        switch state {
        case .entering, .leaving: true
        case .enrolled, .gone: false
        }
    }

    func mayBeAsked(at now: Instant) -> Bool { EnrolmentPatience.isOver(notBefore, at: now) }
}

extension EnrolmentList {
    func mayBeAsked(at now: Instant) -> Bool { EnrolmentPatience.isOver(notBefore, at: now) }
}

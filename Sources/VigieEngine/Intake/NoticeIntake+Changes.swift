import VigieDomain
import VigieLaw

/// What one arriving notice changes, given the docket it joins.
extension NoticeIntake {
    /// - Parameter known: the changes recorded so far.
    func changes(of arrival: Arrival, held: [NoticeRecord], known: Set<ChangeID>) -> [Change] {
        let notice = arrival.notice
        let others = held.filter(\.disposition.isOfDocket)
        let docket = Docket(company: watch.company, notices: others.map(\.notice))
        let effect = docket.effect(of: notice)
        if let correction = notice.correction, let target = others.first(where: { $0.notice.id == effect.target }) {
            let corrected = others.filter { $0.notice.id == effect.target }.flatMap { told(by: $0, known: known) }
            return [
                correctionChange(of: arrival, correction, target: target.notice, corrected: corrected, effect: effect)
            ]
        }
        // The company's history has its say on the gravest meaning: an uncertain opening may be a conversion.
        return ([effect.meaning] + notice.meanings.dropFirst()).map {
            change(of: arrival, meaning: $0, effect: effect)
        }
    }

    // A notice of the baseline made no change by itself, and may have been told as a status.
    private func told(by record: NoticeRecord, known: Set<ChangeID>) -> [ChangeID] {
        guard record.disposition == .baseline else { return record.disposition.changes }
        return record.notice.meanings.map {
            ChangeID(company: watch.company, code: $0.code, fact: fact(of: record.notice, meaning: $0))
        }.filter(known.contains)
    }

    func possibleChanges(of arrival: Arrival) -> [Change] {
        // Only the gravest: this is a question to the credit manager, not the client's story.
        let meaning = arrival.notice.meanings[0]
        var details = details(of: arrival, meaning: meaning)
        details.isPossibleMatch = true
        details.certain = false
        return [
            make(
                arrival, code: meaning.code, severity: meaning.code.severity,
                fact: ["possible", arrival.notice.id.text],
                opened: nil, before: nil, after: meaning.state.map(ChangeValue.state), details: details)
        ]
    }

    private func change(of arrival: Arrival, meaning: NoticeMeaning, effect: NoticeEffect) -> Change {
        let notice = arrival.notice
        var details = details(of: arrival, meaning: meaning)
        details.unexpected = !effect.expected || effect.needsReview
        if meaning.startsClaims, notice.role == .debtor {
            details.deadlines = deadlines(state: effect.after, publication: notice.publication)
        }
        return make(
            arrival, code: meaning.code, severity: severity(of: meaning.code, details: details),
            fact: fact(of: notice, meaning: meaning), opened: effect.proceeding,
            before: meaning.state == nil ? nil : .state(effect.before),
            after: meaning.state == nil ? meaning.value.map(ChangeValue.text) : .state(effect.after), details: details)
    }

    // An opening whose notice is corrected keeps its first date as the safe one; the later one is arguable (R621-8).
    private func correctionChange(
        of arrival: Arrival, _ correction: Correction, target: Notice, corrected: [ChangeID], effect: NoticeEffect
    ) -> Change {
        let notice = arrival.notice
        let meaning = notice.meanings[0]
        var details = details(of: arrival, meaning: meaning)
        details.corrects = corrected
        details.unexpected = !effect.expected || effect.needsReview
        let isWithdrawal = correction == .annulment
        if !isWithdrawal, notice.role == .debtor, meaning.startsClaims {
            details.deadlines =
                deadlines(state: effect.after, publication: target.publication)
                + deadlines(state: effect.after, publication: notice.publication)
        }
        let weight = (target.meanings + notice.meanings).map(\.code.severity).max() ?? meaning.code.severity
        let code: EventCode = isWithdrawal ? .procWithdrawn : .procCorrection
        return make(
            arrival, code: code, severity: adjusted(weight, details: details), fact: ["notice", notice.id.text],
            opened: effect.proceeding, before: .state(effect.before), after: .state(effect.after), details: details)
    }

    /// Open proceedings whose clock still runs, told once when the client is first met.
    func statuses(of records: [NoticeRecord]) -> [Change] {
        let docket = Docket(
            company: watch.company, notices: records.filter(\.disposition.isOfDocket).map(\.notice))
        let today = policy.today(at: detected)
        return docket.proceedings.filter(\.isOpen).compactMap { proceeding -> Change? in
            guard let start = docket.openClaims(of: proceeding.opened),
                let record = records.first(where: {
                    $0.notice.id == start.first.id && $0.notice.role == start.first.role
                }),
                let meaning = start.standing.meanings.first(where: \.startsClaims)
            else { return nil }
            let opening = start.first
            let arrival = Arrival(notice: opening, provenance: record.provenance, isPossible: false)
            var details = details(of: arrival, meaning: meaning)
            details.deadlines = ([opening] + start.restated).flatMap {
                deadlines(state: proceeding.state, publication: $0.publication)
            }
            details.isStatus = true
            guard details.deadlines.contains(where: { $0.legal >= today }) else { return nil }
            return make(
                arrival, code: meaning.code, severity: severity(of: meaning.code, details: details),
                fact: fact(of: opening, meaning: meaning), opened: proceeding.opened, before: nil,
                after: .state(proceeding.state), details: details)
        }
    }

    // A judgment published twice is one event; what has no judgment date is known by its notice alone.
    private func fact(of notice: Notice, meaning: NoticeMeaning) -> [String] {
        guard let judgment = notice.judgment else { return ["notice", notice.id.text] }
        if let state = meaning.state, notice.correction == nil {
            return ["judgment", judgment.description, state.rawValue]
        }
        let words = notice.text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
        return ["judgment", judgment.description, Digest(of: [words]).short]
    }

    private func details(of arrival: Arrival, meaning: NoticeMeaning) -> ChangeDetails {
        let notice = arrival.notice
        return ChangeDetails(
            certain: meaning.certain, addressee: meaning.addressee, cessation: meaning.cessation, court: notice.court,
            text: notice.text, link: notice.link, why: meaning.why.isEmpty ? nil : meaning.why)
    }

    private func deadlines(state: ProceedingState, publication: Day) -> [Deadline] {
        ClaimsClock.deadlines(state: state, publication: publication, creditor: policy.residence)
    }

    private func severity(of code: EventCode, details: ChangeDetails) -> Severity {
        adjusted(code.severity, details: details)
    }

    private func adjusted(_ severity: Severity, details: ChangeDetails) -> Severity {
        let today = policy.today(at: detected)
        return severity.adjusted(
            for: watch.present, on: today, clockRuns: details.deadlines.contains { $0.legal >= today }
        ).severity
    }

    private func make(
        _ arrival: Arrival, code: EventCode, severity: Severity, fact: [String], opened: Day?, before: ChangeValue?,
        after: ChangeValue?, details: ChangeDetails
    ) -> Change {
        let notice = arrival.notice
        return Change(
            id: ChangeID(company: watch.company, code: code, fact: fact), company: watch.company, code: code,
            severity: severity, case: CaseID(company: watch.company, facet: code.facet, opened: opened), before: before,
            after: after, effective: nil, judgment: notice.judgment, publication: notice.publication,
            detected: detected, provenance: arrival.provenance, notice: notice.id, role: notice.role, details: details)
    }
}

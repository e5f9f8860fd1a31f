/// Walks a docket in legal order and tells one proceeding from another.
struct DocketFold {
    private(set) var proceedings: [Proceeding] = []
    let corrected: CorrectedNotices
    /// What each notice meant once the company's history had its say.
    private(set) var resolved: [NoticeID: NoticeMeaning] = [:]

    init(_ docket: Docket) {
        corrected = CorrectedNotices(docket.notices.filter(\.isOfProceeding))
        for notice in corrected.standing {
            let day = corrected.day(of: notice)
            for meaning in notice.meanings where meaning.code.facet == .proceedings {
                apply(meaning, of: notice, on: day)
            }
        }
        proceedings.sort { $0.opened < $1.opened }
    }

    func proceeding(of notice: NoticeID) -> Proceeding? { proceedings.first { $0.notices.contains(notice) } }

    private mutating func apply(_ meaning: NoticeMeaning, of notice: Notice, on day: Day) {
        switch meaning.kind {
        case .opening: open(meaning, of: notice, on: day)
        case .reopening: continueClosed(meaning, of: notice, on: day)
        case .change: change(meaning, of: notice, on: day)
        case .remark: remark(meaning, of: notice, on: day)
        }
        if resolved[notice.id] == nil { resolved[notice.id] = meaning }
    }

    // MARK: openings

    private mutating func open(_ meaning: NoticeMeaning, of notice: Notice, on day: Day) {
        guard let state = meaning.state else { return remark(meaning, of: notice, on: day) }
        if let same = proceedings.lastIndex(where: { $0.opened == day && $0.openingKnown && $0.state == state }) {
            // The same judgment published twice.
            return attach(notice, to: same, on: day)
        }
        guard let current = currentOpen else { return start(meaning, state, of: notice, on: day) }
        let before = proceedings[current].state
        if state == .openUnknown, before != .openUnknown {
            // Not understood, in a company whose proceeding is known: told, and nothing overwritten.
            proceedings[current].needsReview = true
            return attach(notice, to: current, on: day)
        }
        if before == .openUnknown {
            proceedings[current].openingKnown = true
            return move(current, to: state, meaning, notice, on: day)
        }
        if !meaning.certain, LifeCycle.allows(before, state) {
            // The text alone did not decide; the history does: one more step of the same proceeding.
            var conversion = meaning
            conversion.code = .procConversion
            conversion.startsClaims = false
            resolved[notice.id] = conversion
            return move(current, to: state, meaning, notice, on: day)
        }
        if !meaning.certain, before == state {
            // Said again of what is open already: the period that runs is the first one's.
            resolved[notice.id] = meaning
            resolved[notice.id]?.startsClaims = false
            return attach(notice, to: current, on: day)
        }
        // A second opening: the end of the first one is missing.
        let last = proceedings[current]
        start(meaning, state, of: notice, on: day)
        if last.opened != day, let index = proceedings.firstIndex(where: { $0 == last }) {
            proceedings[index].supersededBy = day
            proceedings[index].needsReview = true
        }
        proceedings[proceedings.count - 1].needsReview = true
    }

    private mutating func start(_ meaning: NoticeMeaning, _ state: ProceedingState, of notice: Notice, on day: Day) {
        let agreement = proceedings.last.map { $0.state == .conciliationPublic } ?? false
        let before: ProceedingState = agreement ? .conciliationPublic : .none
        append(
            meaning, state, of: notice, on: day, from: before, known: true, expected: LifeCycle.allows(before, state))
    }

    private mutating func append(
        _ meaning: NoticeMeaning, _ state: ProceedingState, of notice: Notice, on day: Day,
        from before: ProceedingState,
        known: Bool, expected: Bool
    ) {
        proceedings.append(
            Proceeding(
                opened: day, openingKnown: known, state: state, simplified: meaning.simplified,
                history: [
                    Proceeding.Transition(before: before, after: state, day: day, notice: notice.id, expected: expected)
                ],
                notices: [notice.id], lastJudgment: day, supersededBy: nil,
                needsReview: !expected || state == .openUnknown || meaning.code == .procAppeal))
    }

    // MARK: what follows

    private mutating func change(_ meaning: NoticeMeaning, of notice: Notice, on day: Day) {
        guard let state = meaning.state else { return remark(meaning, of: notice, on: day) }
        let open = proceedings.indices.filter { proceedings[$0].isOpen }
        if let index = open.last(where: {
            LifeCycle.allows(proceedings[$0].state, state) || proceedings[$0].state == state
        })
            ?? open.last ?? appealed(meaning)
        {
            return move(index, to: state, meaning, notice, on: day)
        }
        if let index = proceedings.lastIndex(where: { $0.state == state && $0.notices.isEmpty == false }), !state.isOpen
        {
            // A closing published twice.
            return attach(notice, to: index, on: day)
        }
        guard state != .void else { return }
        // Only the end of a rétablissement professionnel is published: nothing is missing there.
        let expected = meaning.code == .procProfRecoveryClosed
        append(meaning, state, of: notice, on: day, from: .none, known: false, expected: expected)
    }

    /// A court of appeal may speak of what is closed.
    private func appealed(_ meaning: NoticeMeaning) -> Int? {
        meaning.code == .procAppeal && !proceedings.isEmpty ? proceedings.count - 1 : nil
    }

    private mutating func continueClosed(_ meaning: NoticeMeaning, of notice: Notice, on day: Day) {
        guard let state = meaning.state else { return remark(meaning, of: notice, on: day) }
        if let index = proceedings.lastIndex(where: { $0.state == .closedNoAssets }) {
            return move(index, to: state, meaning, notice, on: day)
        }
        change(meaning, of: notice, on: day)
    }

    /// Changes no state: a list, an organ, a date.
    private mutating func remark(_ meaning: NoticeMeaning, of notice: Notice, on day: Day) {
        guard let index = currentOpen ?? (proceedings.isEmpty ? nil : proceedings.count - 1) else { return }
        if meaning.code == .procAppeal { proceedings[index].needsReview = true }
        attach(notice, to: index, on: day)
    }

    private mutating func move(
        _ index: Int, to state: ProceedingState, _ meaning: NoticeMeaning, _ notice: Notice, on day: Day
    ) {
        let before = proceedings[index].state
        let isAppeal = meaning.code == .procAppeal
        attach(notice, to: index, on: day)
        if meaning.simplified || state != .liquidation { proceedings[index].simplified = meaning.simplified }
        if before == state, meaning.code != .procPlanModified {
            if isAppeal { proceedings[index].needsReview = true }
            return
        }
        let expected = isAppeal || LifeCycle.allows(before, state)
        proceedings[index].state = state
        proceedings[index].history.append(
            Proceeding.Transition(before: before, after: state, day: day, notice: notice.id, expected: expected))
        if !expected || isAppeal || state == .openUnknown { proceedings[index].needsReview = true }
    }

    // The fold goes by day, so the last one is the latest.
    private mutating func attach(_ notice: Notice, to index: Int, on day: Day) {
        if proceedings[index].notices.last != notice.id { proceedings[index].notices.append(notice.id) }
        proceedings[index].lastJudgment = day
    }

    private var currentOpen: Int? { proceedings.lastIndex { $0.isOpen } }
}

extension NoticeMeaning {
    fileprivate enum Kind { case opening, reopening, change, remark }

    fileprivate var kind: Kind {
        switch code {
        case .procOpenLiquidation, .procOpenRecovery, .procOpenSafeguard, .procOpenAccelerated, .procOpenUnknown,
            .procOpenProfRecovery, .procExtension, .procConciliationApproved:
            .opening
        case .procReopened: .reopening
        default: state == nil ? .remark : .change
        }
    }
}

extension Notice {
    /// Only a debtor's notices, in the families that tell proceedings, make a state.
    var isOfProceeding: Bool {
        role == .debtor && meanings.contains { $0.code.facet == .proceedings }
    }
}

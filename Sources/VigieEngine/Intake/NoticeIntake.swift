package import VigieDomain
import VigieLaw

/// From notices that a feed told about one company to the changes they make. Pure.
///
/// 1. A notice that the journal holds already makes nothing.
/// 2. A baseline records everything silently; an open proceeding whose clock still runs is then told once, as a status.
/// 3. A notice that tells an event again confirms it: the change's id is derived from the event.
/// 4. A correction is a change of its own, at the weight of what it corrects, told to whoever was told before.
/// 5. A notice without a number whose name and postcode fit is told as a possible match and stays out of the docket.
package struct NoticeIntake: Sendable {
    package struct Outcome: Hashable, Sendable {
        package var notices: [NoticeRecord] = []
        package var changes: [Change] = []
    }

    package struct Arrival: Hashable, Sendable {
        package var notice: Notice
        package var provenance: Provenance
        package var isPossible: Bool
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
    ///   - held: what the journal holds about the company.
    ///   - recorded: the changes that the journal holds about the company.
    ///   - isBaseline: the source tells the company's past for the first time.
    ///   - completesBaseline: and has now told all of it.
    package func outcome(
        of arrivals: [Arrival], held: [NoticeRecord], recorded: Set<ChangeID> = [], isBaseline: Bool,
        completesBaseline: Bool
    ) -> Outcome {
        var outcome = Outcome()
        var records = held
        var known = recorded.union(held.flatMap(\.disposition.changes))
        var told = Dictionary(held.map { (Key($0.notice), true) }) { first, _ in first }
        let ordered = arrivals.sorted { ($0.notice.publication, $0.notice.id) < ($1.notice.publication, $1.notice.id) }
        for arrival in ordered where told.updateValue(true, forKey: Key(arrival.notice)) == nil {
            let record: NoticeRecord
            let changes: [Change]
            if arrival.isPossible {
                changes = possibleChanges(of: arrival)
                record = arrival.recorded(.possible(changes.map(\.id)))
            } else if isBaseline || isOfThePast(arrival.notice) {
                changes = []
                record = arrival.recorded(.baseline)
            } else {
                changes = self.changes(of: arrival, held: records, known: known)
                record = arrival.recorded(
                    changes.allSatisfy { known.contains($0.id) }
                        ? .confirms(changes.map(\.id)) : .changed(changes.map(\.id)))
            }
            records.append(record)
            outcome.notices.append(record)
            // What was told is not told again, to nobody new either.
            for change in changes where known.insert(change.id).inserted { outcome.changes.append(change) }
        }
        if completesBaseline {
            // The journal may hold the same event, from an earlier watch: those who watch now are told all the same.
            let told = Set(outcome.changes.map(\.id))
            outcome.changes += statuses(of: records).filter { !told.contains($0.id) }
        }
        return outcome
    }

    // A baseline leaves out the accounts filed, of which there are too many; a re-reading must not tell them as news.
    private func isOfThePast(_ notice: Notice) -> Bool {
        notice.family == .accounts && notice.publication < policy.today(at: watch.since)
    }

    private struct Key: Hashable {
        let id: NoticeID
        let role: NoticeRole
        init(_ notice: Notice) {
            id = notice.id
            role = notice.role
        }
    }
}

extension NoticeIntake.Arrival {
    fileprivate func recorded(_ disposition: NoticeDisposition) -> NoticeRecord {
        NoticeRecord(notice: notice, provenance: provenance, disposition: disposition)
    }
}

extension NoticeDisposition {
    /// The changes that the notice made or tells again.
    package var changes: [ChangeID] {
        switch self {
        case .changed(let ids), .confirms(let ids), .possible(let ids): ids
        case .baseline: []
        }
    }

    /// Whether the notice belongs to the company's docket: a possible match does not.
    package var isOfDocket: Bool {
        if case .possible = self { false } else { true }
    }
}

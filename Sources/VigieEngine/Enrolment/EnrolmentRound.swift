import VigieDomain

/// One cycle at one list: what the journal holds of it, kept in step with each writing.
struct EnrolmentRound {
    let enroller: any Enroller
    let recorder: Recorder
    let policy: Policy
    let clock: any WorldClock
    private(set) var rows: [SIREN: Enrolment]
    var list: EnrolmentList
    private var isNew: Bool
    /// The list's record as it was read.
    let known: EnrolmentList
    /// Whether the list itself has answered in this cycle.
    private(set) var isAlive = false
    var hasFailed = false
    var refusalsInARow = 0
    /// Those who were to be taken off and were not found.
    var missing: [Enrolment] = []

    init(enroller: any Enroller, recorder: Recorder, policy: Policy, clock: any WorldClock) async throws {
        self.enroller = enroller
        self.recorder = recorder
        self.policy = policy
        self.clock = clock
        let read = try await recorder.journal.enrolments(at: enroller.source, list: enroller.list)
        rows = Dictionary(read.map { ($0.company, $0) }) { first, _ in first }
        let record = try await recorder.journal.enrolmentLists().first {
            $0.source == enroller.source && $0.list == enroller.list
        }
        isNew = record == nil
        known = record ?? EnrolmentList(source: enroller.source, list: enroller.list)
        list = known
    }

    func plan(_ wanted: Set<SIREN>) -> EnrolmentPlan {
        EnrolmentPlan(source: enroller.source, list: enroller.list, wanted: wanted)
    }

    var isRefusedWhole: Bool { refusalsInARow >= EnrolmentPatience.refusalsInARow }

    /// The list did what was asked.
    mutating func heard() {
        isAlive = true
        refusalsInARow = 0
    }

    /// Whoever stands on the list and may be put there once more, to hear whether it answers.
    var witness: SIREN? { rows.values.filter { $0.state == .enrolled }.map(\.company).min() }

    func due(_ state: Enrolment.State, at now: Instant) -> [Enrolment] {
        rows.values.filter { $0.state == state && $0.mayBeAsked(at: now) }.sorted { $0.company < $1.company }
    }

    mutating func write(_ changed: [Enrolment]) async throws {
        guard !changed.isEmpty else { return }
        let now = clock.now()
        var entry = JournalEntry(at: now)
        entry.enrolments = changed
        // A list that is written down at all is known to those who ask how it is.
        if isNew { entry.enrolmentLists = [known] }
        try await recorder.record(entry, day: policy.today(at: now))
        isNew = false
        for row in changed { rows[row.company] = row }
    }
}

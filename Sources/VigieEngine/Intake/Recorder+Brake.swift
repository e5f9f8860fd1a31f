package import VigieDomain

/// The brake on what goes out. What is held is decided in the commit that records the changes, from what the journal
/// holds, so that a cycle of many commits, or one that a kill cut in two, is counted as one.
extension Recorder {
    /// More than the limits allow: each commit weighs at most so many changes.
    private static let weighed = 20_000

    func apply(_ scope: BrakeScope, to entry: inout JournalEntry, of source: SourceID, policy: Policy) async throws {
        let fresh = entry.changes.filter(\.isHeldByBrake)
        guard !fresh.isEmpty else { return }
        let last = try await journal.holds(onlyOpen: false, limit: Recorder.mostHolds).first { $0.source == source }
        if let last, last.ended == nil {
            entry.heldChanges = fresh.map(\.id)
            return
        }
        let since = entry.at.adding(milliseconds: -scope.window.milliseconds)
        let filter = ChangeFilter(
            source: source, since: since, afterSequence: last?.boundary, newestFirst: true, limit: Recorder.weighed)
        let known = Set(fresh.map(\.id))
        let recent = try await journal.changes(matching: filter).map(\.change)
            .filter { $0.isHeldByBrake && !known.contains($0.id) }
        let changes = fresh + recent
        let brake = Brake(
            limits: policy.brake, source: source,
            watched: book.watched(by: source, abilities: scope.abilities, on: policy.today(at: entry.at)))
        guard brake.isPassed(by: changes) else { return }
        // What went out before the limit was passed is gone; what waits for its hour is held with the rest.
        entry.heldChanges = changes.map(\.id)
        let names = Dictionary(
            changes.compactMap { change in book[change.company].map { (change.company, $0.client.name) } },
            uniquingKeysWith: { first, _ in first })
        entry.alarmsOpened.append(brake.question(changes, names: names, at: entry.at))
    }

    /// A person has decided. Rings for those who put alerts into words.
    package func endHold(of source: SourceID, as outcome: AlertHold.Outcome) async throws -> AlertHold? {
        try await pass { [journal] now in try await journal.endHold(of: source, as: outcome, at: now) }
    }

    /// One hold for each cycle that was too much: far above what any office lives through.
    private static let mostHolds = 10_000
}

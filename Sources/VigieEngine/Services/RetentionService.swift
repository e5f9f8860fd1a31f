import VigieDomain

/// Gives up the raw answers of sources that have lived long enough, never those of an open case: their digest, address and
/// time stay.
package struct RetentionService: Sendable {
    /// Given up in one transaction: a slice that no delivery waits for.
    static let slice = 100

    package struct Tally: Hashable, Sendable {
        package var taken = 0
        /// As they lay on the disk.
        package var bytes: Int64 = 0
        /// Old enough, and kept for an open case or because the next comparison departs from it.
        package var kept = 0
        package init() {}
    }

    let journal: any Journal
    let policy: Policy
    let clock: any WorldClock
    let keepDays: Int

    package init(journal: any Journal, policy: Policy, clock: any WorldClock, keepDays: Int) {
        self.journal = journal
        self.policy = policy
        self.clock = clock
        self.keepDays = keepDays
    }

    /// - Parameters:
    ///   - isTrial: counts, and gives nothing up.
    ///   - turned: called after each slice.
    package func run(isTrial: Bool = false, turned: @Sendable () -> Void = {}) async throws -> Tally {
        let now = clock.now()
        let limit = now.adding(.seconds(-86_400 * Int64(keepDays)))
        var tally = Tally()
        var place: EvidencePlace?
        var open: Set<EvidenceID>?
        while true {
            try Task.checkCancellation()
            turned()
            let slice = try await journal.keptEvidence(
                fetchedBefore: limit, after: place, limit: RetentionService.slice)
            guard let last = slice.last else { return tally }
            place = last
            // Asked once, and only on a day that has something old.
            let needed: Set<EvidenceID>
            if let open { needed = open } else { needed = try await neededEvidence(on: policy.today(at: now)) }
            open = needed
            let taken = slice.filter { !needed.contains($0.id) }
            if !isTrial { try await journal.giveUp(taken.map(\.id), at: now) }
            tally.taken += taken.count
            tally.bytes += taken.reduce(0) { $0 + $1.bytes }
            tally.kept += slice.count - taken.count
        }
    }

    /// The proof of every open case, and of what each source told last.
    private func neededEvidence(on today: Day) async throws -> Set<EvidenceID> {
        var needed: Set<EvidenceID> = []
        for watch in try await journal.watches() {
            let company = watch.company
            for facets in try await journal.facets(of: company).values { needed.insert(facets.provenance.evidence) }
            let notices = try await journal.notices(of: company)
            let changes = try await journal.changes(matching: ChangeFilter(company: company, limit: Int.max)).map(
                \.change)
            guard isOpen(company, notices, changes, on: today) else { continue }
            needed.formUnion(notices.map(\.provenance.evidence))
            needed.formUnion(changes.map(\.provenance.evidence))
        }
        return needed
    }

    private func isOpen(
        _ company: CompanyKey, _ notices: [NoticeRecord], _ changes: [Change], on today: Day
    ) -> Bool {
        if changes.contains(where: { $0.details.deadlines.contains { $0.legal >= today } }) { return true }
        // Notices that are only perhaps about the client count too: keeping too much harms nobody.
        return Docket(company: company, notices: notices.map(\.notice)).proceedings
            .contains { $0.isOpen && !$0.isStale(on: today) }
    }
}

package import VigieDomain
package import VigieEngine

/// Everything that the journal holds about one client, for `vigie show`.
package struct Dossier: Sendable {
    package var watch: WatchRecord
    /// By source, in the order of their names.
    package var facets: [FacetsRecord]
    package var notices: [NoticeRecord]
    /// Oldest first.
    package var changes: [RecordedChange]
    package var alerts: [AlertRecord]
    /// Newest first.
    package var deliveries: [Delivery]
    /// What further sources said of the changes, in their order.
    package var confirmations: [Confirmation] = []
    /// What each source says of the client now.
    package var words: [SourceWord] = []
    /// `merging.days`: how long a younger fact may take to reach the other sources.
    package var mergingDays = MergingRule().days
    /// Sources that cannot be asked about the client.
    package var unasked: [Unasked] = []

    package init(
        watch: WatchRecord, facets: [FacetsRecord] = [], notices: [NoticeRecord] = [], changes: [RecordedChange] = [],
        alerts: [AlertRecord] = [], deliveries: [Delivery] = []
    ) {
        self.watch = watch
        self.facets = facets
        self.notices = notices
        self.changes = changes
        self.alerts = alerts
        self.deliveries = deliveries
    }

    /// Messages and changes shown: a file of ten years has fewer.
    private static let changesShown = 2000
    private static let deliveriesShown = 200

    package static func load(_ watch: WatchRecord, from journal: any Journal) async throws -> Dossier {
        let company = watch.company
        let newest = try await journal.changes(
            matching: ChangeFilter(company: company, newestFirst: true, limit: changesShown))
        let changes = Array(newest.reversed())
        var dossier = Dossier(
            watch: watch,
            facets: try await journal.facets(of: company).values.sorted { $0.source < $1.source },
            notices: try await journal.notices(of: company), changes: changes,
            alerts: try await journal.alerts(about: changes.map(\.change.id)),
            deliveries: try await journal.deliveries(about: company, limit: deliveriesShown))
        dossier.confirmations = try await journal.confirmations(of: company)
        dossier.words = try await journal.words(about: company)
        return dossier
    }

    /// Sides on which the sources do not agree.
    package func contradictions(at now: Instant) -> [Contradiction] {
        Contradiction.found(in: words, days: mergingDays, now: now)
    }

    package var client: Client { watch.present }

    /// Notices that are only perhaps about the client stand apart: they never make its state.
    package var docket: Docket {
        Docket(company: watch.company, notices: notices.filter { !$0.isOnlyPossible }.map(\.notice))
    }

    /// In legal order, those that are only possible at the end.
    package var orderedNotices: [NoticeRecord] {
        let sure = docket.notices.compactMap { notice in notices.first { $0.notice == notice && !$0.isOnlyPossible } }
        return sure + notices.filter(\.isOnlyPossible).sorted { $0.notice.id < $1.notice.id }
    }

    /// Deadlines of changes that nothing has corrected since, each once, the most urgent first.
    package func runningDeadlines(on day: Day) -> [Deadline] {
        let corrected = Set(changes.flatMap(\.change.details.corrects))
        var deadlines: [Deadline] = []
        for change in changes.map(\.change) where !corrected.contains(change.id) {
            for deadline in change.details.deadlines where deadline.isRunning(on: day) && !deadlines.contains(deadline)
            {
                deadlines.append(deadline)
            }
        }
        return deadlines.sorted { $0.safe < $1.safe }
    }
}

extension NoticeRecord {
    var isOnlyPossible: Bool {
        if case .possible = disposition { true } else { false }
    }
}

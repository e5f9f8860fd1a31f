import VigieDomain
package import VigieEngine

/// All that can be asked of a journal about the companies of `JournalSpecimen`, to compare two moments of it.
package struct JournalPicture: Hashable, Sendable {
    private static let companies = (0..<6).map(JournalSpecimen.company)
    private static let far = Instant(milliseconds: Int64(1) << 50)

    var watches: [WatchRecord]
    var facets: [[SourceID: FacetsRecord]] = []
    var notices: [[NoticeRecord]] = []
    var confirmations: [[Confirmation]] = []
    var deliveries: [[Delivery]] = []
    var sightings: [[CompanyKey: Sighting]] = []
    var cursors: [Cursor?] = []
    var health: [SourceHealth?] = []
    var due: [[CompanyKey]] = []
    var changes: [RecordedChange]
    var alerts: [AlertRecord]
    var toCompose: [PendingAlert]
    var alarmsToCompose: [OperatorAlarm]
    var bulletinsToCompose: [Bulletin]
    var enrolments: [[Enrolment]] = []
    var enrolmentLists: [EnrolmentList]
    var toDeliver: [Delivery]
    var endpoints: [EndpointRecord]
    var nextDue: Instant?
    var evidence: [Evidence?]
    var unreadable: [UnreadableEntry]
    var alarms: [OperatorAlarm]
    var holds: [AlertHold]
    var watchlists: [AcceptedWatchlist]
    var summary: JournalSummary

    package init(of journal: any Journal) async throws {
        watches = try await journal.watches()
        changes = try await journal.changes(matching: ChangeFilter())
        alerts = try await journal.alerts(about: changes.map(\.change.id))
        toCompose = try await journal.alertsToCompose(at: Self.far, limit: 1000)
        alarmsToCompose = try await journal.alarmsToCompose(limit: 1000)
        bulletinsToCompose = try await journal.bulletinsToCompose(at: Self.far, limit: 1000)
        toDeliver = try await journal.deliveriesDue(at: Self.far, limit: 1000, perRecipient: 1000, excluding: [])
        endpoints = try await journal.endpoints()
        enrolmentLists = try await journal.enrolmentLists()
        for list in enrolmentLists {
            enrolments.append(try await journal.enrolments(at: list.source, list: list.list))
        }
        nextDue = try await journal.nextDue()
        unreadable = try await journal.unreadable(limit: 1000)
        alarms = try await journal.alarms(onlyOpen: false, limit: 1000)
        holds = try await journal.holds(onlyOpen: false, limit: 1000)
        watchlists = try await journal.acceptedWatchlists()
        summary = try await journal.summary(now: JournalSpecimen.start)
        // The file may grow and shrink by itself.
        summary.bytesOnDisk = 0
        evidence = []
        for change in changes { evidence.append(try await journal.evidence(change.change.provenance.evidence)) }
        for company in Self.companies {
            facets.append(try await journal.facets(of: company))
            notices.append(try await journal.notices(of: company))
            confirmations.append(try await journal.confirmations(of: company))
            deliveries.append(try await journal.deliveries(about: company, limit: 1000))
        }
        for source in [JournalSpecimen.gazette, JournalSpecimen.register, JournalSpecimen.bureau] {
            sightings.append(try await journal.sightings(of: Self.companies, by: source))
            cursors.append(try await journal.cursor(of: source))
            health.append(try await journal.health(of: source))
            due.append(try await journal.due(for: source, before: Self.far, limit: 1000))
        }
    }
}

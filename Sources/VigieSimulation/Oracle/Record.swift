import VigieDomain
import VigieEngine

/// What the journal says when all is over.
struct Record: Sendable {
    var watches: [CompanyKey: WatchRecord] = [:]
    var changes: [RecordedChange] = []
    var alerts: [ChangeID: [AlertRecord]] = [:]
    var notices: [CompanyKey: [NoticeRecord]] = [:]
    var facets: [CompanyKey: [SourceID: FacetsRecord]] = [:]
    var confirmations: [CompanyKey: [Confirmation]] = [:]
    var alarms: [OperatorAlarm] = []
    var health: [SourceID: SourceHealth] = [:]

    /// The lists at providers.
    var enrolments: [Enrolment] = []

    static let sources = Scenario.firstSources

    static func read(_ journal: any Journal, _ sources: [SourceID]) async throws -> Record {
        var record = Record()
        for watch in try await journal.watches() { record.watches[watch.company] = watch }
        record.changes = try await journal.changes(matching: ChangeFilter(limit: 1_000_000))
        for change in record.changes.map(\.change.id) {
            record.alerts[change] = try await journal.alerts(about: [change])
        }
        for company in record.watches.keys.sorted() {
            record.notices[company] = try await journal.notices(of: company)
            record.facets[company] = try await journal.facets(of: company)
            record.confirmations[company] = try await journal.confirmations(of: company)
        }
        record.alarms = try await journal.alarms(onlyOpen: false, limit: 1_000_000)
        for source in sources { record.health[source] = try await journal.health(of: source) }
        for list in try await journal.enrolmentLists() {
            record.enrolments += try await journal.enrolments(at: list.source, list: list.list)
        }
        return record
    }
}

package import VigieDomain

/// A change as the journal holds it.
package struct RecordedChange: Hashable, Sendable {
    package var change: Change
    /// Increases with each change of the journal: what a receiver orders by.
    package var sequence: Int64

    package init(change: Change, sequence: Int64) {
        self.change = change
        self.sequence = sequence
    }
}

/// Which changes `vigie history` shows; every condition given must hold.
package struct ChangeFilter: Hashable, Sendable {
    package var company: CompanyKey?
    package var ids: [ChangeID]?
    /// A code, or a family ending in `.*`.
    package var codes: [String]
    package var minimumSeverity: Severity?
    package var source: SourceID?
    package var since: Instant?
    package var until: Instant?
    package var afterSequence: Int64?
    /// Newest first when true.
    package var newestFirst: Bool
    package var limit: Int

    package init(
        company: CompanyKey? = nil, ids: [ChangeID]? = nil, codes: [String] = [], minimumSeverity: Severity? = nil,
        source: SourceID? = nil, since: Instant? = nil, until: Instant? = nil, afterSequence: Int64? = nil,
        newestFirst: Bool = false, limit: Int = 1000
    ) {
        self.company = company
        self.ids = ids
        self.codes = codes
        self.minimumSeverity = minimumSeverity
        self.source = source
        self.since = since
        self.until = until
        self.afterSequence = afterSequence
        self.newestFirst = newestFirst
        self.limit = limit
    }
}

/// An alert with the message that carries it, once there is one.
package struct AlertRecord: Hashable, Sendable {
    package var alert: Alert
    package var message: MessageID?
    package var state: Delivery.State?
    /// Whether it waits for a person, or was set aside by one.
    package var hold: Hold?

    package enum Hold: String, Hashable, Sendable { case waiting, discarded }

    package init(alert: Alert, message: MessageID?, state: Delivery.State?, hold: Hold? = nil) {
        self.alert = alert
        self.message = message
        self.state = state
        self.hold = hold
    }
}

/// One feed and whom it can know: what tells a client that is watched from one that is not yet.
package struct FeedReach: Hashable, Sendable {
    package var source: SourceID
    /// Codes of two letters; empty is France, as for `SourceAbilities`.
    package var countries: Set<String>

    package init(source: SourceID, countries: Set<String> = ["FR"]) {
        self.source = source
        self.countries = countries
    }
}

extension Journal {
    /// Where no feed is in force.
    package func summary(now: Instant) async throws -> JournalSummary { try await summary(now: now, feeds: []) }
}

/// Figures of the journal for `vigie status`.
package struct JournalSummary: Hashable, Sendable {
    package var clients: Int
    /// Followed clients whose past some feed that can know them has not read yet, or of whom no source has told anything.
    package var notYetWatched: Int
    package var changes: Int64
    package var pendingDeliveries: Int
    package var oldestUndelivered: Instant?
    package var parkedDeliveries: Int
    package var refusedDeliveries: Int
    /// Alerts that wait for `vigie release`.
    package var heldAlerts: Int
    package var unreadable: Int
    package var openAlarms: Int
    package var bytesOnDisk: Int64

    package init(
        clients: Int, notYetWatched: Int, changes: Int64, pendingDeliveries: Int, oldestUndelivered: Instant?,
        parkedDeliveries: Int, refusedDeliveries: Int, unreadable: Int, openAlarms: Int, bytesOnDisk: Int64,
        heldAlerts: Int = 0
    ) {
        self.clients = clients
        self.notYetWatched = notYetWatched
        self.changes = changes
        self.pendingDeliveries = pendingDeliveries
        self.oldestUndelivered = oldestUndelivered
        self.parkedDeliveries = parkedDeliveries
        self.refusedDeliveries = refusedDeliveries
        self.heldAlerts = heldAlerts
        self.unreadable = unreadable
        self.openAlarms = openAlarms
        self.bytesOnDisk = bytesOnDisk
    }
}

/// Where a proof stands in the order of age.
package struct EvidencePlace: Hashable, Sendable {
    package var id: EvidenceID
    package var fetched: Instant
    /// As it lies on the disk.
    package var bytes: Int64

    package init(id: EvidenceID, fetched: Instant, bytes: Int64) {
        self.id = id
        self.fetched = fetched
        self.bytes = bytes
    }
}

package import VigieDomain

/// One commit, as a value: what a source said, what changed, who is to be told, and where the source stands now.
package struct JournalEntry: Sendable {
    package var at: Instant
    package var source: SourceID?
    package var evidence: [Evidence]
    package var facets: [FacetsRecord]
    package var notices: [NoticeRecord]
    package var changes: [Change]
    package var alerts: [Alert]
    /// Changes of the source whose alerts, those not yet in a message, wait for a person: the source is then held.
    package var heldChanges: [ChangeID]
    /// Why nobody is told, for each change that makes no alert.
    package var silences: [ChangeID: String]
    /// What the source said that another one had told already; in place of changes of its own.
    package var confirmations: [Confirmation] = []
    /// For each company asked: what to remember of the answer. nil where only the time of the attempt is stored.
    package var sightings: [CompanyKey: SightingRecord]
    package var cursor: Cursor?
    package var health: SourceHealth?
    /// A silence of the source that has now ended.
    package var gap: SourceGap?
    /// How old an answer about a client may become before it is late; nil keeps no account of it.
    package var promise: Duration?
    package var unreadable: [UnreadableRecord]
    /// Version of the reader that could not read them.
    package var parser = 1
    /// Records that were read again, or are about to be.
    package var rereadings: [Rereading] = []
    /// Companies whose earlier unreadable answers are over.
    package var mended: Set<CompanyKey> = []
    /// Clients whose watch begins, changes or ends.
    package var watches: [WatchRecord]
    /// Sources that have now taken their baseline of a company.
    package var baselines: [CompanyKey]
    /// What files say of these clients beside the watchlists.
    package var books: [CompanyKey: Books] = [:]
    package var alarmsOpened: [OperatorAlarm]
    /// Keys of alarms that are over.
    package var alarmsClosed: [String]
    /// Open alarms of these keys that the clock, set back since, would place after the entry.
    package var alarmsEnded: [OperatorAlarm] = []
    package var watchlists: [AcceptedWatchlist]
    /// Those of the same kind, day and recipient are recorded once.
    package var bulletins: [Bulletin]
    /// Whom a provider watches for us, as it stands from now on.
    package var enrolments: [Enrolment] = []
    package var enrolmentLists: [EnrolmentList] = []

    package init(at: Instant, source: SourceID? = nil) {
        self.at = at
        self.source = source
        evidence = []
        facets = []
        notices = []
        changes = []
        alerts = []
        heldChanges = []
        silences = [:]
        sightings = [:]
        cursor = nil
        health = nil
        unreadable = []
        watches = []
        baselines = []
        alarmsOpened = []
        alarmsClosed = []
        watchlists = []
        bulletins = []
    }
}

/// What a commit did.
package struct CommitReceipt: Hashable, Sendable {
    /// Those of the entry's changes that the journal did not hold before.
    package var newChanges: Set<ChangeID>
    package init(newChanges: Set<ChangeID>) { self.newChanges = newChanges }
}

/// Whether and since when we watch a company, and which sources have taken their baseline.
package struct WatchRecord: Hashable, Sendable {
    /// The client as the watchlists described it last.
    package var client: Client
    package var since: Instant
    /// Set when the line left the watchlists; the history stays.
    package var ended: Instant?
    /// A removed client whose legal clock still runs is followed until this day.
    package var followedUntil: Day?
    /// When each source first told everything it knows.
    package var baselines: [SourceID: Instant]
    /// What files say of the client; written apart from the rest, and forgotten where the watch begins again.
    package var books = Books()

    package init(
        client: Client, since: Instant, ended: Instant? = nil, followedUntil: Day? = nil,
        baselines: [SourceID: Instant] = [:]
    ) {
        self.client = client
        self.since = since
        self.ended = ended
        self.followedUntil = followedUntil
        self.baselines = baselines
    }

    package var company: CompanyKey { client.key }

    /// The client as he stands now, for whoever weighs and tells: the watchlists, our books and the insurer together.
    package var present: Client { client.following(books) }

    /// Whether the watch has another beginning than the one held before.
    package func beginsAgain(after held: WatchRecord) -> Bool {
        since != held.since || (held.ended != nil && ended == nil)
    }

    /// Whether sources are still asked about the company on this day.
    package func isFollowed(on day: Day) -> Bool {
        if ended == nil { return client.isWatched(on: day) || (followedUntil.map { day <= $0 } ?? false) }
        return followedUntil.map { day <= $0 } ?? false
    }
}

/// The last facets that one source told of one company.
package struct FacetsRecord: Hashable, Sendable {
    package var company: CompanyKey
    package var source: SourceID
    package var facets: Facets
    package var provenance: Provenance
    /// What the source no longer shows, not yet believed.
    package var doubts: [Doubt]

    package init(
        company: CompanyKey, source: SourceID, facets: Facets, provenance: Provenance, doubts: [Doubt] = []
    ) {
        self.doubts = doubts
        self.company = company
        self.source = source
        self.facets = facets
        self.provenance = provenance
    }
}

/// A notice of a company's docket with where it came from and what became of it.
package struct NoticeRecord: Hashable, Sendable {
    package var notice: Notice
    package var provenance: Provenance
    package var disposition: NoticeDisposition

    package init(notice: Notice, provenance: Provenance, disposition: NoticeDisposition) {
        self.notice = notice
        self.provenance = provenance
        self.disposition = disposition
    }
}

/// What became of a notice that was read: always recorded, so that nothing is dropped without a reason.
package enum NoticeDisposition: Hashable, Sendable, Codable {
    case changed([ChangeID])
    /// Belongs to the past of a client seen for the first time.
    case baseline
    /// Tells again what these changes told.
    case confirms([ChangeID])
    /// Perhaps the client: told as such.
    case possible([ChangeID])
}

/// What is remembered of one question about one company.
package struct SightingRecord: Hashable, Sendable {
    package var attempted: Instant
    /// nil where the answer gave nothing to remember (a fault): the earlier sighting stays.
    package var sighting: Sighting?
    /// Whether the source answered.
    package var succeeded: Bool

    package init(attempted: Instant, sighting: Sighting?, succeeded: Bool) {
        self.attempted = attempted
        self.sighting = sighting
        self.succeeded = succeeded
    }
}

/// A watchlist file as it was last accepted.
package struct AcceptedWatchlist: Hashable, Sendable {
    /// The file's name without its folder.
    package var name: String
    package var digest: String
    package var bytes: [UInt8]
    package var clients: Int
    package var accepted: Instant

    package init(name: String, digest: String, bytes: [UInt8], clients: Int, accepted: Instant) {
        self.name = name
        self.digest = digest
        self.bytes = bytes
        self.clients = clients
        self.accepted = accepted
    }
}

/// Something that the administrator must know: opened once, told once, closed and told once more.
package struct OperatorAlarm: Hashable, Sendable, Codable {
    /// What it is about, stable while it lasts: `source:bodacc`, `watchlist:north.csv`, `endpoint:erp`.
    package var key: String
    package var opened: Instant
    package var closed: Instant?
    /// One line.
    package var sentence: Phrase
    /// What was found and what to do. Moments stand in it as `Instant` writes them; the wording shows them to its reader.
    package var detail: Phrase

    package init(key: String, opened: Instant, closed: Instant? = nil, sentence: Phrase, detail: Phrase) {
        self.key = key
        self.opened = opened
        self.closed = closed
        self.sentence = sentence
        self.detail = detail
    }
}

/// One more try to read a record that could not be read.
package struct Rereading: Hashable, Sendable {
    package var name: String
    package var digest: String
    package var parser: Int
    /// Whether it could be read: then the entry is closed.
    package var isRead: Bool

    package init(_ record: UnreadableRecord, parser: Int, isRead: Bool) {
        name = record.name
        digest = record.digest
        self.parser = parser
        self.isRead = isRead
    }
}

/// A record that could not be read, as it lies in the journal.
package struct UnreadableEntry: Hashable, Sendable {
    package var source: SourceID
    package var record: UnreadableRecord
    package var at: Instant
    /// The last version of the reader that tried.
    package var parser: Int
    /// How often that version read it again.
    package var rereadings: Int
    /// When it could be read, or was over.
    package var closed: Instant?

    package init(
        source: SourceID, record: UnreadableRecord, at: Instant, parser: Int = 1, rereadings: Int = 0,
        closed: Instant? = nil
    ) {
        self.source = source
        self.record = record
        self.at = at
        self.parser = parser
        self.rereadings = rereadings
        self.closed = closed
    }
}

package import VigieDomain
package import VigieTransport

/// Where information comes from. A feed tells what is new for everyone; a lookup is asked about companies.
///
/// The engine asks, records what it is given together with the cursor, and asks on while the reading says that there is
/// more. A source keeps nothing between two questions: what it must remember stands in the cursor and in the sightings,
/// which the engine hands back.
package protocol Source: Sendable {
    var id: SourceID { get }
    var abilities: SourceAbilities { get }

    /// - Throws: `SourceFault`, or `CancellationError`. A fault is a fact about the source, never about a client.
    func read(_ ask: Ask) async throws -> Reading

    /// The version of the reader: it grows with each change that may read a record which could not be read before.
    var parser: Int { get }

    /// A record that could not be read, from its stored bytes, without asking anyone. nil where it still cannot be.
    func reread(_ entry: UnreadableEntry, _ ask: Ask) -> Reading?
}

extension Source {
    package var parser: Int { 1 }
    /// A lookup asks again instead: what it was once told of a company may long be over.
    package func reread(_ entry: UnreadableEntry, _ ask: Ask) -> Reading? { nil }
}

/// What a source can be asked.
package struct SourceAbilities: Hashable, Sendable {
    /// Answers `.since`: new publications for everyone.
    package var isFeed: Bool
    /// Answers `.review`: the same days again, to find what came late.
    package var canReview: Bool
    /// Answers `.about` for so many companies at most in one question; nil where it does not.
    package var batch: Int?
    /// Which sides of a client it can speak of.
    package var facets: Set<Facet>
    /// Whether the source can know this company at all.
    package var countries: Set<String>
    /// The numbers that it must be given, all of them; empty where the company's own key is enough.
    package var asksBy: Set<Identifiers.Kind>
    /// The numbers of which one is enough, and needed; empty where there is no such choice.
    package var asksByOneOf: Set<Identifiers.Kind>
    /// Whether it watches companies. A file of our own house does not: it names any client by any number that the
    /// watchlists give, and nobody is safe because he stands in it.
    package var watches = true

    package init(
        isFeed: Bool, canReview: Bool = false, batch: Int?, facets: Set<Facet>, countries: Set<String> = ["FR"],
        asksBy: Set<Identifiers.Kind> = [], asksByOneOf: Set<Identifiers.Kind> = []
    ) {
        self.isFeed = isFeed
        self.canReview = canReview
        self.batch = batch
        self.facets = facets
        self.countries = countries
        self.asksBy = asksBy
        self.asksByOneOf = asksByOneOf
    }
}

/// A question to a source.
package struct Ask: Sendable {
    package enum Subject: Sendable {
        /// What is new since the cursor; nil is the first question ever, whose answer begins today.
        case since(Cursor?)
        /// The last so many days again. `onlyWatched` asks by number; else through the narrow export.
        case review(days: Int, onlyWatched: Bool, continuing: Cursor?)
        /// These companies: their present for a lookup, their whole past for a feed.
        case about([Target], continuing: Cursor?)
    }

    package var subject: Subject
    /// Whom we watch, for matching while reading.
    package var watch: WatchIndex
    package var now: Instant
    package var today: Day
    /// Those of these notices that the journal already holds, asked by a review.
    package var known: @Sendable ([NoticeID]) async throws -> Set<NoticeID>

    package init(
        _ subject: Subject, watch: WatchIndex, now: Instant, today: Day,
        known: @escaping @Sendable ([NoticeID]) async throws -> Set<NoticeID> = { _ in [] }
    ) {
        self.subject = subject
        self.watch = watch
        self.now = now
        self.today = today
        self.known = known
    }
}

/// One company to look up, with what we remember of the last answer about it.
package struct Target: Hashable, Sendable {
    package var company: CompanyKey
    package var previous: Sighting?
    /// What the watchlists know of its numbers, so that a source never needs the journal.
    package var identifiers: Identifiers

    /// - Parameter identifiers: nil for what the company's key itself tells.
    package init(company: CompanyKey, previous: Sighting? = nil, identifiers: Identifiers? = nil) {
        self.company = company
        self.previous = previous
        self.identifiers = identifiers ?? Identifiers(company)
    }
}

/// A place in a feed; only its source reads what is inside (JSON text).
package struct Cursor: Hashable, Sendable {
    package var text: String
    package init(text: String) { self.text = text }
}

/// What is remembered of the last answer of one source about one company.
package struct Sighting: Hashable, Sendable, Codable {
    package var validators: Validators
    /// SHA-256 of the bytes, so that an equal answer is not even parsed.
    package var bodyDigest: String
    /// SHA-256 of the mapped facets, so that a field that moves every day costs nothing.
    package var facetsDigest: String
    package var seen: Instant

    package init(validators: Validators, bodyDigest: String, facetsDigest: String, seen: Instant) {
        self.validators = validators
        self.bodyDigest = bodyDigest
        self.facetsDigest = facetsDigest
        self.seen = seen
    }
}

/// What a source answered.
package struct Reading: Sendable {
    package var items: [ReadingItem]
    /// For each company asked about: what came of it.
    package var sightings: [CompanyKey: SightingOutcome]
    /// To be stored with the items; nil leaves the stored one as it is.
    package var cursor: Cursor?
    /// Whether the answer is whole. An incomplete one may add, never take away.
    package var isComplete: Bool
    package var counts: ReadingCounts
    /// Records that could not be read, kept with their bytes.
    package var unreadable: [UnreadableRecord]
    /// Raw answers that items refer to.
    package var evidence: [Evidence]
    /// The next question of the same act, where this answer was not all.
    package var more: Ask.Subject?
    /// Companies whose answer could be read: an earlier one that could not is over.
    package var mended: Set<CompanyKey> = []

    package init(
        items: [ReadingItem] = [], sightings: [CompanyKey: SightingOutcome] = [:], cursor: Cursor? = nil,
        isComplete: Bool = true, counts: ReadingCounts = ReadingCounts(), unreadable: [UnreadableRecord] = [],
        evidence: [Evidence] = [], more: Ask.Subject? = nil
    ) {
        self.items = items
        self.sightings = sightings
        self.cursor = cursor
        self.isComplete = isComplete
        self.counts = counts
        self.unreadable = unreadable
        self.evidence = evidence
        self.more = more
    }
}

/// One thing that a source said about one company.
package struct ReadingItem: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case facets(Facets)
        case notice(Notice)
        /// A notice without a number whose name and postcode are those of the company.
        case possibleNotice(Notice)
    }

    package var company: CompanyKey
    package var content: Content
    package var provenance: Provenance
    /// Path and query of the question, where it was asked under a number that a person may correct in the watchlist (LEI,
    /// ISIN, account code): another question is about another company, perhaps, and its answer no change of this one.
    package var question: String?

    package init(company: CompanyKey, content: Content, provenance: Provenance, question: String? = nil) {
        self.company = company
        self.content = content
        self.provenance = provenance
        self.question = question
    }
}

/// What came of a question about one company.
package enum SightingOutcome: Hashable, Sendable {
    /// An answer, with facets or notices among the items (or none: no notice was ever published).
    case told(Sighting?)
    /// The same answer as last time.
    case unchanged(Sighting?)
    /// The source does not know the company (which does not prove that it ceased).
    case unlisted
    /// This company's question failed; others of the batch may have succeeded.
    case failed(SourceFault)
}

/// How much was read, and why the rest of it went no further. Nothing is dropped without a count.
package struct ReadingCounts: Hashable, Sendable, Codable {
    /// Records received.
    package var read: Int
    /// Records about a watched company.
    package var matched: Int
    /// Records that the source says there are, where it says so.
    package var declared: Int?
    /// Records not about anyone watched.
    package var unwatched: Int
    /// Fields never met before, tolerated.
    package var unknownFields: [String]

    package init(
        read: Int = 0, matched: Int = 0, declared: Int? = nil, unwatched: Int = 0, unknownFields: [String] = []
    ) {
        self.read = read
        self.matched = matched
        self.declared = declared
        self.unwatched = unwatched
        self.unknownFields = unknownFields
    }
}

/// A record that could not be read, kept whole until a better reader comes.
package struct UnreadableRecord: Hashable, Sendable {
    package var name: String
    package var company: CompanyKey?
    package var reason: Phrase
    package var bytes: [UInt8]
    /// Where it came from, for the proof of what it says once it can be read.
    package var url: String?

    package init(name: String, company: CompanyKey? = nil, reason: Phrase, bytes: [UInt8], url: String? = nil) {
        self.name = name
        self.company = company
        self.reason = reason
        self.bytes = bytes
        self.url = url
    }

    /// The whole answer about one company, which the next good answer replaces.
    package init(answerAbout company: CompanyKey, reason: Phrase, bytes: [UInt8], url: String?) {
        self.init(name: company.description, company: company, reason: reason, bytes: bytes, url: url)
    }

    package var isAnswer: Bool { company?.description == name }

    /// Names it among the records of one source.
    package var digest: String { Digest(of: bytes).hexadecimal }
}

/// Raw bytes that a source sent, named by their digest.
package struct Evidence: Hashable, Sendable {
    package let id: EvidenceID
    package let bytes: [UInt8]
    package let url: String
    package let fetched: Instant
    package let contentType: String?

    package init(bytes: [UInt8], url: String, fetched: Instant, contentType: String?) {
        id = EvidenceID(digest: Digest(of: bytes).hexadecimal)
        self.bytes = bytes
        self.url = url
        self.fetched = fetched
        self.contentType = contentType
    }
}

import VigieDomain
import VigieEngine
import VigieTransport

/// What sources told: the last word of facets, the first word of notices, the proof once.
extension JournalContract {
    static let observing = [
        JournalContract("the last facets of each source stand, each for itself") { open in
            let journal = try await open()
            let register = JournalSpecimen.facets(1, name: "AVANT")
            let bureau = JournalSpecimen.facets(1, name: "BUREAU", source: JournalSpecimen.bureau)
            let later = JournalSpecimen.facets(1, name: "APRÈS")
            try await commit(facets: [register, bureau], to: journal)
            try await commit(facets: [later], to: journal)
            try requireEqual(
                try await journal.facets(of: register.company),
                [JournalSpecimen.register: later, JournalSpecimen.bureau: bureau], "facets")
            try requireEqual(try await journal.facets(of: JournalSpecimen.company(2)), [:], "facets of another")
        },
        JournalContract("a notice keeps what became of it the first time") { open in
            let journal = try await open()
            let proof = JournalSpecimen.evidence("avis")
            let change = JournalSpecimen.change(1, "ouverture")
            let first = NoticeRecord(
                notice: JournalSpecimen.notice(1, number: "A1"), provenance: JournalSpecimen.provenance(proof),
                disposition: .changed([change.id]))
            var again = first
            again.disposition = .confirms([change.id])
            try await commit(notices: [first], to: journal)
            try await commit(notices: [again], to: journal)
            try requireEqual(try await journal.notices(of: first.notice.company), [first], "notices")
        },
        JournalContract("one notice may name several companies, and is known by its number") { open in
            let journal = try await open()
            let provenance = JournalSpecimen.provenance(JournalSpecimen.evidence("vente"))
            let seller = NoticeRecord(
                notice: JournalSpecimen.notice(1, number: "A7", role: .seller), provenance: provenance,
                disposition: .baseline)
            let buyer = NoticeRecord(
                notice: JournalSpecimen.notice(2, number: "A7", role: .buyer), provenance: provenance,
                disposition: .possible([]))
            try await commit(notices: [seller, buyer], to: journal)
            try requireEqual(try await journal.notices(of: seller.notice.company), [seller], "notices of the seller")
            try requireEqual(try await journal.notices(of: buyer.notice.company), [buyer], "notices of the buyer")
            let other = NoticeID(source: JournalSpecimen.gazette, number: "A8")
            try requireEqual(
                try await journal.knownNotices(among: [seller.notice.id, other]), [seller.notice.id], "known notices")
            try requireEqual(try await journal.knownNotices(among: []), [], "known notices among none")
        },
        JournalContract("a question that failed leaves the earlier sighting") { open in
            let journal = try await open()
            let company = JournalSpecimen.company(1)
            let seen = JournalSpecimen.sighting("un")
            try await sight([company: SightingRecord(attempted: moment(0), sighting: seen, succeeded: true)], journal)
            try await sight([company: SightingRecord(attempted: moment(9), sighting: nil, succeeded: false)], journal)
            try requireEqual(
                try await journal.sightings(of: [company], by: JournalSpecimen.gazette), [company: seen], "sightings")
            try requireEqual(
                try await journal.sightings(of: [company], by: JournalSpecimen.bureau), [:], "sightings of another")
            var changed = JournalSpecimen.sighting("deux", at: moment(20))
            changed.validators.entityTag = nil
            changed.validators.lastModified = "Mon, 23 Nov 2026 06:00:00 GMT"
            let record = SightingRecord(attempted: moment(20), sighting: changed, succeeded: true)
            try await sight([company: record], journal)
            try requireEqual(
                try await journal.sightings(of: [company], by: JournalSpecimen.gazette), [company: changed], "sightings"
            )
        },
        JournalContract("bytes that cannot be read are one record however often they are met") { open in
            let journal = try await open()
            for (day, bytes) in [[1, 2], [1, 2], [1, 3], []].enumerated() {
                var entry = JournalEntry(at: moment(day), source: JournalSpecimen.gazette)
                entry.unreadable = [UnreadableRecord(name: "A9", reason: "jour \(day)", bytes: bytes.map { UInt8($0) })]
                _ = try await journal.commit(entry)
            }
            let records = try await journal.unreadable(limit: 10)
            try requireEqual(records.map(\.record.bytes), [[], [1, 3], [1, 2]], "unreadable records, newest first")
            try requireEqual(records.map(\.at), [moment(3), moment(2), moment(0)], "moments")
            try requireEqual(try await journal.unreadable(limit: 1).count, 1, "records under a limit")
        },
        JournalContract("evidence is kept once for each content, large or empty") { open in
            let journal = try await open()
            let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* $0 / 7) }
            let first = Evidence(bytes: bytes, url: "https://exemple.fr/1", fetched: moment(0), contentType: nil)
            let again = Evidence(bytes: bytes, url: "https://exemple.fr/2", fetched: moment(5), contentType: "text/csv")
            let empty = Evidence(bytes: [], url: "https://exemple.fr/3", fetched: moment(0), contentType: nil)
            for evidence in [[first, empty, first], [again]] {
                var entry = JournalEntry(at: moment(0))
                entry.evidence = evidence
                _ = try await journal.commit(entry)
            }
            try requireEqual(try await journal.evidence(first.id), first, "evidence")
            try requireEqual(try await journal.evidence(empty.id), empty, "empty evidence")
            let unknown = EvidenceID(digest: String(repeating: "0", count: 64))
            try requireEqual(try await journal.evidence(unknown), nil, "evidence never met")
        },
        JournalContract("cursor and health of one source leave those of another") { open in
            let journal = try await open()
            for (source, text) in [(JournalSpecimen.gazette, "1"), (JournalSpecimen.bureau, "2")] {
                var entry = JournalEntry(at: moment(0), source: source)
                entry.cursor = Cursor(text: text)
                entry.health = SourceHealth(source: source, state: .suspect, since: moment(0))
                _ = try await journal.commit(entry)
            }
            var quiet = JournalEntry(at: moment(1), source: JournalSpecimen.gazette)
            var health = SourceHealth(source: JournalSpecimen.gazette, state: .down, since: moment(1))
            health.reason = "HTTP 500 “panne”"
            health.lastSuccess = moment(0)
            quiet.health = health
            _ = try await journal.commit(quiet)
            try requireEqual(try await journal.cursor(of: JournalSpecimen.gazette)?.text, "1", "cursor left as it was")
            try requireEqual(try await journal.cursor(of: JournalSpecimen.bureau)?.text, "2", "cursor of another")
            try requireEqual(try await journal.health(of: JournalSpecimen.gazette), health, "health")
            try requireEqual(try await journal.health(of: JournalSpecimen.bureau)?.state, .suspect, "health of another")
            try requireEqual(try await journal.cursor(of: JournalSpecimen.register), nil, "cursor never set")
            try requireEqual(try await journal.health(of: JournalSpecimen.register), nil, "health never set")
        },
        JournalContract("texts come back as they went in, however hostile") { open in
            let journal = try await open()
            let nasty = "Robert'); DROP TABLE change;-- \" \\ \u{202E} é 🏭 \n\t %s"
            let change = JournalSpecimen.change(1, nasty)
            let recipient = Recipient.endpoint("l'\"erp\"")
            let alert = JournalSpecimen.alert(change, to: recipient)
            try await commit([change], alerts: [alert], to: journal)
            var message = JournalSpecimen.message([alert], to: recipient, text: nasty)
            message.gist = nasty
            try await journal.freeze([message])
            let due = try await journal.deliveriesDue(at: moment(0), limit: 5, perRecipient: 5, excluding: [])
            try requireEqual(due.map(\.message), [message], "messages")
            try requireEqual(try await journal.changes(matching: ChangeFilter()).map(\.change), [change], "changes")
            let filter = ChangeFilter(ids: [ChangeID(text: nasty)], codes: [nasty], source: SourceID(nasty))
            try requireEqual(try await journal.changes(matching: filter), [], "changes named by nonsense")
        },
    ]

    static func moment(_ seconds: Int) -> Instant { JournalSpecimen.moment(seconds) }

    private static func commit(facets: [FacetsRecord], to journal: any Journal) async throws {
        var entry = JournalEntry(at: JournalSpecimen.start)
        entry.facets = facets
        _ = try await journal.commit(entry)
    }

    private static func commit(notices: [NoticeRecord], to journal: any Journal) async throws {
        var entry = JournalEntry(at: JournalSpecimen.start)
        entry.notices = notices
        _ = try await journal.commit(entry)
    }

    static func sight(
        _ sightings: [CompanyKey: SightingRecord], by source: SourceID = JournalSpecimen.gazette, _ journal: any Journal
    ) async throws {
        var entry = JournalEntry(at: JournalSpecimen.start, source: source)
        entry.sightings = sightings
        _ = try await journal.commit(entry)
    }
}

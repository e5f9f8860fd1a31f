import VigieDomain
import VigieEngine

/// What could not be read, what is no longer shown, and what a clock set back leaves behind.
extension JournalContract {
    static let keeping = [
        JournalContract("a record that could not be read waits for another version of the reader, and is closed once") {
            open in
            let journal = try await open()
            let record = UnreadableRecord(
                name: "A1", company: JournalSpecimen.company(1), reason: Phrase("illisible", "unreadable"),
                bytes: [1, 2, 0, 255], url: "https://bodacc.example/")
            var entry = JournalEntry(at: moment(0), source: gazette)
            entry.unreadable = [record]
            _ = try await journal.commit(entry)
            try requireEqual(try await toRead(by: 1, journal), [], "records for the version that failed")
            try requireEqual(
                try await toRead(by: 2, journal), [UnreadableEntry(source: gazette, record: record, at: moment(0))],
                "records for the next version")
            for tries in 1...3 {
                try await reread(record, by: 2, isRead: false, journal)
                try requireEqual(
                    try await toRead(by: 2, journal).map(\.rereadings), tries < 3 ? [tries] : [], "tries of version 2")
            }
            try requireEqual(try await toRead(by: 3, journal).count, 1, "records for version 3")
            try requireEqual(try await toRead(by: 3, journal, of: JournalSpecimen.bureau).count, 0, "another source's")
            try await reread(record, by: 3, isRead: true, journal)
            try requireEqual(try await toRead(by: 4, journal), [], "records after they were read")
            try requireEqual(try await journal.summary(now: moment(0)).unreadable, 0, "those counted")
            // Met again with the same bytes, it was read all the same.
            _ = try await journal.commit(entry)
            let kept = try await open().unreadable(limit: 9)
            try requireEqual(kept.map(\.closed), [moment(60)], "what stays")
            try requireEqual(kept.map(\.record), [record], "the record")
        },
        JournalContract("unreadable answers about one company are one, until an answer can be read") { open in
            let journal = try await open()
            let company = JournalSpecimen.company(1)
            for day: UInt8 in 1...3 {
                var entry = JournalEntry(at: moment(Int(day)), source: JournalSpecimen.bureau)
                entry.unreadable = [
                    UnreadableRecord(
                        answerAbout: company, reason: Phrase("coupée", "cut off"), bytes: [day], url: nil)
                ]
                _ = try await journal.commit(entry)
            }
            try requireEqual(try await journal.unreadable(limit: 9).map(\.record.bytes), [[1]], "answers kept")
            var good = JournalEntry(at: moment(9), source: JournalSpecimen.bureau)
            good.mended = [company, JournalSpecimen.company(2)]
            _ = try await journal.commit(good)
            try requireEqual(try await journal.unreadable(limit: 9).map(\.closed), [moment(9)], "after a good answer")
        },
        JournalContract("what a source no longer shows is kept with the facets, and goes with them") { open in
            let journal = try await open()
            var record = JournalSpecimen.facets(1, name: "ALPHA")
            record.doubts = [
                Doubt(side: .rating, told: Facets(rating: .absent), provenance: record.provenance, at: moment(5))
            ]
            var entry = JournalEntry(at: moment(0))
            entry.facets = [record]
            _ = try await journal.commit(entry)
            try requireEqual(try await journal.facets(of: record.company)[record.source], record, "facets in doubt")
            try requireEqual(
                try await journal.facetsInDoubt(of: record.company, by: record.source), record, "what is in doubt")
            try requireEqual(
                try await journal.facetsInDoubt(of: record.company, by: SourceID("another")), nil,
                "what is in doubt of another source")
            record.doubts = []
            entry.facets = [record]
            _ = try await journal.commit(entry)
            let again = try await open()
            let last = try await again.facets(of: record.company)[record.source]
            try requireEqual(last, record, "facets without a doubt, after a restart")
            try requireEqual(
                try await again.facetsInDoubt(of: record.company, by: record.source), nil, "what is in doubt no more")
        },
        JournalContract("a company that was asked by a clock ahead counts as never asked") { open in
            let journal = try await open()
            try await watch([JournalSpecimen.watch(1), JournalSpecimen.watch(2), JournalSpecimen.watch(3)], journal)
            let bureau = JournalSpecimen.bureau
            for (rank, second) in [(1, 10), (2, 9_999_999)] {
                var entry = JournalEntry(at: moment(second), source: bureau)
                entry.sightings[JournalSpecimen.company(rank)] = SightingRecord(
                    attempted: moment(second), sighting: nil, succeeded: true)
                _ = try await journal.commit(entry)
            }
            let due = try await journal.due(for: bureau, before: moment(50), now: moment(100), limit: 9)
            try requireEqual(
                due,
                [2, 3, 1].map(JournalSpecimen.company).sorted { JournalContract.rank($0) < JournalContract.rank($1) },
                "those due, never asked first")
        },
        JournalContract("an alarm opened by a clock ahead ends when it is named") { open in
            let journal = try await open()
            let ahead = JournalSpecimen.alarm("source:bodacc", opened: moment(999))
            try await alarm(opened: [ahead], at: 999, journal)
            try await alarm(closed: ["source:bodacc"], at: 60, journal)
            try requireEqual(try await journal.alarms(onlyOpen: true, limit: 9), [ahead], "an old entry ends nothing")
            var entry = JournalEntry(at: moment(60))
            entry.alarmsEnded = [ahead]
            for _ in 1...3 { _ = try await journal.commit(entry) }
            var ended = ahead
            ended.closed = moment(999)
            try requireEqual(try await journal.alarms(onlyOpen: false, limit: 9), [ended], "the alarm")
        },
    ]

    private static var gazette: SourceID { JournalSpecimen.gazette }

    /// Those never asked come first, by their key; the one asked long ago is last.
    private static func rank(_ company: CompanyKey) -> String {
        company == JournalSpecimen.company(1) ? "z" : company.description
    }

    private static func toRead(
        by parser: Int, _ journal: any Journal, of source: SourceID = JournalSpecimen.gazette
    ) async throws -> [UnreadableEntry] {
        try await journal.unreadable(of: source, toReadBy: parser, atMost: 3, limit: 9)
    }

    private static func reread(
        _ record: UnreadableRecord, by parser: Int, isRead: Bool, _ journal: any Journal
    ) async throws {
        var entry = JournalEntry(at: moment(60), source: gazette)
        entry.rereadings = [Rereading(record, parser: parser, isRead: isRead)]
        _ = try await journal.commit(entry)
    }
}

import VigieDomain
import VigieEngine

/// Whom we watch, which sources told the past, and who is to be asked next.
extension JournalContract {
    static let watching = [
        JournalContract("watches come in the order of their companies, with their baselines") { open in
            let journal = try await open()
            try await watch([JournalSpecimen.watch(3), JournalSpecimen.watch(1), JournalSpecimen.watch(2)], journal)
            try await takeBaseline(of: [1, 3], by: JournalSpecimen.gazette, at: moment(5), journal)
            try await takeBaseline(of: [1], by: JournalSpecimen.bureau, at: moment(6), journal)
            try await takeBaseline(of: [1], by: JournalSpecimen.gazette, at: moment(7), journal)
            let watches = try await journal.watches()
            try requireEqual(watches.map(\.company), [1, 2, 3].map(JournalSpecimen.company), "companies")
            try requireEqual(
                watches.map(\.baselines),
                [
                    [JournalSpecimen.gazette: moment(5), JournalSpecimen.bureau: moment(6)], [:],
                    [JournalSpecimen.gazette: moment(5)],
                ], "baselines, the first moment of each")
            try requireEqual(try await journal.watch(of: JournalSpecimen.company(1)), watches[0], "one watch")
            try requireEqual(try await journal.watch(of: JournalSpecimen.company(9)), nil, "a watch never begun")
        },
        JournalContract("a record read before a baseline was taken cannot undo it") { open in
            let journal = try await open()
            try await watch([JournalSpecimen.watch(1)], journal)
            var stale = JournalSpecimen.watch(1)
            try await takeBaseline(of: [1], by: JournalSpecimen.gazette, at: moment(5), journal)
            stale.client.name = "Nouveau nom"
            stale.ended = moment(8)
            stale.followedUntil = Day("2027-01-31")
            try await watch([stale], journal)
            var expected = stale
            expected.baselines = [JournalSpecimen.gazette: moment(5)]
            try requireEqual(try await journal.watch(of: stale.company), expected, "watch")
        },
        JournalContract("a client who comes back must have his past told again") { open in
            let journal = try await open()
            var record = JournalSpecimen.watch(1)
            try await watch([record, JournalSpecimen.watch(2)], journal)
            try await takeBaseline(of: [1, 2], by: JournalSpecimen.gazette, at: moment(5), journal)
            record.ended = moment(10)
            try await watch([record], journal)
            record.ended = nil
            try await watch([record], journal)
            try requireEqual(try await journal.watch(of: record.company), record, "the watch that begins again")
            var moved = JournalSpecimen.watch(2, since: moment(30))
            moved.baselines = [JournalSpecimen.bureau: moment(31)]
            try await watch([moved], journal)
            try requireEqual(try await journal.watch(of: moved.company), moved, "the watch with another beginning")
        },
        JournalContract("what files say of a client stands beside the watchlists, until his watch begins again") {
            open in
            let journal = try await open()
            let cover = Facets(cover: .known(Cover(decision: .granted, amount: Amount(cents: 7))))
            let books = Books().noting(cover, by: JournalSpecimen.bureau)
            var record = JournalSpecimen.watch(1)
            try await watch([record, JournalSpecimen.watch(2)], journal)
            try await note([record.company: books], journal)
            // A record that was read before the file spoke.
            record.client.name = "Nouveau nom"
            try await watch([record], journal)
            var expected = record
            expected.books = books
            try requireEqual(try await journal.watch(of: record.company), expected, "books beside a changed line")
            try requireEqual(try await journal.watches().map(\.books), [books, Books()], "books of all")
            record.ended = moment(10)
            try await watch([record], journal)
            record.ended = nil
            try await watch([record], journal)
            try requireEqual(try await journal.watch(of: record.company), record, "books of a watch that begins again")
            try await note([record.company: books], journal)
            try await note([record.company: Books()], journal)
            try requireEqual(try await journal.watch(of: record.company)?.books, Books(), "books that were taken back")
        },
        JournalContract("those never asked come first, then those asked longest ago") { open in
            let journal = try await open()
            try await watch((1...5).map { JournalSpecimen.watch($0) }, journal)
            for (rank, second) in [(1, 30), (2, 10), (4, 20)] {
                try await sight(
                    [company(rank): SightingRecord(attempted: moment(second), sighting: nil, succeeded: false)], journal
                )
            }
            try await requireDue([3, 5, 2, 4, 1], before: 31, journal)
            try await requireDue([3, 5, 2, 4], before: 30, journal)
            try await requireDue([3, 5], before: 10, journal)
            try await requireDue([3, 5, 2], before: 31, limit: 3, journal)
            try await requireDue([], before: 31, limit: 0, journal)
            try await requireDue([1, 2, 3, 4, 5], before: 0, by: JournalSpecimen.bureau, journal)
        },
        JournalContract("only those whom the source may still be asked about are due") { open in
            let journal = try await open()
            let today = JournalSpecimen.start.dayUTC
            var ended = JournalSpecimen.watch(1)
            ended.ended = moment(1)
            var followed = JournalSpecimen.watch(2)
            followed.ended = moment(1)
            followed.followedUntil = today
            var forgotten = JournalSpecimen.watch(3)
            forgotten.ended = moment(1)
            forgotten.followedUntil = today.adding(days: -1)
            var over = JournalSpecimen.watch(4)
            over.client = JournalSpecimen.client(4, end: today.adding(days: -1))
            var lastDay = JournalSpecimen.watch(5)
            lastDay.client = JournalSpecimen.client(5, end: today)
            var later = JournalSpecimen.watch(6)
            later.client = JournalSpecimen.client(6, start: today.adding(days: 1))
            var elsewhere = JournalSpecimen.watch(7)
            elsewhere.client = JournalSpecimen.client(7, sources: [JournalSpecimen.bureau, SourceID("bodacc-2")])
            var here = JournalSpecimen.watch(8)
            here.client = JournalSpecimen.client(8, sources: [JournalSpecimen.bureau, JournalSpecimen.gazette])
            var nameless = JournalSpecimen.watch(9)
            nameless.client.key = .account("C9")
            try await watch(
                [ended, followed, forgotten, over, lastDay, later, elsewhere, here, nameless], journal)
            let due = try await journal.due(for: JournalSpecimen.gazette, before: moment(0), limit: 100)
            try requireEqual(
                due, [.account("C9")] + [2, 5, 8, 6].map(company), "who is due, a client without a number among them")
        },
    ]

    private static func company(_ rank: Int) -> CompanyKey { JournalSpecimen.company(rank) }

    static func watch(_ records: [WatchRecord], _ journal: any Journal) async throws {
        var entry = JournalEntry(at: JournalSpecimen.start)
        entry.watches = records
        _ = try await journal.commit(entry)
    }

    private static func note(_ books: [CompanyKey: Books], _ journal: any Journal) async throws {
        var entry = JournalEntry(at: JournalSpecimen.start)
        entry.books = books
        _ = try await journal.commit(entry)
    }

    private static func takeBaseline(
        of ranks: [Int], by source: SourceID, at moment: Instant, _ journal: any Journal
    ) async throws {
        var entry = JournalEntry(at: moment, source: source)
        entry.baselines = ranks.map(company)
        _ = try await journal.commit(entry)
    }

    private static func requireDue(
        _ ranks: [Int], before seconds: Int, limit: Int = 100, by source: SourceID = JournalSpecimen.gazette,
        _ journal: any Journal, line: Int = #line
    ) async throws {
        let due = try await journal.due(for: source, before: moment(seconds), limit: limit)
        try requireEqual(due, ranks.map(company), "companies due before \(seconds) s", line: line)
    }
}

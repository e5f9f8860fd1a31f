import VigieDomain
import VigieEngine

extension House {
    /// A file that is no longer read says nothing any more, or its last figures would stand above the watchlists' own for
    /// ever; one that is read again says what it said last, although its file may long be known.
    func settleBooks(of household: Household) async throws {
        var entry = JournalEntry(at: clock.now())
        let records = book.records
        let asked = Set(household.sources)
        for record in records {
            let kept = record.books.kept(of: asked)
            if kept != record.books { entry.books[record.company] = kept }
        }
        for feed in household.feeds where !feed.source.abilities.watches {
            let id = feed.source.id
            guard !records.contains(where: { $0.books.sources.contains(id) }),
                try await journal.cursor(of: id) != nil
            else { continue }
            for record in records {
                guard let told = try await journal.facets(of: record.company)[id]?.facets else { continue }
                let held = entry.books[record.company] ?? record.books
                let books = held.noting(told, by: id)
                if books != held { entry.books[record.company] = books }
            }
        }
        guard !entry.books.isEmpty else { return }
        try await recorder.record(entry, day: household.policy.today(at: entry.at))
    }
}

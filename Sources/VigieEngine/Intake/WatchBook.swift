import Synchronization
package import VigieDomain

/// Whom we watch at this moment, shared by every service of the process: the journal's watch records and what sources
/// match against. Written by the watchlist's intake and by the recorder, after their commits.
package final class WatchBook: Sendable {
    fileprivate struct Pages {
        var records: [CompanyKey: WatchRecord] = [:]
        var index = WatchIndex(clients: [])
        var indexDay: Day?
        /// Whom each source may be asked about on that day: asked for far more often than it changes.
        var askable: [SourceID: (abilities: SourceAbilities, companies: Set<CompanyKey>)] = [:]
    }

    private let pages = Mutex(Pages())

    package init() {}

    package func load(_ records: [WatchRecord], on day: Day) {
        pages.withLock { pages in
            pages.records = Dictionary(records.map { ($0.company, $0) }) { _, last in last }
            pages.rebuild(on: day)
        }
    }

    package func update(_ records: [WatchRecord], on day: Day) {
        guard !records.isEmpty else { return }
        pages.withLock { pages in
            for record in records {
                var record = record
                // What was read before our books spoke must not silence them, as in the journal.
                if let held = pages.records[record.company], !record.beginsAgain(after: held) {
                    record.books = held.books
                }
                pages.records[record.company] = record
            }
            pages.rebuild(on: day)
        }
    }

    /// Files have spoken of these companies.
    package func note(_ books: [CompanyKey: Books]) {
        guard !books.isEmpty else { return }
        pages.withLock { pages in
            for (company, told) in books { pages.records[company]?.books = told }
        }
    }

    /// A source has taken its baseline of these companies.
    package func markBaselines(_ companies: [CompanyKey], by source: SourceID, at now: Instant) {
        pages.withLock { pages in
            for company in companies where pages.records[company]?.baselines[source] == nil {
                pages.records[company]?.baselines[source] = now
            }
        }
    }

    /// Everyone ever watched.
    package var count: Int { pages.withLock { $0.records.count } }

    /// Everyone ever watched, sorted by key.
    package var records: [WatchRecord] { pages.withLock { $0.records.values.sorted { $0.company < $1.company } } }

    package subscript(company: CompanyKey) -> WatchRecord? { pages.withLock { $0.records[company] } }

    /// Whom sources are asked about on this day, sorted by key.
    package func followed(on day: Day) -> [WatchRecord] {
        pages.withLock { pages in
            pages.records.values.filter { $0.isFollowed(on: day) }.sorted { $0.company < $1.company }
        }
    }

    /// What a feed matches against on this day: watches begin and end with their dates.
    package func index(on day: Day) -> WatchIndex {
        pages.withLock { pages in
            if pages.indexDay != day { pages.rebuild(on: day) }
            return pages.index
        }
    }

    /// The followed companies that this source can know.
    package func askable(of source: SourceID, abilities: SourceAbilities, on day: Day) -> Set<CompanyKey> {
        pages.withLock { pages in
            if pages.indexDay != day { pages.rebuild(on: day) }
            if let known = pages.askable[source], known.abilities == abilities { return known.companies }
            let companies = Set(
                pages.records.values.lazy
                    .filter { $0.isFollowed(on: day) && $0.canBeAsked(of: source, abilities: abilities) }
                    .map(\.company))
            pages.askable[source] = (abilities, companies)
            return companies
        }
    }

    /// How many followed companies this source can know.
    package func watched(by source: SourceID, abilities: SourceAbilities, on day: Day) -> Int {
        pages.withLock { pages in
            pages.records.values.count { $0.isFollowed(on: day) && $0.canBeAsked(of: source, abilities: abilities) }
        }
    }

    /// Followed companies that this source can know and has not told about yet, sorted by key.
    package func withoutBaseline(of source: SourceID, abilities: SourceAbilities, on day: Day) -> [CompanyKey] {
        pages.withLock { pages in
            pages.records.values.filter { record in
                record.baselines[source] == nil && record.isFollowed(on: day)
                    && record.canBeAsked(of: source, abilities: abilities)
            }.map(\.company).sorted()
        }
    }
}

extension WatchBook.Pages {
    fileprivate mutating func rebuild(on day: Day) {
        index = WatchIndex(clients: records.values.filter { $0.isFollowed(on: day) }.map(\.client))
        indexDay = day
        askable = [:]
    }
}

extension WatchRecord {
    /// Whether this source may be asked about the client and could know it: the watchlist allows it, the country is one of
    /// its own, and the client has every number that the question needs. Who has not is not watched by this source.
    package func canBeAsked(of source: SourceID, abilities: SourceAbilities) -> Bool {
        guard abilities.watches else { return true }
        if let allowed = client.sources, !allowed.contains(source) { return false }
        let identifiers = client.identifiers
        guard identifiers.has(abilities.asksBy) else { return false }
        let choice = abilities.asksByOneOf
        guard choice.isEmpty || choice.contains(where: { identifiers[$0] != nil }) else { return false }
        switch company {
        case .siren: return abilities.countries.contains("FR") || abilities.countries.isEmpty
        case .foreign(let country, _): return abilities.countries.contains(country)
        case .account:
            // Without a number in any register, only a source that asks by another can know it.
            guard !abilities.asksBy.isEmpty || !choice.isEmpty else { return false }
            return abilities.countries.contains(client.country) || abilities.countries.isEmpty
        }
    }
}

/// What files of our own house and of the insurer say of a client, beside what the watchlists say.
///
/// Kept source by source: each speaks for itself, and one that is no longer asked is forgotten alone.
package struct Books: Hashable, Sendable, Codable {
    private var ledgers: [String: [LedgerEntry]]
    private var covers: [String: Cover]

    package init() {
        ledgers = [:]
        covers = [:]
    }

    package var isEmpty: Bool { ledgers.isEmpty && covers.isEmpty }

    package var sources: Set<SourceID> {
        Set(ledgers.keys).union(covers.keys).reduce(into: []) { $0.insert(SourceID($1)) }
    }

    /// What every source says of the accounts; of one account the last in the order of their names counts.
    package var ledger: [LedgerEntry] { ledgers.sorted { $0.key < $1.key }.flatMap(\.value) }

    /// One insurer's refusal takes nothing from the cover that another one grants.
    package var cover: Cover? {
        let told = covers.sorted { $0.key < $1.key }.map(\.value)
        return told.first(where: \.holds) ?? told.first
    }

    /// The same with what a source says now; a side that it does not speak of stays.
    package func noting(_ facets: Facets, by source: SourceID) -> Books {
        var books = self
        if case .known(let entries) = facets.ledger { books.ledgers[source.name] = entries }
        if case .known(let cover) = facets.cover { books.covers[source.name] = cover }
        return books
    }

    /// Without the sources that are asked no more.
    package func kept(of sources: Set<SourceID>) -> Books {
        var books = self
        books.ledgers = ledgers.filter { sources.contains(SourceID($0.key)) }
        books.covers = covers.filter { sources.contains(SourceID($0.key)) }
        return books
    }
}

extension Client {
    /// The client as the watchlists, our books and the insurer describe him together.
    package func following(_ books: Books) -> Client {
        books.isEmpty ? self : following(ledger: books.ledger, cover: books.cover)
    }
}

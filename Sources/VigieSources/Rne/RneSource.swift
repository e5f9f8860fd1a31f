package import VigieDomain
package import VigieEngine
package import VigieTransport

/// Officers, capital, establishments, beneficial owners and legal state of French companies, from INPI's national register
/// (RNE).
///
/// A feed of what the register changed since the last day; new clients are asked by number, many at once, and all clients
/// again each day.
package struct RneSource: Source {
    let settings: RneSettings
    let exchange: any Exchange
    /// The one thing that lives from one question to the next: a pass is worth keeping, and a password is not tried twice.
    private let session = RneSession()

    package init(settings: RneSettings, exchange: any Exchange) {
        self.settings = settings
        self.exchange = exchange
    }

    package var id: SourceID { settings.id }

    package var abilities: SourceAbilities {
        SourceAbilities(
            isFeed: true, canReview: true, batch: settings.batch,
            facets: [.identity, .life, .officers, .capital, .owners, .establishments])
    }

    package func read(_ ask: Ask) async throws -> Reading {
        let desk = RneDesk(settings: settings, exchange: exchange, session: session, now: ask.now)
        let visit = RneVisit(settings: settings, desk: desk, ask: ask)
        switch ask.subject {
        case .since(let cursor): return try await RneFeed(visit: visit).read(cursor)
        case .about(let targets, _): return try await RneNumbers(visit: visit).about(targets)
        case .review(let days, false, let place):
            var (reading, next) = try await RneNumbers(visit: visit).round(WatchedRound(place))
            reading.more = next.map { .review(days: days, onlyWatched: false, continuing: $0.cursor) }
            return reading
        // The daily review asks for every watched number whole: there is nothing older to find.
        case .review(_, true, _): return Reading()
        }
    }
}

/// All that one question needs.
struct RneVisit: Sendable {
    let settings: RneSettings
    let desk: RneDesk
    let ask: Ask

    /// The register's day, now.
    var today: Day { settings.zone.day(of: ask.now) }

    func number(_ row: JSONValue) -> SIREN? { try? RneCompany.siren(of: row) }

    func read(_ row: JSONValue) throws(RowProblem) -> CompanyRows.Read {
        let company = try RneCompany(row, today: today)
        return CompanyRows.Read(siren: company.siren, facets: try company.facets())
    }
}

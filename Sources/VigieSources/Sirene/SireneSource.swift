package import VigieDomain
package import VigieEngine
package import VigieTransport

/// Name, legal form, activity and legal state of French companies, from INSEE's register (Sirene 3.11).
///
/// A feed of what the register treated since the last time; new clients are asked by number, many at once, and all clients
/// again each day, because a change dated ahead takes effect without a word.
package struct SireneSource: Source {
    let settings: SireneSettings
    let exchange: any Exchange

    package init(settings: SireneSettings, exchange: any Exchange) {
        self.settings = settings
        self.exchange = exchange
    }

    package var id: SourceID { settings.id }

    package var abilities: SourceAbilities {
        SourceAbilities(isFeed: true, canReview: true, batch: settings.batch, facets: [.identity, .life])
    }

    package func read(_ ask: Ask) async throws -> Reading {
        let visit = SireneVisit(
            settings: settings, desk: SireneDesk(settings: settings, exchange: exchange, now: ask.now), ask: ask)
        switch ask.subject {
        case .since(let cursor): return try await SireneFeed(visit: visit).read(cursor)
        case .about(let targets, _): return try await SireneNumbers(visit: visit).about(targets)
        case .review(let days, false, let place):
            var (reading, next) = try await SireneNumbers(visit: visit).round(WatchedRound(place))
            reading.more = next.map { .review(days: days, onlyWatched: false, continuing: $0.cursor) }
            return reading
        // The daily review asks for every watched number whole: there is nothing older to find.
        case .review(_, true, _): return Reading()
        }
    }
}

/// All that one question needs.
struct SireneVisit: Sendable {
    let settings: SireneSettings
    let desk: SireneDesk
    let ask: Ask

    /// The register's clock, now.
    var wall: WallTime { WallTime(ask.now, in: settings.zone) }
    /// The register's day, now.
    var today: Day { settings.zone.day(of: ask.now) }
}

package import VigieDomain
package import VigieEngine
package import VigieTransport

/// Regulated information of listed companies (DILA, for the AMF): who declares that a threshold of capital or votes was crossed.
///
/// A feed for everyone, matched by LEI and ISIN; the register knows no SIREN. The holder and the percentages stand in the document
/// alone, whose address is told.
package struct InfoFinanciereSource: Source {
    let settings: InfoFinanciereSettings
    let exchange: any Exchange

    package init(settings: InfoFinanciereSettings, exchange: any Exchange) {
        self.settings = settings
        self.exchange = exchange
    }

    package var id: SourceID { settings.id }

    package var abilities: SourceAbilities { InfoFinanciereSource.abilities(batch: settings.batch) }

    package static func abilities(batch: Int) -> SourceAbilities {
        SourceAbilities(
            isFeed: true, canReview: true, batch: batch, facets: [.shareholders], asksByOneOf: [.lei, .isin])
    }

    package func read(_ ask: Ask) async throws -> Reading {
        let visit = visit(ask)
        switch ask.subject {
        case .since(let cursor): return try await InfoFinanciereFeed(visit: visit).read(cursor)
        case .about(let targets, let place):
            return try await InfoFinanciereNumbers(visit: visit).about(targets, place)
        case .review(let days, true, let place):
            return try await InfoFinanciereNumbers(visit: visit).review(days: days, place)
        // Each question reads some days again already.
        case .review(_, false, _): return Reading()
        }
    }

    package func reread(_ entry: UnreadableEntry, _ ask: Ask) -> Reading? {
        guard let json = try? JSONValue(bytes: entry.record.bytes) else { return nil }
        // The answer as it was then: the proof keeps its place and its hour.
        let inquiry = Inquiry(Request(url: entry.record.url ?? settings.baseURL), now: entry.at)
        let answer = Answer(
            inquiry: inquiry, response: Response(status: 200, body: entry.record.bytes), isUnchanged: false)
        let row = PortalRow(json: json, bytes: entry.record.bytes)
        guard let reading = try? InfoFinanciereMatcher(visit: visit(ask)).reading(of: [row], in: answer),
            reading.unreadable.isEmpty
        else { return nil }
        return reading
    }

    private func visit(_ ask: Ask) -> InfoFinanciereVisit {
        InfoFinanciereVisit(
            settings: settings,
            desk: InfoFinanciereDesk(settings: settings, exchange: exchange, now: ask.now), ask: ask)
    }
}

/// All that one question needs.
struct InfoFinanciereVisit: Sendable {
    let settings: InfoFinanciereSettings
    let desk: InfoFinanciereDesk
    let ask: Ask
}

import VigieDomain
import VigieEngine
import VigieTransport

/// The portal's counter: one question, one page.
struct InfoFinanciereDesk: Sendable {
    let settings: InfoFinanciereSettings
    let exchange: any Exchange
    let now: Instant

    func page(_ query: InfoFinanciereQuery, offset: Int) async throws -> PortalPage {
        let url = QueryText.url(
            settings.baseURL + "/records",
            [
                ("where", query.text), ("order_by", InfoFinanciereQuery.order), ("limit", "\(settings.pageRows)"),
                ("offset", "\(offset)"),
            ])
        let request = Request(
            url: url, headers: [HeaderField("Accept", "application/json")], limits: settings.limits)
        return try PortalPage(try await Inquiry(request, now: now).answer(from: exchange))
    }
}

/// What is asked of the portal, in its query language (ODSQL).
struct InfoFinanciereQuery: Hashable, Sendable {
    var from: Day
    /// The first day that is not asked for.
    var until: Day?
    /// Any of these LEI and ISIN; everyone where empty.
    var numbers: [String] = []

    var text: String {
        var parts = ["\(InfoFinanciereFields.published)>=date'\(from)'"]
        if let until { parts.append("\(InfoFinanciereFields.published)<date'\(until)'") }
        if !numbers.isEmpty {
            let list = numbers.map(BodaccQuery.quoted).joined(separator: ",")
            parts.append("(\(InfoFinanciereFields.isin) IN (\(list)) OR \(InfoFinanciereFields.lei) IN (\(list)))")
        }
        return parts.joined(separator: " AND ")
    }

    /// Stable under repetition, so that pages neither overlap nor leave a gap.
    static let order = "\(InfoFinanciereFields.published),\(InfoFinanciereFields.id)"
}

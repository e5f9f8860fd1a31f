import VigieDomain
import VigieEngine
import VigieRehearsal
import VigieSources
import VigieTesting
import VigieTransport

/// Listed companies that do not exist, and what they publish.
enum InventedIssuer {
    static func isin(_ index: Int) -> ISIN { (try? ISIN(World.isin(of: Invented.siren(index))))! }

    static func lei(_ index: Int) -> LEI {
        let body = "9695INVENTE" + String(String(1_000_000 + index).suffix(7))
        return (0...97).lazy.compactMap { try? LEI(body + ($0 < 10 ? "0\($0)" : "\($0)")) }.first!
    }

    static func client(_ index: Int, isin: ISIN? = nil, lei: LEI? = nil) -> Client {
        var client = Invented.client(index)
        client.isin = isin
        client.lei = lei
        return client
    }

    static func entry(
        _ number: Int, of index: Int = 1, at moment: String = "2026-11-22T06:00:00Z",
        kind: RegulatedEntry.Kind = .crossing, title: String = "Franchissements de seuils", isin: ISIN? = nil,
        lei: LEI? = nil
    ) -> RegulatedEntry {
        RegulatedEntry(
            id: "\(number)_20261122", issuer: "SOCIETE \(index)", isin: (isin ?? InventedIssuer.isin(index)).text,
            lei: lei?.text, published: Instant(moment)!, kind: kind, title: title)
    }

    static let paris = CivilZone(name: "Europe/Paris") { _ in 3600 }

    static func settings(
        pageRows: Int = 100, window: Int = 10_000, spanDays: Int = 20, batch: Int = 20,
        crossings: [String] = InfoFinanciereSettings.crossings
    ) -> InfoFinanciereSettings {
        InfoFinanciereSettings(
            baseURL: "http://127.0.0.1:9" + InfoFinanciereAPI.path, trustedHosts: ["127.0.0.1"], zone: paris,
            pageRows: pageRows, window: window, spanDays: spanDays, batch: batch, crossings: crossings)
    }

    static func source(
        _ exchange: any Exchange, _ settings: InfoFinanciereSettings = settings()
    ) -> InfoFinanciereSource {
        InfoFinanciereSource(settings: settings, exchange: exchange)
    }

    /// The rehearsed portal over these publications.
    static func portal(_ entries: [RegulatedEntry], now: Instant = Invented.now) -> StubExchange {
        let api = InfoFinanciereAPI(entries: entries)
        return StubExchange { api.answer($0, at: now) }
    }

    /// A page of these rows, written out.
    static func page(_ rows: [String], total: Int? = nil) -> Response {
        .json("{\"total_count\":\(total ?? rows.count),\"results\":[\(rows.joined(separator: ","))]}")
    }

    static func cursor(_ day: String, seen: [String: Int] = [:]) -> Cursor {
        let days = seen.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
        return Cursor(text: "{\"day\":\"\(day)\",\"seen\":{\(days)}}")
    }
}

extension RegulatedEntry {
    /// Written out, without a blank.
    var row: String { json.written(.compact) }
}

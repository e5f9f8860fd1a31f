import Foundation
import VigieDomain
import VigieEngine
import VigieLaw
import VigieSources
import VigieTesting
import VigieTransport

/// The portal of notices in a few lines: the questions that the source asks, answered as the real one does. It refuses what
/// it does not understand, so that a wrong question shows.
struct InventedPortal: Sendable {
    var notices: [InventedNotice]
    var processed = "2026-11-23T05:01:12.345000+00:00"
    var tag = "\"v1\""

    static let base = "http://127.0.0.1:9/annonces-commerciales"

    @Sendable func answer(_ request: Request) throws -> Response {
        let path = request.url.dropFirst(InventedPortal.base.count).prefix { $0 != "?" }
        switch path {
        case "":
            if request.headers.contains(where: { $0.name == "If-None-Match" && $0.value == tag }) {
                return Response(status: 304, headers: [HeaderField("ETag", tag)])
            }
            return .json(
                #"{"dataset_id":"annonces-commerciales","metas":{"default":{"metadata_processed":"\#(processed)"}}}"#,
                headers: [HeaderField("ETag", tag)])
        case "/records":
            let rows = try found(request)
            let offset = Int(request.parameter("offset") ?? "0") ?? 0
            let limit = Int(request.parameter("limit") ?? "10") ?? 10
            guard limit <= 100, offset + limit <= 10_000 else {
                return .json(#"{"message":"offset","error_code":"InvalidRESTParameterError"}"#, status: 400)
            }
            return .json(InventedNotice.page(rows.dropFirst(offset).prefix(limit), total: rows.count))
        case "/exports/jsonl":
            guard ["id,registre,dateparution,familleavis,typeavis", nil].contains(request.parameter("select")) else {
                return .json(#"{"message":"select","error_code":"ODSQLError"}"#, status: 400)
            }
            let isNarrow = request.parameter("select") != nil
            let lines = try found(request).map { isNarrow ? $0.narrow : $0.text }
            return Response(
                status: 200, headers: [HeaderField("Content-Type", "application/jsonl")],
                body: Array(lines.joined(separator: "\n").utf8))
        default: return .json(#"{"message":"inconnu"}"#, status: 404)
        }
    }

    private func found(_ request: Request) throws -> [InventedNotice] {
        let conditions = (request.parameter("where") ?? "").components(separatedBy: " AND ")
        var rows = notices
        for condition in conditions {
            if condition.hasPrefix("dateparution>=date'") {
                let first = day(String(condition.dropFirst(19).prefix(10)))
                rows.removeAll { $0.day < first }
            } else if condition.hasPrefix("dateparution=date'") {
                let only = day(String(condition.dropFirst(18).prefix(10)))
                rows.removeAll { $0.day != only }
            } else if condition.hasPrefix("registre IN (") {
                let numbers = Set(values(condition))
                rows.removeAll { notice in !notice.numbers.contains { numbers.contains("\($0)") } }
            } else if condition.hasPrefix("id IN (") {
                let ids = Set(values(condition))
                rows.removeAll { !ids.contains($0.id) }
            } else if condition == "NOT familleavis=\"dpc\"" {
                rows.removeAll { $0.family == "dpc" }
            } else {
                throw ExchangeFailure(.invalidRequest, "« \(condition) »")
            }
        }
        return rows.sorted { ($0.day, $0.id) < ($1.day, $1.id) }
    }

    private func values(_ condition: String) -> [String] {
        condition.split(separator: "\"").enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }

    /// A reader of the law that says one thing of each number, and of the person where there is none.
    static let reader: BodaccSource.Reader = { record in
        let meaning = NoticeMeaning(code: .procOpenLiquidation, state: .liquidation, why: record.judgment?.nature ?? "")
        if record.numbers.isEmpty {
            return record.persons.map {
                GazetteReading(
                    siren: nil, role: .debtor, name: $0.name, postcode: $0.postcode, judgment: nil, correction: nil,
                    corrects: nil, meanings: [meaning])
            }
        }
        return record.numbers.map {
            GazetteReading(
                siren: $0, role: .debtor, name: record.trader, postcode: record.postcode, judgment: nil,
                correction: nil, corrects: nil, meanings: [meaning])
        }
    }

    static func source(_ exchange: any Exchange, window: Int = 10_000) -> BodaccSource {
        BodaccSource(
            settings: BodaccSettings(baseURL: base, trustedHosts: ["127.0.0.1"], window: window), exchange: exchange,
            reader: reader)
    }

    func source(window: Int = 10_000) -> (source: BodaccSource, exchange: StubExchange) {
        let exchange = StubExchange(answer)
        return (InventedPortal.source(exchange, window: window), exchange)
    }
}

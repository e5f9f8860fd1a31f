import Foundation
import Testing
import VigieDomain
import VigieRehearsal
import VigieTesting
import VigieTransport

@Suite("The gazette over real notices", .enabled(if: Samples.arePresent, "\(Samples.missing)"))
struct GazetteSamplesTests {
    private static let files = [
        "collective-2026-02.partial.jsonl", "vente-full.jsonl", "misc-families.jsonl",
        "reduced-2026-09.possibly-edited.jsonl",
    ]

    private func data(_ name: String) throws -> Data {
        try Data(contentsOf: #require(Samples.folder).appending(path: "bodacc-ods/\(name)"))
    }

    private func records() throws -> [GazetteJSON] {
        try Self.files.flatMap { try GazetteJSON.records(lines: try data($0)) }
            + GazetteJSON.records(page: try data("records-page-933407314.json"))
    }

    @Test func `every real notice is served, each under its own id`() throws {
        let records = try records()
        let lines = try Self.files.reduce(0) { sum, name in
            sum + (try data(name)).split(separator: UInt8(ascii: "\n")).count
        }
        #expect(records.count >= lines + 1)
        let export = try GazetteAPI(records: records).ask("\(GazetteAPI.path)/exports/json").json.list ?? []
        #expect(export.count == records.count)
        let distinct = Set(export.compactMap { $0["id"]?.text })
        #expect(distinct.count == records.count)
    }

    @Test func `paging finds the same notices as the export`() throws {
        let api = GazetteAPI(records: try records())
        var seen: Set<String> = []
        var offset = 0
        while true {
            let page = try api.records(["limit": "100", "offset": "\(offset)", "order_by": "dateparution,id"])
            let rows = page["results"]?.list ?? []
            if rows.isEmpty { break }
            seen.formUnion(rows.compactMap { $0["id"]?.text })
            offset += rows.count
        }
        #expect(seen == Set(try api.allIDs()))
    }

    @Test func `each number of each notice finds it, in both spellings`() throws {
        let records = try records()
        let api = GazetteAPI(records: records)
        for record in records.prefix(60) {
            for number in record.register {
                #expect(try api.ids(where: "registre=\"\(number)\"").contains(record.id))
            }
        }
    }

    @Test func `values pass through unchanged`() throws {
        let page = try OrderedJSON(parsing: try data("records-page-933407314.json"))
        let rows = try #require(page["results"]?.list)
        let api = GazetteAPI(records: try GazetteJSON.records(page: try data("records-page-933407314.json")))
        let served = try api.records(["where": "registre=\"933407314\"", "limit": "100"])
        #expect(served["total_count"]?.integer == Int64(rows.count))
        #expect(Set(served["results"]?.list ?? []) == Set(rows))
    }

    @Test func `the members come in the order of the real page`() throws {
        let text = String(decoding: try data("records-page-933407314.json"), as: UTF8.self)
        #expect(Asking.order(of: GazetteRecordTests.names, in: text) == GazetteRecordTests.names)
        let notice = try #require(World.demo(start: .monday).notices.first)
        #expect(Asking.order(of: GazetteRecordTests.names, in: notice.json.written()) == GazetteRecordTests.names)
    }

    @Test func `invented notices use no inner member that the real ones do not`() throws {
        var real: [GazetteField: Set<String>] = [:]
        for record in try records() {
            for field in GazetteField.allCases where field.holdsJSON {
                guard let text = record[field].text, let json = try? OrderedJSON(parsing: text) else { continue }
                real[field, default: []].formUnion(json.members?.map(\.name) ?? [])
            }
        }
        for notice in World.demo(start: .monday).notices {
            for field in [GazetteField.jugement, .depot, .listepersonnes, .listeprecedentproprietaire, .acte] {
                guard let text = notice[field].text else { continue }
                let names = try OrderedJSON(parsing: text).members?.map(\.name) ?? []
                #expect(Set(names).isSubset(of: real[field] ?? []), "\(field.rawValue) of \(notice.id): \(names)")
            }
        }
    }

    @Test func `the errors have the shape of the real ones`() throws {
        let payloads = try OrderedJSON(parsing: try data("error-payloads.json")).list ?? []
        let api = GazetteAPI(records: [.plain(1)])
        let answers = [
            api.ask("\(GazetteAPI.path)/records", ["limit": "500"]),
            api.ask("\(GazetteAPI.path)/records", ["where": "wrong_field=1"]),
            api.tooManyRequests(at: .someday).response,
        ]
        #expect(payloads.count == answers.count)
        for (payload, answer) in zip(payloads, answers) {
            #expect(payload["status"]?.integer == Int64(answer.status))
            let body = try answer.json
            #expect(payload["body"]?.members?.map(\.name) == body.members?.map(\.name))
            if answer.status == 400 { #expect(payload["body"] == body) }
        }
    }
}

extension GazetteAPI {
    fileprivate func allIDs() throws -> [String] {
        try ask("\(GazetteAPI.path)/exports/json", ["select": "id"]).json.list?.compactMap { $0["id"]?.text } ?? []
    }
}

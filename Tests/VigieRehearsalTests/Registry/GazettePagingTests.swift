import Testing
import VigieDomain
import VigieRehearsal
import VigieTransport

@Suite("Paging of the gazette")
struct GazettePagingTests {
    let api = GazetteAPI(records: (1...250).map { .plain(Int64($0), on: .monday.adding(days: Int($0) % 5)) })

    @Test func `pages in an order hold every notice once`() throws {
        var seen: [String] = []
        for offset in [0, 100, 200] {
            let page = try api.records([
                "limit": "100", "offset": "\(offset)", "order_by": "dateparution, numeroannonce",
            ])
            #expect(page["total_count"] == 250)
            seen += page["results"]?.list?.compactMap { $0["id"]?.text } ?? []
        }
        #expect(seen.count == 250)
        #expect(Set(seen).count == 250)
    }

    @Test func `ten rows come where no limit is given`() throws {
        #expect(try api.records()["results"]?.list?.count == 10)
    }

    @Test func `a page after the end is empty and still tells the total`() throws {
        let page = try api.records(["offset": "9000", "limit": "10"])
        #expect(page["results"]?.list == [])
        #expect(page["total_count"] == 250)
    }

    @Test(
        arguments: [
            (
                ["limit": "101"],
                "Invalid value for limit API parameter: 101 was found but -1 <= limit <= 100 is expected."
            ),
            (
                ["limit": "-2"],
                "Invalid value for limit API parameter: -2 was found but -1 <= limit <= 100 is expected."
            ),
            (
                ["limit": "100", "offset": "9901"],
                "Invalid value for sum of offset + limit API parameter: 10001 was found but <= 10000 is expected."
            ),
            (["offset": "-1"], "Invalid value for offset API parameter: -1 was found but 0 <= offset is expected."),
            (["limit": "ten"], "Invalid value for limit API parameter: 'ten' was found but an integer is expected."),
            (
                ["offset": "9223372036854775807"],
                "Invalid value for sum of offset + limit API parameter: 9223372036854775807 was found but <= 10000 is expected."
            ),
        ] as [(KeyValuePairs<String, String>, String)])
    func `a page beyond the bounds is refused in the portal's words`(
        items: KeyValuePairs<String, String>, message: String
    ) throws {
        let answer = api.ask("\(GazetteAPI.path)/records", items)
        #expect(answer.status == 400)
        #expect(try answer.json["message"]?.text == message)
        #expect(try answer.json["error_code"]?.text == "InvalidRESTParameterError")
    }

    @Test func `the last page that the bounds allow is answered`() {
        #expect(api.ask("\(GazetteAPI.path)/records", ["limit": "100", "offset": "9900"]).status == 200)
    }

    @Test func `an export holds all rows, as one list or as lines`() throws {
        let list = api.ask("\(GazetteAPI.path)/exports/json", ["limit": "-1", "select": "id,registre"])
        #expect(try list.json.list?.count == 250)
        let lines = api.ask("\(GazetteAPI.path)/exports/jsonl", ["select": "id"]).text.split(separator: "\n")
        #expect(lines.count == 250)
        #expect(try OrderedJSON(parsing: String(lines[0])).members?.map(\.name) == ["id"])
    }

    @Test func `rows without an asked order come in no order that means something`() throws {
        let ids = try api.records(["limit": "100"])["results"]?.list?.compactMap { $0["numeroannonce"]?.integer } ?? []
        #expect(ids != ids.sorted())
        #expect(ids != ids.sorted(by: >))
    }

    @Test func `an order by two fields holds in both`() throws {
        let rows = try api.records(["limit": "100", "order_by": "dateparution desc,numeroannonce DESC"])["results"]?
            .list
        let keys = rows?.map { ($0["dateparution"]?.text ?? "", $0["numeroannonce"]?.integer ?? 0) } ?? []
        #expect(keys.count == 100)
        #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 > $1 })
    }

    @Test(arguments: ["", "/", "/nothing", "/records/1"])
    func `another address is not found`(path: String) {
        #expect(api.ask("/api/explore/v2.1/catalog/datasets/autre\(path)").status == 404)
    }

    @Test func `only questions are answered`() {
        #expect(api.answer(Request(method: .post, url: "https://h\(GazetteAPI.path)"), at: .someday).status == 405)
    }
}

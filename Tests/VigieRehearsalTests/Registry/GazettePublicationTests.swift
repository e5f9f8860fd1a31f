import Testing
import VigieDomain
import VigieRehearsal
import VigieTransport

@Suite("Publication day by day")
struct GazettePublicationTests {
    let api = GazetteAPI(records: [.plain(1), .plain(2, on: .monday.adding(days: 1))])

    private func total(_ instant: Instant) throws -> Int64? { try api.records(at: instant)["total_count"]?.integer }

    @Test func `a notice appears at five in the morning of its day, not before`() throws {
        let opening = Day.monday.midnightUTC.adding(.seconds(5 * 3600))
        #expect(try total(opening.adding(milliseconds: -1)) == 0)
        #expect(try total(opening) == 1)
        #expect(try total(opening.adding(.seconds(86_399))) == 1)
        #expect(try total(opening.adding(.seconds(86_400))) == 2)
    }

    @Test func `an export hides what is not yet published`() throws {
        let answer = api.ask("\(GazetteAPI.path)/exports/json", at: Day.monday.midnightUTC.adding(.seconds(40_000)))
        #expect(try answer.json.list?.count == 1)
    }

    @Test func `the metadata move with each publication and not between`() throws {
        func processed(_ hours: Int) throws -> String? {
            let answer = api.ask(GazetteAPI.path, at: Day.monday.midnightUTC.adding(.seconds(hours * 3600)))
            return try answer.json["metas"]?["default"]?["metadata_processed"]?.text
        }
        #expect(try processed(5) == "\(Day.monday)T05:00:00+00:00")
        #expect(try processed(28) == (try processed(5)))
        #expect(try processed(29) == "\(Day.monday.adding(days: 1))T05:00:00+00:00")
        let before = api.ask(GazetteAPI.path, at: Day.monday.midnightUTC)
        #expect(try before.json["metas"]?["default"]?["metadata_processed"] == .null)
        #expect(try before.json["metas"]?["default"]?["records_count"] == 0)
    }

    @Test(arguments: [GazetteAPI.path, "\(GazetteAPI.path)/records"])
    func `who has the state already is told so, until it moves`(path: String) throws {
        let noon = Day.monday.midnightUTC.adding(.seconds(12 * 3600))
        let first = api.ask(path, at: noon)
        #expect(!first.validators.isEmpty)
        for condition in first.validators.conditions {
            let again = api.ask(path, headers: [condition], at: noon.adding(.seconds(3600)))
            #expect(again.status == 304)
            #expect(again.body.isEmpty)
            #expect(again.validators == first.validators)
            let later = api.ask(path, headers: [condition], at: noon.adding(.seconds(86_400)))
            #expect(later.status == 200)
            #expect(later.validators != first.validators)
        }
    }

    @Test func `a tag that does not fit wins over a date that does`() {
        let noon = Day.monday.midnightUTC.adding(.seconds(12 * 3600))
        let modified = api.ask(GazetteAPI.path, at: noon).validators.lastModified ?? ""
        let headers = [HeaderField("If-None-Match", "\"other\""), HeaderField("If-Modified-Since", modified)]
        #expect(api.ask(GazetteAPI.path, headers: headers, at: noon).status == 200)
    }

    @Test func `the quota stands in the headers, and a spent one says until when`() throws {
        let noon = Day.monday.midnightUTC.adding(.seconds(12 * 3600))
        #expect(api.ask(GazetteAPI.path, at: noon).header("X-RateLimit-Limit") == "5000000")
        let spent = api.tooManyRequests(at: noon).response
        #expect(spent.status == 429)
        #expect(spent.header("X-RateLimit-Remaining") == "0")
        #expect(try spent.json["errorcode"] == 10002)
        #expect(try spent.json["reset_time"]?.text == "\(Day.monday.adding(days: 1))T00:00:00Z")
    }
}

import Testing
import VigieDomain
import VigieRehearsal
import VigieTransport

@Suite("The query language of the gazette")
struct GazetteQueryTests {
    static let first = GazetteJSON.plain(
        1, on: .monday, family: "collective", registers: ["552 081 317", "552081317"], name: "L'Étoile \"du\" Nord")
    static let second = GazetteJSON.plain(
        2, on: .monday.adding(days: 1), family: "dpc", registers: ["732829320", "732 829 320", "552005969"])
    static let third = GazetteJSON.plain(3, on: .monday.adding(days: 2), family: "radiation")
    let api = GazetteAPI(records: [first, second, third])

    static let monday = "\(Day.monday)"
    static let tuesday = "\(Day.monday.adding(days: 1))"

    @Test(arguments: [
        ("registre=\"552081317\"", [1]),
        ("registre='552 081 317'", [1]),
        ("registre = \"552005969\" ", [2]),
        ("registre:\"552005969\"", [2]),
        ("registre IN (\"552081317\",\"732 829 320\")", [1, 2]),
        ("registre in ('000000000')", []),
        ("registre != \"552081317\"", [2]),
        ("NOT registre=\"552081317\"", [2, 3]),
        ("not not registre=\"552081317\"", [1]),
        ("registre is null", [3]),
        ("registre IS NOT NULL", [1, 2]),
        ("familleavis=\"collective\" OR familleavis=\"dpc\" AND numeroannonce=3", [1]),
        ("(familleavis=\"collective\" OR familleavis=\"radiation\") AND numeroannonce=3", [3]),
        ("numeroannonce>=2 and numeroannonce<3", [2]),
        ("numeroannonce > 1", [2, 3]),
        ("numeroannonce<=1", [1]),
        ("dateparution>=date'\(tuesday)'", [2, 3]),
        ("dateparution>\"\(tuesday)\"", [3]),
        ("dateparution='\(monday)'", [1]),
        ("dateparution in (date'\(monday)', date\"\(tuesday)\")", [1, 2]),
        ("dateparution < date'\(tuesday)T23:00:00'", [1]),
        ("search(\"etoile\")", [1]),
        ("search('ETOI nord')", [1]),
        ("search(commercant,\"essai\")", [2, 3]),
        ("search(\"\")", []),
        ("startswith(commercant,\"ESS\")", [2, 3]),
        ("commercant=\"L'Étoile \\\"du\\\" Nord\"", [1]),
        ("commercant='L\\'Étoile \"du\" Nord'", [1]),
        ("`familleavis`=\"dpc\"", [2]),
    ])
    func `a condition finds what it names`(query: String, numbers: [Int64]) throws {
        let all = [Self.first, Self.second, Self.third]
        let expected = all.filter { numbers.contains($0[.numeroannonce].integer ?? 0) }.map(\.id)
        #expect(try api.ids(where: query) == Set(expected))
    }

    @Test(arguments: [
        "wrong_field=\"x\"", "registre=", "registre", "=\"x\"", "registre=\"x", "registre='x\\'", "registre=\"a\" AND",
        "registre=\"a\" registre=\"b\"", "AND", "OR registre=\"a\"", "(registre=\"a\"", "registre=\"a\")", "()",
        "registre IN ()", "registre IN (\"a\"", "registre IN \"a\"", "registre IN (\"a\",)", "search(", "search()",
        "search(registre)", "drop(\"x\")", "registre>\"a\"", "familleavis<'b'", "dateparution>=date'2026-02-30'",
        "dateparution>\"hier\"", "numeroannonce=abc", "numeroannonce=1.5", "numeroannonce=99999999999999999999",
        "registre=\"a\"; DROP TABLE notices", "registre=\"a\" -- x", "registre=\u{201C}a\u{201D}", "\0",
        "registre==\"a\"",
        "is null", "registre is", "registre is not", "not", "familleavis=familleavis", "registre=12",
        "date'2026-01-01'", "startswith(\"x\")", "#", "registre!\"a\"",
    ])
    func `a malformed condition is refused, never guessed`(query: String) throws {
        let answer = api.ask("\(GazetteAPI.path)/records", ["where": query])
        #expect(answer.status == 400)
        #expect(try answer.json["error_code"]?.text == "ODSQLError")
        #expect(try answer.json["message"]?.text?.hasPrefix("ODSQL query is malformed: ") == true)
    }

    @Test func `an unknown field is named in the refusal`() throws {
        for item in [("where", "wrong_field=\"x\""), ("select", "id,wrong_field"), ("order_by", "wrong_field desc")] {
            let answer = api.ask("\(GazetteAPI.path)/records", KeyValuePairs(dictionaryLiteral: item))
            #expect(answer.status == 400)
            #expect(try answer.json["message"]?.text == "ODSQL query is malformed: Unknown field: wrong_field")
        }
    }

    @Test func `a thousand parentheses and a megabyte of query end in a refusal`() throws {
        let nested = String(repeating: "(", count: 1000) + "registre=\"a\"" + String(repeating: ")", count: 1000)
        #expect(api.ask("\(GazetteAPI.path)/records", ["where": nested]).status == 400)
        let long = "registre=\"" + String(repeating: "9", count: 1 << 20) + "\""
        #expect(api.ask("\(GazetteAPI.path)/records", ["where": long]).status == 400)
        let negations = String(repeating: "not ", count: 4000) + "registre is null"
        #expect(api.ask("\(GazetteAPI.path)/records", ["where": negations]).status == 200)
    }

    @Test func `random bytes in a condition never stop the register`() {
        var seed: UInt64 = 7
        let alphabet = Array("registre=<>!()',\"\\date search in and or not 0129é\u{0}%`:")
        for _ in 0..<2000 {
            var query = ""
            for _ in 0..<24 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                query.append(alphabet[Int(seed >> 33) % alphabet.count])
            }
            let status = api.ask("\(GazetteAPI.path)/records", ["where": query]).status
            #expect(status == 200 || status == 400, "\(query)")
        }
    }

    @Test func `several conditions and refinements must all hold`() throws {
        let page = try api.records(["where": "numeroannonce>1", "refine": "familleavis:dpc"])
        #expect(page["total_count"] == 1)
        let quoted = try api.records(["refine": "familleavis:\"radiation\"", "where": ""])
        #expect(quoted["total_count"] == 1)
        let contradiction = try api.records(["refine": "familleavis:dpc", "where": "familleavis='radiation'"])
        #expect(contradiction["total_count"] == 0)
        let year = try api.records(["refine": "dateparution:\(Day.monday.year)"])
        #expect(year["total_count"] == 3)
    }

    @Test func `both spellings of a number find the same notices`() throws {
        let world = World.demo(start: .monday)
        let api = GazetteAPI(records: world.notices)
        for company in world.companies {
            let plain = try api.ids(where: "registre=\"\(company.siren)\"")
            #expect(!plain.isEmpty)
            #expect(try api.ids(where: "registre=\"\(company.siren.spaced)\"") == plain)
        }
    }

    @Test func `selected fields come alone and in the order asked`() throws {
        let answer = api.ask("\(GazetteAPI.path)/records", ["select": "registre, id", "limit": "1"])
        #expect(Asking.order(of: ["id", "registre"], in: answer.text) == ["registre", "id"])
        #expect(try answer.json["results"]?.list?.first?.members?.count == 2)
    }
}

import Foundation
import Testing
import VigieDomain
import VigieRehearsal
import VigieTesting
import VigieTransport

@Suite("The rehearsed company search")
struct CompanySearchTests {
    let world = World.demo(start: .monday)
    var api: CompanySearchAPI { CompanySearchAPI(register: world) }

    private func search(_ items: KeyValuePairs<String, String>, at instant: Instant = .someday) throws -> OrderedJSON {
        try api.ask(CompanySearchAPI.path, items, at: instant).json
    }

    @Test func `each client is found by its number, spaced or not, and by that of its seat`() throws {
        for company in world.companies {
            let plain = try search(["q": "\(company.siren)"])
            #expect(plain["total_results"] == 1)
            #expect(plain["results"]?.list?.first?["siren"]?.text == "\(company.siren)")
            #expect(try search(["q": company.siren.spaced]) == plain)
            let seat = try #require(plain["results"]?.list?.first?["siege"]?["siret"]?.text)
            #expect(seat.count == 14)
            #expect(Luhn.holds(Array(seat.utf8)))
            #expect(try search(["q": seat]) == plain)
        }
    }

    @Test(arguments: ["123456789", "552081317", "55208131700006", "introuvable"])
    func `an unknown company gives no result and no error`(question: String) throws {
        let answer = try search(["q": question])
        #expect(answer["total_results"] == 0)
        #expect(answer["results"]?.list == [])
        #expect(answer["total_pages"] == 0)
    }

    @Test func `nobody is known before the world begins`() throws {
        let answer = try search(["q": "\(world.companies[0].siren)"], at: Day(number: 0).midnightUTC)
        #expect(answer["total_results"] == 0)
    }

    @Test func `words find names, page by page`() throws {
        let first = try search(["q": "de la", "per_page": "1"])
        #expect(first["total_results"]?.integer ?? 0 >= 2)
        let second = try search(["q": "de la", "per_page": "1", "page": "2"])
        #expect(second["page"] == 2)
        #expect(first["results"] != second["results"])
    }

    @Test(
        arguments: [
            ["q": "x", "per_page": "26"], ["q": "x", "per_page": "0"], ["q": "x", "page": "0"],
            ["q": "x", "page": "un"],
            ["q": " "], [:],
        ] as [KeyValuePairs<String, String>])
    func `a question out of bounds is refused in French`(items: KeyValuePairs<String, String>) throws {
        let answer = api.ask(CompanySearchAPI.path, items)
        #expect(answer.status == 400)
        #expect(try answer.json["erreur"]?.text?.hasPrefix("Veuillez indiquer") == true)
    }

    @Test func `a partly hidden company hides name, street and officers, and a hidden one is not there`() throws {
        let hidden = try #require(world.companies.last)
        let row = try #require(try search(["q": "\(hidden.siren)"])["results"]?.list?.first)
        #expect(row["statut_diffusion"] == "P")
        #expect(row["nom_complet"] == "[NON-DIFFUSIBLE]")
        #expect(row["dirigeants"]?.list == [])
        #expect(row["siege"]?["libelle_voie"] == .null)
        #expect(!row.written().contains(hidden.manager.familyName.uppercased()))
        var sheet = try #require(world.sheet(of: hidden.siren, at: .someday))
        sheet.diffusion = .none
        let answer = try CompanySearchAPI(register: OneSheet(sheet: sheet))
            .ask(CompanySearchAPI.path, ["q": "\(hidden.siren)"]).json
        #expect(answer["total_results"] == 0)
    }

    @Test func `a closed company says so at its head and its seat`() throws {
        var sheet = try #require(world.sheets(at: .someday).first)
        sheet.closed = .monday
        let row = try CompanySearchAPI(register: OneSheet(sheet: sheet))
            .ask(CompanySearchAPI.path, ["q": "\(sheet.siren)"]).json["results"]?.list?.first
        #expect(row?["etat_administratif"] == "C")
        #expect(row?["siege"]?["etat_administratif"] == "F")
        #expect(row?["date_fermeture"]?.text == "\(Day.monday)")
    }

    @Test func `who asks too fast is told when to come back`() throws {
        let answer = api.tooManyRequests(at: .someday).response
        #expect(answer.status == 429)
        #expect(answer.header("retry-after") == "1")
    }

    @Test(.enabled(if: Samples.arePresent, "\(Samples.missing)"))
    func `a result has the members of the published specification, in its order`() throws {
        let file = try #require(Samples.folder)
            .appending(path: "recherche-entreprises/search-200.from-spec-examples.json")
        let sample = try #require(try OrderedJSON(parsing: Data(contentsOf: file))["results"]?.list?.first)
        let row = try #require(try search(["q": "\(world.companies[0].siren)"])["results"]?.list?.first)
        for part in [\OrderedJSON.self, \.seat, \.complements] as [KeyPath<OrderedJSON, OrderedJSON>] {
            #expect(row[keyPath: part].names == sample[keyPath: part].names)
        }
        let people = sample["dirigeants"]?.list?.map(\.names) ?? []
        #expect(row["dirigeants"]?.list?.first?.names == people.first)
    }
}

private struct OneSheet: CompanyRegister {
    let sheet: CompanySheet
    func sheet(of siren: SIREN, at instant: Instant) -> CompanySheet? { siren == sheet.siren ? sheet : nil }
    func sheets(at instant: Instant) -> [CompanySheet] { [sheet] }
}

extension OrderedJSON {
    fileprivate var names: [String] { members?.map(\.name) ?? [] }
    fileprivate var seat: OrderedJSON { self["siege"] ?? .null }
    fileprivate var complements: OrderedJSON { self["complements"] ?? .null }
}

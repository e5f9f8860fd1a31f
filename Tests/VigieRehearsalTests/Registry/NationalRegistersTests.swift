import Testing
import VigieDomain
import VigieRehearsal
import VigieTesting
import VigieTransport

/// INSEE's and INPI's registers, as they are rehearsed.
@Suite("The rehearsed national registers")
struct NationalRegistersTests {
    private static let world = World.rehearsal(
        seed: 21, clients: 30, start: .monday, days: 6, noise: 1, eventsPerThousand: 200)
    private static let later = Day.monday.adding(days: 5).registersOpen.adding(.seconds(3600))

    private static func sirene(_ items: KeyValuePairs<String, String>, key: String = SireneAPI.key) -> Reply {
        let url = Asking.url("https://\(SireneAPI.host)", SireneAPI.path + "/siren", items)
        return SireneAPI(register: world).reply(
            to: Request(url: url, headers: [HeaderField(SireneAPI.keyHeader, key)]), at: later)
    }

    private static func rne(_ path: String, _ items: KeyValuePairs<String, String>, pass: String = RneAPI.token)
        -> Reply
    {
        let url = Asking.url("https://\(RneAPI.host)", path, items)
        return RneAPI(register: world).reply(
            to: Request(url: url, headers: [HeaderField("Authorization", "Bearer \(pass)")]), at: later)
    }

    private static func rows(_ reply: Reply) -> [OrderedJSON] {
        guard case .json(let json) = reply.payload else { return [] }
        return json.list ?? json["unitesLegales"]?.list ?? []
    }

    @Test func `without its key the register of INSEE refuses`() {
        #expect(Self.sirene(["q": "siren:732829320"], key: "autre").status == 401)
    }

    @Test func `numbers are found, and unknown ones are a 404 in the register's own words`() {
        let companies = Self.world.companies.prefix(2)
        let question = companies.map { "siren:\($0.siren)" }.joined(separator: " OR ")
        #expect(Self.rows(Self.sirene(["q": question])).count == 2)
        let nothing = Self.sirene(["q": "siren:732829320"])
        guard case .json(let json) = nothing.payload else { return }
        #expect(nothing.status == 404 && json["header"]?["statut"] == 404)
        #expect(Self.sirene(["q": "denomination:X"]).status == 400)
    }

    @Test func `a window is read page by page to its end, and each company stands on one page`() throws {
        let window = "dateDernierTraitementUniteLegale:[2026-11-10T00:00:00 TO 2027-01-01T00:00:00]"
        var (mark, met, pages) = ("*", [String](), 0)
        while pages < 10_000 {
            guard case .json(let json) = Self.sirene(["q": window, "nombre": "500", "curseur": mark]).payload else {
                break
            }
            met += Self.rows(Self.sirene(["q": window, "nombre": "500", "curseur": mark])).compactMap {
                $0["siren"]?.text
            }
            pages += 1
            let next = try #require(json["header"]?["curseurSuivant"]?.text)
            if next == mark { break }
            mark = next
        }
        #expect(Set(met).count == met.count && met.count > 30)
        #expect(met == met.sorted())
    }

    @Test func `who was struck off is closed in both registers`() throws {
        let event = try #require(Self.world.events.first { $0.kind == .struckOff && $0.shown <= Self.later })
        let unit = try #require(Self.rows(Self.sirene(["q": "siren:\(event.siren)"])).first)
        let period = unit["periodesUniteLegale"]?.list?.first
        #expect(period?["etatAdministratifUniteLegale"] == "C")
        let company = try #require(Self.rows(Self.rne(RneAPI.path, ["siren[]": "\(event.siren)"])).first)
        #expect(company["formality"]?["content"]?["natureCessation"] != nil)
    }

    @Test func `a pass is given for the right password, and nothing without one`() {
        #expect(Self.rne(RneAPI.path, ["siren[]": "732829320"], pass: "x").status == 401)
        let api = RneAPI(register: Self.world)
        for (password, status) in [(RneAPI.password, 200), ("autre", 401)] {
            let body = Array("{\"username\":\"\(RneAPI.username)\",\"password\":\"\(password)\"}".utf8)
            let request = Request(method: .post, url: "https://\(RneAPI.host)\(RneAPI.loginPath)", body: body)
            #expect(api.reply(to: request, at: Self.later).status == status)
        }
    }

    @Test func `changes are read page by page, and a page ends with its own mark`() {
        let window: KeyValuePairs = [
            "from": "\(Day.monday.adding(days: 1))", "to": "\(Day.monday.adding(days: 5))", "pageSize": "7",
        ]
        var (after, met, pages) = ("", [String](), 0)
        while pages < 100 {
            var items = Array(window)
            items.append((key: "searchAfter", value: after))
            let query = items.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
            let reply = RneAPI(register: Self.world).reply(
                to: Request(
                    url: "https://\(RneAPI.host)\(RneAPI.path)/diff?\(query)",
                    headers: [HeaderField("Authorization", "Bearer \(RneAPI.token)")]), at: Self.later)
            let numbers = Self.rows(reply).compactMap { $0["company"]?["siren"]?.text }
            let mark = reply.headers.first { $0.name == "pagination-search-after" }?.value
            #expect(mark == numbers.last)
            guard let mark else { break }
            met += numbers
            pages += 1
            after = mark
        }
        #expect(pages > 5 && Set(met).count == met.count)
    }

    @Test func `each register is found behind one loopback address`() {
        let registers = Registers(byHost: Self.world.registers)
        for (path, host) in [
            ("/api-sirene/3.11/siren", SireneAPI.host), ("/api/companies/diff", RneAPI.host),
            ("/api/sso/login", RneAPI.host), (GazetteAPI.path, GazetteAPI.host),
        ] {
            #expect(registers.find(RequestTarget("http://127.0.0.1:8080\(path)"))?.host == host)
        }
    }
}

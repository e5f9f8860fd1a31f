import FoundationEssentials
import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTesting
import VigieTransport

@Suite("A bureau described in the configuration")
struct JSONBureauTests {
    static let siren = Invented.siren(1)
    static let secret = "clé-très-secrète"

    static let scale = Scale(
        id: "creditsafe", lowest: 0, highest: 100, higherIsBetter: true, limits: [71, 51, 30, 21],
        labels: ["NC": .none, "0": .default])

    static func path(_ text: String) -> JSONPath {
        do { return try JSONPath(text) } catch { preconditionFailure("\(error)") }
    }

    static let mapping = BureauMapping(
        subject: path("$.company.number"),
        rating: .init(
            score: path("$.scores[?@.type=='local'].value"), label: nil, scale: scale, limit: path("$.limit"),
            date: path("$.scores[0].date")),
        shareholders: .init(
            list: path("$.owners"), name: path("$.name"), identifier: path("$.id"), share: path("$.percent"),
            declared: path("$.owner_count")),
        status: .init(
            path: path("$.status"), active: ["Active", "En activité"], ceased: ["Radiée"], ceasedOn: path("$.ceased")),
        proceedings: .init(
            path: path("$.proceeding.kind"), open: ["LJ", "RJ"], label: path("$.proceeding.text"),
            since: path("$.proceeding.date")))

    static func body(_ fields: [String: String] = [:]) -> String {
        var all = [
            "company": #"{"number":"\#(siren.spaced)"}"#,
            "scores": #"[{"type":"local","value":42,"date":"2026-11-20"},{"type":"autre","value":99}]"#,
            "limit": "12500", "status": "\"Active\"", "owner_count": "2",
            "owners": #"[{"name":"HOLDING","id":"H1","percent":"60,5 %"},{"name":"Dupont","percent":39.5}]"#,
        ]
        all.merge(fields) { _, new in new }
        let members = all.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
        return "{\(members.joined(separator: ","))}"
    }

    static func source(
        _ exchange: any Exchange, _ mapping: BureauMapping = mapping, path: String = "{siren}/report"
    ) -> JSONBureauSource {
        let template: URLTemplate
        do { template = try URLTemplate("http://127.0.0.1:9/v1/\(path)") } catch {
            preconditionFailure("\(error)")
        }
        return JSONBureauSource(
            settings: JSONBureauSettings(
                id: SourceID("bureau"), url: template,
                headers: [HeaderField("Authorization", "Bearer \(secret)", isSecret: true)],
                secretParameters: [HeaderField("key", secret, isSecret: true)], mapping: mapping,
                trustedHosts: ["127.0.0.1"]), exchange: exchange)
    }

    static func ask(_ previous: Sighting? = nil) -> Ask {
        Invented.ask(.about([Target(company: .siren(siren), previous: previous)], continuing: nil))
    }

    func facets(_ fields: [String: String], _ mapping: BureauMapping = mapping) async throws -> Facets {
        let reading = try await Self.source(StubExchange(.json(Self.body(fields))), mapping).read(Self.ask())
        guard case .facets(let facets) = try #require(reading.items.first).content else { throw CancellationError() }
        return facets
    }

    func fault(_ fields: [String: String], _ mapping: BureauMapping = mapping) async -> SourceFault? {
        await SourceContract.act(Self.source(StubExchange(.json(Self.body(fields))), mapping), Self.ask()).fault
    }

    @Test func `rating, shareholders, status and proceedings are told`() async throws {
        let facets = try await facets(["proceeding": #"{"kind":"rj","text":"Redressement","date":"03/11/2026"}"#])
        #expect(
            facets.rating
                == .known(
                    Rating(
                        raw: "42", score: 42, scale: Self.scale, limit: Amount(cents: 1_250_000),
                        date: day("2026-11-20"))))
        #expect(
            facets.shareholders
                == .known([
                    Shareholder(key: "DUPONT", name: "Dupont", share: Share(hundredths: 3950)),
                    Shareholder(key: "H1", name: "HOLDING", share: Share(hundredths: 6050)),
                ]))
        #expect(facets.life == .known(.active))
        #expect(
            facets.proceedings
                == .known(ProceedingsStatus(open: true, label: "Redressement", since: day("2026-11-03"))))
        #expect(facets.identity.isUnknown && facets.officers.isUnknown)
    }

    @Test func `no proceeding mapped as absent is the bureau's word that there is none`() async throws {
        #expect(try await facets([:]).proceedings == .absent)
        var mapping = Self.mapping
        mapping.proceedings?.missing = .unknown
        #expect(try await facets([:], mapping).proceedings.isUnknown)
    }

    @Test(arguments: [
        (#""NC""#, "NC", nil), ("0", "0", Decimal(0)), (#""12,5""#, "12,5", Decimal(string: "12.5")),
        (#""42 %""#, "42 %", 42), ("71.0", "71", 71),
    ])
    func `scores as bureaus write them`(_ value: String, _ raw: String, _ score: Decimal?) async throws {
        let rating = try await facets(["scores": #"[{"type":"local","value":\#(value)}]"#]).rating.value
        #expect(rating?.raw == raw)
        #expect(rating?.score == score)
    }

    @Test(arguments: [
        (["scores": "[]"], SourceFault.Lie.fieldMissing, "rating.score"),
        (["scores": ""], .fieldMissing, "rating.score"),
        (["scores": #"[{"type":"local","value":null}]"#], .fieldMissing, "rating.score"),
        (["scores": #"[{"type":"local","value":{"a":1}}]"#], .fieldType, "rating.score"),
        (["scores": #"[{"type":"local","value":"quarante"}]"#], .fieldType, "rating.score"),
        (["scores": #"[{"type":"local","value":"85/100"}]"#], .fieldType, "rating.score"),
        (["scores": #"[{"type":"local","value":101}]"#], .fieldType, "rating.score"),
        (["scores": #"[{"type":"local","value":1,"date":"hier"}]"#], .fieldType, "rating.date"),
        (["limit": #""beaucoup""#], .fieldType, "rating.limit"), (["limit": "-5"], .fieldType, "rating.limit"),
        (["owners": "{}"], .fieldType, "shareholders.list"), (["owners": ""], .fieldMissing, "shareholders.list"),
        (["owners": #"[{"name":"A"}]"#], .rowsMissing, "shareholders.declared"),
        (["owners": #"[{"name":"A","percent":140},{"name":"B"}]"#], .fieldType, "shareholders.share"),
        (["owners": #"[{"percent":40},{"name":"B"}]"#], .fieldMissing, "shareholders.name"),
        (["status": #""Dormant""#], .language, "status"), (["status": "null"], .fieldMissing, "status"),
        (["status": "[]"], .fieldType, "status"),
    ])
    func `what the mapping does not find or understand is a fault, never a change`(
        _ fields: [String: String], _ lie: SourceFault.Lie, _ field: String
    ) async {
        let fault = await fault(fields)
        #expect(fault?.kind == .lie(lie))
        #expect(fault?.sentence.french.hasPrefix(field) == true && fault?.sentence.english.hasPrefix(field) == true)
    }

    @Test func `the sentence names the path, what was found and what is accepted`() async {
        #expect(
            await fault(["status": #""Dormant""#])?.sentence
                == Phrase(
                    "status (« $.status ») : « Dormant » (un texte) : l’un de « Active », « En activité », « Radiée » est attendu",
                    "status (“$.status”): “Dormant” (a text): one of “Active”, “En activité”, “Radiée” is expected")
        )
    }

    @Test func `an answer about another company is refused`() async {
        #expect(await fault(["company": #"{"number":"\#(Invented.siren(2))"}"#])?.kind == .lie(.garbled))
    }

    @Test func `a number that holds the number asked for is the right company`() async {
        #expect(await fault(["company": #"{"number":"FR12 \#(Self.siren.spaced)"}"#]) == nil)
    }

    @Test func `shares between zero and one, and one holder on two lines`() async throws {
        var mapping = Self.mapping
        mapping.shareholders?.unit = .fraction
        mapping.shareholders?.declared = nil
        let owners = #"[{"name":"A SAS","percent":0.25},{"name":"a","percent":"0,2501"}]"#
        let holders = try await facets(["owners": owners], mapping).shareholders.value
        #expect(holders == [Shareholder(key: "A", name: "A SAS", share: Share(hundredths: 5001))])
    }

    @Test func `an empty list of shareholders is a list`() async throws {
        #expect(try await facets(["owners": "[]", "owner_count": "0"]).shareholders == .known([]))
    }

    @Test func `nothing found at all is no answer`() async {
        let mapping = BureauMapping(
            proceedings: .init(path: Self.path("$.x"), open: ["LJ"], missing: .absent))
        #expect(await fault([:], mapping)?.kind == .lie(.empty))
    }

    @Test func `a company that the bureau does not know is unlisted`() async throws {
        let source = Self.source(StubExchange(.json(#"{"message":"inconnue"}"#, status: 404)))
        #expect(try await source.read(Self.ask()).sightings == [.siren(Self.siren): .unlisted])
    }

    @Test func `a company without the number of the address is not asked`() async throws {
        let exchange = StubExchange(.json(Self.body()))
        let account = CompanyKey.account("C0123")
        let reading = try await Self.source(exchange).read(
            Invented.ask(.about([Target(company: account)], continuing: nil)))
        #expect(reading.sightings == [account: .unlisted])
        #expect(exchange.requests.isEmpty)
    }

    static let lei = "969500VIGIE000000178"

    static func client(_ key: CompanyKey = .siren(siren)) throws -> Client {
        Client(
            key: key, name: "ALPHA", accounts: [Account(code: "C 01/23", portfolio: "nord")], lei: try LEI(lei),
            isin: try ISIN("FR0000VIGIE7"))
    }

    @Test(
        arguments: [
            ("{lei}/score", "969500VIGIE000000178/score", [.lei]), ("isin/{isin}", "isin/FR0000VIGIE7", [.isin]),
            ("{account}", "C%2001%2F23", [.account]),
            ("{country}/{number}?lei={lei}", "FR/\(siren)?lei=969500VIGIE000000178", [.country, .number, .lei]),
        ] as [(String, String, Set<Identifiers.Kind>)])
    func `a bureau is asked by the number that it knows`(
        _ path: String, _ asked: String, _ kinds: Set<Identifiers.Kind>
    ) async throws {
        let exchange = StubExchange(.json(Self.body()))
        let source = Self.source(exchange, path: path)
        #expect(source.abilities.asksBy == kinds)
        let target = Target(company: .siren(Self.siren), identifiers: try Self.client().identifiers)
        let reading = try await source.read(Invented.ask(.about([target], continuing: nil)))
        #expect(reading.items.count == 1)
        #expect(reading.items.first?.provenance.url == "http://127.0.0.1:9/v1/\(asked)")
    }

    @Test(arguments: ["{lei}", "{isin}", "{account}", "{lei}/{siren}"])
    func `a client without that number is not asked about, and it is no error`(_ path: String) async throws {
        let exchange = StubExchange(.json(Self.body()))
        let reading = try await Self.source(exchange, path: path).read(Self.ask())
        #expect(reading.sightings == [.siren(Self.siren): .unlisted])
        #expect(exchange.requests.isEmpty)
    }

    @Test(arguments: [
        (lei, true), ("FR0000VIGIE7", true), ("c0123", true), ("C01/23", true), ("FR", false),
        ("969500VIGIE000000275", false), ("\(siren)", true),
    ])
    func `an answer that repeats any number of the client is about it`(_ told: String, _ isRight: Bool) async throws {
        let source = Self.source(StubExchange(.json(Self.body(["company": "{\"number\":\"\(told)\"}"]))), path: "{lei}")
        let target = Target(company: .siren(Self.siren), identifiers: try Self.client().identifiers)
        let outcome = await SourceContract.act(source, Invented.ask(.about([target], continuing: nil)))
        #expect(outcome.fault?.kind == (isRight ? nil : .lie(.garbled)))
    }

    @Test func `a corrected LEI is another question, and the same bytes are read again`() async throws {
        func read(_ client: Client, _ previous: Sighting?) async throws -> (Reading, StubExchange) {
            let exchange = StubExchange(.json(Self.body()))
            let target = Target(
                company: .siren(Self.siren), previous: previous, identifiers: client.identifiers)
            let source = Self.source(exchange, path: "{lei}/score?v=1")
            return (try await source.read(Invented.ask(.about([target], continuing: nil))), exchange)
        }
        var client = try Self.client()
        let (first, _) = try await read(client, nil)
        #expect(first.items.map(\.question) == ["/v1/\(Self.lei)/score?v=1"])
        guard case .told(let sighting?) = first.sightings[.siren(Self.siren)] else {
            Issue.record("nothing was remembered")
            return
        }
        #expect(try await read(client, sighting).0.items.isEmpty)
        client.lei = try LEI("969500VIGIE000000275")
        let (second, exchange) = try await read(client, sighting)
        #expect(second.items.map(\.question) == ["/v1/969500VIGIE000000275/score?v=1"])
        #expect(exchange.requests.first?.headers.contains { $0.name.hasPrefix("If-") } == false)
        // Asked by its SIREN, a client cannot become another.
        let plain = try await Self.source(StubExchange(.json(Self.body()))).read(Self.ask())
        #expect(plain.items.map(\.question) == [nil])
    }

    @Test func `a client known by its account code alone can be asked about`() async throws {
        let key = CompanyKey.account("C 01/23")
        let exchange = StubExchange(.json(Self.body(["company": "{\"number\":\"C 01/23\"}"])))
        let target = Target(company: key, identifiers: try Self.client(key).identifiers)
        let reading = try await Self.source(exchange, path: "{account}").read(
            Invented.ask(.about([target], continuing: nil)))
        #expect(reading.items.first?.company == key)
    }

    @Test func `secrets are sent and never shown`() async throws {
        let exchange = StubExchange(.json(Self.body()))
        let reading = try await Self.source(exchange).read(Self.ask())
        let request = try #require(exchange.requests.first)
        #expect(request.parameter("key") == Self.secret)
        #expect(request.headers.contains { $0.name == "Authorization" && $0.isSecret })
        #expect(reading.items.first?.provenance.url == "http://127.0.0.1:9/v1/\(Self.siren)/report")
        #expect(reading.evidence.first?.url.contains("key") == false)
    }

    @Test func `another mapping reads the same answer anew`() async throws {
        let first = try await Self.source(StubExchange(.json(Self.body()))).read(Self.ask())
        guard case .told(let sighting?) = first.sightings[.siren(Self.siren)] else {
            Issue.record("nothing was remembered")
            return
        }
        let same = try await Self.source(StubExchange(.json(Self.body()))).read(Self.ask(sighting))
        #expect(same.items.isEmpty)
        var mapping = Self.mapping
        mapping.rating?.scale.limits = [80, 60, 40, 20]
        let other = try await Self.source(StubExchange(.json(Self.body())), mapping).read(Self.ask(sighting))
        #expect(other.items.count == 1)
    }

    // MARK: - Checked by day

    @Test func `a sample is checked for every problem at once`() {
        let sample = Self.body(["scores": "[]", "status": #""Dormant""#, "limit": #""x""#])
        let problems = Self.mapping.check(sample: Array(sample.utf8))
        #expect(problems.map(\.field) == ["status", "rating.score"])
        #expect(problems.map(\.kind) == [.word, .missing])
    }

    @Test func `a good sample has no problem`() {
        #expect(Self.mapping.check(sample: Array(Self.body().utf8)) == [])
    }

    @Test(arguments: ["", "<html>", "{\"a\":", "[]", "7"])
    func `a sample that is no answer is said to be none`(_ text: String) {
        #expect(!Self.mapping.check(sample: Array(text.utf8)).isEmpty)
    }

    @Test(arguments: [
        ("ftp://h/{siren}", 1), ("https://h/{siret}", 11), ("https://h/{siren", 11), ("https://h/siren}", 16),
        ("https://h/a b/{siren}", 12), ("https://h/", 10),
    ])
    func `an address that cannot be used is refused with its place`(_ text: String, _ position: Int) {
        #expect {
            try URLTemplate(text)
        } throws: { error in
            (error as? URLTemplate.Problem)?.position == position
        }
    }

    // MARK: - Contract

    static var contract: SourceContract {
        SourceContract(
            source: { source($0) }, ask: ask(), honest: { _ in .json(body()) },
            anatomy: SourceLie.Anatomy(rows: "owners", total: "owner_count", essential: "name") {
                $0.replacing("\"Active\"", with: "\"Aktiv\"")
            },
            // One company has one answer: no pages to repeat, no window to freeze.
            indistinct: [.frozenData, .firstPageRepeated, .emptyList], secrets: [secret])
    }

    @Test func `an honest bureau keeps the contract`() async { #expect(await Self.contract.checkHonestReading() == []) }

    @Test(arguments: SourceLie.allCases.filter { $0 != .emptyList })
    func `a lie invents nothing and is named`(_ lie: SourceLie) async {
        #expect(await Self.contract.check(lie) == [])
    }

    @Test(arguments: ["status", "scores", "company"])
    func `a field renamed, emptied or of another type is a lie`(_ field: String) async {
        var contract = Self.contract
        contract.anatomy.rows = nil
        contract.anatomy.essential = field
        for lie in [SourceLie.renamedField, .nullField, .wrongType, .emptyList] {
            #expect(await contract.check(lie) == [])
        }
    }

    @Test(arguments: ExchangeFailure.Code.allCases) func `no answer is a fault`(_ code: ExchangeFailure.Code) async {
        #expect(await Self.contract.check(code) == [])
    }

    @Test(arguments: [401, 403, 429, 500, 503]) func `an error status is a fault`(_ status: Int) async {
        #expect(await Self.contract.check(status: status) == [])
    }

    @Test func `a cancelled question stays cancelled`() async {
        #expect(await Self.contract.checkCancellation() == [])
    }
}

import Foundation
import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTesting
import VigieTransport

@Suite("The shareholders at Infogreffe")
struct InfogreffeTests {
    static let siren = Invented.siren(1)
    static let token = "jeton-secret"

    static func person(_ family: String, _ given: String, _ birth: String?, _ share: String, parts: Int = 1) -> String {
        """
        {"Identification":{"TypePersonne":"Personne Physique","Denomination":null,"Civilite":"M","NomPatronymique":\
        "\(family)","NomUsage":"null","Prenom":"\(given)","Siren":null,"DateNaissance":\(birth.map { "\"\($0)\"" } ?? "null"),\
        "DateNaissanceISO":null},"NbrParts":\(parts),"PourcentageDetention":\(share)}
        """
    }

    static func company(_ name: String, _ siren: String, _ share: String, parts: Int = 1) -> String {
        """
        {"Identification":{"TypePersonne":"Personne Morale","Denomination":"\(name)","NomPatronymique":null,"Prenom":null,\
        "Siren":\(siren),"Adresse":{"Pays":"null"}},"NbrParts":\(parts),"PourcentageDetention":\(share)}
        """
    }

    static let holders = [
        person("Dupont", "Jeanne Marie", "21/09/1964", "37.5"), company("DNA INVENTEE", "\"784824153\"", "62.5"),
    ]

    static func body(
        holders: [String]? = nil, siren: String = "\"\(siren)\"", capital: [String: String] = [:],
        depot: String = #"{"Date":"2017-06-08","DateISO":"2017-06-08","Numero":"20369","Acte":{"Date":"2017-04-26"}}"#,
        more: String = ""
    ) -> String {
        var fields = [
            "Montant": "2215200.00", "Devise": "\"EUR\"", "NbrParts": "10000", "PourcentageDetentionPP": "37.5",
            "PourcentageDetentionPM": "62.5",
        ]
        fields.merge(capital) { _, new in new }
        let members = fields.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
        return """
            {"Data":{"PdfUrl":"https://api.example/pdf/1","Data":{"SocieteInfos":{"Denomination":"ALPHA","Siren":\(siren),\
            "Adresse":{"Pays":"null"}},"CapitalSocial":{\(members)},"CapitalDetention":[\
            \((holders ?? Self.holders).joined(separator: ","))],"RepresentantsDetail":[],"Depot":\(depot)\(more)}}}
            """
    }

    static func source(_ exchange: any Exchange) -> InfogreffeSource {
        // The address of the settings, a good one by construction.
        guard let url = try? URLTemplate("http://127.0.0.1:9/capital?siren={siren}&restitution=pdf") else {
            preconditionFailure("the template is one")
        }
        return InfogreffeSource(
            settings: InfogreffeSettings(url: url, token: token, trustedHosts: ["127.0.0.1"]), exchange: exchange)
    }

    static func ask(_ previous: Sighting? = nil, of siren: SIREN = siren) -> Ask {
        Invented.ask(.about([Target(company: .siren(siren), previous: previous)], continuing: nil))
    }

    private func facets(_ body: String) async throws -> Facets {
        let reading = try await Self.source(StubExchange(.json(body))).read(Self.ask())
        guard case .facets(let facets) = try #require(reading.items.first).content else { throw CancellationError() }
        return facets
    }

    private func fault(_ body: String) async -> SourceFault.Kind? {
        await SourceContract.act(Self.source(StubExchange(.json(body))), Self.ask()).fault?.kind
    }

    @Test func `the token goes into the address, and stands nowhere else`() async throws {
        let exchange = StubExchange(.json(Self.body()))
        let reading = try await Self.source(exchange).read(Self.ask())
        #expect(
            exchange.requests.map(\.url)
                == ["http://127.0.0.1:9/capital?siren=\(Self.siren)&restitution=pdf&token=\(Self.token)"])
        #expect(
            reading.items.map(\.provenance.url) == ["http://127.0.0.1:9/capital?siren=\(Self.siren)&restitution=pdf"])
        #expect(reading.evidence.allSatisfy { !$0.url.contains(Self.token) })
        let refused = StubExchange(.json(#"{"message":"jeton \#(Self.token) inconnu"}"#, status: 401))
        let fault = await SourceContract.act(Self.source(refused), Self.ask()).fault
        #expect(fault?.kind == .denied(401) && fault?.sentence.french.contains(Self.token) == false)
    }

    @Test func `holders, capital and the act behind them are told`() async throws {
        let facets = try await facets(Self.body())
        #expect(
            facets.shareholders
                == .known([
                    Shareholder(key: "784824153", name: "DNA INVENTEE", share: Share(hundredths: 6250)),
                    Shareholder(
                        key: "DUPONT|JEANNE|1964-09", name: "Jeanne Marie Dupont", share: Share(hundredths: 3750)),
                ]))
        #expect(facets.capital == .known(Capital(amount: Amount(cents: 221_520_000))))
        #expect(facets.act == DepositedAct(deposited: day("2017-06-08"), signed: day("2017-04-26")))
        #expect(facets.told == [.shareholders, .capital])
    }

    @Test(arguments: [
        (#"{"Date":"08/06/2017","Numero":"null"}"#, DepositedAct(deposited: day("2017-06-08"))),
        (#"{"Date":"null","DateISO":null}"#, nil), ("null", nil), ("\"null\"", nil),
    ])
    func `the day of the deposit, where there is one`(_ depot: String, _ act: DepositedAct?) async throws {
        #expect(try await facets(Self.body(depot: depot)).act == act)
    }

    @Test(arguments: ["\"null\"", "null", "\"000000000\"", "\"RCS 12\""])
    func `a company without a number is known by its name`(_ number: String) async throws {
        let facets = try await facets(Self.body(holders: [Self.company("Société Étrangère Ltd", number, "100")]))
        #expect(facets.shareholders.value?.map(\.key) == [NormalName("Société Étrangère Ltd").text])
    }

    @Test func `a percentage that is not given follows from the parts`() async throws {
        let holders = [
            Self.person("Dupont", "J", "1964-09-21", "null", parts: 2500),
            Self.company("DNA", "\"784824153\"", "\"null\"", parts: 7500),
        ]
        let facets = try await facets(Self.body(holders: holders))
        #expect(facets.shareholders.value?.compactMap { $0.share?.hundredths } == [7500, 2500])
    }

    @Test func `a percentage that nothing gives is not known`() async throws {
        let facets = try await facets(
            Self.body(holders: [Self.person("Dupont", "J", nil, "null")], capital: ["NbrParts": "null"]))
        #expect(facets.shareholders.value == [Shareholder(key: "DUPONT|J|", name: "J Dupont", share: nil)])
    }

    @Test func `two lines of one holder stay two lines, which the diff adds up`() async throws {
        let lines = [Self.company("DNA", "\"784824153\"", "60"), Self.company("DNA", "\"784824153\"", "40")]
        let facets = try await facets(Self.body(holders: lines))
        #expect(facets.shareholders.value?.map { $0.share?.hundredths } == [4000, 6000])
    }

    @Test func `an empty list is unknown, never an exodus`() async throws {
        let capital = ["PourcentageDetentionPP": "0.0", "PourcentageDetentionPM": "0.0"]
        #expect(try await facets(Self.body(holders: [], capital: capital)).shareholders.isUnknown)
    }

    @Test func `rounding loses nobody`() async throws {
        let thirds = ["A", "B", "C"].map { Self.person($0, "X", nil, "33.33") }
        let capital = ["PourcentageDetentionPP": "100.0", "PourcentageDetentionPM": "0.0"]
        #expect(try await facets(Self.body(holders: thirds, capital: capital)).shareholders.value?.count == 3)
    }

    // MARK: - Lies

    @Test func `a list that lost a line is a lie`() async {
        #expect(await fault(Self.body(holders: [Self.holders[0]])) == .lie(.rowsMissing))
        #expect(await fault(Self.body(holders: [])) == .lie(.rowsMissing))
    }

    @Test(arguments: [
        (InfogreffeTests.body(siren: "\"\(Invented.siren(2))\""), SourceFault.Lie.garbled),
        (InfogreffeTests.body(siren: "\"null\""), .fieldMissing), ("{}", .fieldMissing), ("[]", .notTheFormat),
        (#"{"Data":{"PdfUrl":"x"}}"#, .fieldMissing), (#"{"Data":[1]}"#, .fieldType),
        (#"{"Data":{"Data":{"CapitalSocial":{}}}}"#, .fieldMissing),
        (InfogreffeTests.body(holders: ["{}"]), .fieldMissing),
        (InfogreffeTests.body(holders: [#"{"Identification":{"TypePersonne":"Legal Person"}}"#]), .language),
        (InfogreffeTests.body(holders: [#"{"Identification":{"TypePersonne":"Personne Morale"}}"#]), .fieldMissing),
        (InfogreffeTests.body(holders: [#"{"Identification":{"TypePersonne":"Personne Physique"}}"#]), .fieldMissing),
        (InfogreffeTests.body(holders: [InfogreffeTests.company("X", "null", "130")]), .fieldType),
        (InfogreffeTests.body(holders: [InfogreffeTests.company("X", "null", "\"beaucoup\"")]), .fieldType),
        (InfogreffeTests.body(capital: ["Montant": "-5"]), .fieldType),
        (InfogreffeTests.body(capital: ["Montant": "{}"]), .fieldType),
        (InfogreffeTests.body(depot: #"{"Date":"hier"}"#), .fieldType),
    ])
    func `an answer that cannot be true is a lie, never a change`(_ body: String, _ lie: SourceFault.Lie) async {
        #expect(await fault(body) == .lie(lie))
    }

    @Test func `no holder's name stands in a sentence`() async throws {
        let body = Self.body(holders: [
            Self.person("Dupont", "Jeanne", "née un jour", "30").replacing("\"NbrParts\":1", with: "\"NbrParts\":{}")
        ])
        let act = await SourceContract.act(Self.source(StubExchange(.json(body))), Self.ask())
        #expect(act.fault?.sentence.french.contains("Dupont") != true)
    }

    @Test func `a company whose capital nobody deposited is unlisted; a page for people says nothing`() async throws {
        let none = StubExchange(.json(#"{"Message":"Aucune répartition"}"#, status: 404))
        #expect(try await Self.source(none).read(Self.ask()).sightings == [.siren(Self.siren): .unlisted])
        let page = Response(
            status: 404, headers: [HeaderField("Content-Type", "text/html")], body: Array("<html>404".utf8))
        #expect(await SourceContract.act(Self.source(StubExchange(page)), Self.ask()).fault?.kind == .status(404))
    }

    @Test func `a member never met is tolerated and counted`() async throws {
        let body = Self.body(more: #","Nantissements":[]"#)
        let reading = try await Self.source(StubExchange(.json(body))).read(Self.ask())
        #expect(reading.items.count == 1 && reading.counts.unknownFields == ["Nantissements"])
    }

    @Test func `the same sheet under another document is not read again as news`() async throws {
        let first = try await Self.source(StubExchange(.json(Self.body()))).read(Self.ask())
        guard case .told(let sighting?) = first.sightings[.siren(Self.siren)] else { return }
        let other = Self.body().replacing("pdf/1", with: "pdf/2")
        let second = try await Self.source(StubExchange(.json(other))).read(Self.ask(sighting))
        #expect(second.items.isEmpty)
    }

    // MARK: - Contract and sample

    static var contract: SourceContract {
        SourceContract(
            source: { source($0) }, ask: ask(), honest: { _ in .json(body()) },
            anatomy: SourceLie.Anatomy(rows: nil, total: nil, essential: "Data") {
                $0.replacing("Personne Morale", with: "Legal Person")
            },
            // One company's sheet stands still for years, and a lookup has neither rows of its own, nor pages, nor a total.
            indistinct: [.frozenData, .firstPageRepeated, .halfTheRows, .totalDiffers], secrets: [token])
    }

    @Test func `an honest register keeps the contract`() async {
        #expect(await Self.contract.checkHonestReading() == [])
    }

    @Test(arguments: SourceLie.allCases) func `a lie invents nothing and is named`(_ lie: SourceLie) async {
        #expect(await Self.contract.check(lie) == [])
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

    @Test(.enabled(if: Samples.arePresent, "\(Samples.missing)"))
    func `the one real answer is read`() async throws {
        let file = try #require(Samples.folder).appending(path: "infogreffe/RepartitionCapital-350142071.json")
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        let siren = try #require(SIREN("350142071"))
        let reading = try await Self.source(StubExchange(.json(text))).read(Self.ask(of: siren))
        guard case .facets(let facets) = try #require(reading.items.first).content else { return }
        #expect(reading.counts.unknownFields == [])
        #expect(
            facets.shareholders
                == .known([Shareholder(key: "828607044", name: "DNA525", share: Share(hundredths: 10_000))]))
        #expect(facets.capital == .known(Capital(amount: Amount(cents: 221_520_000))))
        #expect(facets.act == DepositedAct(deposited: day("2017-06-08"), signed: day("2017-04-26")))
    }
}

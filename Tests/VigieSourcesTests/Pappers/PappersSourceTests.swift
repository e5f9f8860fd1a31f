import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTesting
import VigieTransport

@Suite("The source at Pappers")
struct PappersSourceTests {
    private typealias Sheet = PappersSheetText

    @Test func `one company is asked by its number, the key in a header and never in the address`() async throws {
        let exchange = StubExchange(.json(Sheet.body()))
        let reading = try await Sheet.source(exchange).read(Sheet.ask())
        let request = try #require(exchange.requests.first)
        #expect(
            request.url
                == "http://127.0.0.1:9/v2/entreprise?siren=\(Sheet.siren)&champs_supplementaires=scoring_financier")
        #expect(request.headers.contains(HeaderField("api-key", Sheet.key, isSecret: true)))
        #expect(reading.items.allSatisfy { !$0.provenance.url.contains(Sheet.key) })
    }

    @Test func `a client without a SIREN is not asked about`() async throws {
        let exchange = StubExchange(.json(Sheet.body()))
        let foreign = CompanyKey.account("C7")
        let reading = try await Sheet.source(exchange).read(
            Invented.ask(.about([Target(company: foreign)], continuing: nil)))
        #expect(exchange.requests.isEmpty && reading.sightings == [foreign: .unlisted])
    }

    @Test(arguments: [#"{"message":"Entreprise inconnue."}"#, ""])
    func `a company that is not known is unlisted`(_ body: String) async throws {
        let answer = Response(
            status: 404, headers: body.isEmpty ? [] : [HeaderField("Content-Type", "application/json")],
            body: Array(body.utf8))
        let reading = try await Sheet.source(StubExchange(answer)).read(Sheet.ask())
        #expect(reading.sightings == [.siren(Sheet.siren): .unlisted] && reading.items.isEmpty)
    }

    @Test func `a page for people is not Pappers saying that it does not know`() async {
        let page = Response(
            status: 404, headers: [HeaderField("Content-Type", "text/html")], body: Array("<html>Introuvable".utf8))
        let act = await SourceContract.act(Sheet.source(StubExchange(page)), Sheet.ask())
        #expect(act.fault?.kind == .status(404) && act.readings.isEmpty)
    }

    @Test func `a spent quota is no wrong key, and says so`() async throws {
        let answer = Response.json(#"{"message":"Plus de jetons."}"#, status: 403)
        let act = await SourceContract.act(Sheet.source(StubExchange(answer)), Sheet.ask())
        let fault = try #require(act.fault)
        #expect(fault.kind == .quota && fault.sentence.french.contains("quota épuisé"))
        #expect(fault.sentence.french.contains("Plus de jetons.") && fault.sentence.english.contains("quota spent"))
        let portal = Response(
            status: 403, headers: [HeaderField("Content-Type", "text/html")], body: Array("<html>Interdit".utf8))
        let page = await SourceContract.act(Sheet.source(StubExchange(portal)), Sheet.ask())
        #expect(page.fault?.kind == .denied(403))
    }

    @Test func `a bad request is told in Pappers' own words`() async {
        let answer = Response.json(#"{"message":"Paramètre siren invalide."}"#, status: 400)
        let act = await SourceContract.act(Sheet.source(StubExchange(answer)), Sheet.ask())
        #expect(act.fault?.kind == .status(400))
        #expect(
            act.fault?.sentence
                == Phrase(
                    "réponse « 400 » : « Paramètre siren invalide. »", "answer “400”: “Paramètre siren invalide.”"))
    }

    // MARK: - Remembering

    private func sighting(_ exchange: StubExchange, isScored: Bool = true) async throws -> Sighting? {
        let reading = try await Sheet.source(exchange, isScored: isScored).read(Sheet.ask())
        guard case .told(let sighting) = reading.sightings[.siren(Sheet.siren)] else { return nil }
        return sighting
    }

    @Test func `an answer with the same bytes is not read again`() async throws {
        let exchange = StubExchange(.json(Sheet.body(), headers: [HeaderField("ETag", "\"a\"")]))
        let first = try #require(try await sighting(exchange))
        let second = try await Sheet.source(exchange).read(Sheet.ask(first))
        guard case .unchanged = second.sightings[.siren(Sheet.siren)] else {
            Issue.record("an equal answer was read again")
            return
        }
        #expect(second.items.isEmpty)
        #expect(exchange.requests.last?.headers.contains(HeaderField("If-None-Match", "\"a\"")) == true)
    }

    @Test func `a field that moves every day costs nothing`() async throws {
        let first = try #require(try await sighting(StubExchange(.json(Sheet.body()))))
        let moved = Sheet.body(["derniere_mise_a_jour_sirene": "\"2026-11-23\"", "effectif": "\"10\""])
        let second = try await Sheet.source(StubExchange(.json(moved))).read(Sheet.ask(first))
        #expect(second.items.isEmpty)
    }

    @Test func `where the score is asked for now, an answer of before is read again`() async throws {
        let exchange = StubExchange(.json(Sheet.body()))
        let first = try #require(try await sighting(exchange, isScored: false))
        let second = try await Sheet.source(exchange).read(Sheet.ask(first))
        #expect(second.items.count == 1)
    }

    @Test func `a partial answer is no whole one`() async throws {
        let reading = try await Sheet.source(StubExchange(.json(Sheet.body(), status: 206))).read(Sheet.ask())
        #expect(!reading.isComplete && reading.items.count == 1)
    }

    // MARK: - Contract

    static var contract: SourceContract {
        SourceContract(
            source: { PappersSheetText.source($0) }, ask: PappersSheetText.ask(),
            honest: { _ in .json(PappersSheetText.body()) },
            anatomy: SourceLie.Anatomy(rows: nil, total: nil, essential: "entreprise_cessee") {
                $0.replacing("Inscrit", with: "Registered")
            },
            // One company's sheet may stand still for years, and a lookup has neither rows, nor pages, nor a total.
            indistinct: [.frozenData, .firstPageRepeated, .halfTheRows, .totalDiffers], secrets: [PappersSheetText.key])
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

    @Test(arguments: [401, 429, 500, 503]) func `an error status is a fault`(_ status: Int) async {
        #expect(await Self.contract.check(status: status) == [])
    }

    @Test func `a cancelled question stays cancelled`() async {
        #expect(await Self.contract.checkCancellation() == [])
    }
}

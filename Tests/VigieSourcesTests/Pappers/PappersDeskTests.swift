import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTesting
import VigieTransport

@Suite("The list of watched companies at Pappers")
struct PappersDeskTests {
    private static let key = PappersSheetText.key
    private let siren = Invented.siren(1)

    private func desk(_ exchange: any Exchange, list: String = "42") -> PappersDesk {
        PappersDesk(
            settings: PappersSettings(
                baseURL: "http://127.0.0.1:9/v2", key: Self.key, trustedHosts: ["127.0.0.1"]), list: list,
            exchange: exchange)
    }

    private func fault(_ answer: Response, ofWithdrawal: Bool = false) async -> SourceFault? {
        do {
            if ofWithdrawal {
                _ = try await desk(StubExchange(answer)).withdraw(siren, at: Invented.now)
            } else {
                try await desk(StubExchange(answer)).enrol([siren], at: Invented.now)
            }
            return nil
        } catch {
            return error as? SourceFault
        }
    }

    @Test func `companies are put on by their numbers, the key in a header`() async throws {
        let exchange = StubExchange(.json(#"{"notifications_ajoutees":2}"#, status: 201))
        try await desk(exchange, list: "a b&c").enrol([Invented.siren(1), Invented.siren(2)], at: Invented.now)
        let request = try #require(exchange.requests.first)
        #expect(request.method == .post && request.url == "http://127.0.0.1:9/v2/liste?id_liste=a%20b%26c")
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == #"[{"siren":"\#(Invented.siren(1))"},{"siren":"\#(Invented.siren(2))"}]"#)
        #expect(request.headers.contains(HeaderField("api-key", Self.key, isSecret: true)))
        #expect(request.headers.contains(HeaderField("Content-Type", "application/json")))
        #expect(request.limits.redirects == 0)
    }

    @Test func `nobody to put on is no question`() async throws {
        let exchange = StubExchange(.json("{}"))
        try await desk(exchange).enrol([], at: Invented.now)
        #expect(exchange.requests.isEmpty)
    }

    @Test func `one company is taken off, always by its number`() async throws {
        let exchange = StubExchange(.json(#"{"notifications_supprimees":1}"#))
        #expect(try await desk(exchange).withdraw(siren, at: Invented.now) == .gone)
        let request = try #require(exchange.requests.first)
        #expect(request.method == .delete && request.body.isEmpty)
        #expect(request.url == "http://127.0.0.1:9/v2/liste/?id_liste=42&siren=\(siren)")
        #expect(!request.url.contains("supprimer_totalite") && request.limits.redirects == 0)
    }

    @Test(arguments: [#"{"notifications_ajoutees":0}"#, #"{"notifications_ajoutees":10,"autre":1}"#])
    func `whoever stands there already stays`(_ body: String) async {
        #expect(await fault(.json(body)) == nil)
    }

    @Test func `whoever was not there any more is gone, and "not found" is told apart`() async throws {
        let none = StubExchange(.json(#"{"notifications_supprimees":0}"#))
        #expect(try await desk(none).withdraw(siren, at: Invented.now) == .gone)
        let lost = StubExchange(.json(#"{"message":"Introuvable"}"#, status: 404))
        #expect(try await desk(lost).withdraw(siren, at: Invented.now) == .notFound)
    }

    @Test(arguments: [
        (Response.json("{}"), SourceFault.Lie.fieldMissing), (.json("[]"), .notTheFormat),
        (.json(#"{"notifications_ajoutees":"1"}"#), .fieldType), (.json(#"{"notifications_ajoutees":-1}"#), .fieldType),
        (.json(#"{"notifications_ajoutees":1.5}"#), .fieldType), (.json(#"{"notifications_aj"#), .cut),
        (.json(#"{"notifications_supprimees":1}"#), .fieldMissing), (Response(status: 204), .empty),
        (
            Response(
                status: 200, headers: [HeaderField("Content-Type", "text/html")], body: Array("<html>Bientôt".utf8)),
            .notTheFormat
        ), (Response(status: 302, headers: [HeaderField("Location", "https://ailleurs.example/")]), .otherHost),
    ])
    func `what is no confirmation confirms nothing`(_ answer: Response, _ lie: SourceFault.Lie) async {
        #expect(await fault(answer)?.kind == .lie(lie))
    }

    @Test func `a withdrawal is confirmed by its own figure alone`() async {
        #expect(await fault(.json(#"{"notifications_ajoutees":1}"#), ofWithdrawal: true)?.kind == .lie(.fieldMissing))
        #expect(
            await fault(.json(#"{"notifications_supprimees":1}"#, status: 201), ofWithdrawal: true)?.kind
                == .status(201))
        let page = Response(
            status: 404, headers: [HeaderField("Content-Type", "text/html")], body: Array("<html>404".utf8))
        #expect(await fault(page, ofWithdrawal: true)?.kind == .status(404))
    }

    @Test(arguments: [
        (400, SourceFault.Kind.status(400)), (401, .denied(401)), (403, .quota), (404, .status(404)),
        (503, .status(503)),
    ])
    func `each refusal is told, without the key`(_ status: Int, _ kind: SourceFault.Kind) async throws {
        let answer = Response.json(
            #"{"message":"non : \#(Self.key)"}"#, status: status, headers: [HeaderField("Retry-After", "30")])
        let fault = try #require(await fault(answer))
        #expect(fault.kind == kind)
        #expect(!fault.sentence.french.contains(Self.key) && !fault.url.contains(Self.key))
        #expect(fault.notBefore == (status == 503 ? Invented.now.adding(.seconds(30)) : nil))
    }

    @Test func `no answer is a fault, and a cancelled question stays cancelled`() async {
        let broken = StubExchange { _ in throw ExchangeFailure(.interrupted, "rompu", "broken") }
        await #expect(throws: SourceFault.self) { try await desk(broken).enrol([siren], at: Invented.now) }
        let cancelled = StubExchange { _ in throw CancellationError() }
        await #expect(throws: CancellationError.self) {
            _ = try await desk(cancelled).withdraw(siren, at: Invented.now)
        }
    }
}

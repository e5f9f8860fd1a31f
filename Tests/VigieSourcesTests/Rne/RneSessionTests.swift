import Foundation
import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTesting
import VigieTransport

/// Name, password, pass and quota: how one deals with INPI.
@Suite("The counter of the RNE")
struct RneSessionTests {
    static let denied = Response.json(
        #"{"code":"401","message":"Vous n'avez pas les droits","type":"access_denied"}"#, status: 401)

    static func ask(_ index: Int = 1, now: Instant = Invented.now) -> Ask {
        Invented.ask(.about([Target(company: .siren(Invented.siren(index)))], continuing: nil), now: now)
    }

    static func logins(_ exchange: StubExchange) -> Int { exchange.requests.filter(InventedRne.isLogin).count }

    @Test func `the pass is asked once, kept in memory, and shown nowhere`() async throws {
        let register = InventedRne([InventedRneCompany(Invented.siren(1))])
        let exchange = StubExchange { register.answer($0) }
        let source = InventedRne.source(exchange)
        let reading = try await source.read(Self.ask())
        _ = try await source.read(Self.ask())
        #expect(Self.logins(exchange) == 1 && exchange.requests.count == 3)
        let login = try #require(exchange.requests.first)
        #expect(login.method == .post && login.url == "http://127.0.0.1:9/sso/login")
        let body = try JSONDecoder().decode([String: String].self, from: Data(login.body))
        #expect(body == ["username": InventedRne.username, "password": InventedRne.password])
        #expect(exchange.requests[1].headers.contains { $0.name == "Authorization" && $0.isSecret })
        #expect(
            reading.evidence.allSatisfy { !String(decoding: $0.bytes, as: UTF8.self).contains(InventedRne.token()) })
        #expect(exchange.requests.allSatisfy { !$0.url.contains(InventedRne.password) })
    }

    @Test func `a pass about to end is renewed before it is refused`() async throws {
        let register = InventedRne([InventedRneCompany(Invented.siren(1))])
        let exchange = StubExchange { register.answer($0) }
        let source = InventedRne.source(exchange)
        _ = try await source.read(Self.ask())
        _ = try await source.read(Self.ask(now: Invented.now.adding(.seconds(3500))))
        #expect(Self.logins(exchange) == 1)
        _ = try await source.read(Self.ask(now: Invented.now.adding(.seconds(3550))))
        #expect(Self.logins(exchange) == 2)
    }

    @Test func `a login answered 201 is a login`() async throws {
        let register = InventedRne([InventedRneCompany(Invented.siren(1))])
        let exchange = StubExchange {
            InventedRne.isLogin($0) ? InventedRne.login(status: 201) : register.answer($0)
        }
        #expect(try await InventedRne.source(exchange).read(Self.ask()).items.count == 1)
    }

    @Test(arguments: ["abc", "a.b", "a.!!!.c", "a.e30.c", "a.eyJleHAiOiJ4In0.c", "a.eyJleHAiOjk5OTk5OTk5OTk5OTk5fQ.c"])
    func `a pass whose end cannot be read serves until it is refused`(_ token: String) async throws {
        let body = "[\(InventedRneCompany(Invented.siren(1)).json)]"
        let exchange = StubExchange { InventedRne.isLogin($0) ? InventedRne.login(token) : .json(body) }
        let source = InventedRne.source(exchange)
        for hour in 0..<3 { _ = try await source.read(Self.ask(now: Invented.now.adding(.seconds(hour * 86_400)))) }
        #expect(Self.logins(exchange) == 1)
    }

    @Test func `a pass refused is renewed once`() async throws {
        let register = InventedRne([InventedRneCompany(Invented.siren(1))])
        let turn = Counter()
        let exchange = StubExchange { request in
            if InventedRne.isLogin(request) { return InventedRne.login() }
            return turn.next() == 2 ? Self.denied : register.answer(request)
        }
        let source = InventedRne.source(exchange)
        _ = try await source.read(Self.ask())
        #expect(try await source.read(Self.ask()).items.count == 1)
        #expect(Self.logins(exchange) == 2)
    }

    @Test func `a pass refused again and again is no loop`() async {
        let exchange = StubExchange { InventedRne.isLogin($0) ? InventedRne.login() : Self.denied }
        let source = InventedRne.source(exchange)
        for _ in 0..<5 {
            let act = await SourceContract.act(source, Self.ask())
            #expect(act.fault?.kind == .denied(401))
        }
        #expect(exchange.requests.count == 2)
        _ = await SourceContract.act(source, Self.ask(now: Invented.now.adding(.seconds(31 * 60))))
        #expect(exchange.requests.count == 4)
    }

    @Test func `a password refused is not tried again for half an hour`() async {
        let exchange = StubExchange(Self.denied)
        let source = InventedRne.source(exchange)
        for minute in 0..<4 {
            let act = await SourceContract.act(source, Self.ask(now: Invented.now.adding(.seconds(minute * 60))))
            #expect(act.fault?.kind == .denied(401))
            #expect(act.fault?.evidence == nil)
        }
        #expect(exchange.requests.count == 1)
        _ = await SourceContract.act(source, Self.ask(now: Invented.now.adding(.seconds(1801))))
        // A clock set back does not hold us for ever.
        _ = await SourceContract.act(source, Self.ask(now: Invented.now.adding(.seconds(-86_400))))
        #expect(exchange.requests.count == 3)
    }

    @Test func `an account without the interface is told what it lacks`() async {
        let body = #"{"code":"403","message":"Accès refusé","type":"connection_type_not_allowed"}"#
        let act = await SourceContract.act(InventedRne.source(StubExchange(.json(body, status: 403))), Self.ask())
        #expect(act.fault?.kind == .denied(403))
        #expect(act.fault?.sentence.french.contains("n’a pas l’accès à l’API") == true)
        #expect(act.fault?.sentence.english.contains("may not use the API") == true)
    }

    @Test(arguments: [
        ("{}", SourceFault.Lie.fieldMissing), (#"{"token":null}"#, .fieldMissing), (#"{"token":"a b"}"#, .fieldType),
        (#"{"token":"a\u000d\u000ab"}"#, .fieldType), ("[", .cut), ("[]", .fieldMissing),
    ])
    func `an answer to the login without a pass is a lie, and keeps no proof`(
        _ body: String, _ lie: SourceFault.Lie
    ) async {
        let exchange = StubExchange(.json(body))
        let act = await SourceContract.act(InventedRne.source(exchange), Self.ask())
        #expect(act.fault?.kind == .lie(lie))
        #expect(act.fault?.evidence == nil)
    }

    @Test func `the day's quota is spent before INPI has to say so, and begins anew at midnight in Paris`() async throws
    {
        let register = InventedRne([InventedRneCompany(Invented.siren(1))])
        let exchange = StubExchange { request in
            InventedRne.isLogin(request)
                ? InventedRne.login(InventedRne.token(until: Invented.now.adding(.seconds(5 * 86_400)))) : .json("[]")
        }
        _ = register
        let source = InventedRne.source(exchange, InventedRne.settings(quota: 3))
        for _ in 0..<2 { _ = try await source.read(Self.ask()) }
        let spent = await SourceContract.act(source, Self.ask())
        #expect(spent.fault?.kind == .quota)
        #expect(spent.fault?.notBefore == Instant("2026-11-23T23:00:00Z"))
        #expect(exchange.requests.count == 3)
        _ = try await source.read(Self.ask(now: try #require(Instant("2026-11-23T23:00:01Z"))))
        #expect(exchange.requests.count == 4)
    }

    @Test func `a quota that INPI says is spent waits ten minutes, unless it says how long`() async {
        let silent = await SourceContract.act(
            InventedRne.source(
                StubExchange { InventedRne.isLogin($0) ? InventedRne.login() : .json("{}", status: 429) }),
            Self.ask())
        #expect(silent.fault?.kind == .quota && silent.fault?.notBefore == Invented.now.adding(.seconds(600)))
        let told = await SourceContract.act(
            InventedRne.source(StubExchange(.json("{}", status: 429, headers: [HeaderField("Retry-After", "9")]))),
            Self.ask())
        #expect(told.fault?.notBefore == Invented.now.adding(.seconds(9)))
    }
}

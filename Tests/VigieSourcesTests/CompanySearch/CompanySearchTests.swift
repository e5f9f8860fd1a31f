import Foundation
import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTesting
import VigieTransport

@Suite("A company in the State's search")
struct CompanySearchTests {
    static let siren = Invented.siren(1)

    static func body(_ fields: [String: String] = [:], siren: SIREN = siren, total: String = "1") -> String {
        var all = [
            "siren": "\"\(siren)\"", "nom_complet": "\"alpha (alpha services)\"", "nom_raison_sociale": "\"ALPHA\"",
            "etat_administratif": "\"A\"", "date_fermeture": "null", "nature_juridique": "\"5710\"",
            "activite_principale": "\"46.90Z\"", "statut_diffusion": "\"O\"",
            "siege": #"{"adresse":"1 RUE INVENTEE 67000 STRASBOURG","code_postal":"67000"}"#,
            "dirigeants": """
            [{"nom":"Dupont","prenoms":"Jeanne Marie","date_de_naissance":"1964-09","qualite":"Président",\
            "type_dirigeant":"personne physique"},{"siren":"784824153","denomination":"AUDIT SA",\
            "qualite":"Commissaire aux comptes titulaire","type_dirigeant":"personne morale"}]
            """, "date_mise_a_jour": "\"2026-11-23T03:34:50\"",
            "bodacc": #"{"radiation":{"est_radie":false,"id_annonce":null}}"#,
        ]
        all.merge(fields) { _, new in new }
        let members = all.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
        return #"{"results":[{\#(members)}],"total_results":\#(total),"page":1,"per_page":1,"total_pages":1}"#
    }

    static func source(_ exchange: any Exchange) -> CompanySearchSource {
        CompanySearchSource(
            settings: CompanySearchSettings(baseURL: "http://127.0.0.1:9", trustedHosts: ["127.0.0.1"]),
            exchange: exchange)
    }

    static func ask(_ previous: Sighting? = nil, now: Instant = Invented.now) -> Ask {
        Invented.ask(.about([Target(company: .siren(siren), previous: previous)], continuing: nil), now: now)
    }

    func facets(_ fields: [String: String]) async throws -> Facets {
        let reading = try await Self.source(StubExchange(.json(Self.body(fields)))).read(Self.ask())
        guard case .facets(let facets) = try #require(reading.items.first).content else { throw CancellationError() }
        return facets
    }

    func fault(_ text: String) async -> SourceFault.Kind? {
        await SourceContract.act(Self.source(StubExchange(.json(text))), Self.ask()).fault?.kind
    }

    @Test func `one company is asked by its number, one result`() async throws {
        let exchange = StubExchange(.json(Self.body()))
        _ = try await Self.source(exchange).read(Self.ask())
        let request = try #require(exchange.requests.first)
        #expect(request.url == "http://127.0.0.1:9/search?q=\(Self.siren)&page=1&per_page=1")
        #expect(request.limits.trustedHosts == ["127.0.0.1"])
    }

    @Test func `name, address, state and officers are told`() async throws {
        let facets = try await facets([:])
        #expect(
            facets.identity
                == .known(
                    Identity(
                        name: "ALPHA", legalForm: "5710", activity: "46.90Z",
                        address: "1 RUE INVENTEE 67000 STRASBOURG", postcode: "67000", diffusion: .full)))
        #expect(facets.life == .known(.active))
        #expect(
            facets.officers
                == .known([
                    Officer(key: "784824153", name: "AUDIT SA", role: "Commissaire aux comptes titulaire"),
                    Officer(key: "DUPONT|JEANNE|1964-09", name: "Jeanne Marie Dupont", role: "Président"),
                ]))
        #expect(facets.rating.isUnknown && facets.shareholders.isUnknown && facets.proceedings.isUnknown)
    }

    @Test(arguments: [
        ("\"C\"", "\"2026-11-02\"", Life.ceased(on: day("2026-11-02"))), ("\"C\"", "null", .ceased(on: nil)),
        ("\"A\"", "\"2020-01-01\"", .active),
    ])
    func `the legal state`(_ code: String, _ date: String, _ life: Life) async throws {
        #expect(try await facets(["etat_administratif": code, "date_fermeture": date]).life == .known(life))
    }

    @Test(arguments: [
        ["statut_diffusion": "\"P\""], ["nom_raison_sociale": "\"[NON-DIFFUSIBLE]\"", "nom_complet": "\"[ND]\""],
        ["nom_raison_sociale": "null", "nom_complet": "\"[ND] [ND]\""],
        ["statut_diffusion": "\"P\"", "nom_raison_sociale": "\"[NON-DIFFUSIBLE]\"", "siege": #"{"adresse":"[ND]"}"#],
    ])
    func `a hidden name is never a name`(_ fields: [String: String]) async throws {
        let identity = try #require(try await facets(fields).identity.value)
        #expect(identity.name == nil)
        #expect(identity.address == nil)
        #expect(identity.postcode == nil)
        #expect(identity.diffusion == .partial)
    }

    @Test(arguments: ["[]", #"[{"nom":"[ND]","prenoms":"[ND]","qualite":"Gérant"}]"#, "null"])
    func `officers that are hidden or missing are unknown, never gone`(_ list: String) async throws {
        #expect(try await facets(["dirigeants": list]).officers.isUnknown)
    }

    @Test func `one person with two roles is one officer, in any order`() async throws {
        func list(_ roles: [String]) -> String {
            "["
                + roles.map { #"{"nom":"Dupont","prenoms":"J","date_de_naissance":"1964-09","qualite":"\#($0)"}"# }
                .joined(separator: ",") + "]"
        }
        let one = try await facets(["dirigeants": list(["Gérant", "Associé"])]).officers
        let other = try await facets(["dirigeants": list(["Associé", "Gérant"])]).officers
        #expect(one == other)
        #expect(one.value?.map(\.role) == ["Associé, Gérant"])
    }

    @Test func `zero results say nothing of the company`() async throws {
        let exchange = StubExchange(.json(#"{"results":[],"total_results":0}"#))
        let reading = try await Self.source(exchange).read(Self.ask())
        #expect(reading.sightings == [.siren(Self.siren): .unlisted])
        #expect(reading.items.isEmpty)
    }

    @Test func `an answer about another company is refused`() async {
        #expect(await fault(Self.body(siren: Invented.siren(2))) == .lie(.garbled))
    }

    @Test(arguments: [
        (#"{"results":[],"total_results":1}"#, SourceFault.Lie.rowsMissing),
        (#"{"results":[],"total_results":null}"#, .fieldMissing), (#"{"results":[]}"#, .fieldMissing),
        (#"{"total_results":1}"#, .fieldMissing), (#"{"results":{},"total_results":1}"#, .fieldType),
        (#"{"results":[{}],"total_results":1}"#, .fieldMissing), (#"[]"#, .notTheFormat),
        (#"{"results":[],"total_results":"beaucoup"}"#, .fieldType),
    ])
    func `an envelope that cannot be true is a lie`(_ text: String, _ lie: SourceFault.Lie) async {
        #expect(await fault(text) == .lie(lie))
    }

    @Test(arguments: [
        (["etat_administratif": "null"], SourceFault.Lie.fieldMissing),
        (["etat_administratif": "\"Active\""], .language),
        (["etat_administratif": "7"], .fieldType),
        (["nom_complet": "null", "nom_raison_sociale": "null"], .fieldMissing),
        (["nom_raison_sociale": "[]"], .fieldType), (["statut_diffusion": "\"X\""], .fieldType),
        (["dirigeants": "{}"], .fieldType),
        (["dirigeants": #"[{"nom":"Dupont","qualite":"Manager","type_dirigeant":"natural person"}]"#], .language),
    ])
    func `a field that changed is a lie, never a change`(_ fields: [String: String], _ lie: SourceFault.Lie) async {
        #expect(await fault(Self.body(fields)) == .lie(lie))
    }

    @Test func `twenty companies found are a lie about one number`() async {
        #expect(await fault(Self.body(total: "20")) == .lie(.totalDiffers))
    }

    // MARK: - Remembering

    @Test func `an answer with the same bytes is not read again`() async throws {
        let exchange = StubExchange(.json(Self.body(), headers: [HeaderField("ETag", "\"a\"")]))
        let first = try await Self.source(exchange).read(Self.ask())
        guard case .told(let sighting?) = first.sightings[.siren(Self.siren)] else {
            Issue.record("nothing was remembered")
            return
        }
        let later = Invented.now.adding(.seconds(3600))
        let second = try await Self.source(exchange).read(Self.ask(sighting, now: later))
        #expect(second.items.isEmpty)
        guard case .unchanged(let same?) = second.sightings[.siren(Self.siren)] else {
            Issue.record("an equal answer was read again")
            return
        }
        #expect(same.seen == later)
        #expect(same.facetsDigest == sighting.facetsDigest)
        #expect(exchange.requests.last?.headers.contains(HeaderField("If-None-Match", "\"a\"")) == true)
    }

    @Test func `a field that moves every day costs nothing`() async throws {
        let first = try await Self.source(StubExchange(.json(Self.body()))).read(Self.ask())
        guard case .told(let sighting?) = first.sightings[.siren(Self.siren)] else { return }
        let moved = Self.body(["date_mise_a_jour": "\"2026-11-24T00:00:00\"", "bodacc": "null"])
        let second = try await Self.source(StubExchange(.json(moved))).read(Self.ask(sighting))
        #expect(second.items.isEmpty)
        guard case .unchanged(let same?) = second.sightings[.siren(Self.siren)] else {
            Issue.record("a date of update passed for a change")
            return
        }
        #expect(same.bodyDigest != sighting.bodyDigest)
    }

    @Test func `nothing new by the server's own word keeps what we hold`() async throws {
        let first = try await Self.source(
            StubExchange(.json(Self.body(), headers: [HeaderField("ETag", "\"a\"")]))
        ).read(Self.ask())
        guard case .told(let sighting?) = first.sightings[.siren(Self.siren)] else { return }
        let second = try await Self.source(StubExchange(Response(status: 304))).read(Self.ask(sighting))
        guard case .unchanged(let same?) = second.sightings[.siren(Self.siren)] else {
            Issue.record("304 was not understood")
            return
        }
        #expect(same.validators == sighting.validators)
    }

    @Test func `nothing new to a question that was not conditional is a lie`() async {
        let act = await SourceContract.act(Self.source(StubExchange(Response(status: 304))), Self.ask())
        #expect(act.fault?.kind == .lie(.empty))
    }

    @Test func `what another reading rule saw is read again`() async throws {
        let old = Sighting(
            validators: Validators(entityTag: "\"a\""), bodyDigest: "search-0:x", facetsDigest: "", seen: Invented.now)
        let exchange = StubExchange(.json(Self.body()))
        let reading = try await Self.source(exchange).read(Self.ask(old))
        #expect(reading.items.count == 1)
        #expect(exchange.requests.first?.headers.contains { $0.name == "If-None-Match" } == false)
    }

    // MARK: - Contract and samples

    static var contract: SourceContract {
        SourceContract(
            source: { source($0) }, ask: ask(), honest: { _ in .json(body()) },
            anatomy: SourceLie.Anatomy(rows: "results", total: "total_results", essential: "etat_administratif") {
                $0.replacing("\"A\"", with: "\"Active\"")
            },
            // One company's empty answer is ordinary, and a lookup has no pages and no window.
            indistinct: [.emptyList, .frozenData, .firstPageRepeated])
    }

    @Test func `an honest search keeps the contract`() async { #expect(await Self.contract.checkHonestReading() == []) }

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

    @Test func `the register's own words of refusal are told`() async {
        let act = await SourceContract.act(
            Self.source(StubExchange(.json(#"{"erreur":"Veuillez indiquer un paramètre."}"#, status: 400))), Self.ask())
        #expect(
            act.fault?.sentence
                == Phrase(
                    "réponse « 400 » : « Veuillez indiquer un paramètre. »",
                    "answer “400”: “Veuillez indiquer un paramètre.”"))
    }

    @Test(.enabled(if: Samples.arePresent, "\(Samples.missing)"))
    func `every real answer is read`() async throws {
        let folder = try #require(Samples.folder).appending(path: "recherche-entreprises")
        let minimal = try JSONValue(bytes: Data(contentsOf: folder.appending(path: "minimal-responses.json")))
        let data = try JSONSerialization.jsonObject(
            with: Data(contentsOf: folder.appending(path: "minimal-responses.json")))
        var told = 0
        for (answer, object) in zip(try #require(minimal.elements), try #require(data as? [Any])) {
            // Three of them bear a replaced number that is not one.
            let siren = answer["results"]?.elements?.first?["siren"]?.string.flatMap { SIREN($0) }
            guard let siren else { continue }
            let body = try JSONSerialization.data(withJSONObject: object)
            let reading = try await Self.source(StubExchange(.json(String(decoding: body, as: UTF8.self)))).read(
                Invented.ask(.about([Target(company: .siren(siren))], continuing: nil)))
            told += reading.items.count
        }
        #expect(told == 3)
        let post = try #require(SIREN("356000000"))
        let bytes = try Data(contentsOf: folder.appending(path: "search-200.from-spec-examples.json"))
        let reading = try await Self.source(StubExchange(.json(String(decoding: bytes, as: UTF8.self)))).read(
            Invented.ask(.about([Target(company: .siren(post))], continuing: nil)))
        guard case .facets(let facets) = try #require(reading.items.first).content else { return }
        #expect(facets.identity.value?.name == "LA POSTE")
        #expect(facets.identity.value?.postcode == "75015")
        #expect(facets.officers.value?.count == 2)
    }
}

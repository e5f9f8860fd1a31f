import Foundation
import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTesting
import VigieTransport

/// Sirene held to the promises of every source, for each kind of question.
@Suite("Sirene keeps the contract of sources")
struct SireneContractTests {
    enum Question: String, CaseIterable { case feed, round, numbers }

    static let anatomy = SourceLie.Anatomy(
        rows: "unitesLegales", total: "header.total", essential: "periodesUniteLegale"
    ) { $0.replacing("\"etatAdministratifUniteLegale\":\"A\"", with: "\"etatAdministratifUniteLegale\":\"Active\"") }

    static func contract(_ question: Question, essential: String = "periodesUniteLegale") -> SourceContract {
        let register = SireneFeedTests.register()
        let subject: Ask.Subject
        var indistinct: Set<SourceLie> = []
        switch question {
        case .feed: subject = .since(Cursor(text: SireneFeedTests.cursor("2026-11-23T02:00:00")))
        case .round:
            subject = .review(days: 7, onlyWatched: false, continuing: nil)
            // One question has one page: the same answer again is the answer.
            indistinct = [.frozenData, .firstPageRepeated]
        case .numbers:
            subject = .about((1...30).map { Target(company: .siren(Invented.siren($0))) }, continuing: nil)
            indistinct = [.frozenData, .firstPageRepeated]
        }
        var anatomy = anatomy
        anatomy.essential = essential
        return SourceContract(
            source: { InventedSirene.source($0) },
            ask: Invented.ask(subject, watching: (1...30).map { Invented.client($0) }),
            honest: { register.answer($0) }, anatomy: anatomy, indistinct: indistinct, secrets: [InventedSirene.key])
    }

    @Test(arguments: Question.allCases) func `an honest register is read whole, twice the same`(_ question: Question)
        async
    {
        #expect(await Self.contract(question).checkHonestReading() == [])
    }

    @Test(arguments: Question.allCases, SourceLie.allCases)
    func `a lie invents nothing and is named`(_ question: Question, _ lie: SourceLie) async {
        #expect(await Self.contract(question).check(lie) == [])
    }

    @Test(arguments: ["siren", "statutDiffusionUniteLegale", "dateDernierTraitementUniteLegale"])
    func `a field renamed, emptied or of another type is a lie`(_ field: String) async {
        let contract = Self.contract(.feed, essential: field)
        #expect(await contract.check(.wrongType) == [])
        #expect(await contract.check(.renamedField) == [])
        #expect(await contract.check(.nullField) == [])
    }

    @Test(arguments: Question.allCases, ExchangeFailure.Code.allCases)
    func `no answer is a fault of the source`(_ question: Question, _ code: ExchangeFailure.Code) async {
        #expect(await Self.contract(question).check(code) == [])
    }

    @Test(arguments: Question.allCases, [401, 403, 429, 500, 503])
    func `an error status is a fault of the source`(_ question: Question, _ status: Int) async {
        #expect(await Self.contract(question).check(status: status) == [])
    }

    @Test(arguments: Question.allCases) func `a cancelled question stays cancelled`(_ question: Question) async {
        #expect(await Self.contract(question).checkCancellation() == [])
    }

    // MARK: - Real answers

    private static func sample(_ name: String) throws -> Any {
        let folder = try #require(Samples.folder).appending(path: "insee-sirene")
        return try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: name)))
    }

    private static func text(_ object: Any) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
    }

    @Test(.enabled(if: Samples.arePresent, "\(Samples.missing)"))
    func `every real company is read`() async throws {
        let pages = try #require(try Self.sample("siren-cursor-chain.json") as? [[String: Any]])
        let one = try #require(try Self.sample("unite-legale-026280206.json") as? [String: Any])
        var units = [try #require(one["uniteLegale"] as? [String: Any])]
        for page in pages {
            let body = page["body"] as? [String: Any]
            units += body?["unitesLegales"] as? [[String: Any]] ?? []
        }
        let numbers = units.compactMap { ($0["siren"] as? String).flatMap { SIREN($0) } }
        let body = InventedSirene.page(try units.map { try Self.text($0) }, total: units.count)
        let reading = try await InventedSirene.source(StubExchange(.json(body))).read(
            Invented.ask(.about(numbers.map { Target(company: .siren($0)) }, continuing: nil)))
        #expect(units.count == 9 && reading.items.count == 9)
        #expect(reading.unreadable.isEmpty && reading.counts.unknownFields.isEmpty)
        let ceased = reading.items.filter { item in
            if case .facets(let facets) = item.content, case .known(.ceased(on: _?)) = facets.life {
                true
            } else {
                false
            }
        }
        #expect(!ceased.isEmpty)
    }

    /// The samples keep 8 of 60 rows, and are shown as such: rows are missing.
    @Test(.enabled(if: Samples.arePresent, "\(Samples.missing)"))
    func `the real chain of pages is followed, and its missing rows are seen`() async throws {
        let pages = try #require(try Self.sample("siren-cursor-chain.json") as? [[String: Any]])
        let texts = try pages.map { try Self.text(try #require($0["body"])) }
        let exchange = StubExchange { request in
            let mark = request.parameter("curseur") ?? ""
            return .json(texts.first { $0.contains("\"curseur\":\"\(mark)\"") } ?? "{}")
        }
        let act = await SourceContract.act(
            InventedSirene.source(exchange), SireneFeedTests.ask(SireneFeedTests.cursor("2019-12-08T05:00:00")))
        #expect(act.fault?.kind == .lie(.rowsMissing))
    }

    @Test(.enabled(if: Samples.arePresent, "\(Samples.missing)"))
    func `real refusals are understood`() async throws {
        let refusals = try #require(try Self.sample("errors.json") as? [[String: Any]])
        for refusal in refusals {
            let status = try #require(refusal["status"] as? Int)
            let body = try Self.text(try #require(refusal["body"]))
            let act = await SourceContract.act(
                InventedSirene.source(StubExchange(.json(body, status: status))), SireneNumbersTests.ask(1...1))
            switch status {
            case 404: #expect(act.readings.first?.sightings == [.siren(Invented.siren(1)): .unlisted])
            case 401: #expect(act.fault?.kind == .denied(401))
            default: #expect(act.fault?.kind == .status(400))
            }
        }
    }
}

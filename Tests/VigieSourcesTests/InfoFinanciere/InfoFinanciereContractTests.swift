import Foundation
import Testing
import VigieDomain
import VigieEngine
import VigieRehearsal
import VigieSources
import VigieTesting
import VigieTransport

/// The regulated information held to the promises of every source, for each kind of question.
@Suite("The regulated information keeps the contract of sources")
struct InfoFinanciereContractTests {
    enum Question: String, CaseIterable { case feed, review, numbers }

    static func contract(_ question: Question, essential: String = "sous_type_d_information") -> SourceContract {
        let clients = (1...10).map { InventedIssuer.client($0, isin: InventedIssuer.isin($0)) }
        let entries = (1...40).map { number in
            InventedIssuer.entry(
                number, of: 1 + number % 10, at: "2026-11-\(19 + number % 4)T06:00:0\(number % 10)Z",
                kind: RegulatedEntry.Kind.allCases[number % 3])
        }
        let portal = InfoFinanciereAPI(entries: entries)
        let subject: Ask.Subject
        switch question {
        case .feed: subject = .since(InventedIssuer.cursor("2026-11-22", seen: ["2026-11-20": 22, "2026-11-21": 22]))
        case .review: subject = .review(days: 35, onlyWatched: true, continuing: nil)
        case .numbers: subject = .about(clients.map { Target(company: $0.key) }, continuing: nil)
        }
        let anatomy = SourceLie.Anatomy(rows: "results", total: "total_count", essential: essential) { text in
            RegulatedEntry.Kind.allCases.reduce(text) { $0.replacing($1.french, with: $1.english) }
        }
        return SourceContract(
            source: { InventedIssuer.source($0, InventedIssuer.settings(pageRows: 15)) },
            ask: Invented.ask(subject, watching: clients), honest: { portal.answer($0, at: Invented.now) },
            anatomy: anatomy,
            // Who publishes nothing is told by an empty list.
            indistinct: question == .feed ? [] : [.emptyList])
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

    @Test(arguments: ["uin_idt_uin", "informationdeposee_inf_dat_emt", "identificationsociete_iso_cd_isi"])
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

    @Test(
        .enabled(if: Samples.arePresent, "\(Samples.missing)"),
        arguments: [
            ("records-threshold-crossing.json", "FR0010417345", 1), ("records-totalenergies.json", "FR0000120271", 0),
        ])
    func `every real publication is read`(_ name: String, _ isin: String, _ crossings: Int) async throws {
        let folder = try #require(Samples.folder).appending(path: "info-financiere")
        let sample = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: name)))
        let rows = try #require((sample as? [String: Any])?["results"] as? [[String: Any]])
        let texts = try rows.map {
            String(decoding: try JSONSerialization.data(withJSONObject: $0, options: .sortedKeys), as: UTF8.self)
        }
        // The samples keep a few rows of many.
        let exchange = StubExchange { _ in InventedIssuer.page(texts) }
        let client = InventedIssuer.client(1, isin: try ISIN(isin))
        let reading = try await InventedIssuer.source(exchange).read(
            Invented.ask(.about([Target(company: client.key)], continuing: nil), watching: [client]))
        #expect(reading.unreadable.isEmpty && reading.counts.unknownFields.isEmpty)
        #expect(reading.counts.matched == rows.count && reading.items.count == crossings)
        for item in reading.items {
            guard case .notice(let notice) = item.content else { continue }
            #expect(notice.meanings.map(\.code) == [.ownThresholdCrossed] && notice.meanings[0].certain)
            #expect(notice.link?.hasSuffix(".pdf") == true && notice.publication == day("2026-08-17"))
        }
    }
}

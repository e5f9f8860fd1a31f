import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTesting
import VigieTransport

/// The BODACC held to the promises of every source, for each kind of question.
@Suite("The BODACC keeps the contract of sources")
struct BodaccContractTests {
    enum Question: String, CaseIterable { case feed, review, watched, past }

    static let anatomy = SourceLie.Anatomy(rows: "results", total: "total_count", essential: "dateparution") { text in
        text.replacing("Procédures collectives", with: "Insolvency proceedings")
    }

    static func contract(_ question: Question, essential: String = "dateparution") -> SourceContract {
        let clients = (1...65).map { Invented.client($0) }
        let portal = InventedPortal(
            notices: (1...130).map {
                InventedNotice(
                    rank: $0, day: day($0 < 60 ? "2026-11-21" : "2026-11-22"), numbers: [Invented.siren(($0 + 1) / 2)])
            })
        let subject: Ask.Subject
        var indistinct: Set<SourceLie> = [.frozenData]
        switch question {
        case .feed:
            let place = BodaccCursor(day: day("2026-11-21"), hasSeenNotices: true, processed: "2026-11-22")
            subject = .since(place.cursor)
        case .review:
            subject = .review(days: 7, onlyWatched: false, continuing: nil)
        // The narrow export bears no label; the records fetched after it do.
        case .watched:
            subject = .review(days: 35, onlyWatched: true, continuing: nil)
            // No notice in five weeks about these numbers is an ordinary month.
            indistinct.insert(.emptyList)
        case .past:
            // An empty past is believed (the sources' DESIGN says why), and 40 rows are one page.
            subject = .about((1...20).map { Target(company: .siren(Invented.siren($0))) }, continuing: nil)
            indistinct.formUnion([.firstPageRepeated, .emptyList])
        }
        var anatomy = anatomy
        anatomy.essential = essential
        return SourceContract(
            source: { InventedPortal.source($0) }, ask: Invented.ask(subject, watching: clients),
            honest: { try portal.answer($0) }, anatomy: anatomy, indistinct: indistinct)
    }

    @Test(arguments: Question.allCases) func `an honest portal is read whole, twice the same`(_ question: Question)
        async
    {
        #expect(await Self.contract(question).checkHonestReading() == [])
    }

    @Test(arguments: Question.allCases, SourceLie.allCases)
    func `a lie invents nothing and is named`(_ question: Question, _ lie: SourceLie) async {
        #expect(await Self.contract(question).check(lie) == [])
    }

    @Test(arguments: ["dateparution", "familleavis", "registre", "jugement", "id"])
    func `a column renamed, emptied or of another type is a lie`(_ column: String) async {
        let contract = Self.contract(.feed, essential: column)
        #expect(await contract.check(.wrongType) == [])
        #expect(await contract.check(.renamedField) == [])
        #expect(await contract.check(.nullField) == [])
    }

    @Test(arguments: Question.allCases, ExchangeFailure.Code.allCases)
    func `no answer is a fault of the source`(_ question: Question, _ code: ExchangeFailure.Code) async {
        #expect(await Self.contract(question).check(code) == [])
    }

    @Test(arguments: Question.allCases, [401, 403, 404, 429, 500, 503])
    func `an error status is a fault of the source`(_ question: Question, _ status: Int) async {
        let broken = await Self.contract(question).check(status: status)
        #expect(status == 404 ? broken == ["404 became status(404)"] : broken == [])
    }

    @Test(arguments: Question.allCases) func `a cancelled question stays cancelled`(_ question: Question) async {
        #expect(await Self.contract(question).checkCancellation() == [])
    }
}

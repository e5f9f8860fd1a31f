import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTesting
import VigieTransport

/// The RNE held to the promises of every source, for each kind of question.
@Suite("The RNE keeps the contract of sources")
struct RneContractTests {
    enum Question: String, CaseIterable { case feed, round, numbers }

    static func contract(_ question: Question, essential: String? = nil) -> SourceContract {
        let register = RneFeedTests.register()
        let subject: Ask.Subject
        var indistinct: Set<SourceLie>
        switch question {
        case .feed:
            subject = .since(Cursor(text: RneFeedTests.cursor("2026-11-22")))
            // The register announces no total.
            indistinct = [.totalDiffers]
        case .round:
            subject = .review(days: 7, onlyWatched: false, continuing: nil)
            // Whom the list leaves out is not known to the register: nothing is concluded, and the next day asks again.
            indistinct = [.totalDiffers, .emptyList, .halfTheRows, .frozenData, .firstPageRepeated]
        case .numbers:
            subject = .about((1...30).map { Target(company: .siren(Invented.siren($0))) }, continuing: nil)
            indistinct = [.totalDiffers, .emptyList, .halfTheRows, .frozenData, .firstPageRepeated]
        }
        let anatomy = SourceLie.Anatomy(
            rows: "", total: nil, essential: essential ?? (question == .feed ? "company" : "formality")
        ) { $0.replacing("\"INDIVIDU\"", with: "\"INDIVIDUAL\"") }
        return SourceContract(
            source: { InventedRne.source($0) },
            ask: Invented.ask(subject, watching: (1...30).map { Invented.client($0) }),
            honest: { register.answer($0) }, anatomy: anatomy, indistinct: indistinct,
            secrets: [InventedRne.password, InventedRne.token()])
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
}

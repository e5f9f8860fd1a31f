import Testing
import VigieDomain
import VigieTesting
import VigieWording

@Suite struct EventWordsTests {
    @Test(arguments: EventCode.allCases)
    func `each event has its words in both languages`(_ code: EventCode) {
        for language in Language.allCases {
            let wording = Wording(language)
            let advice = Advice(for: code)
            let gist = wording.gist(code)
            #expect((3...60).contains(gist.count))
            #expect(wording.title(code).count >= 5)
            let explanation = wording.explanation(code)
            #expect(explanation.hasSuffix(".") && explanation.count >= 20 && explanation.count <= 400)
            #expect(!explanation.contains("  ") && !explanation.contains(" ;") && !explanation.contains(" :"))
            #expect(!advice.creditManager.isEmpty || !advice.accountManager.isEmpty)
            for step in wording.steps(advice.creditManager + advice.accountManager) { #expect(step.hasSuffix(".")) }
        }
        #expect(Wording(.french).explanation(code) != Wording(.english).explanation(code))
    }

    @Test(arguments: EventCode.allCases)
    func `whoever is told by default is told what to do`(_ code: EventCode) {
        let advice = Advice(for: code)
        switch code.audience {
        case .everyone: #expect(!advice.creditManager.isEmpty && !advice.accountManager.isEmpty)
        case .creditManager: #expect(!advice.creditManager.isEmpty)
        case .accountManager: #expect(!advice.accountManager.isEmpty)
        }
    }

    @Test(arguments: Language.allCases)
    func `no two events share a name`(_ language: Language) {
        let wording = Wording(language)
        #expect(Set(EventCode.allCases.map { wording.title($0) }).count == EventCode.allCases.count)
        #expect(Set(EventCode.allCases.map { wording.gist($0) }).count == EventCode.allCases.count)
    }

    @Test(arguments: Language.allCases)
    func `states, sides, roles, severities and bands each have one name`(_ language: Language) {
        let wording = Wording(language)
        #expect(Set(ProceedingState.allCases.map { wording.state($0) }).count == ProceedingState.allCases.count)
        #expect(Set(Facet.allCases.map { wording.facet($0) }).count == Facet.allCases.count)
        #expect(Set(NoticeRole.allCases.map { wording.role($0) }).count == NoticeRole.allCases.count)
        #expect(Set(Severity.allCases.map { wording.tag($0) }).count == Severity.allCases.count)
        #expect(Set(Band.allCases.map { wording.band($0) }).count == Band.allCases.count)
        #expect(Set(Cadence.allCases.map { wording.cadence($0) }).count == Cadence.allCases.count)
        #expect(Set(Right.allCases.map { wording.right($0) }).count == Right.allCases.count)
    }

    @Test func `the severity stands in capitals with its accents`() {
        #expect(Wording(.french).tag(.critical) == "[CRITIQUE]")
        #expect(Wording(.french).tag(.high) == "[ÉLEVÉ]")
        #expect(Wording(.english).tag(.critical) == "[CRITICAL]")
    }

    @Test func `a raised severity says so`() {
        let change = SampleAlerts.change(.riskRatingDown, severity: .critical)
        #expect(Wording(.french).severityReason(change).contains("relevé depuis"))
        #expect(Wording(.french).severityReason(SampleAlerts.liquidation()) == "niveau habituel de ce type de fait")
    }

    @Test func `a conversion names what it became`() {
        let change = SampleAlerts.change(
            .procConversion, before: .state(.recoveryObservation), after: .state(.liquidation))
        #expect(Wording(.french).gist(of: change) == "Conversion en LJ")
        #expect(Wording(.english).gist(of: change) == "Converted to liquidation")
    }
}

import Testing
import VigieDomain

@Suite struct `A docket` {
    @Test func `tells the life of a proceeding from opening to closing`() {
        let docket = Invented.docket([
            Invented.closing, Invented.plan, Invented.opening, Invented.resolution, Invented.list,
        ])
        let proceedings = docket.proceedings
        #expect(proceedings.count == 1)
        #expect(proceedings.first?.opened == Invented.day("2025-01-06"))
        #expect(
            proceedings.first?.history.map(\.after) == [
                .recoveryObservation, .planRecovery, .liquidation, .closedNoAssets,
            ])
        #expect(proceedings.first?.history.allSatisfy(\.expected) == true)
        #expect(proceedings.first?.notices.count == 5)
        #expect(docket.state == .closedNoAssets)
    }

    @Test func `without notices has no proceeding`() {
        #expect(Invented.docket([]).proceedings.isEmpty)
        #expect(Invented.docket([]).state == ProceedingState.none)
        #expect(Invented.docket([]).openClaims() == nil)
    }

    @Test func `orders notices of one day by their number, not by its letters`() {
        let first = Invented.notice("A2026015373", .procFiling, nil, judged: "2026-08-01", published: "2026-08-10")
        let second = Invented.notice("A20260153319", .procFiling, nil, judged: "2026-08-01", published: "2026-08-10")
        #expect(Invented.docket([second, first]).notices.map(\.id.number) == ["A2026015373", "A20260153319"])
    }

    @Test func `keeps a transition that the law does not know, and flags it`() {
        let docket = Invented.docket([
            Invented.notice(
                "A1", .procOpenSafeguard, .safeguardObservation, judged: "2025-01-06", published: "2025-01-15"),
            Invented.notice("A2", .procPlanSale, .planSale, judged: "2025-05-06", published: "2025-05-15"),
        ])
        #expect(docket.state == .planSale)
        #expect(docket.proceedings.first?.history.last?.expected == false)
        #expect(docket.proceedings.first?.needsReview == true)
    }

    @Test func `without its opening is told from the first notice known, as unexpected`() {
        let docket = Invented.docket([Invented.resolution])
        #expect(docket.state == .liquidation)
        #expect(docket.proceedings.first?.openingKnown == false)
        #expect(docket.proceedings.first?.history.first?.expected == false)
        let complete = docket.adding(Invented.opening).adding(Invented.plan)
        #expect(complete.proceedings.first?.openingKnown == true)
        #expect(complete.proceedings.first?.history.allSatisfy(\.expected) == true)
    }

    @Test func `reopens what was closed for want of assets`() {
        let reopened = Invented.notice("A9", .procReopened, .liquidation, judged: "2026-11-02", published: "2026-11-10")
        let docket = Invented.docket([Invented.opening, Invented.resolution, Invented.closing, reopened])
        #expect(docket.state == .liquidation)
        #expect(docket.proceedings.count == 1)
        #expect(docket.proceedings.first?.history.last?.expected == true)
    }

    @Test func `holds several proceedings and names the gravest open one`() {
        let first = Invented.notice(
            "A1", .procOpenSafeguard, .safeguardObservation, judged: "2012-01-06", published: "2012-01-15")
        let end = Invented.notice("A2", .procClosedOther, .closedOther, judged: "2013-01-06", published: "2013-01-15")
        let docket = Invented.docket([first, end, Invented.opening])
        #expect(docket.proceedings.map(\.opened) == [Invented.day("2012-01-06"), Invented.day("2025-01-06")])
        #expect(docket.state == .recoveryObservation)
    }

    @Test func `shows that a proceeding is over when another opens after it`() {
        let old = Invented.notice(
            "A1", .procOpenSafeguard, .safeguardObservation, judged: "2015-01-06", published: "2015-01-15")
        let new = Invented.notice(
            "A2", .procOpenLiquidation, .liquidation, judged: "2025-03-03", published: "2025-03-12", claims: true)
        let closed = Invented.notice(
            "A3", .procClosedNoAssets, .closedNoAssets, judged: "2026-03-03", published: "2026-03-12")
        #expect(Invented.docket([old, new]).proceedings.first?.supersededBy == Invented.day("2025-03-03"))
        #expect(Invented.docket([old, new]).state == .liquidation)
        #expect(Invented.docket([old, new, closed]).state == .closedNoAssets)
    }

    @Test func `is stale, never closed, ten years after its last judgment`() {
        let docket = Invented.docket([Invented.opening])
        let proceeding = docket.proceedings[0]
        #expect(!proceeding.isStale(on: Invented.day("2035-01-06")))
        #expect(proceeding.isStale(on: Invented.day("2035-01-07")))
        #expect(docket.state == .recoveryObservation)
        #expect(docket.state(on: Invented.day("2035-01-07")) == ProceedingState.none)
    }

    @Test(arguments: [NoticeRole.subject, .seller, .buyer, .lessor, .lessee, .formerOperator, .mentioned])
    func `counts only the notices of a debtor`(role: NoticeRole) {
        let notice = Invented.notice(
            "A1", .procOpenLiquidation, .liquidation, judged: "2025-01-06", published: "2025-01-15", role: role)
        #expect(Invented.docket([notice]).proceedings.isEmpty)
    }

    @Test func `lets history turn an uncertain opening into a conversion`() {
        let uncertain = Invented.notice(
            "A2", .procOpenLiquidation, .liquidation, judged: "2025-06-02", published: "2025-06-11", claims: true,
            certain: false, simplified: true)
        let converted = Invented.docket([Invented.opening]).effect(of: uncertain)
        #expect(converted.meaning.code == .procConversion)
        #expect(!converted.meaning.startsClaims)
        #expect(converted.before == .recoveryObservation)
        #expect(converted.proceeding == Invented.day("2025-01-06"))
        #expect(converted.expected)
        #expect(Invented.docket([Invented.opening, uncertain]).proceedings.first?.simplified == true)
        let opened = Invented.docket([]).effect(of: uncertain)
        #expect(opened.meaning.code == .procOpenLiquidation)
        #expect(opened.meaning.startsClaims)
        #expect(opened.before == ProceedingState.none)
    }

    @Test func `does not let a notice that could not be read hide a known liquidation`() {
        let unread = Invented.notice(
            "A2", .procOpenUnknown, .openUnknown, judged: "2026-06-02", published: "2026-06-11", certain: false)
        let docket = Invented.docket([Invented.opening, Invented.resolution, unread])
        #expect(docket.state == .liquidation)
        #expect(docket.proceedings.first?.needsReview == true)
        #expect(Invented.docket([unread]).state == .openUnknown)
    }

    @Test func `expects the closing of a professional recovery, whose opening is never published`() {
        let closed = Invented.notice(
            "A1", .procProfRecoveryClosed, .closedOther, judged: "2025-06-02", published: "2025-06-11",
            family: .professionalRecovery)
        #expect(Invented.docket([]).effect(of: closed).expected)
    }
}

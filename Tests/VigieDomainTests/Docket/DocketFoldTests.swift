import Testing
import VigieDomain

@Suite struct `A docket` {
    @Test func `tells the life of a proceeding from opening to closing`() {
        let docket = InventedDocket.docket([
            InventedDocket.closing, InventedDocket.plan, InventedDocket.opening, InventedDocket.resolution,
            InventedDocket.list,
        ])
        let proceedings = docket.proceedings
        #expect(proceedings.count == 1)
        #expect(proceedings.first?.opened == InventedDocket.day("2025-01-06"))
        #expect(
            proceedings.first?.history.map(\.after) == [
                .recoveryObservation, .planRecovery, .liquidation, .closedNoAssets,
            ])
        #expect(proceedings.first?.history.allSatisfy(\.expected) == true)
        #expect(proceedings.first?.notices.count == 5)
        #expect(docket.state == .closedNoAssets)
    }

    @Test func `without notices has no proceeding`() {
        #expect(InventedDocket.docket([]).proceedings.isEmpty)
        #expect(InventedDocket.docket([]).state == ProceedingState.none)
        #expect(InventedDocket.docket([]).openClaims() == nil)
    }

    @Test func `orders notices of one day by their number, not by its letters`() {
        let first = InventedDocket.notice(
            "A2026015373", .procFiling, nil, judged: "2026-08-01", published: "2026-08-10")
        let second = InventedDocket.notice(
            "A20260153319", .procFiling, nil, judged: "2026-08-01", published: "2026-08-10")
        #expect(InventedDocket.docket([second, first]).notices.map(\.id.number) == ["A2026015373", "A20260153319"])
    }

    @Test func `keeps a transition that the law does not know, and flags it`() {
        let docket = InventedDocket.docket([
            InventedDocket.notice(
                "A1", .procOpenSafeguard, .safeguardObservation, judged: "2025-01-06", published: "2025-01-15"),
            InventedDocket.notice("A2", .procPlanSale, .planSale, judged: "2025-05-06", published: "2025-05-15"),
        ])
        #expect(docket.state == .planSale)
        #expect(docket.proceedings.first?.history.last?.expected == false)
        #expect(docket.proceedings.first?.needsReview == true)
    }

    @Test func `without its opening is told from the first notice known, as unexpected`() {
        let docket = InventedDocket.docket([InventedDocket.resolution])
        #expect(docket.state == .liquidation)
        #expect(docket.proceedings.first?.openingKnown == false)
        #expect(docket.proceedings.first?.history.first?.expected == false)
        let complete = docket.adding(InventedDocket.opening).adding(InventedDocket.plan)
        #expect(complete.proceedings.first?.openingKnown == true)
        #expect(complete.proceedings.first?.history.allSatisfy(\.expected) == true)
    }

    @Test func `reopens what was closed for want of assets`() {
        let reopened = InventedDocket.notice(
            "A9", .procReopened, .liquidation, judged: "2026-11-02", published: "2026-11-10")
        let docket = InventedDocket.docket([
            InventedDocket.opening, InventedDocket.resolution, InventedDocket.closing, reopened,
        ])
        #expect(docket.state == .liquidation)
        #expect(docket.proceedings.count == 1)
        #expect(docket.proceedings.first?.history.last?.expected == true)
    }

    @Test func `holds several proceedings and names the gravest open one`() {
        let first = InventedDocket.notice(
            "A1", .procOpenSafeguard, .safeguardObservation, judged: "2012-01-06", published: "2012-01-15")
        let end = InventedDocket.notice(
            "A2", .procClosedOther, .closedOther, judged: "2013-01-06", published: "2013-01-15")
        let docket = InventedDocket.docket([first, end, InventedDocket.opening])
        #expect(
            docket.proceedings.map(\.opened) == [InventedDocket.day("2012-01-06"), InventedDocket.day("2025-01-06")])
        #expect(docket.state == .recoveryObservation)
    }

    @Test func `names the gravest of two proceedings of one day`() {
        let docket = InventedDocket.docket([
            InventedDocket.notice(
                "A1", .procOpenLiquidation, .liquidation, judged: "2025-01-06", published: "2025-01-15"),
            InventedDocket.notice(
                "A2", .procOpenSafeguard, .safeguardObservation, judged: "2025-01-06", published: "2025-01-15"),
        ])
        #expect(docket.proceedings.count { $0.isOpen } == 2)
        #expect(docket.state == .liquidation)
    }

    @Test func `gives its name to what was open without one`() {
        let unread = InventedDocket.notice(
            "A1", .procOpenUnknown, .openUnknown, judged: "2025-01-06", published: "2025-01-15", certain: false)
        let read = InventedDocket.notice(
            "A2", .procOpenRecovery, .recoveryObservation, judged: "2025-01-20", published: "2025-01-30")
        let proceedings = InventedDocket.docket([unread, read]).proceedings
        #expect(proceedings.map(\.state) == [.recoveryObservation])
        #expect(proceedings.first?.opened == InventedDocket.day("2025-01-06"))
        #expect(proceedings.first?.history.map(\.after) == [.openUnknown, .recoveryObservation])
    }

    @Test func `said again by an uncertain notice is the proceeding that is open, and its period stays`() throws {
        let again = InventedDocket.notice(
            "A2", .procOpenRecovery, .recoveryObservation, judged: "2025-03-02", published: "2025-03-11", claims: true,
            certain: false)
        let docket = InventedDocket.docket([InventedDocket.opening, again])
        #expect(docket.proceedings.map(\.state) == [.recoveryObservation])
        #expect(docket.proceedings.first?.notices.count == 2)
        let start = try #require(docket.openClaims())
        #expect(start.first.id == InventedDocket.opening.id)
        #expect(start.restated.isEmpty)
    }

    @Test func `said twice by two judgments does not move on twice`() {
        let again = InventedDocket.notice(
            "A20250899", .procPlanAdopted, .planRecovery, judged: "2025-07-08", published: "2025-07-20")
        let liquidated = InventedDocket.notice(
            "A1", .procOpenLiquidation, .liquidation, judged: "2025-01-06", published: "2025-01-15")
        let converted = InventedDocket.notice(
            "A2", .procConversion, .liquidation, judged: "2025-02-03", published: "2025-02-12")
        for (notices, steps) in [
            ([InventedDocket.opening, InventedDocket.plan, again], 2), ([liquidated, converted], 1),
        ] {
            let proceedings = InventedDocket.docket(notices).proceedings
            #expect(proceedings.map(\.history.count) == [steps])
            #expect(proceedings.first?.needsReview == false)
            #expect(proceedings.first?.lastJudgment == notices.last?.judgment)
        }
    }

    @Test func `shows that a proceeding is over when another opens after it`() {
        let old = InventedDocket.notice(
            "A1", .procOpenSafeguard, .safeguardObservation, judged: "2015-01-06", published: "2015-01-15")
        let new = InventedDocket.notice(
            "A2", .procOpenLiquidation, .liquidation, judged: "2025-03-03", published: "2025-03-12", claims: true)
        let closed = InventedDocket.notice(
            "A3", .procClosedNoAssets, .closedNoAssets, judged: "2026-03-03", published: "2026-03-12")
        #expect(InventedDocket.docket([old, new]).proceedings.first?.supersededBy == InventedDocket.day("2025-03-03"))
        #expect(InventedDocket.docket([old, new]).state == .liquidation)
        #expect(InventedDocket.docket([old, new, closed]).state == .closedNoAssets)
    }

    @Test func `is stale, never closed, ten years after its last judgment`() {
        let docket = InventedDocket.docket([InventedDocket.opening])
        let proceeding = docket.proceedings[0]
        #expect(!proceeding.isStale(on: InventedDocket.day("2035-01-06")))
        #expect(proceeding.isStale(on: InventedDocket.day("2035-01-07")))
        #expect(docket.state == .recoveryObservation)
        #expect(docket.state(on: InventedDocket.day("2035-01-07")) == ProceedingState.none)
    }

    @Test(arguments: [NoticeRole.subject, .seller, .buyer, .lessor, .lessee, .formerOperator, .mentioned])
    func `counts only the notices of a debtor`(role: NoticeRole) {
        let notice = InventedDocket.notice(
            "A1", .procOpenLiquidation, .liquidation, judged: "2025-01-06", published: "2025-01-15", role: role)
        #expect(InventedDocket.docket([notice]).proceedings.isEmpty)
    }

    @Test func `lets history turn an uncertain opening into a conversion`() {
        let uncertain = InventedDocket.notice(
            "A2", .procOpenLiquidation, .liquidation, judged: "2025-06-02", published: "2025-06-11", claims: true,
            certain: false, simplified: true)
        let converted = InventedDocket.docket([InventedDocket.opening]).effect(of: uncertain)
        #expect(converted.meaning.code == .procConversion)
        #expect(!converted.meaning.startsClaims)
        #expect(converted.before == .recoveryObservation)
        #expect(converted.proceeding == InventedDocket.day("2025-01-06"))
        #expect(converted.expected)
        #expect(InventedDocket.docket([InventedDocket.opening, uncertain]).proceedings.first?.simplified == true)
        let opened = InventedDocket.docket([]).effect(of: uncertain)
        #expect(opened.meaning.code == .procOpenLiquidation)
        #expect(opened.meaning.startsClaims)
        #expect(opened.before == ProceedingState.none)
    }

    @Test func `does not let a notice that could not be read hide a known liquidation`() {
        let unread = InventedDocket.notice(
            "A2", .procOpenUnknown, .openUnknown, judged: "2026-06-02", published: "2026-06-11", certain: false)
        let docket = InventedDocket.docket([InventedDocket.opening, InventedDocket.resolution, unread])
        #expect(docket.state == .liquidation)
        #expect(docket.proceedings.first?.needsReview == true)
        #expect(InventedDocket.docket([unread]).state == .openUnknown)
    }

    @Test func `expects the closing of a professional recovery, whose opening is never published`() {
        let closed = InventedDocket.notice(
            "A1", .procProfRecoveryClosed, .closedOther, judged: "2025-06-02", published: "2025-06-11",
            family: .professionalRecovery)
        #expect(InventedDocket.docket([]).effect(of: closed).expected)
    }
}

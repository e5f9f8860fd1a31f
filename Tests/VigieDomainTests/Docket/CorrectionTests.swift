import Testing
import VigieDomain

@Suite struct `A correction` {
    private let opening = InventedDocket.opening

    @Test(arguments: ["A20250101", nil])
    func `replaces the notice it names, or the one that says the same`(named: String?) {
        let corrected = InventedDocket.notice(
            "A20250299", .procOpenRecovery, .recoveryObservation, judged: "2025-01-07", published: "2025-02-15",
            claims: true,
            correction: .rectification, corrects: named)
        let docket = InventedDocket.docket([opening, corrected])
        #expect(docket.proceedings.count == 1)
        #expect(docket.proceedings.first?.opened == InventedDocket.day("2025-01-07"))
        #expect(docket.proceedings.first?.notices == [corrected.id])
        #expect(docket.effect(of: corrected).target == opening.id)
        #expect(docket.effect(of: corrected).before == .recoveryObservation)
    }

    @Test func `may change the kind of proceeding when the judgment is the same`() {
        let corrected = InventedDocket.notice(
            "A20250299", .procOpenLiquidation, .liquidation, judged: "2025-01-06", published: "2025-02-15",
            claims: true,
            correction: .rectification)
        let docket = InventedDocket.docket([opening, corrected])
        #expect(docket.proceedings.count == 1)
        #expect(docket.state == .liquidation)
        let effect = docket.effect(of: corrected)
        #expect(effect.target == opening.id)
        #expect(effect.before == .recoveryObservation)
        #expect(effect.after == .liquidation)
    }

    @Test func `that annuls takes its target and itself out of the state`() {
        let annulled = InventedDocket.notice(
            "A20250299", .procOpenRecovery, .void, published: "2025-02-15", correction: .annulment,
            corrects: "A20250101")
        let docket = InventedDocket.docket([opening, annulled])
        #expect(docket.proceedings.isEmpty)
        #expect(docket.state == ProceedingState.none)
        let effect = docket.effect(of: annulled)
        #expect(effect.before == .recoveryObservation)
        #expect(effect.after == .void)
        #expect(effect.target == opening.id)
        #expect(effect.proceeding == InventedDocket.day("2025-01-06"))
        #expect(docket.openClaims() == nil)
    }

    @Test func `that annuls one step leaves the step before`() {
        let annulled = InventedDocket.notice(
            "A20260399", .procResolution, .void, published: "2026-03-15", correction: .annulment, corrects: "A20260204")
        let docket = InventedDocket.docket([opening, InventedDocket.plan, InventedDocket.resolution])
        let effect = docket.effect(of: annulled)
        #expect(effect.before == .liquidation)
        #expect(effect.after == .planRecovery)
        #expect(docket.adding(annulled).state == .planRecovery)
    }

    @Test func `of a correction also removes the first form`() {
        let corrected = InventedDocket.notice(
            "A2", .procOpenRecovery, .recoveryObservation, judged: "2025-01-06", published: "2025-02-15",
            correction: .rectification, corrects: "A20250101")
        let annulled = InventedDocket.notice(
            "A3", .procOpenRecovery, .void, published: "2025-03-15", correction: .annulment, corrects: "A20250101")
        #expect(InventedDocket.docket([opening, corrected, annulled]).proceedings.isEmpty)
    }

    @Test func `of an unknown notice stands alone`() {
        let corrected = InventedDocket.notice(
            "A2", .procOpenRecovery, .recoveryObservation, judged: "2025-01-06", published: "2025-02-15",
            correction: .rectification, corrects: "A20241234")
        #expect(InventedDocket.docket([corrected]).state == .recoveryObservation)
        #expect(InventedDocket.docket([]).effect(of: corrected).target == nil)
        let annulled = InventedDocket.notice(
            "A3", .procOpenRecovery, .void, published: "2025-03-15", correction: .annulment, corrects: "A20241234")
        #expect(InventedDocket.docket([opening, annulled]).state == .recoveryObservation)
    }

    @Test func `does not reach a proceeding of long ago`() {
        let old = InventedDocket.notice(
            "A1", .procOpenRecovery, .recoveryObservation, judged: "2011-01-06", published: "2011-01-15")
        let corrected = InventedDocket.notice(
            "A2", .procOpenRecovery, .recoveryObservation, judged: "2025-01-06", published: "2025-02-15",
            correction: .rectification)
        #expect(InventedDocket.docket([old, corrected]).proceedings.count == 2)
    }

    @Test func `does not reach what was published after it, nor another kind of publication`() {
        let early = InventedDocket.notice(
            "A20250099", .procOpenRecovery, .recoveryObservation, judged: "2025-01-06", published: "2025-01-14",
            correction: .rectification)
        #expect(InventedDocket.docket([opening]).effect(of: early).target == nil)
        let foreign = InventedDocket.notice(
            "A20250299", .procOpenUnknown, .openUnknown, published: "2025-02-15", certain: false,
            correction: .rectification, family: .professionalRecovery)
        #expect(InventedDocket.docket([opening]).effect(of: foreign).target == nil)
    }

    @Test func `of what was annulled leaves the annulment out of the story`() throws {
        let annulled = InventedDocket.notice(
            "A20250299", .procOpenRecovery, .void, published: "2025-02-15", correction: .annulment,
            corrects: "A20250101")
        let corrected = InventedDocket.notice(
            "A20250399", .procOpenRecovery, .recoveryObservation, judged: "2025-01-06", published: "2025-03-15",
            claims: true, correction: .rectification, corrects: "A20250101")
        let start = try #require(InventedDocket.docket([opening, annulled, corrected]).openClaims())
        #expect(start.first.id == opening.id)
        #expect(start.restated.map(\.id) == [corrected.id])
    }

    @Test func `of a correction stands on the day that was corrected`() throws {
        let moved = InventedDocket.notice(
            "A2", .procOpenRecovery, .recoveryObservation, judged: "2025-01-20", published: "2025-02-15",
            correction: .rectification, corrects: "A20250101")
        let again = InventedDocket.notice(
            "A3", .procOpenRecovery, .recoveryObservation, published: "2025-03-15", correction: .rectification,
            corrects: "A2")
        let proceeding = try #require(InventedDocket.docket([opening, moved, again]).proceedings.first)
        #expect(proceeding.opened == InventedDocket.day("2025-01-20"))
        #expect(proceeding.lastJudgment == InventedDocket.day("2025-01-20"))
    }

    @Test func `that names itself changes nothing and ends`() {
        let odd = InventedDocket.notice(
            "A2", .procOpenRecovery, .recoveryObservation, judged: "2025-01-06", published: "2025-02-15",
            correction: .rectification, corrects: "A2")
        let other = InventedDocket.notice(
            "A3", .procOpenRecovery, .recoveryObservation, judged: "2025-01-06", published: "2025-02-16",
            correction: .rectification, corrects: "A4")
        let back = InventedDocket.notice(
            "A4", .procOpenRecovery, .recoveryObservation, judged: "2025-01-06", published: "2025-02-17",
            correction: .rectification, corrects: "A3")
        #expect(InventedDocket.docket([odd]).state == .recoveryObservation)
        #expect(InventedDocket.docket([other, back]).proceedings.count <= 1)
    }

    @Test func `by a judge who takes his word back voids the opening before it`() {
        let retracted = InventedDocket.notice("A2", .procAppeal, .void, judged: "2025-02-06", published: "2025-02-15")
        let docket = InventedDocket.docket([opening, retracted])
        #expect(docket.proceedings.first?.state == .void)
        #expect(docket.proceedings.first?.needsReview == true)
        #expect(docket.state == .void)
        #expect(docket.openClaims() == nil)
    }

    @Test func `by a court of appeal is flagged for a person, whatever it decides`() {
        let quashed = InventedDocket.notice(
            "A2", .procAppeal, .planRecovery, judged: "2026-03-06", published: "2026-03-15")
        let silent = InventedDocket.notice(
            "A3", .procAppeal, nil, judged: "2026-03-06", published: "2026-03-15", certain: false)
        let docket = InventedDocket.docket([opening, InventedDocket.plan, InventedDocket.resolution])
        #expect(docket.adding(quashed).state == .planRecovery)
        #expect(docket.effect(of: quashed).needsReview)
        #expect(docket.adding(silent).state == .liquidation)
        #expect(docket.effect(of: silent).needsReview)
    }
}

@Suite struct `The start of the claim period` {
    @Test func `is the first publication of the opening, and a correction is arguable`() throws {
        let corrected = InventedDocket.notice(
            "A2", .procOpenRecovery, .recoveryObservation, judged: "2025-01-06", published: "2025-02-15", claims: true,
            correction: .rectification, corrects: "A20250101")
        let start = try #require(InventedDocket.docket([corrected, InventedDocket.opening]).openClaims())
        #expect(start.first.id == InventedDocket.opening.id)
        #expect(start.restated.map(\.id) == [corrected.id])
        #expect(start.standing.id == corrected.id)
        #expect(start.proceeding == InventedDocket.day("2025-01-06"))
    }

    @Test func `is the resolution once the plan has failed`() throws {
        let docket = InventedDocket.docket([InventedDocket.opening, InventedDocket.plan, InventedDocket.resolution])
        #expect(try #require(docket.openClaims()).first.id == InventedDocket.resolution.id)
        #expect(
            try #require(docket.openClaims(of: InventedDocket.day("2025-01-06"))).first.id
                == InventedDocket.resolution.id)
        #expect(docket.openClaims(of: InventedDocket.day("2024-01-06")) == nil)
    }

    @Test func `is nothing once the proceeding is closed`() {
        let docket = InventedDocket.docket([InventedDocket.opening, InventedDocket.resolution, InventedDocket.closing])
        #expect(docket.openClaims(of: InventedDocket.day("2025-01-06")) == nil)
    }

    @Test func `is not moved later by a notice that could not be read`() throws {
        let unread = InventedDocket.notice(
            "A2", .procOpenUnknown, .openUnknown, judged: "2025-03-02", published: "2025-03-11", claims: true,
            certain: false)
        let start = try #require(InventedDocket.docket([InventedDocket.opening, unread]).openClaims())
        #expect(start.first.id == InventedDocket.opening.id)
        #expect(start.restated.map(\.id) == [unread.id])
    }

    @Test func `is none after the closing`() {
        let docket = InventedDocket.docket([InventedDocket.opening, InventedDocket.resolution, InventedDocket.closing])
        #expect(docket.openClaims() == nil)
    }
}

@Suite struct `The life cycle` {
    @Test(arguments: ProceedingState.allCases)
    func `lets anything be withdrawn`(state: ProceedingState) {
        #expect(LifeCycle.allows(state, .void))
    }

    @Test(arguments: [
        (ProceedingState.none, ProceedingState.liquidation, true), (.none, .planRecovery, false),
        (.conciliationPublic, .safeguardAccelerated, true), (.safeguardObservation, .planSafeguard, true),
        (.safeguardObservation, .planSale, false), (.safeguardAccelerated, .liquidation, false),
        (.recoveryObservation, .planSale, true), (.recoveryObservation, .closedNoAssets, false),
        (.planSafeguard, .planSafeguard, true), (.planRecovery, .liquidation, true), (.planSale, .closedPaid, true),
        (.liquidation, .planSale, true), (.liquidation, .recoveryObservation, false),
        (.closedNoAssets, .liquidation, true), (.closedPaid, .liquidation, false),
        (.professionalRecovery, .closedOther, true), (.crisisExit, .planRecovery, true),
        (.openUnknown, .liquidation, true),
    ])
    func `is the table of the law`(before: ProceedingState, after: ProceedingState, allowed: Bool) {
        #expect(LifeCycle.allows(before, after) == allowed)
    }
}
